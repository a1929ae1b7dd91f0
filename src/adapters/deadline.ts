/**
 * Runs work that is given up after a time or when the caller's signal aborts, whichever comes first; the work heeds
 * the signal it is handed. A timer of our own, taken back at the end, and not `AbortSignal.timeout`: that one keeps
 * no process alive, so a silent peer could end a script in the middle of a call.
 */
export async function withDeadline<T>(
  limits: { readonly timeoutMs: number; readonly signal?: AbortSignal | undefined },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { timeoutMs, signal } = limits;
  signal?.throwIfAborted();
  const controller = new AbortController();
  const abandon = () => controller.abort(signal?.reason);
  const timer = setTimeout(
    () => controller.abort(new DOMException('No answer in time.', 'TimeoutError')),
    timeoutMs,
  );
  signal?.addEventListener('abort', abandon, { once: true });
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abandon);
  }
}
