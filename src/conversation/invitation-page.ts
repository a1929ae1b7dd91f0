import { type ApprovalPolicy, asksApproval } from '../application/approval-policy.ts';
import type { ChangeRefusal } from '../application/change-invitation.ts';
import { hasLostRole } from '../application/has-lost-role.ts';
import type { SendRefusal } from '../application/decide-outgoing.ts';
import type { CardModel } from '../cards/card-model.ts';
import { invitationCard } from '../cards/invitation-card.ts';
import { invitationDraftCard } from '../cards/invitation-draft-card.ts';
import type { InviteFormStop } from '../cards/invite-form-card.ts';
import { noticeCard } from '../cards/notice-card.ts';
import { customerButton, invitationsButton, openButton } from '../cards/ways-on.ts';
import type { Customer } from '../domain/customer.ts';
import type { ForeignLinkKind } from '../domain/foreign-links.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import { isAssignable, isResendable, mailboxOwnerElsewhere } from '../domain/invitation-states.ts';
import { assertNever } from '../domain/result.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

type DraftNote = 'link-put-back' | 'link-repaired' | 'saved';

/** Who looks, and what the company asks before an invitation goes out. */
interface Reading {
  readonly reader: PersonId;
  readonly policy: Pick<ApprovalPolicy, 'invitations'>;
}

/** What the card says beside how the invitation stands. */
interface Said {
  readonly note?: DraftNote;
  readonly foreignLinks?: readonly ForeignLinkKind[];
  readonly problem?: string;
  /** What was just done, where the state does not say it. */
  readonly done?: string;
  /** Its owner has no role any more, and the reader may pass it on. */
  readonly orphaned?: boolean;
}

/** Whether nobody but a colleague of its owner, such as the reader, can go on with it. */
export async function isOrphaned(
  { inviter }: Invitation,
  { access, caller }: Turn,
  { rights }: Pick<Services, 'rights'>,
): Promise<boolean> {
  return access === 'agent' && inviter !== caller.person && hasLostRole(rights, inviter);
}

/** An invitation as it stands, for whoever asks. */
export function invitationPage(
  invitation: Invitation,
  { caller, t }: Pick<Turn, 'caller' | 't'>,
  { policy }: Pick<Services, 'policy'>,
  said: Said = {},
): CardModel {
  return invitationCardOf(invitation, { reader: caller.person, policy }, t, said);
}

/** A draft of one's own can be sent, edited and discarded; all else is shown. */
export function invitationCardOf(
  invitation: Invitation,
  { reader, policy }: Reading,
  t: Translator,
  { orphaned = false, done, ...said }: Said = {},
): CardModel {
  if (invitation.state === 'draft' && invitation.inviter === reader) {
    const { resellerName, recipient } = invitation;
    const tenant = { name: recipient.tenantName, domain: recipient.domain };
    const asks = asksApproval(policy, invitation);
    return invitationDraftCard({ invitation, resellerName, tenant, asksApproval: asks, ...said }, t);
  }
  const own = invitation.inviter === reader;
  const asks = asksApproval(policy, invitation);
  const note = said.problem ?? done ?? (orphaned ? orphanedNote(invitation, t) : undefined);
  return invitationCard(
    { invitation, own, orphaned, asksApproval: asks, ...(note === undefined ? {} : { note }) },
    t,
  );
}

/** What a colleague can do for an invitation whose owner can do nothing any more; nothing of one that was thrown away. */
function orphanedNote(invitation: Invitation, t: Translator): string | undefined {
  const { inviterName: name, state } = invitation;
  if (isAssignable(invitation)) return t.say('assign.orphaned', { name });
  return state === 'discarded' ? undefined : t.say('assign.orphaned.onItsWay', { name });
}

/** The right was there when the card was made, and is not at this moment. */
export function noRightsNowCard(t: Translator): CardModel {
  return noticeCard(
    { tone: 'warning', title: t.say('answer.noRights.title'), text: t.say('answer.noRightsNow.text') },
    t,
  );
}

