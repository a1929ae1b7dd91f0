import { createChangeReminders } from '../application/change-reminders.ts';
import { createHash, randomUUID } from 'node:crypto';
import { createAnswerQuestion } from '../application/answer-whose-customer.ts';
import { createAssignInvitation } from '../application/assign-invitation.ts';
import { createDiscardInvitation, createEditInvitation } from '../application/change-invitation.ts';
import { createChangeLetters, createComposeLetter } from '../application/change-letters.ts';
import { createCheckScopes } from '../application/check-scopes.ts';
import { createCustomerOrigins } from '../application/customer-origins.ts';
import { createExplainTelling } from '../application/explain-telling.ts';
import { createExportHistory } from '../application/export-history.ts';
import { createFindCustomers } from '../application/find-customers.ts';
import {
  createConfirmSent,
  createHandOverInvitation,
  createTakeBack,
} from '../application/hand-over-invitation.ts';
import { createForgetPerson } from '../application/forget-person.ts';
import { createFollowedSince } from '../application/followed-since.ts';
import { releaseNews } from '../application/hold-news.ts';
import { createKnownServices } from '../application/known-services.ts';
import { createNoteInvitation } from '../application/note-invitation.ts';
import { createPrepareInvitation } from '../application/prepare-invitation.ts';
import { createReadAttention } from '../application/read-attention.ts';
import { createReadCustomer } from '../application/read-customer.ts';
import { createReadHistory } from '../application/read-history.ts';
import { createReadStatus, type StatusDependencies } from '../application/read-status.ts';
import { createWithdrawInvitation } from '../application/withdraw-invitation.ts';
import { createSayWhoseCustomer } from '../application/say-whose-customer.ts';
import { createResendInvitation, createSendInvitation } from '../application/send-invitation.ts';
import { createPasteLink } from '../application/paste-link.ts';
import { createSettleAttention } from '../application/settle-attention.ts';
import { createSignIn } from '../application/sign-in.ts';
import { createResumeActs } from '../application/wait-for-sign-in.ts';
import { createSubscribeChannel } from '../application/subscribe-channel.ts';
import { createUndoMatch } from '../application/undo-match.ts';
import { createVerifyHistory } from '../application/verify-history.ts';
import type { Config } from '../config/config.ts';
import type { Services } from '../conversation/services.ts';
import { type InvitationId, parseInvitationId } from '../domain/ids.ts';
import { composeLetter, defaultTemplate } from '../i18n/letters.ts';
import { version } from '../version.ts';
import type { Inside } from './inside.ts';
import type { Outside } from './outside.ts';
import { createRegistrationCheck } from './upkeep.ts';
import { createEventParts } from './event-parts.ts';
import { ourselvesOf } from './ourselves.ts';
import { setupOf } from './setup-values.ts';

