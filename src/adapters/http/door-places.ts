/**
 * How many calls a door takes at once; it reads no further body beyond that, so that what strangers hold here is bounded
 * whatever they send. Behind a TLS front everybody comes from one address: there the whole is what counts.
 */
import type { IncomingMessage } from 'node:http';
import type { MessageAnswer } from '../../ports/message-calls.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import { createPlaces } from '../places.ts';

type Answer = (request: IncomingMessage) => Promise<MessageAnswer>;

export interface DoorShares {
  readonly ofOneAddress: number;
  readonly ofAll: number;
}

/** Teams calls for everybody from few addresses. */
export const messageShares: DoorShares = { ofOneAddress: 1_000, ofAll: 1_000 };
export const eventShares: DoorShares = { ofOneAddress: 50, ofAll: 200 };

export function withPlaces(
  answer: Answer,
  { ofOneAddress, ofAll }: DoorShares,
  telemetry: Telemetry,
): Answer {
  const { take } = createPlaces({
    each: { atOnce: ofOneAddress, waiting: 0 },
    all: { atOnce: ofAll, waiting: 0 },
  });
  return async (request) => {
    const place = take(request.socket.remoteAddress ?? '');
    if (typeof place === 'string') {
      const status = place === 'own-full' ? 429 : 503;
      telemetry.record('door.refused', { status, why: place });
      return { status };
    }
    try {
      return await answer(request);
    } finally {
      place.leave();
    }
  };
}
