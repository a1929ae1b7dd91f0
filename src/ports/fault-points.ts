/** Named lines at which a rehearsal may kill the process; in production `reach` does nothing. */
export const faultPoints = [
  'send.claimed',
  'send.decided',
  'send.held',
  'resend.drafted',
  'send.drafted',
  'send.begun',
  'send.called',
  'send.recorded',
  'answer.decided',
  'accept.decided',
  'event.noted',
  'audit.marked',
  'events.called',
  'left.decided',
  'unmatch.decided',
  'newcomer.claimed',
  'newcomer.answered',
  'notify.begun',
  'notify.called',
  'record.appended',
  'record.anchored',
  'announce.decided',
  'digest.begun',
  'digest.called',
  'post.begun',
  'post.called',
  'approve.asked',
  'approve.told',
  'approve.decided',
  'remove.begun',
  'remove.called',
  'remove.recorded',
  'remove.mailed',
  'erase.announced',
] as const;
export type FaultPoint = (typeof faultPoints)[number];

export interface FaultPoints {
  reach(point: FaultPoint): void;
}
