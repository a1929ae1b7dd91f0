/**
 * Tells every connected process at once that the clock or a person's roles changed, as server-sent events, and waits
 * until each has said that it took the news.
 */
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';

export type News =
  | { readonly kind: 'clock'; readonly offsetMs: number }
  | { readonly kind: 'roles'; readonly aadObjectId: string };

export interface ControlStream {
  /** Keeps the answer open and sends the greeting. */
  subscribe(response: ServerResponse, offsetMs: number): void;
  /** Resolves once every subscriber acknowledged or left, at the latest after the patience. */
  publish(news: News): Promise<void>;
  /** False for a subscriber that is not connected. */
  acknowledge(subscriber: string, seq: number): boolean;
  close(): void;
}

interface Subscriber {
  readonly response: ServerResponse;
  acknowledged: number;
}

interface Waiting {
  readonly seq: number;
  readonly settle: () => void;
}

/** More than a process needs that is only busy: whoever set the clock or took a role goes on as if all knew it. */
const patienceMs = 5_000;
const write = (response: ServerResponse, event: object) =>
  response.write(`data: ${JSON.stringify(event)}\n\n`);

export function createControlStream(): ControlStream {
  const subscribers = new Map<string, Subscriber>();
  const waiting = new Set<Waiting>();
  let lastSeq = 0;

  const settleAll = () => {
    for (const one of waiting) {
      if ([...subscribers.values()].every(({ acknowledged }) => acknowledged >= one.seq)) one.settle();
    }
  };
  const waitForAll = (seq: number) =>
    new Promise<void>((resolve) => {
      const entry: Waiting = {
        seq,
        settle: () => {
          clearTimeout(timer);
          waiting.delete(entry);
          resolve();
        },
      };
      const timer = setTimeout(entry.settle, patienceMs);
      waiting.add(entry);
      settleAll();
    });

  return {
    subscribe: (response, offsetMs) => {
      const id = randomUUID();
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      subscribers.set(id, { response, acknowledged: lastSeq });
      response.once('close', () => {
        subscribers.delete(id);
        settleAll();
      });
      write(response, { kind: 'hello', subscriber: id, offsetMs });
    },
    publish: ({ kind, ...facts }) => {
      lastSeq += 1;
      for (const { response } of subscribers.values()) write(response, { kind, seq: lastSeq, ...facts });
      return waitForAll(lastSeq);
    },
    acknowledge: (id, seq) => {
      const subscriber = subscribers.get(id);
      if (!subscriber) return false;
      subscriber.acknowledged = Math.max(subscriber.acknowledged, seq);
      settleAll();
      return true;
    },
    close: () => {
      for (const { response } of subscribers.values()) response.end();
      for (const one of waiting) one.settle();
    },
  };
}
