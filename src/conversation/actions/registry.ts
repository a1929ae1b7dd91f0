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
import { answerWhoseCustomer, undoMatch } from './newcomers.ts';
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
import { openWhy } from './why.ts';

type Handler<V extends Verb> = (data: ActionData<V>, turn: Turn, services: Services) => Promise<Reply>;

/** What a click does: its data is read by the verb's schema first. Nothing here changes state on an automatic refresh. */
export interface Action {
  /** What a person must at least be allowed. What leaves the house asks the directory anew, besides. */
  readonly needs: Access;
  readonly changesState: boolean;
  /** `unreadable`: the card is from another age, or was tampered with. `too-long`: more was typed than is taken in. */
  invoke(raw: unknown, turn: Turn, services: Services): Promise<Reply | 'unreadable' | 'too-long'>;
}

function action<V extends Verb>(
  verb: V,
  rest: { readonly needs: Access; readonly changesState: boolean; readonly run: Handler<V> },
): Action {
  const schema: z.ZodType<ActionData<V>> = actionData[verb] as unknown as z.ZodType<ActionData<V>>;
  return {
    needs: rest.needs,
    changesState: rest.changesState,
    async invoke(raw, turn, services) {
      const data = schema.safeParse(raw ?? {});
      if (data.success) return rest.run(data.data, turn, services);
      return data.error.issues.every(({ code }) => code === 'too_big') ? 'too-long' : 'unreadable';
    },
  };
}

