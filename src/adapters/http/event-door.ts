/**
 * `POST /api/partner-center/events`: Partner Center's events. Anybody can send something there, so the signature counts:
 * without a good one nothing is done. What is cheap to see is looked at first, so that a stranger costs little.
 */
import type { IncomingMessage } from 'node:http';
import type { PartnerEvent } from '../../domain/partner-event.ts';
import type { EventProofs } from '../../ports/event-proofs.ts';
import type { MessageAnswer } from '../../ports/message-calls.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import { readEvent } from './read-event.ts';
import { readJson } from './read-json.ts';

const maxEventBytes = 64 * 1024;

/** What is behind the door. */
export interface EventCalls {
  readonly proofs: EventProofs;
  readonly take: (event: PartnerEvent) => Promise<void>;
}

export interface EventDoorDeps {
  /** Nothing while nobody could look: the sender then tries again. */
  readonly events: () => EventCalls | undefined;
  readonly telemetry: Telemetry;
}

export function createEventDoor({ events, telemetry }: EventDoorDeps) {
  const refused = (status: number, why: string): MessageAnswer => {
    telemetry.record('door.refused', { status, why });
    return { status };
  };
  return async (request: IncomingMessage): Promise<MessageAnswer> => {
    const { headers } = request;
    const read = await readJson(request, maxEventBytes);
    if (read.kind === 'refused') return refused(read.status, read.why);
    const event = readEvent(read.value);
    if (!event) return refused(400, 'malformed');
    const calls = events();
    if (!calls) return refused(503, 'starting');
    const proof = await calls.proofs.check({ headers, body: read.bytes });
    if (proof.kind === 'unknown') return refused(503, 'certificate-unreachable');
    if (proof.kind === 'refused') return refused(proof.why === 'unsigned' ? 401 : 403, proof.why);
    await calls.take(event);
    return { status: 200 };
  };
}
