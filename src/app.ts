/** The composition root: the doors first, and then the house behind them. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { startDoors } from './adapters/http/doors.ts';
import { allowHosts, allowLoopback } from './adapters/http/service-urls.ts';
import { createTelemetry } from './adapters/telemetry/telemetry.ts';
import { type Config, secretsOf } from './config/config.ts';
import type { House } from './house.ts';

export interface App {
  readonly port: number;
  /** Takes no more work, lets what runs come to its end (at most ten seconds), and closes everything. */
  close(signal?: NodeJS.Signals): Promise<void>;
}

const breathMs = 20;

/** Opens the doors first, so that whoever asks is told that the service is starting, and then all behind them. */
export async function startApp(config: Config): Promise<App> {
  // The SDK lets everybody in where there is no app id.
  if (!config.rehearsal && !config.credentials?.appId) throw new Error('a bot needs its app id');
  const telemetry = createTelemetry({
    level: config.logLevel,
    pseudonymKey: config.pseudonymKey?.reveal() ?? randomUUID(),
    secrets: secretsOf(config),
  });
  const allowedServiceUrl = config.rehearsal ? allowLoopback : allowHosts(config.teamsServiceHosts);
  let house: House | undefined;
  const doors = await startDoors({
    port: config.port,
    host: config.host,
    messages: (call) => house?.messages(call) ?? Promise.resolve({ status: 503 }),
    events: () => house?.events,
    isOpen: () => house !== undefined,
    ready: async () => (house ? house.ready() : ['the store is being opened']),
    telemetry,
    allowedServiceUrl,
  });
  try {
    // Loaded only now, with a breath before: loading keeps the process busy, and who waits at the door is answered first.
    await pause(breathMs);
    const { furnish } = await import('./house.ts');
    house = await furnish(config, { telemetry, allowedServiceUrl, port: doors.port });
  } catch (error) {
    await doors.close();
    throw error;
  }
  const { close } = house;
  telemetry.record('service.started', { rehearsal: config.rehearsal !== undefined, port: doors.port });
  return {
    port: doors.port,
    async close(signal) {
      telemetry.record('service.stopping', { signal: signal ?? 'none' });
      await doors.close();
      await close();
    },
  };
}
