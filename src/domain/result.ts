/** An expected outcome: a value, or the refusal that says which rule spoke against it. */
export type Result<T, R> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R };

export function done<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refused<R>(refusal: R): { readonly ok: false; readonly refusal: R } {
  return { ok: false, refusal };
}

/** Ends a switch over a union: a new variant stops the build here. */
export function assertNever(value: never): never {
  throw new Error(`no branch for ${JSON.stringify(value)}`);
}