/** What to say when an invitation could not be changed: always with its present state, where there is one. */
export function changeRefusalCard(
  refusal: ChangeRefusal | SendRefusal,
  turn: Turn,
  services: Pick<Services, 'policy'>,
): CardModel {
  const { t } = turn;
  switch (refusal.kind) {
    case 'unknown':
      return unknownInvitationCard(t);
    case 'no-rights':
      return noRightsNowCard(t);
    case 'not-yours':
      return noticeCard(
        {
          tone: 'warning',
          title: t.say('answer.notYours.title'),
          text: t.say('answer.notYours.text', { name: refusal.invitation.inviterName }),
        },
        t,
      );
    case 'already-customer':
      return noticeCard({ tone: 'info', ...alreadyCustomer(refusal.customer, t) }, t);
    case 'already-invited':
      return noticeCard({ tone: 'info', ...alreadyInvited(refusal.invitation, t) }, t);
    case 'provider-gone':
      return providerGoneCard(refusal.invitation, t);
    case 'needs-approval': {
      const isAgain = isResendable(refusal.invitation);
      const problem = t.say(isAgain ? 'answer.needsApproval.again' : 'answer.needsApproval.text');
      return invitationPage(refusal.invitation, turn, services, { problem });
    }
    case 'outdated':
      return invitationPage(refusal.invitation, turn, services, { problem: t.say('answer.outdated.text') });
    case 'not-now':
      return invitationPage(refusal.invitation, turn, services, { problem: t.say('answer.decided.text') });
    case 'mailbox-closed': {
      const name = mailboxOwnerElsewhere(refusal.invitation)?.name ?? '';
      const problem = t.say('answer.mailboxClosed.text', { name });
      return invitationPage(refusal.invitation, turn, services, { problem });
    }
    case 'letter':
      return invitationPage(refusal.invitation, turn, services);
    default:
      return assertNever(refusal);
  }
}

export function unknownInvitationCard(t: Translator): CardModel {
  return noticeCard(
    {
      tone: 'warning',
      title: t.say('answer.noInvitation.title'),
      text: t.say('answer.noInvitation.text'),
      actions: [invitationsButton(t)],
    },
    t,
  );
}

/** The draft stays; the customer can be invited with another provider, or alone, from a new form. */
function providerGoneCard(
  { id: invitationId, relationship, recipient }: Invitation,
  t: Translator,
): CardModel {
  const provider = relationship.kind === 'joint' ? relationship.providerName : '';
  return noticeCard(
    {
      tone: 'warning',
      title: t.say('answer.providerGone.title', { provider }),
      text: t.say('answer.providerGone.text', { company: recipient.company }),
      actions: [
        {
          title: t.say('button.inviteAgain'),
          verb: 'invitation.form.v1',
          data: { email: recipient.email.slice(0, 320) },
          primary: true,
        },
        openButton(invitationId, t),
      ],
    },
    t,
  );
}

export function alreadyCustomer({ id, name }: Customer, t: Translator): InviteFormStop {
  return {
    title: t.say('answer.alreadyCustomer.title', { customer: name }),
    text: t.say('answer.alreadyCustomer.text'),
    actions: [customerButton(id, t)],
  };
}

/** Who invited this customer, when, and what became of it. */
export function alreadyInvited(invitation: Invitation, t: Translator): InviteFormStop {
  const when = invitation.state === 'sent' ? invitation.sentAt : invitation.createdAt;
  return {
    title: t.say('answer.alreadyInvited.title', { company: invitation.recipient.company }),
    text: t.say('answer.alreadyInvited.text', {
      name: invitation.inviterName,
      when: t.dateTime(when),
      state: t.say(`invitation.state.${invitation.state}`),
    }),
    actions: [openButton(invitation.id, t)],
  };
}
