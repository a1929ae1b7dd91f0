import type { Invitation, InvitationState, Recipient } from '../domain/invitation.ts';
import type { Relationship } from '../domain/relationship.ts';
import type { Instant } from '../domain/ids.ts';
import { noteLimits } from '../domain/invitation-note.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import { assertNever } from '../domain/result.ts';
import type { Translator } from '../i18n/translator.ts';
import { plainText } from './plain-text.ts';
import type { FactView, SemanticColor } from './view.ts';

export const stateColors: Readonly<Record<InvitationState, SemanticColor>> = {
  draft: 'default',
  'waiting-approval': 'warning',
  sending: 'accent',
  'handed-over': 'warning',
  sent: 'accent',
  bounced: 'attention',
  answered: 'warning',
  failed: 'attention',
  'half-accepted': 'accent',
  accepted: 'good',
  withdrawn: 'default',
  discarded: 'default',
};

export function relationshipText(relationship: Relationship, t: Translator): string {
  return relationship.kind === 'alone'
    ? t.say('invitation.relationship.alone')
    : t.say('invitation.relationship.joint', { provider: plainText(relationship.providerName, 80) });
}

export function recipientText(recipient: Recipient): string {
  const email = plainText(recipient.email, 200);
  return recipient.contactName === undefined || recipient.contactName.trim() === ''
    ? email
    : `${plainText(recipient.contactName, 80)}, ${email}`;
}

/** That the customer accepted though no mail of this invitation went out, and why none did. */
export function unsentText(invitation: Invitation, t: Translator): string | undefined {
  if (!('customer' in invitation) || invitation.unsent === undefined) return undefined;
  return t.say('accepted.unsent', { why: t.say(`invitation.failure.${invitation.unsent}`) });
}

/** As they stand in one line of a card. */
export const colleagueNames = (people: readonly NamedPerson[] = []) =>
  people.map(({ name }) => plainText(name, 60)).join(', ');

/** The others who get the mail, beside the one who is to accept. */
export function othersFacts({ further, cc }: Recipient, t: Translator): readonly FactView[] {
  const list = (addresses: readonly string[]) => plainText(addresses.join(', '), 150);
  return [
    { label: t.say('fact.further'), value: list(further) },
    { label: t.say('field.cc.label'), value: list(cc) },
  ];
}

/** What colleagues wrote beside it. */
export function noteFacts(
  { note, ticket }: Invitation,
  t: Translator,
  noteLength: number = noteLimits.note,
): readonly FactView[] {
  return [
    { label: t.say('fact.ticket'), value: plainText(ticket ?? '', noteLimits.ticket) },
    { label: t.say('fact.note'), value: plainText(note ?? '', noteLength) },
  ];
}

/** When the invitation came into the state in which it is. */
export function stateSince(invitation: Invitation): Instant {
  switch (invitation.state) {
    case 'draft':
      return invitation.createdAt;
    case 'discarded':
      return invitation.discardedAt;
    case 'waiting-approval':
      return invitation.askedAt;
    case 'sending':
      return invitation.decidedAt;
    case 'sent':
      return invitation.sentAt;
    case 'bounced':
      return invitation.bouncedAt;
    case 'answered':
      return invitation.repliedAt;
    case 'failed':
      return invitation.failedAt;
    case 'handed-over':
      return invitation.handedOverAt;
    case 'withdrawn':
      return invitation.withdrawnAt;
    case 'half-accepted':
    case 'accepted':
      return invitation.noticedAt;
    default:
      return assertNever(invitation);
  }
}
