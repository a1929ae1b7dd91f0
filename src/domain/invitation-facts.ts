import type { HistoryFact, HistoryRecord, RecordText, Subject } from './history.ts';
import type { Invitation, InvitationState } from './invitation.ts';
import { letterText } from './letter.ts';
import { changedLines } from './text-diff.ts';

type Texts = NonNullable<HistoryRecord['texts']>;

/** Everyone whom the letter may name. */
function subjectsOf({ inviter, recipient }: Invitation): readonly Subject[] {
  const { email, further, cc } = recipient;
  const addresses = [email, ...further, ...cc].map((address): Subject => ({ kind: 'address', address }));
  return [{ kind: 'person', id: inviter }, ...addresses];
}

function company({ recipient }: Invitation): { readonly customer: RecordText } {
  return { customer: { text: recipient.company, about: [] } };
}

/** Each address apart from the inviter's name: whoever is erased takes the whole line along. */
function recipients(invitation: Invitation): RecordText {
  const { contactName, email, further, cc } = invitation.recipient;
  const first = contactName ? `${contactName} <${email}>` : email;
  const [, ...about] = subjectsOf(invitation);
  return { text: [first, ...further, ...cc].join(', '), about };
}

function whole(invitation: Invitation): Texts {
  const { link } = invitation;
  // What goes out once more has a text of its own.
  const letter = (invitation.state === 'sending' && invitation.again?.letter) || invitation.letter;
  const about = subjectsOf(invitation);
  return {
    recipients: recipients(invitation),
    subject: { text: letter.subject, about },
    letter: { text: letterText(letter, link), about },
  };
}

type Moved = Extract<HistoryFact, { kind: 'invitation-moved' }>;

function movedFact(before: Invitation | undefined, after: Invitation): Moved {
  const { id: invitationId, relationship } = after;
  return {
    kind: 'invitation-moved',
    invitationId,
    ...(before ? { from: before.state } : {}),
    to: after.state,
    ...(relationship.kind === 'joint' ? { providerId: relationship.providerId } : {}),
    ...('way' in after ? { way: after.way } : {}),
    ...('how' in after ? { how: after.how } : {}),
    ...('linkFound' in after && after.linkFound ? { link: after.linkFound } : {}),
    ...('reason' in after ? { reason: after.reason } : {}),
    ...('bounce' in after ? { bounce: after.bounce } : {}),
    ...('half' in after ? { half: after.half } : {}),
    ...('match' in after ? { match: after.match } : {}),
    ...('customer' in after ? { customerId: after.customer.id } : {}),
    ...('mail' in after && after.mail
      ? { mail: { mailbox: after.mail.mailbox.kind, messageId: after.mail.messageId } }
      : {}),
  };
}

/** Where the letter is what the entry is about: it is kept as it stood. */
const showsLetter: readonly InvitationState[] = ['waiting-approval', 'sending', 'handed-over'];

function change(before: Invitation, after: Invitation): Texts {
  const about = subjectsOf(after);
  const lines = changedLines(letterText(before.letter, before.link), letterText(after.letter, after.link));
  const isNewSubject = before.letter.subject !== after.letter.subject;
  return {
    ...(isNewSubject ? { subject: { text: after.letter.subject, about } } : {}),
    ...(lines === '' ? {} : { change: { text: lines, about } }),
  };
}

/** What follows from others, is told by the move itself, or comes and goes with a sign-in. */
const said: ReadonlySet<string> = new Set([
  'revision',
  'moves',
  'letter',
  'state',
  'noted',
  'unseen',
  'reminders',
]);

function changedFields(before: Invitation, after: Invitation): readonly string[] {
  const [one, other] = [before, after] as unknown as readonly Readonly<Record<string, unknown>>[];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => !said.has(name) && JSON.stringify(one?.[name]) !== JSON.stringify(other?.[name]))
    .sort();
}

const owning: ReadonlySet<string> = new Set(['begunBy', 'inviter', 'inviterName']);

export const isEdited = (before: Invitation, after: Invitation) =>
  JSON.stringify(before.letter) !== JSON.stringify(after.letter);

export interface InvitationNews {
  readonly name: string;
  readonly fact: HistoryFact;
  readonly texts: Texts;
}

/** What an invitation's way from one version to the next is in the history: nothing is passed over. */
export function newsOf(before: Invitation | undefined, after: Invitation): readonly InvitationNews[] {
  const { id: invitationId, revision } = after;
  const news: InvitationNews[] = [];
  if (before && isEdited(before, after)) {
    news.push({
      name: `edited-${revision}`,
      fact: { kind: 'letter-edited', invitationId },
      texts: { ...company(after), ...change(before, after) },
    });
  }
  if (before?.state !== after.state) {
    const isShown = before === undefined || showsLetter.includes(after.state);
    news.push({
      name: `moved-${revision}`,
      fact: movedFact(before, after),
      texts: { ...company(after), ...(isShown ? whole(after) : { recipients: recipients(after) }) },
    });
  }
  const changed = before ? changedFields(before, after) : [];
  // What comes with a move is told by it; whose it is from then on is not.
  const what = before?.state === after.state ? changed : changed.filter((name) => owning.has(name));
  if (what.length > 0) {
    news.push({
      name: `changed-${[revision, after.noted].filter((one) => one !== undefined).join('-')}`,
      fact: { kind: 'invitation-changed', invitationId, what },
      texts: { ...company(after), recipients: recipients(after) },
    });
  }
  return news;
}
