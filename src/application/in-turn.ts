/** One look after the other; a failing one keeps no other back, and is told at the end. */
export function inTurn(...looks: readonly (() => Promise<void>)[]): () => Promise<void> {
  return async () => {
    let failure: { readonly error: unknown } | undefined;
    for (const look of looks) {
      try {
        await look();
      } catch (error) {
        failure ??= { error };
      }
    }
    if (failure) throw failure.error;
  };
}
