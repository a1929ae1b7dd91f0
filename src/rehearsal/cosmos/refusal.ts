/**
 * What Cosmos answers when it will not do a thing: a status, a code word, sometimes a sub-status. Refusals are
 * thrown, so that a refused operation rolls its transaction back on the way out.
 */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Sent as `x-ms-substatus`. */
  readonly substatus?: number;
}

function refusalError(refusal: Refusal): Error {
  return new Error(refusal.message, { cause: refusal });
}

/** The refusal inside a caught error; `undefined` means that the error is a fault of this program. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || typeof error.cause !== 'object' || error.cause === null) return undefined;
  return 'status' in error.cause && 'code' in error.cause ? (error.cause as Refusal) : undefined;
}

export const badRequest = (message: string, substatus?: number): Error =>
  refusalError({
    status: 400,
    code: 'BadRequest',
    message,
    ...(substatus === undefined ? {} : { substatus }),
  });

export const unauthorized = (message: string): Error =>
  refusalError({ status: 401, code: 'Unauthorized', message });

export const forbidden = (message: string): Error =>
  refusalError({ status: 403, code: 'Forbidden', message });

export const notFound = (message: string, substatus?: number): Error =>
  refusalError({ status: 404, code: 'NotFound', message, ...(substatus === undefined ? {} : { substatus }) });

export const conflict = (message: string): Error => refusalError({ status: 409, code: 'Conflict', message });

export const preconditionFailed = (message: string): Error =>
  refusalError({ status: 412, code: 'PreconditionFailed', message });

export const tooLarge = (message: string): Error =>
  refusalError({ status: 413, code: 'RequestEntityTooLarge', message });

/** For what the real service can do and this one does not imitate: never guessed, always named. */
export const notModelled = (what: string): Error =>
  refusalError({
    status: 501,
    code: 'NotImplemented',
    message: `The rehearsal's Cosmos DB does not model ${what}.`,
  });
