/** Starts all tasks at once, so many at a time; each test then waits for its own. */
export function runAhead<T>(tasks: readonly (() => Promise<T>)[], atOnce: number): readonly Promise<T>[] {
  const results = tasks.map(() => Promise.withResolvers<T>());
  let next = 0;
  const work = async () => {
    for (let mine = next++; mine < tasks.length; mine = next++) {
      const result = results[mine];
      try {
        result?.resolve(await (tasks[mine] as () => Promise<T>)());
      } catch (error) {
        result?.reject(error);
      }
    }
  };
  for (let worker = 0; worker < atOnce; worker += 1) void work();
  return results.map(({ promise }) => {
    // It is awaited later, by the test that it belongs to.
    promise.catch(() => undefined);
    return promise;
  });
}
