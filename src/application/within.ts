/** The result, or nothing when it took too long; what comes later is dropped, its failure too. */
export async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), timeoutMs);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}

/** The same, where a work that fails is left out as well. */
export const partWithin = <T>(timeoutMs: number, work: Promise<T>): Promise<T | undefined> =>
  within(
    timeoutMs,
    work.catch(() => undefined),
  );
