/** The log: one JSON line an event, with nothing in it that a person wrote or is called. */
import { createHmac } from 'node:crypto';
import { type DestinationStream, pino } from 'pino';
import type { EventName, Events, Telemetry } from '../../ports/telemetry.ts';
import { isToken, toErrorFacts } from './error-facts.ts';
import { createScrub } from './scrub.ts';
import { eventShapes, type FieldKind } from './event-shapes.ts';

export interface TelemetryOptions {
  readonly level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  /** Standard output unless given. */
  readonly destination?: DestinationStream;
  /** The same key gives the same pseudonyms, and without it nobody can tell whose they are. */
  readonly pseudonymKey: string;
  /** Taken out of every line, should they ever get into one. */
  readonly secrets?: readonly string[];
}

const withheld = '(withheld)';
/** Pseudonyms in mind: the same few people come again and again. */
const keptAtMost = 5_000;

export function createTelemetry(given: TelemetryOptions): Telemetry {
  const { level, destination = pino.destination(1), pseudonymKey, secrets = [] } = given;
  const scrub = createScrub(secrets);
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime } as const;
  const log = pino(options, { write: (line) => void destination.write(scrub(line)) });
  const pseudonyms = new Map<string, string>();
  const pseudonym = (id: string) => {
    const known = pseudonyms.get(id);
    if (known !== undefined) return known;
    const made = createHmac('sha256', pseudonymKey).update(id.toLowerCase()).digest('base64url').slice(0, 16);
    if (pseudonyms.size >= keptAtMost) pseudonyms.clear();
    pseudonyms.set(id, made);
    return made;
  };

  const clean = (kind: FieldKind, value: unknown): unknown => {
    if (kind === 'id') return typeof value === 'string' ? pseudonym(value) : withheld;
    if (kind === 'word') return isToken(value) ? value : withheld;
    return typeof value === kindTypes[kind] ? value : withheld;
  };

  return {
    record<Name extends EventName>(name: Name, fields: Events[Name], error?: unknown) {
      const shape = eventShapes[name];
      if (!log.isLevelEnabled(shape.level)) return;
      const given = new Map<string, unknown>(Object.entries(fields));
      const cleaned = Object.entries<FieldKind>(shape.fields).map(
        ([field, kind]) => [field, clean(kind, given.get(field))] as const,
      );
      const line = {
        ...Object.fromEntries(cleaned),
        ...(error === undefined ? {} : { error: toErrorFacts(error) }),
      };
      log[shape.level](line, name);
    },
  };
}

const kindTypes = { number: 'number', flag: 'boolean' } as const;
