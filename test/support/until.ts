/** Lets everything else go on until it is so. A turn of the event loop each time, so that the test's own limit can end it. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise(setImmediate);
}
