import type { z } from 'zod';
import { type ActionData, actionData } from '../../cards/action-data.ts';
import type { Access } from '../../domain/access.ts';
import type { Verb } from '../../names.ts';
import type { Services } from '../services.ts';
import type { Reply, Turn } from '../turn.ts';
import {
  chooseColleague,
  decideApprovalAction,
  listApprovalsAction,
  openApproval,
  passApproval,
} from './approvals.ts';
import { listAttention, openAttention, settleAttention } from './attention.ts';
import { askForApproval } from './ask-approval.ts';
import { confirmSent, handOverInvitation, keepForLater, takeBack } from './by-hand.ts';
import {
  findCustomersAction,
  openCustomerAction,
  pageCustomers,
  showCustomerAction,
  showCustomerPart,
  showUserLicences,
} from './customers.ts';
import { chooseEventMode, openEvents, testEvents } from './events.ts';
import { forgetMe } from './forget-me.ts';
import { exportHistory, findHistory, openHistory, pageHistory, verifyHistory } from './history.ts';
import {
  discardInvitation,
  findInvitations,
  openInvitation,
  pageInvitations,
  sendInvitation,
} from './invitations.ts';
import { editLetter, saveLetter } from './letter.ts';
import { chooseLetter, editTemplate, resetTemplate, saveTemplate } from './letters.ts';
import { answerWhoseCustomer, chooseInvitation, sayWhoseCustomer, undoMatch } from './newcomers.ts';
import { saveChannel, saveNotifications, showToMe, stopChannel } from './notifications.ts';
import { openForm, prepareInvitation } from './prepare.ts';
import { openAssign, openNote, passInvitation, saveNote, withdrawInvitation } from './register.ts';
import { skipReminder, switchReminders } from './reminders.ts';
import { openAgain, resendInvitation } from './resend.ts';
import {
  copyNotice,
  endDelegation,
  openRemoval,
  openRoom,
  otherLetter,
  requestRemoval,
  undoRemoval,
} from './removals.ts';
import { saveSettings } from './settings.ts';
import { beginSignIn } from './sign-in.ts';
import { checkAgain } from './status.ts';
import { openWhy, openWhyCustomer } from './why.ts';

/** Every verb but the one that is a typed command and is routed as one. */
type ActionVerb = Exclude<Verb, 'command.run.v1'>;

/** What a click does. Nothing here changes state on an automatic refresh. */
export interface Action<Data> {
  /** What a person must at least be allowed. What leaves the house asks the directory anew, besides. */
  readonly needs: Access;
  readonly changesState: boolean;
  readonly run: (data: Data, turn: Turn, services: Services) => Promise<Reply>;
}

function shows<Data>(needs: Access, run: Action<Data>['run']): Action<Data> {
  return { needs, changesState: false, run };
}

function changes<Data>(needs: Access, run: Action<Data>['run']): Action<Data> {
  return { needs, changesState: true, run };
}

