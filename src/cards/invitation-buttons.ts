import { approvalId } from '../domain/ids.ts';
import type { Invitation, InvitationIn } from '../domain/invitation.ts';
import { assertNever } from '../domain/result.ts';
import type { Translator } from '../i18n/translator.ts';
import type { CardButton } from './buttons.ts';
import { handOverButtons } from './hand-over-view.ts';
import { draftButtons } from './invitation-draft-card.ts';
import { answerButtons } from './mailbox-facts.ts';
import { plainText } from './plain-text.ts';
import { assignButtons, registerButtons } from './register-buttons.ts';
import { unmatchButtons } from './unmatch-card.ts';
import { customerButton, invitationsButton } from './ways-on.ts';

/** What the state is about comes first; what can be done in any state stands below it. */
export function invitationButtons(
  {
    invitation,
    own,
    orphaned,
    asksApproval,
  }: {
    readonly invitation: Invitation;
    readonly own: boolean;
    readonly orphaned: boolean;
    readonly asksApproval: boolean;
  },
  t: Translator,
): readonly (readonly CardButton[])[] {
  const invitations = invitationsButton(t);
  const others = own ? registerButtons(invitation, t) : orphaned ? assignButtons(invitation, t) : [];
  const signIn: CardButton = {
    title: t.say('button.signIn'),
    verb: 'sign-in.begin.v1',
    data: { system: 'graph' },
    primary: true,
  };
  const whatToDo: readonly CardButton[] =
    'needsAttention' in invitation
      ? [
          {
            title: t.say('attention.open'),
            verb: 'attention.open.v1',
            data: { aggregateId: invitation.id },
            primary: true,
          },
        ]
      : [];
  switch (invitation.state) {
    case 'draft':
    case 'failed':
      return own ? [...draftButtons(invitation, asksApproval, t), others] : [[...others, invitations]];
    case 'waiting-approval':
      return [...waitingButtons(invitation, own, t), [...others, invitations]];
    case 'discarded':
    case 'bounced':
    case 'withdrawn':
      return [
        [
          {
            title: t.say('button.inviteAgain'),
            verb: 'invitation.form.v1',
            data: { email: plainText(invitation.recipient.email, 320) },
            primary: invitation.state === 'bounced',
          },
        ],
        [...others, invitations],
      ];
    case 'half-accepted':
    case 'accepted':
      return [
        [
          { ...customerButton(invitation.customer.id, t), primary: true },
          ...(own ? unmatchButtons(invitation, t) : []),
        ],
        [...others, invitations],
      ];
    case 'handed-over':
      return [
        own && invitation.waitsForSignIn ? [signIn] : [],
        whatToDo,
        ...(own ? handOverButtons(invitation, t) : []),
        [...others, invitations],
      ];
    case 'sending':
      return own && invitation.waitsForSignIn
        ? [[...whatToDo, signIn, invitations]]
        : [[...whatToDo, invitations]];
    case 'sent':
      return [own && invitation.unseen?.why === 'sign-in' ? [signIn] : [], [...others, invitations]];
    case 'answered':
      return [own ? answerButtons(invitation, t) : [], [...others, invitations]];
    default:
      return assertNever(invitation);
  }
}

/** The request is where it is decided; whoever asked can go back on it from here too. */
function waitingButtons(
  { id: invitationId, revision, request }: InvitationIn<'waiting-approval'>,
  own: boolean,
  t: Translator,
): readonly (readonly CardButton[])[] {
  const id = approvalId(invitationId, request);
  const open: CardButton = {
    title: t.say('button.openRequest'),
    verb: 'approval.open.v1',
    data: { approvalId: id, here: true },
  };
  if (!own) return [[open]];
  const edit: CardButton = {
    title: t.say('button.edit'),
    verb: 'invitation.edit.v1',
    data: { invitationId, revision },
  };
  const withdraw: CardButton = {
    title: t.say('button.withdrawRequest'),
    verb: 'approval.decide.v1',
    data: { approvalId: id, verdict: 'withdraw' },
  };
  return [[open, edit], [withdraw]];
}
