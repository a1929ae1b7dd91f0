/** The whole system for a story: the rehearsal's outside world, the bot beside it, and a connector of our own. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type App, startApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config/config.ts';
import { createPerson, type Person, type PersonOptions } from './person.ts';
import { startWorld, untilReady, type World } from './world.ts';

export interface System extends World {
  readonly messagesUrl: string;
  readonly botUrl: string;
  person(options?: PersonOptions): Person;
  /** Somebody else of our tenant, an Admin agent unless told otherwise. */
  colleague(options?: PersonOptions & { readonly roles?: readonly string[] }): Promise<Person>;
  /** Stops the bot and starts it anew over the same world, with these settings besides. */
  restartBot(settings?: Readonly<Record<string, string>>): Promise<void>;
}

export async function startSystem(extra: Readonly<Record<string, string>> = {}): Promise<System> {
  const world = await startWorld(extra);
  const start = async (settings: Readonly<Record<string, string>> = {}): Promise<App> => {
    const parsed = parseConfig({ ...world.environment, ...settings });
    assert.ok(parsed.ok, JSON.stringify(parsed));
    const started = await startApp(parsed.config);
    await untilReady(`http://127.0.0.1:${started.port}/readyz`);
    return started;
  };
  let app = await start().catch(async (error: unknown) => {
    await world.close();
    throw error;
  });
  const botUrl = () => `http://127.0.0.1:${app.port}`;
  const door = {
    connector: world.connector,
    get messagesUrl() {
      return `${botUrl()}/api/messages`;
    },
  };
  const person = (options?: PersonOptions) => createPerson(door, options);

  return {
    ...world,
    get messagesUrl() {
      return door.messagesUrl;
    },
    get botUrl() {
      return botUrl();
    },
    person,
    async colleague({ roles = ['admin-agent'], ...options } = {}) {
      const aadObjectId = options.aadObjectId ?? randomUUID();
      await world.control('POST', '/roles', { aadObjectId, roles });
      return person({ ...options, aadObjectId });
    },
    async restartBot(settings) {
      await app.close();
      app = await start(settings);
    },
    async close() {
      await app.close();
      await world.close();
    },
  };
}

/** One system for all tests of a story, put away after them; what `prepare` does to it is there before the first. */
export function useSystem(
  extra: Readonly<Record<string, string>> = {},
  prepare?: (system: System) => Promise<unknown>,
): System {
  let started: System | undefined;
  before(async () => {
    started = await startSystem(extra);
    await prepare?.(started);
  });
  after(() => started?.close());
  return new Proxy({} as System, {
    get: (_nothing, name) => Reflect.get(started ?? assert.fail('it starts before the first test'), name),
  });
}
