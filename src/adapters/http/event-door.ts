/**
 * `POST /api/partner-center/events`: Partner Center's events. Anybody can send one, so nothing in it is believed: an
 * acceptance means "look at the customer list now", and what is found there counts.
 */
import type { IncomingMessage } from 'node:http';
import type { MessageAnswer } from '../../ports/message-calls.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import { readJson } from './read-json.ts';

export const maxEventBytes = 64 * 1024;

/** The documented events (API reference 7.1), and whether one says that the customer list may have changed. */
const looksOf: Readonly<Record<string, boolean>> = {
  'reseller-relationship-accepted-by-customer': true,
  'indirect-reseller-relationship-accepted-by-customer': true,
  'test-created': false,
  'subscription-updated': false,
  'dap-admin-relationship-approved': false,
  'dap-admin-relationship-terminated': false,
  'dap-admin-relationship-terminated-by-microsoft': false,
  'granular-admin-relationship-approved': false,
  'granular-admin-relationship-activated': false,
  'granular-admin-relationship-terminated': false,
  'granular-admin-relationship-expired': false,
};

export interface EventDoorDeps {
  readonly lookSoon: () => void;
  /** False while nobody could look: the sender then tries again. */
  readonly isOpen: () => boolean;
  readonly telemetry: Telemetry;
}

/** The name, whatever the case of its property: documentation and interface description differ. */
function nameOf(event: Readonly<Record<string, unknown>>): string | undefined {
  const name = Object.entries(event).find(([key]) => key.toLowerCase() === 'eventname')?.[1];
  return typeof name === 'string' && name.trim() !== '' ? name.trim().toLowerCase() : undefined;
}

export function createEventDoor(deps: EventDoorDeps) {
  const refused = (status: number, why: string): MessageAnswer => {
    deps.telemetry.record('door.refused', { status, why });
    return { status };
  };
  return async (request: IncomingMessage): Promise<MessageAnswer> => {
    const read = await readJson(request, maxEventBytes);
    if (read.kind === 'refused') return refused(read.status, read.why);
    const name = nameOf(read.value);
    if (name === undefined) return refused(400, 'malformed');
    if (!deps.isOpen()) return refused(503, 'starting');
    const isKnown = Object.hasOwn(looksOf, name);
    const looks = isKnown && looksOf[name] === true;
    deps.telemetry.record('event.received', { name: isKnown ? name : 'unknown', looks });
    if (looks) deps.lookSoon();
    return { status: 200 };
  };
}