/** What the dialogue may do, each use case with just what it needs. */
export function createServices(
  config: Config,
  { outside, inside, status, sendTo, nameChannel, eventsUrl }: Parts,
): Services {
  const { store, seals, partnerCenter, rights, tenants, colleagues, mailer, clock, tokens, persons } =
    outside;
  const { capabilities } = outside;
  const { register, history, letterTemplates, channels, digests } = store;
  const { index, people, bell, proveSent, settle, faultPoints, telemetry } = inside;
  const { policy } = inside.removalParts.services;
  const outgoing = { register, rights, partnerCenter, index, policy, bell, clock, telemetry, faultPoints };
  const signIn = createSignIn({
    persons,
    tokens,
    waitingAsks: store.waitingAsks,
    people,
    resumeActs: createResumeActs({ register, clock, bell }),
    clock,
  });
  const readHistory = createReadHistory({ history, seals });
  const knownServices = createKnownServices({ partnerCenter, clock });
  return {
    index,
    findCustomers: createFindCustomers({
      index,
      origins: createCustomerOrigins({ register, clock }),
      services: knownServices,
    }),
    readCustomer: createReadCustomer({ partnerCenter, knownServices }),
    partnerCenter,
    register,
    rights,
    people,
    turnedCards: inside.turnedCards,
    prepareInvitation: createPrepareInvitation({
      partnerCenter,
      tenants,
      index,
      register,
      clock,
      composeLetter: createComposeLetter({ templates: letterTemplates, composeDefault: composeLetter }),
      deriveInvitationId,
    }),
    letters: createChangeLetters({ templates: letterTemplates, register, rights, clock, defaultTemplate }),
    editInvitation: createEditInvitation({ register, bell, clock, faultPoints }),
    discardInvitation: createDiscardInvitation({ register, clock }),
    sendInvitation: createSendInvitation(outgoing),
    handOverInvitation: createHandOverInvitation({ ...outgoing, proveSent }),
    confirmSent: createConfirmSent({ ...outgoing, proveSent, lookSoon: inside.mailLooks.ring }),
    takeBack: createTakeBack({ register, clock, bell, proveSent, mailer }),
    resendInvitation: createResendInvitation(outgoing),
    assignInvitation: createAssignInvitation({
      register,
      rights,
      colleagues,
      people,
      clock,
      bell,
      faultPoints,
    }),
    withdrawInvitation: createWithdrawInvitation({ register, clock, bell, proveSent, mailer, telemetry }),
    changeReminders: createChangeReminders({ register, plan: inside.plan, clock, bell }),
    noteInvitation: createNoteInvitation({ register }),
    answerQuestion: createAnswerQuestion({ register, rights, settle, bell, clock, faultPoints }),
    sayWhoseCustomer: createSayWhoseCustomer({ register, rights, settle, bell, clock, faultPoints }),
    undoMatch: createUndoMatch({ register, rights, bell, clock, faultPoints }),
    channels,
    subscribeChannel: createSubscribeChannel({ channels, rights, clock }),
    explainTelling: createExplainTelling({
      register,
      people,
      channels,
      followers: store.people,
      followedSince: createFollowedSince({ followers: store.people, channels }),
      index,
      digests,
      rights,
      clock,
    }),
    release: async (person) => {
      await releaseNews(digests, person, clock.now().toISOString());
      inside.digestBell.ring();
    },
    sendTo,
    nameChannel,
    readHistory,
    verifyHistory: createVerifyHistory({ history, seals }),
    exportHistory: createExportHistory(readHistory),
    files: outside.files,
    readStatus: createReadStatus({
      ...status,
      checkRegistration: createRegistrationCheck(config, outside),
      checkScopes: createCheckScopes({ scopesOf: outside.scopesOf, mailFrom: config.mailFrom }),
      index,
      directoryOldAfterMs: 3 * config.directoryCompareMs + 60_000,
      clock,
      machineNow: inside.machineNow,
    }),
    signIn,
    forgetPerson: createForgetPerson({
      register,
      rights,
      channels,
      waitingAsks: store.waitingAsks,
      signIn,
      bell,
      clock,
    }),
    ...inside.removalParts.services,
    attention: {
      read: createReadAttention({ register, people, rights }),
      settle: createSettleAttention({
        register,
        rights,
        mailboxOf: ({ inviter }) => outside.mailboxOf(inviter),
        mailboxOfPerson: outside.mailboxOf,
        bell,
        clock,
      }),
    },
    pasteLink: createPasteLink({
      pastedLinks: store.pastedLinks,
      namedProviders: store.namedProviders,
      capabilities,
      tenants,
      ourselves: ourselvesOf(config),
    }),
    ourselves: ourselvesOf(config),
    events: createEventParts({ outside, inside, eventsUrl }),
    capabilities,
    setup: setupOf(config),
    version,
    newRequestId: randomUUID,
    isRehearsal: config.rehearsal !== undefined,
  };
}

interface Parts {
  readonly outside: Outside;
  readonly inside: Inside;
  readonly sendTo: Services['sendTo'];
  readonly nameChannel: Services['nameChannel'];
  /** Where Partner Center reaches this process; absent where nobody said it. */
  readonly eventsUrl: string | undefined;
  readonly status: Pick<StatusDependencies, 'systems' | 'workers'>;
}

function deriveInvitationId(...parts: readonly string[]): InvitationId {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 26);
  const id = parseInvitationId(`inv-${hash}`);
  if (!id) throw new Error('a derived id is an id');
  return id;
}
