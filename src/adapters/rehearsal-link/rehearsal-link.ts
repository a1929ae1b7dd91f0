/**
 * Follows the rehearsal's control stream: the application's time, and news that a person's roles changed. Each news
 * is acknowledged after it was applied, so that whoever gave it knows from its answer that the bot goes by it.
 */
import { z } from 'zod';
import { type PersonId, parsePersonId } from '../../domain/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import { pause } from '../system-clock.ts';
import { readEvents } from './event-stream.ts';
import { createSteeredClock, type SteeredClock } from './steered-clock.ts';

interface Options {
  /** For example `http://127.0.0.1:3979/control`. */
  readonly controlUrl: string;
  /** Drops what is remembered of this person; awaited before the news is acknowledged. */
  readonly onRoles: (person: PersonId) => void | Promise<void>;
  /** The connection is back: news of roles may have been missed meanwhile. */
  readonly onReconnected?: () => void | Promise<void>;
}

export interface RehearsalLink {
  readonly clock: Clock;
  /** Settles with the first greeting, and at the latest after two seconds; never rejects. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

const Event = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hello'), subscriber: z.string(), offsetMs: z.number() }),
  z.object({ kind: z.literal('clock'), seq: z.number(), offsetMs: z.number() }),
  z.object({ kind: z.literal('roles'), seq: z.number(), aadObjectId: z.string() }),
]);
type Event = z.infer<typeof Event>;

const readyAfterMs = 2_000;
const backOffMs = { first: 100, most: 2_000 } as const;

export function connectToRehearsal(options: Options): RehearsalLink {
  const clock = createSteeredClock();
  const closing = new AbortController();
  const greeted = new AbortController();
  const link: Link = {
    ...options,
    clock,
    signal: closing.signal,
    greetings: 0,
    onGreeting: () => greeted.abort(),
  };
  const following = follow(link);
  return {
    clock,
    ready: pause(readyAfterMs, greeted.signal, closing.signal),
    close: async () => {
      closing.abort();
      await following;
    },
  };
}

interface Link extends Options {
  readonly clock: SteeredClock;
  readonly signal: AbortSignal;
  readonly onGreeting: () => void;
  greetings: number;
}

/** Again and again until closed; without a connection the time stays what it was last. */
async function follow(link: Link): Promise<void> {
  let waitMs: number = backOffMs.first;
  while (!link.signal.aborted) {
    const before = link.greetings;
    try {
      await listen(link);
    } catch {
      // The rehearsal is away or starting anew: quietly tried again.
    }
    waitMs = link.greetings > before ? backOffMs.first : Math.min(waitMs * 2, backOffMs.most);
    await pause(waitMs, link.signal);
  }
}

async function listen(link: Link): Promise<void> {
  const response = await fetch(`${link.controlUrl}/stream`, {
    headers: { accept: 'text/event-stream' },
    redirect: 'error',
    signal: link.signal,
  });
  if (response.status !== 200 || !response.body) {
    await response.body?.cancel();
    return;
  }
  let subscriber = '';
  for await (const data of readEvents(response.body)) {
    const event = parseEvent(data);
    if (event === undefined) continue;
    await apply(link, event);
    if (event.kind === 'hello') subscriber = event.subscriber;
    else await acknowledge(link, { subscriber, seq: event.seq });
  }
}

/** What this version does not know is passed over. */
function parseEvent(data: string): Event | undefined {
  try {
    return Event.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}

async function apply(link: Link, event: Event): Promise<void> {
  if (event.kind === 'roles') {
    const person = parsePersonId(event.aadObjectId);
    if (person !== undefined) await link.onRoles(person);
    return;
  }
  link.clock.setOffset(event.offsetMs);
  if (event.kind === 'clock') return;
  link.greetings += 1;
  link.onGreeting();
  if (link.greetings > 1) await link.onReconnected?.();
}

async function acknowledge(link: Link, news: { readonly subscriber: string; readonly seq: number }) {
  const response = await fetch(`${link.controlUrl}/stream/ack`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(news),
    signal: link.signal,
  });
  await response.body?.cancel();
}
