/**
 * What may be logged of an error. A message may quote a request with everything in it (a connector's error does),
 * so none is kept: only the name, codes, a status and where in the code it happened.
 */
import { isFault } from '../../ports/faults.ts';

export interface ErrorFacts {
  readonly name: string;
  readonly code?: string;
  readonly status?: number;
  readonly requestId?: string;
  readonly at?: readonly string[];
  readonly cause?: ErrorFacts;
}

const maxFrames = 12;
const maxCauses = 4;

/** Words of machines: letters, digits and a few marks, short. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\w./:-]{1,80}$/.test(value);
}

function isStatus(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 100 && Number(value) <= 599;
}

/** A frame's place alone, from our sources, a package or Node; a message that imitates a frame gets nothing through. */
function toPlace(line: string): string | undefined {
  const match =
    /^\s+at .*?\(?(?:file:\/\/)?[^\s()]*?((?:src|test|node_modules)\/[\w@./-]+|node:[\w/]+):(\d+):(\d+)\)?$/.exec(
      line,
    );
  return match ? `${match[1]}:${match[2]}:${match[3]}` : undefined;
}

function toPlaces(error: Error): readonly string[] {
  const { stack, message } = error;
  if (typeof stack !== 'string') return [];
  const messageAt = stack.indexOf(message);
  // A message that was changed after the throw cannot be cut off, so the whole stack stays out.
  if (messageAt < 0) return [];
  return stack
    .slice(messageAt + message.length)
    .split('\n')
    .map(toPlace)
    .filter((place) => place !== undefined)
    .slice(0, maxFrames);
}

function firstOf<T>(candidates: readonly unknown[], fits: (value: unknown) => value is T): T | undefined {
  return candidates.find(fits);
}

/** Reads a property of a stranger without trusting its getters. */
function peek(value: object, key: string): unknown {
  try {
    return (value as Record<string, unknown>)[key];
  } catch {
    return undefined;
  }
}

export function toErrorFacts(error: unknown, depth = 0): ErrorFacts {
  if (typeof error !== 'object' || error === null) return { name: typeof error };
  const details = isFault(error) ? error.details : undefined;
  const code = firstOf([peek(error, 'code'), details?.vendorCode], isToken);
  const status = firstOf([peek(error, 'status'), peek(error, 'statusCode'), details?.status], isStatus);
  const name = peek(error, 'name');
  const at = error instanceof Error ? toPlaces(error) : [];
  const cause = peek(error, 'cause');
  return {
    name: isToken(name) ? name : 'Error',
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { status }),
    ...(isToken(details?.requestId) ? { requestId: details.requestId } : {}),
    ...(at.length === 0 ? {} : { at }),
    ...(cause === undefined || depth >= maxCauses ? {} : { cause: toErrorFacts(cause, depth + 1) }),
  };
}