export const actions: { readonly [V in ActionVerb]: Action<ActionData<V>> } = {
  'customers.page.v1': shows('viewer', pageCustomers),
  'customers.find.v1': shows('viewer', findCustomersAction),
  'customer.open.v1': shows('viewer', openCustomerAction),
  'customer.show.v1': shows('viewer', showCustomerAction),
  'customer.part.v1': shows('viewer', showCustomerPart),
  'customer.user.v1': shows('viewer', showUserLicences),
  'invitation.form.v1': shows('drafter', openForm),
  'invitation.prepare.v1': changes('drafter', prepareInvitation),
  'invitation.open.v1': shows('viewer', openInvitation),
  'invitation.edit.v1': shows('drafter', editLetter),
  'invitation.save.v1': changes('drafter', saveLetter),
  'invitation.send.v1': changes('agent', sendInvitation),
  'invitation.ask.v1': changes('agent', askForApproval),
  'invitation.discard.v1': changes('drafter', discardInvitation),
  'invitation.hand-over.v1': changes('agent', handOverInvitation),
  'invitation.done.v1': changes('agent', confirmSent),
  'invitation.take-back.v1': changes('agent', takeBack),
  'invitation.keep.v1': shows('drafter', keepForLater),
  'invitation.again.v1': shows('agent', openAgain),
  'invitation.resend.v1': changes('agent', resendInvitation),
  'invitation.assign.v1': shows('agent', openAssign),
  'invitation.pass.v1': changes('agent', passInvitation),
  'invitation.withdraw.v1': changes('agent', withdrawInvitation),
  'invitation.unmatch.v1': changes('agent', undoMatch),
  'invitation.reminders.v1': changes('agent', switchReminders),
  'invitation.skip-reminder.v1': changes('agent', skipReminder),
  'invitation.note.v1': shows('drafter', openNote),
  'invitation.save-note.v1': changes('drafter', saveNote),
  'invitations.page.v1': shows('viewer', pageInvitations),
  'invitations.find.v1': shows('viewer', findInvitations),
  'newcomer.answer.v1': changes('agent', answerWhoseCustomer),
  'newcomer.choose.v1': shows('agent', chooseInvitation),
  'newcomer.belong.v1': changes('agent', sayWhoseCustomer),
  'removal.room.v1': shows('agent', openRoom),
  'removal.letter.v1': shows('agent', otherLetter),
  'removal.request.v1': changes('agent', requestRemoval),
  'removal.open.v1': shows('viewer', openRemoval),
  'removal.undo.v1': changes('agent', undoRemoval),
  'removal.copy.v1': changes('agent', copyNotice),
  'removal.end-delegation.v1': changes('agent', endDelegation),
  'approval.open.v1': shows('viewer', openApproval),
  'approval.decide.v1': changes('agent', decideApprovalAction),
  'approval.reassign.v1': shows('agent', chooseColleague),
  'approval.pass.v1': changes('agent', passApproval),
  'approvals.page.v1': shows('viewer', listApprovalsAction),
  'history.open.v1': shows('agent', openHistory),
  'history.page.v1': shows('agent', pageHistory),
  'history.find.v1': shows('agent', findHistory),
  'history.verify.v1': shows('agent', verifyHistory),
  'history.export.v1': shows('agent', exportHistory),
  'attention.page.v1': shows('viewer', listAttention),
  'attention.open.v1': shows('viewer', openAttention),
  'attention.settle.v1': changes('agent', settleAttention),
  'why.open.v1': shows('viewer', openWhy),
  'why.customer.v1': shows('viewer', openWhyCustomer),
  'notifications.save.v1': changes('viewer', saveNotifications),
  'notifications.stop.v1': changes('agent', stopChannel),
  'channel.save.v1': changes('agent', saveChannel),
  'channel.show.v1': shows('viewer', showToMe),
  'settings.save.v1': changes('viewer', saveSettings),
  'person.forget.v1': changes('viewer', forgetMe),
  'sign-in.begin.v1': changes('viewer', beginSignIn),
  'status.check.v1': shows('viewer', checkAgain),
  'events.open.v1': shows('agent', openEvents),
  'events.choose.v1': changes('agent', chooseEventMode),
  'events.test.v1': changes('agent', testEvents),
  'letters.choose.v1': shows('viewer', chooseLetter),
  'letters.edit.v1': shows('agent', editTemplate),
  'letters.save.v1': changes('agent', saveTemplate),
  'letters.reset.v1': changes('agent', resetTemplate),
};

export function isActionVerb(verb: string): verb is ActionVerb {
  return Object.hasOwn(actions, verb);
}

/** Reads a click's data by the verb's schema. `unreadable`: the card is from another age, or was tampered with. `too-long`: more was typed than is taken in. */
export async function invoke<V extends ActionVerb>(
  verb: V,
  raw: unknown,
  turn: Turn,
  services: Services,
): Promise<Reply | 'unreadable' | 'too-long'> {
  const schema = actionData[verb] as unknown as z.ZodType<ActionData<V>>;
  const data = schema.safeParse(raw ?? {});
  if (data.success) return actions[verb].run(data.data, turn, services);
  return data.error.issues.every(({ code }) => code === 'too_big') ? 'too-long' : 'unreadable';
}
