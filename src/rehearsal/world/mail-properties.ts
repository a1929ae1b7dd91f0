/** What Outlook itself keeps with each mail beside what its writer gave: its class, and what it answers. */

interface Property {
  readonly id: string;
  readonly value: string;
}

interface Thread {
  /** The internet message id of the mail that is answered. */
  readonly inReplyTo?: string | undefined;
  /** Internet message ids of the thread before it, oldest first. */
  readonly references?: readonly string[] | undefined;
}

/** PidTagMessageClass. */
export const messageClass = 'String 0x1a';
/** PidTagInReplyToId and PidTagInternetReferences. */
const answered = 'String 0x1042';
const thread = 'String 0x1039';

export function withOwnProperties(
  { inReplyTo, references = [] }: Thread,
  given: readonly Property[],
): readonly Property[] {
  const own = [
    { id: messageClass, value: 'IPM.Note' },
    ...(inReplyTo === undefined ? [] : [{ id: answered, value: inReplyTo }]),
    ...(references.length === 0 ? [] : [{ id: thread, value: references.join(' ') }]),
  ];
  return [...own.filter(({ id }) => !given.some((one) => one.id === id)), ...given];
}

interface AnsweredMail {
  readonly content: Thread;
  readonly internetMessageId: string;
}

/** What a mail that answers this one refers to: the whole thread, the answered mail last. */
export function threadOf({ content, internetMessageId }: AnsweredMail): Thread {
  const { inReplyTo, references } = content;
  const before = references ?? (inReplyTo === undefined ? [] : [inReplyTo]);
  return { inReplyTo: internetMessageId, references: [...before, internetMessageId] };
}
