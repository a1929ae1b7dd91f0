import type { createChangeReminders } from '../application/change-reminders.ts';
import type { createDiscardInvitation, createEditInvitation } from '../application/change-invitation.ts';
import type { AnswerQuestion } from '../application/answer-whose-customer.ts';
import type { ChangeLetters } from '../application/change-letters.ts';
import type { CustomerIndex } from '../application/customer-index.ts';
import type { ExportHistory } from '../application/export-history.ts';
import type { ForgetPerson } from '../application/forget-person.ts';
import type { FindCustomers } from '../application/find-customers.ts';
import type { KnownPeople } from '../application/known-people.ts';
import type { PrepareInvitation } from '../application/prepare-invitation.ts';
import type { ReadCustomer } from '../application/read-customer.ts';
import type { ReadHistory } from '../application/read-history.ts';
import type { RightsGate } from '../application/rights-gate.ts';
import type {
  createConfirmSent,
  createHandOverInvitation,
  createTakeBack,
} from '../application/hand-over-invitation.ts';
import type { ReadStatus } from '../application/read-status.ts';
import type { createNoteInvitation } from '../application/note-invitation.ts';
import type { createWithdrawInvitation } from '../application/withdraw-invitation.ts';
import type { createAssignInvitation } from '../application/assign-invitation.ts';
import type { SayWhoseCustomer } from '../application/say-whose-customer.ts';
import type { createResendInvitation, createSendInvitation } from '../application/send-invitation.ts';
import type { KnownCapabilities } from '../application/known-capabilities.ts';
import type { PasteLink } from '../application/paste-link.ts';
import type { SignIn } from '../application/sign-in.ts';
import type { ExplainTelling } from '../application/explain-telling.ts';
import type { SubscribeChannel } from '../application/subscribe-channel.ts';
import type { CardModel } from '../cards/card-model.ts';
import type { SetupValues } from '../cards/setup-card.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Channels, NameChannel } from '../ports/channels.ts';
import type { Delivery } from '../ports/conversations.ts';
import type { ChooseEventMode } from '../application/choose-event-mode.ts';
import type { ReadEvents } from '../application/read-events.ts';
import type { TestEvents } from '../application/test-events.ts';
import type { ApprovalCase } from '../domain/approval-case.ts';
import type { ApprovalPolicy } from '../application/approval-policy.ts';
import type { AskApproval } from '../application/ask-approval.ts';
import type { createCopyRemovalNotice } from '../application/copy-removal-notice.ts';
import type { DecideApproval } from '../application/decide-approval.ts';
import type { createEndDelegation } from '../application/end-delegation.ts';
import type { ReadAttention } from '../application/read-attention.ts';
import type { createUndoMatch } from '../application/undo-match.ts';
import type { createSettleAttention } from '../application/settle-attention.ts';
import type { ReadRemovalRoom } from '../application/read-removal-room.ts';
import type { RequestRemoval } from '../application/request-removal.ts';
import type { createUndoRemoval } from '../application/undo-removal.ts';
import type { ApprovalId, CustomerTenantId, PartnerTenantId } from '../domain/ids.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import type { Delegation } from '../domain/removal.ts';
import type { TurnedCards } from '../application/turned-cards.ts';
import type { VerifyHistory } from '../application/verify-history.ts';
import type { Files } from '../ports/files.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import type { Register } from '../ports/register.ts';

