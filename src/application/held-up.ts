/**
 * Whether the process was held up for so long, after it had written down that it begins, that others may have taken the
 * work over: then it is theirs, and whoever goes on all the same does it a second time.
 */
export function isHeldUp(
  machineNow: () => Date,
  { begunAt, atMostMs }: { readonly begunAt: string; readonly atMostMs: number },
): boolean {
  return machineNow().getTime() - Date.parse(begunAt) >= atMostMs;
}
