import type { z } from 'zod';
import type { CardName } from '../names.ts';
import { acceptedNoticeSamples } from './accepted-notice-card.ts';
import { approvalSamples, approvalView } from './approval-card.ts';
import { approvalReassignSamples, approvalReassignView } from './approval-reassign-card.ts';
import { approvalsPageSamples, approvalsPageView } from './approvals-page-card.ts';
import { attentionListSamples, attentionSamples } from './attention-card.ts';
import type { Samples } from './card-sample.ts';
import { channelPostSamples, channelSamples, channelView } from './channel-card.ts';
import { customerPartSamples, customerPartView } from './customer-part-card.ts';
import { customerSamples, customerView } from './customer-card.ts';
import { customersPageSamples, customersPageView } from './customers-page-card.ts';
import { eventsSamples } from './events-card.ts';
import { historyPageSamples, historyPageView } from './history-page-card.ts';
import { helpSamples, helpView } from './help-card.ts';
import { invitationSamples, invitationView } from './invitation-card.ts';
import { invitationDraftSamples, invitationDraftView } from './invitation-draft-card.ts';
import { invitationEditSamples, invitationEditView } from './invitation-edit-card.ts';
import { invitationAssignSamples, invitationAssignView } from './invitation-assign-card.ts';
import { invitationNoteSamples, invitationNoteView } from './invitation-note-card.ts';
import { invitationsPageSamples, invitationsPageView } from './invitations-page-card.ts';
import { inviteFormSamples, inviteFormView } from './invite-form-card.ts';
import { letterTemplateSamples, letterTemplateView } from './letter-template-card.ts';
import { lettersSamples, lettersView } from './letters-card.ts';
import { newsSamples, newsView } from './news-card.ts';
import { noticeSamples, noticeView } from './notice-card.ts';
import { notificationsSamples, notificationsView } from './notifications-card.ts';
import { providersSamples, providersView } from './providers-card.ts';
import { removalSamples, removalView } from './removal-card.ts';
import { removalRoomSamples, removalRoomView } from './removal-room-card.ts';
import { settingsSamples, settingsView } from './settings-card.ts';
import { setupSamples, setupView } from './setup-card.ts';
import { statusSamples, statusView } from './status-card.ts';
import { unmatchSamples } from './unmatch-card.ts';
import { welcomeSamples, welcomeView } from './welcome-card.ts';
import { whySamples } from './why-card.ts';
import { newcomerInvitationSamples, newcomerInvitationView } from './newcomer-invitation-card.ts';
import { whoseCustomerSamples, whoseCustomerView } from './whose-customer-card.ts';

export interface CardEntry {
  /** What the layout may bind, and must. */
  readonly view: z.ZodObject;
  readonly samples: Samples;
}

/** Every card; the suite that checks them all loops over this table. */
export const cardCatalogue = {
  welcome: { view: welcomeView, samples: welcomeSamples },
  help: { view: helpView, samples: helpSamples },
  notice: {
    view: noticeView,
    samples: (t) => [
      ...noticeSamples(t),
      ...acceptedNoticeSamples(t),
      ...attentionSamples(t),
      ...unmatchSamples(t),
      ...channelPostSamples(t),
      ...eventsSamples(t),
    ],
  },
  'customers-page': { view: customersPageView, samples: customersPageSamples },
  customer: { view: customerView, samples: customerSamples },
  'customer-part': { view: customerPartView, samples: customerPartSamples },
  providers: { view: providersView, samples: providersSamples },
  'invite-form': { view: inviteFormView, samples: inviteFormSamples },
  'invitation-draft': { view: invitationDraftView, samples: invitationDraftSamples },
  'invitation-edit': { view: invitationEditView, samples: invitationEditSamples },
  invitation: { view: invitationView, samples: invitationSamples },
  'invitation-assign': { view: invitationAssignView, samples: invitationAssignSamples },
  'invitation-note': { view: invitationNoteView, samples: invitationNoteSamples },
  'invitations-page': { view: invitationsPageView, samples: invitationsPageSamples },
  'removal-room': { view: removalRoomView, samples: removalRoomSamples },
  removal: { view: removalView, samples: removalSamples },
  approval: { view: approvalView, samples: approvalSamples },
  'approval-reassign': { view: approvalReassignView, samples: approvalReassignSamples },
  'approvals-page': { view: approvalsPageView, samples: approvalsPageSamples },
  'newcomer-invitation': { view: newcomerInvitationView, samples: newcomerInvitationSamples },
  'whose-customer': { view: whoseCustomerView, samples: whoseCustomerSamples },
  notifications: { view: notificationsView, samples: notificationsSamples },
  channel: { view: channelView, samples: channelSamples },
  news: { view: newsView, samples: (t) => [...newsSamples(t), ...attentionListSamples(t), ...whySamples(t)] },
  'history-page': { view: historyPageView, samples: historyPageSamples },
  settings: { view: settingsView, samples: settingsSamples },
  status: { view: statusView, samples: statusSamples },
  setup: { view: setupView, samples: setupSamples },
  letters: { view: lettersView, samples: lettersSamples },
  'letter-template': { view: letterTemplateView, samples: letterTemplateSamples },
} as const satisfies Record<CardName, CardEntry>;