/** Every card action but `command.run.v1`, which is a typed command and is routed as one. */
export const actions = {
  'customers.page.v1': action('customers.page.v1', {
    needs: 'viewer',
    changesState: false,
    run: pageCustomers,
  }),
  'customers.find.v1': action('customers.find.v1', {
    needs: 'viewer',
    changesState: false,
    run: findCustomersAction,
  }),
  'customer.open.v1': action('customer.open.v1', {
    needs: 'viewer',
    changesState: false,
    run: openCustomerAction,
  }),
  'customer.show.v1': action('customer.show.v1', {
    needs: 'viewer',
    changesState: false,
    run: showCustomerAction,
  }),
  'customer.part.v1': action('customer.part.v1', {
    needs: 'viewer',
    changesState: false,
    run: showCustomerPart,
  }),
  'customer.user.v1': action('customer.user.v1', {
    needs: 'viewer',
    changesState: false,
    run: showUserLicences,
  }),
  'invitation.form.v1': action('invitation.form.v1', {
    needs: 'drafter',
    changesState: false,
    run: openForm,
  }),
  'invitation.prepare.v1': action('invitation.prepare.v1', {
    needs: 'drafter',
    changesState: true,
    run: prepareInvitation,
  }),
  'invitation.open.v1': action('invitation.open.v1', {
    needs: 'viewer',
    changesState: false,
    run: openInvitation,
  }),
  'invitation.edit.v1': action('invitation.edit.v1', {
    needs: 'drafter',
    changesState: false,
    run: editLetter,
  }),
  'invitation.save.v1': action('invitation.save.v1', {
    needs: 'drafter',
    changesState: true,
    run: saveLetter,
  }),
  'invitation.send.v1': action('invitation.send.v1', {
    needs: 'agent',
    changesState: true,
    run: sendInvitation,
  }),
  'invitation.ask.v1': action('invitation.ask.v1', {
    needs: 'agent',
    changesState: true,
    run: askForApproval,
  }),
  'invitation.discard.v1': action('invitation.discard.v1', {
    needs: 'drafter',
    changesState: true,
    run: discardInvitation,
  }),
  'invitation.hand-over.v1': action('invitation.hand-over.v1', {
    needs: 'agent',
    changesState: true,
    run: handOverInvitation,
  }),
  'invitation.done.v1': action('invitation.done.v1', {
    needs: 'agent',
    changesState: true,
    run: confirmSent,
  }),
  'invitation.take-back.v1': action('invitation.take-back.v1', {
    needs: 'agent',
    changesState: true,
    run: takeBack,
  }),
  'invitation.keep.v1': action('invitation.keep.v1', {
    needs: 'drafter',
    changesState: false,
    run: keepForLater,
  }),
  'invitations.page.v1': action('invitations.page.v1', {
    needs: 'viewer',
    changesState: false,
    run: pageInvitations,
  }),
  'invitations.find.v1': action('invitations.find.v1', {
    needs: 'viewer',
    changesState: false,
    run: findInvitations,
  }),
  'newcomer.answer.v1': action('newcomer.answer.v1', {
    needs: 'agent',
    changesState: true,
    run: answerWhoseCustomer,
  }),
  'history.open.v1': action('history.open.v1', { needs: 'agent', changesState: false, run: openHistory }),
  'history.page.v1': action('history.page.v1', { needs: 'agent', changesState: false, run: pageHistory }),
  'history.find.v1': action('history.find.v1', { needs: 'agent', changesState: false, run: findHistory }),
  'history.verify.v1': action('history.verify.v1', {
    needs: 'agent',
    changesState: false,
    run: verifyHistory,
  }),
  'history.export.v1': action('history.export.v1', {
    needs: 'agent',
    changesState: false,
    run: exportHistory,
  }),
  'person.forget.v1': action('person.forget.v1', { needs: 'viewer', changesState: true, run: forgetMe }),
  'settings.save.v1': action('settings.save.v1', { needs: 'viewer', changesState: true, run: saveSettings }),
  'status.check.v1': action('status.check.v1', { needs: 'viewer', changesState: false, run: checkAgain }),
  'attention.page.v1': action('attention.page.v1', {
    needs: 'viewer',
    changesState: false,
    run: listAttention,
  }),
  'attention.open.v1': action('attention.open.v1', {
    needs: 'viewer',
    changesState: false,
    run: openAttention,
  }),
  'attention.settle.v1': action('attention.settle.v1', {
    needs: 'agent',
    changesState: true,
    run: settleAttention,
  }),
  'events.open.v1': action('events.open.v1', { needs: 'agent', changesState: false, run: openEvents }),
  'events.choose.v1': action('events.choose.v1', {
    needs: 'agent',
    changesState: true,
    run: chooseEventMode,
  }),
  'events.test.v1': action('events.test.v1', { needs: 'agent', changesState: true, run: testEvents }),
  'letters.choose.v1': action('letters.choose.v1', {
    needs: 'viewer',
    changesState: false,
    run: chooseLetter,
  }),
  'letters.edit.v1': action('letters.edit.v1', { needs: 'agent', changesState: false, run: editTemplate }),
  'letters.save.v1': action('letters.save.v1', { needs: 'agent', changesState: true, run: saveTemplate }),
  'letters.reset.v1': action('letters.reset.v1', { needs: 'agent', changesState: true, run: resetTemplate }),
  'invitation.again.v1': action('invitation.again.v1', {
    needs: 'agent',
    changesState: false,
    run: openAgain,
  }),
  'invitation.resend.v1': action('invitation.resend.v1', {
    needs: 'agent',
    changesState: true,
    run: resendInvitation,
  }),
  'invitation.assign.v1': action('invitation.assign.v1', {
    needs: 'agent',
    changesState: false,
    run: openAssign,
  }),
  'invitation.pass.v1': action('invitation.pass.v1', {
    needs: 'agent',
    changesState: true,
    run: passInvitation,
  }),
  'invitation.withdraw.v1': action('invitation.withdraw.v1', {
    needs: 'agent',
    changesState: true,
    run: withdrawInvitation,
  }),
  'invitation.unmatch.v1': action('invitation.unmatch.v1', {
    needs: 'agent',
    changesState: true,
    run: undoMatch,
  }),
  'invitation.reminders.v1': action('invitation.reminders.v1', {
    needs: 'agent',
    changesState: true,
    run: switchReminders,
  }),
  'invitation.skip-reminder.v1': action('invitation.skip-reminder.v1', {
    needs: 'agent',
    changesState: true,
    run: skipReminder,
  }),
  'invitation.note.v1': action('invitation.note.v1', {
    needs: 'drafter',
    changesState: false,
    run: openNote,
  }),
  'invitation.save-note.v1': action('invitation.save-note.v1', {
    needs: 'drafter',
    changesState: true,
    run: saveNote,
  }),
  'sign-in.begin.v1': action('sign-in.begin.v1', { needs: 'viewer', changesState: true, run: beginSignIn }),
  'notifications.save.v1': action('notifications.save.v1', {
    needs: 'viewer',
    changesState: true,
    run: saveNotifications,
  }),
  'notifications.stop.v1': action('notifications.stop.v1', {
    needs: 'agent',
    changesState: true,
    run: stopChannel,
  }),
  'channel.save.v1': action('channel.save.v1', { needs: 'agent', changesState: true, run: saveChannel }),
  'channel.show.v1': action('channel.show.v1', { needs: 'viewer', changesState: false, run: showToMe }),
  'why.open.v1': action('why.open.v1', { needs: 'viewer', changesState: false, run: openWhy }),
  'removal.room.v1': action('removal.room.v1', { needs: 'agent', changesState: false, run: openRoom }),
  'removal.letter.v1': action('removal.letter.v1', { needs: 'agent', changesState: false, run: otherLetter }),
  'removal.request.v1': action('removal.request.v1', {
    needs: 'agent',
    changesState: true,
    run: requestRemoval,
  }),
  'removal.open.v1': action('removal.open.v1', { needs: 'viewer', changesState: false, run: openRemoval }),
  'removal.undo.v1': action('removal.undo.v1', { needs: 'agent', changesState: true, run: undoRemoval }),
  'removal.copy.v1': action('removal.copy.v1', { needs: 'agent', changesState: true, run: copyNotice }),
  'removal.end-delegation.v1': action('removal.end-delegation.v1', {
    needs: 'agent',
    changesState: true,
    run: endDelegation,
  }),
  'approval.open.v1': action('approval.open.v1', { needs: 'viewer', changesState: false, run: openApproval }),
  'approval.decide.v1': action('approval.decide.v1', {
    needs: 'agent',
    changesState: true,
    run: decideApprovalAction,
  }),
  'approval.reassign.v1': action('approval.reassign.v1', {
    needs: 'agent',
    changesState: false,
    run: chooseColleague,
  }),
  'approval.pass.v1': action('approval.pass.v1', { needs: 'agent', changesState: true, run: passApproval }),
  'approvals.page.v1': action('approvals.page.v1', {
    needs: 'viewer',
    changesState: false,
    run: listApprovalsAction,
  }),
} as const satisfies Record<Exclude<Verb, 'command.run.v1'>, Action>;