/** What the dialogue can ask of the application. */
export interface Services {
  readonly index: CustomerIndex;
  readonly findCustomers: FindCustomers;
  readonly readCustomer: ReadCustomer;
  readonly partnerCenter: Pick<PartnerCenter, 'customer' | 'providers' | 'ourselves' | 'invitationLink'>;
  readonly register: Pick<
    Register,
    | 'invitation'
    | 'invitations'
    | 'countInvitations'
    | 'removal'
    | 'removalsOf'
    | 'removalsIn'
    | 'waitingApprovals'
  >;
  readonly rights: RightsGate;
  readonly people: KnownPeople;
  readonly turnedCards: Pick<TurnedCards, 'note'>;
  readonly prepareInvitation: PrepareInvitation;
  /** The letters with which drafts begin. */
  readonly letters: ChangeLetters;
  readonly editInvitation: ReturnType<typeof createEditInvitation>;
  readonly discardInvitation: ReturnType<typeof createDiscardInvitation>;
  readonly sendInvitation: ReturnType<typeof createSendInvitation>;
  readonly handOverInvitation: ReturnType<typeof createHandOverInvitation>;
  readonly confirmSent: ReturnType<typeof createConfirmSent>;
  readonly takeBack: ReturnType<typeof createTakeBack>;
  readonly resendInvitation: ReturnType<typeof createResendInvitation>;
  readonly assignInvitation: ReturnType<typeof createAssignInvitation>;
  readonly withdrawInvitation: ReturnType<typeof createWithdrawInvitation>;
  readonly changeReminders: ReturnType<typeof createChangeReminders>;
  readonly noteInvitation: ReturnType<typeof createNoteInvitation>;
  readonly answerQuestion: AnswerQuestion;
  readonly sayWhoseCustomer: SayWhoseCustomer;
  readonly undoMatch: ReturnType<typeof createUndoMatch>;
  readonly channels: Pick<Channels, 'read' | 'all'>;
  readonly nameChannel: NameChannel;
  readonly subscribeChannel: SubscribeChannel;
  readonly explainTelling: ExplainTelling;
  /** What waited for a person is told now. */
  readonly release: (person: PersonId) => Promise<void>;
  /** Writes to a person's own chat, out of turn. */
  readonly sendTo: (person: PersonId, card: CardModel) => Promise<Delivery>;
  readonly readHistory: ReadHistory;
  readonly verifyHistory: VerifyHistory;
  readonly exportHistory: ExportHistory;
  readonly files: Files;
  readonly readStatus: ReadStatus;
  readonly signIn: SignIn;
  readonly forgetPerson: ForgetPerson;
  readonly readRemovalRoom: ReadRemovalRoom;
  readonly removals: {
    readonly request: RequestRemoval;
    readonly undo: ReturnType<typeof createUndoRemoval>;
    readonly copyNotice: ReturnType<typeof createCopyRemovalNotice>;
    readonly endDelegation: ReturnType<typeof createEndDelegation>;
    /** Absent where they cannot be read now, or not soon. */
    readonly delegationsOf: (customer: CustomerTenantId) => Promise<readonly Delegation[] | undefined>;
    /** What it answered last, enough to know which of them somebody means. */
    readonly lastSeenDelegations: (customer: CustomerTenantId) => readonly Delegation[] | undefined;
  };
  readonly approvals: {
    readonly read: (id: ApprovalId) => Promise<ApprovalCase | undefined>;
    /** To send an invitation. */
    readonly ask: AskApproval;
    readonly decide: DecideApproval;
    readonly adminAgents: () => Promise<readonly NamedPerson[]>;
  };
  readonly policy: ApprovalPolicy;
  /** What does not come to an end by itself. */
  readonly attention: {
    readonly read: ReadAttention;
    readonly settle: ReturnType<typeof createSettleAttention>;
  };
  readonly pasteLink: PasteLink;
  /** Whom our invitations name. */
  readonly ourselves: { readonly tenantId: PartnerTenantId; readonly mpnId: string | undefined };
  /** How Partner Center's events come. */
  readonly events: {
    readonly read: ReadEvents;
    readonly choose: ChooseEventMode;
    readonly test: Pick<TestEvents, 'run'>;
  };
  /** What Partner Center gives to our company, as it was last seen. */
  readonly capabilities: Pick<KnownCapabilities, 'all' | 'isRefused'>;
  /** How the process was started. */
  readonly setup: SetupValues;
  readonly version: string;
  readonly newRequestId: () => string;
  readonly isRehearsal: boolean;
}
