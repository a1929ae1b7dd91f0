import type { z } from 'zod';
import type { CardName } from '../names.ts';
import { approvalView } from './approval-card.ts';
import { approvalReassignView } from './approval-reassign-card.ts';
import { approvalsPageView } from './approvals-page-card.ts';
import { channelView } from './channel-card.ts';
import { customerPartView } from './customer-part-card.ts';
import { customerView } from './customer-card.ts';
import { customersPageView } from './customers-page-card.ts';
import { historyPageView } from './history-page-card.ts';
import { helpView } from './help-card.ts';
import { invitationView } from './invitation-card.ts';
import { invitationDraftView } from './invitation-draft-card.ts';
import { invitationEditView } from './invitation-edit-card.ts';
import { invitationAssignView } from './invitation-assign-card.ts';
import { invitationNoteView } from './invitation-note-card.ts';
import { invitationsPageView } from './invitations-page-card.ts';
import { inviteFormView } from './invite-form-card.ts';
import { letterTemplateView } from './letter-template-card.ts';
import { lettersView } from './letters-card.ts';
import { newsView } from './news-card.ts';
import { noticeView } from './notice-card.ts';
import { notificationsView } from './notifications-card.ts';
import { providersView } from './providers-card.ts';
import { removalView } from './removal-card.ts';
import { removalRoomView } from './removal-room-card.ts';
import { settingsView } from './settings-card.ts';
import { setupView } from './setup-card.ts';
import { statusView } from './status-card.ts';
import { welcomeView } from './welcome-card.ts';
import { newcomerInvitationView } from './newcomer-invitation-card.ts';
import { whoseCustomerView } from './whose-customer-card.ts';

/** Every card, by what its layout may bind, and must. */
export const cardViews = {
  welcome: welcomeView,
  help: helpView,
  notice: noticeView,
  'customers-page': customersPageView,
  customer: customerView,
  'customer-part': customerPartView,
  providers: providersView,
  'invite-form': inviteFormView,
  'invitation-draft': invitationDraftView,
  'invitation-edit': invitationEditView,
  invitation: invitationView,
  'invitation-assign': invitationAssignView,
  'invitation-note': invitationNoteView,
  'invitations-page': invitationsPageView,
  'removal-room': removalRoomView,
  removal: removalView,
  approval: approvalView,
  'approval-reassign': approvalReassignView,
  'approvals-page': approvalsPageView,
  'newcomer-invitation': newcomerInvitationView,
  'whose-customer': whoseCustomerView,
  notifications: notificationsView,
  channel: channelView,
  news: newsView,
  'history-page': historyPageView,
  settings: settingsView,
  status: statusView,
  setup: setupView,
  letters: lettersView,
  'letter-template': letterTemplateView,
} as const satisfies Record<CardName, z.ZodObject>;
