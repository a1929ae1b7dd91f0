/** Faults put between the client and the account, on each attempt of each request that touches an item. */
import { z } from 'zod';

/** `applied`: the effect happens, and only its answer is lost. `meanwhile` runs right after the effect. */
export interface ClientFault {
  readonly error: Error;
  readonly applied?: boolean;
  readonly meanwhile?: () => Promise<unknown>;
}

const Request = z.object({ resourceType: z.string(), operationType: z.string() });
export type Operation = 'create' | 'replace' | 'delete' | 'read' | 'query' | 'batch';

export interface ClientFaults {
  readonly plugins: readonly unknown[];
  /** The next attempts of this operation fail, one fault each; `'ever'` repeats a single one. */
  fail(operation: Operation, faults: readonly ClientFault[], times?: 'ever'): void;
  /** Asked at every attempt that nothing else fails. */
  sometimes(pick: ((operation: string) => ClientFault | undefined) | undefined): void;
  /** How many faults were met since the last call. */
  met(): number;
}

type Next = (context: unknown, diagnostics: unknown) => Promise<unknown>;

export function createClientFaults(): ClientFaults {
  const queues = new Map<string, { readonly faults: ClientFault[]; readonly ever: boolean }>();
  let pick: ((operation: string) => ClientFault | undefined) | undefined;
  let count = 0;

  const nextFault = (operation: string): ClientFault | undefined => {
    const queue = queues.get(operation);
    const [first] = queue?.faults ?? [];
    if (!queue?.ever) queue?.faults.shift();
    return first ?? pick?.(operation);
  };
  const plugin = async (context: unknown, diagnostics: unknown, next: Next): Promise<unknown> => {
    const { resourceType, operationType } = Request.parse(context);
    const fault = resourceType === 'docs' ? nextFault(operationType) : undefined;
    if (!fault) return next(context, diagnostics);
    count += 1;
    // Whatever the account answered, conflict included, is lost.
    if (fault.applied) await next(context, diagnostics).catch(() => undefined);
    await fault.meanwhile?.();
    throw fault.error;
  };
  return {
    plugins: [{ on: 'request', plugin }],
    fail: (operation, faults, times) =>
      void queues.set(operation, { faults: [...faults], ever: times === 'ever' }),
    sometimes: (next) => {
      pick = next;
    },
    met() {
      const met = count;
      count = 0;
      return met;
    },
  };
}

const withCode =
  (code: number | string, more: object = {}) =>
  () =>
    Object.assign(new Error(`fault ${code}`), { code, headers: {}, ...more });

/** The client's own shapes of trouble; a fresh error each time, since the client writes into it. */
export const troubles: Readonly<Record<string, () => Error>> = {
  'throttled (429)': withCode(429, { retryAfterInMs: 5 }),
  'written at the same time (449)': withCode(449),
  'unavailable (503)': withCode(503),
  'timed out there (408)': withCode(408),
  'timed out here': withCode('TimeoutError'),
  'cut off (ECONNRESET)': withCode('ECONNRESET'),
  'refused (ECONNREFUSED)': withCode('ECONNREFUSED'),
  'answered without a body': () => new TypeError('Cannot read properties of null'),
};
export const behind = withCode(404, { substatus: 1002 });
export const tooLarge = withCode(413);
/** Those after which nobody knows whether the write took effect. */
export const doubtful: readonly string[] = [
  'unavailable (503)',
  'timed out there (408)',
  'timed out here',
  'cut off (ECONNRESET)',
  'answered without a body',
];
