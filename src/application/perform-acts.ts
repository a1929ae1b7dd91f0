import { decide } from '../domain/invitation-moves.ts';
import { entryIdOf } from '../domain/history.ts';
import { assertNever } from '../domain/result.ts';
import { codeOf, isFault } from '../ports/faults.ts';
import type { OutboxEntry } from '../ports/acts.ts';
import { type AppendDependencies, createAppendHistory } from './append-history.ts';
import { type AnnounceDependencies, createAnnounceAct } from './announce-act.ts';
import { backOffMs } from './back-off.ts';
import { delay, finish } from './entry-steps.ts';
import {
  createForgetAddressAct,
  createForgetPersonAct,
  type ForgetPersonDependencies,
} from './forget-person-act.ts';
import { createMakeDraftAct, giveBack } from './make-draft-act.ts';
import { createParkingRegister } from './park-acts.ts';
import { createPostAct, type PostDependencies } from './post-act.ts';
import {
  createPerformRemovalAct,
  isRemovalAct,
  type PerformRemovalDependencies,
} from './perform-removal-acts.ts';
import { createPreviewReminderAct, createRemindAct, type RemindDependencies } from './remind-act.ts';
import { createRegisterEventsAct, type RegisterEventsDependencies } from './register-events-act.ts';
import { createSendMailAct, type SendMailDependencies, tellFailure } from './send-mail-act.ts';
import { signInNeededBy } from './sign-in-need.ts';
import { createShowQuestionAct } from './show-question.ts';
import { createShowAct, type ShowDependencies } from './show-invitation-act.ts';
import { createNotifyAct } from './tell-act.ts';
import { createReleaseNewcomerAct } from './undo-match.ts';
import { waitForSignIn } from './wait-for-sign-in.ts';

export type PerformDependencies = SendMailDependencies &
  RemindDependencies &
  ShowDependencies &
  PostDependencies &
  AnnounceDependencies &
  AppendDependencies &
  ForgetPersonDependencies &
  RegisterEventsDependencies &
  PerformRemovalDependencies;

/** A mail that was never begun and fails this often is given up, visibly: about an hour of tries. */
const mailAttempts = 18;

/** Performs one entry of the outbox; a fault puts it back for later, so that nothing is lost and nothing spins. */
export function createPerformAct(given: PerformDependencies): (entry: OutboxEntry) => Promise<void> {
  return async (entry) => {
    const deps = { ...given, register: createParkingRegister(given, entry) };
    try {
      await createPerform(deps)(entry);
    } catch (error) {
      await putBack(deps, entry, error);
    }
  };
}

function createPerform(deps: PerformDependencies): (entry: OutboxEntry) => Promise<void> {
  const sendMail = createSendMailAct(deps);
  const makeDraft = createMakeDraftAct(deps);
  const notify = createNotifyAct(deps);
  const announceAll = createAnnounceAct(deps);
  const post = createPostAct(deps);
  const show = createShowAct(deps);
  const release = createReleaseNewcomerAct(deps);
  const showQuestion = createShowQuestionAct(deps);
  const append = createAppendHistory(deps);
  const remind = createRemindAct(deps);
  const previewReminder = createPreviewReminderAct(deps);
  const forget = createForgetPersonAct(deps);
  const forgetAddress = createForgetAddressAct(deps);
  const registerEvents = createRegisterEventsAct(deps);
  const performRemoval = createPerformRemovalAct(deps);

  return async (entry) => {
    const { act } = entry;
    if (isRemovalAct(act)) return performRemoval(entry, act);
    switch (act.kind) {
      case 'send-mail':
        return sendMail(entry);
      case 'make-draft':
        return makeDraft(entry, act);
      case 'remind':
        return remind(entry, act);
      case 'preview-reminder':
        return previewReminder(entry);
      case 'announce':
        return announceAll(entry, act);
      case 'post':
        return post(entry, act);
      case 'notify':
        return notify(entry, act);
      case 'show':
        return show(entry, act);
      case 'register-events':
        return registerEvents(entry, act);
      case 'release-newcomer':
        return release(entry, act);
      case 'show-question':
        return showQuestion(entry, act);
      case 'forget-person':
        return forget(entry, act);
      case 'forget-address':
        return forgetAddress(entry, act);
      case 'record':
        await append(entryIdOf(entry.aggregateId, act.record), act.record);
        return finish(deps, entry);
      default:
        return assertNever(act);
    }
  };
}

async function putBack(deps: PerformDependencies, entry: OutboxEntry, error: unknown): Promise<void> {
  const needed = signInNeededBy(error);
  if (needed) return waitForSignIn(deps, entry, needed);
  const attempts = entry.progress.attempts + 1;
  const code = codeOf(error);
  deps.telemetry.record('outbox.delayed', { act: entry.act.kind, attempts, code }, error);
  const isMail = entry.act.kind === 'send-mail' || entry.act.kind === 'make-draft';
  // Of what cannot be read nobody can say that it failed.
  const mayGiveUp = isMail && entry.progress.begunAt === undefined && code !== 'store/bad-document';
  if (mayGiveUp && attempts >= mailAttempts && (await giveUp(deps, entry))) return;
  const waitMs = (isFault(error) ? error.details.retryAfterMs : undefined) ?? backOffMs(attempts);
  await delay(deps, entry, { progress: { ...entry.progress, attempts, lastFault: code }, waitMs });
}

async function giveUp({ register, clock, bell }: PerformDependencies, entry: OutboxEntry): Promise<boolean> {
  const stored = await register.invitation(entry.aggregateId);
  if (stored && entry.act.kind === 'make-draft') {
    await giveBack({ register, clock, bell }, { entry, invitation: stored.value, reason: 'gave-up' });
    return true;
  }
  const at = clock.now().toISOString();
  const next = stored && decide(stored.value, { type: 'mail-failed', at, reason: 'gave-up' });
  if (!stored || !next?.ok) {
    // It is answered without the mail: nobody waits for it any more.
    const { kind } = await register.commit({ aggregateId: entry.aggregateId, finished: entry });
    return kind === 'committed';
  }
  const outcome = await register.commit({
    aggregateId: entry.aggregateId,
    invitation: { value: next.value, over: stored.version },
    finished: entry,
    acts: tellFailure(stored.value, { entry, reason: 'gave-up', at }),
  });
  bell.settle(entry.aggregateId);
  return outcome.kind === 'committed';
}
