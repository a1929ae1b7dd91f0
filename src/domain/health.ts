/** The outside systems, in the order in which `status` shows them. */
export const systemNames = [
  'partner-center',
  'graph-directory',
  'graph-mail',
  'sign-in',
  'person-sign-in',
  'store',
  'teams',
] as const;
export type SystemName = (typeof systemNames)[number];

/** The background workers, in the order in which `status` shows them. */
export const workerNames = ['watch', 'outbox', 'by-hand', 'digests', 'history', 'upkeep'] as const;
export type WorkerName = (typeof workerNames)[number];
