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

/** `own`: it is theirs, or nobody's. `in-place`: its owner has no role any more, so that any colleague decides. */
export type Standing = 'own' | 'in-place' | 'colleague';

/** What this reader may choose. In place of an owner without the role, no mail goes out in the owner's name. */
export function choicesFor(stuck: Stuck, standing: Standing = 'own'): readonly AttentionChoice[] {
  const all = allChoicesFor(stuck);
  if (standing === 'own') return all;
  return standing === 'colleague'
    ? all.filter((one) => one === 'look')
    : all.filter((one) => one !== 'anew' || stuck.topic !== 'mail');
}

/** Only what is true may be chosen: a mail that was surely not sent cannot be said to have been. */
function allChoicesFor({ topic, isBegun }: Stuck): readonly AttentionChoice[] {
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
