import type { ApprovalCase } from '../domain/approval-case.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Translator } from '../i18n/translator.ts';
import type { CardButton } from './buttons.ts';
import { invitationButton } from './ways-on.ts';

/** What the end of a request means for what it is about; nothing while it waits. */
export function outcomeText(found: ApprovalCase, t: Translator): string | undefined {
  const { approval, kind } = found;
  switch (approval.state) {
    case 'waiting':
      return undefined;
    case 'approved':
      if (kind === 'invitation') return t.say('approval.meaning.approved.invitation');
      return found.removal.state === 'cooling'
        ? t.say('approval.meaning.approved.removal', { when: t.dateTime(found.removal.coolsUntil) })
        : t.say(`removal.state.${found.removal.state}`);
    case 'rejected':
    case 'expired':
      return t.say(`approval.meaning.${approval.state}.${kind}`);
    default:
      return t.say(`approval.cancelled.${approval.why}`);
  }
}

/** The ways to what the request is about, with *Undo* for those who may still take a removal back. */
export function subjectButtons(
  found: ApprovalCase,
  reader: PersonId | undefined,
  t: Translator,
): readonly CardButton[] {
  if (found.kind === 'invitation') return [invitationButton(found.invitation.id, t)];
  const { removal } = found;
  const data = { customerId: removal.customer.id, number: removal.number };
  const open: CardButton = { title: t.say('button.removal'), verb: 'removal.open.v1', data };
  const people = removal.state === 'cooling' ? [removal.requester, ...removal.approvedBy] : [];
  return people.some(({ id }) => id === reader)
    ? [{ title: t.say('button.undo'), verb: 'removal.undo.v1', data, primary: true }, open]
    : [open];
}
