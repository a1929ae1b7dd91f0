/** Runs many cases of one kind, so many at a time, and shrinks the first that fails. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fuzz } from './settings.ts';

export interface Run<T> {
  readonly cases: number;
  readonly of: fc.Arbitrary<T>;
  readonly send: (one: T) => Promise<void>;
  /** Now and then, and at the end. */
  readonly look: () => Promise<void>;
}

/** A property for each line of requests, with a seed of its own: the first to fail stops the others. */
export async function runCases<T>({ cases, of, send, look }: Run<T>): Promise<void> {
  let sent = 0;
  let failed: number | undefined;
  const lines = Array.from({ length: fuzz.atOnce }, (_, line) => line);
  const property = (line: number) =>
    fc.asyncProperty(of, async (one) => {
      if (failed !== undefined && failed !== line) return;
      try {
        await send(one);
        sent += 1;
        if (sent % fuzz.lookEvery === 0) await look();
      } catch (error) {
        failed ??= line;
        throw error;
      }
    });
  const runs = await Promise.allSettled(
    lines.map((line) =>
      fc.assert(property(line), {
        numRuns: Math.ceil(cases / fuzz.atOnce),
        seed: (fuzz.seed + line) | 0,
        maxSkipsPerRun: 0,
      }),
    ),
  );
  const broken = runs.find((run) => run.status === 'rejected');
  if (broken) throw broken.reason;
  assert.ok(sent >= cases, `${sent} of ${cases} cases were sent`);
  await look();
}
