import type { createDiscardInvitation, createEditInvitation } from '../application/change-invitation.ts';
import type { createAnswerQuestion } from '../application/ask-whose-customer.ts';
import type { CustomerIndex } from '../application/customer-index.ts';
import type { KnownPeople } from '../application/known-people.ts';
import type { PrepareInvitation } from '../application/prepare-invitation.ts';
import type { RightsGate } from '../application/rights-gate.ts';
import type {
  createConfirmSent,
  createHandOverInvitation,
  createTakeBack,
} from '../application/hand-over-invitation.ts';
import type { createSendInvitation } from '../application/send-invitation.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import type { Register } from '../ports/register.ts';

/** What the dialogue can ask of the application. */
export interface Services {
  readonly index: CustomerIndex;
  readonly partnerCenter: Pick<PartnerCenter, 'customer' | 'providers' | 'ourselves'>;
  readonly register: Pick<Register, 'invitation' | 'invitations' | 'countInvitations'>;
  readonly rights: RightsGate;
  readonly people: KnownPeople;
  readonly prepareInvitation: PrepareInvitation;
  readonly editInvitation: ReturnType<typeof createEditInvitation>;
  readonly discardInvitation: ReturnType<typeof createDiscardInvitation>;
  readonly sendInvitation: ReturnType<typeof createSendInvitation>;
  readonly handOverInvitation: ReturnType<typeof createHandOverInvitation>;
  readonly confirmSent: ReturnType<typeof createConfirmSent>;
  readonly takeBack: ReturnType<typeof createTakeBack>;
  readonly answerQuestion: ReturnType<typeof createAnswerQuestion>;
  readonly newRequestId: () => string;
  readonly isRehearsal: boolean;
}
