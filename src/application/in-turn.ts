/**
 * Does it for one after the other; a failing one keeps no other back, and the first failure is told at the end. What
 * would stop all the others as well is told at once.
 */
export async function eachInTurn<T>(
  all: Iterable<T>,
  act: (one: T) => Promise<unknown>,
  stopsAll: (error: unknown) => boolean = () => false,
): Promise<void> {
  let failure: { readonly error: unknown } | undefined;
  for (const one of all) {
    try {
      await act(one);
    } catch (error) {
      if (stopsAll(error)) throw error;
      failure ??= { error };
    }
  }
  if (failure) throw failure.error;
}

/** The same for looks. */
export function inTurn(...looks: readonly (() => Promise<void>)[]): () => Promise<void> {
  return () => eachInTurn(looks, (look) => look());
}
