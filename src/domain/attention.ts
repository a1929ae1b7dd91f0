/** What needs attention: something decided that does not come to an end by itself, so that a person must say more. */
export const attentionTopics = [
  'mail',
  'draft',
  'reminder',
  'removal',
  'removal-mail',
  'delegation',
  'news',
  'approval',
  'record',
  'registration',
] as const;
export type AttentionTopic = (typeof attentionTopics)[number];

export const attentionChoices = ['look', 'was-sent', 'anew', 'close'] as const;
/**
 * `look`: tries it, or looks for it, once more. `was-sent`: the person knows that the mail went out. `anew`: writes
 * another mail in place of one that is nowhere. `close`: nothing more is done.
 */
export type AttentionChoice = (typeof attentionChoices)[number];

export interface Stuck {
  readonly topic: AttentionTopic;
  /** The call was begun: whether it had its effect, nobody here knows. */
  readonly isBegun: boolean;
}

/** Only what is true may be chosen: a mail that was surely not sent cannot be said to have been. */
export function choicesFor({ topic, isBegun }: Stuck): readonly AttentionChoice[] {
  switch (topic) {
    case 'mail':
      return isBegun ? ['look', 'was-sent', 'anew', 'close'] : ['look', 'close'];
    case 'removal-mail':
      return isBegun ? ['look', 'was-sent', 'anew'] : ['look', 'close'];
    case 'reminder':
    case 'news':
      return ['look', 'close'];
    default:
      return ['look'];
  }
}
