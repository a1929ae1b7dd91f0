/** Buttons that lead on from many cards. */
import type { CustomerTenantId, InvitationId } from '../domain/ids.ts';
import type { Translator } from '../i18n/translator.ts';
import type { CommandName } from '../names.ts';

/** Runs a command as if it were typed. */
export const commandButton = (name: CommandName, title: string, t: Translator) =>
  ({ title, verb: 'command.run.v1', data: { text: t.command(name).title } }) as const;

export const statusButton = (t: Translator) => commandButton('status', t.say('status.title'), t);

export const notificationsButton = (t: Translator) =>
  commandButton('notifications', t.say('button.notifications'), t);

/** A form with nothing in it. */
export const inviteButton = (t: Translator) =>
  ({ title: t.say('button.invite'), verb: 'invitation.form.v1', data: { email: '' } }) as const;

export const customerButton = (customerId: CustomerTenantId, t: Translator) =>
  ({ title: t.say('button.openCustomer'), verb: 'customer.open.v1', data: { customerId } }) as const;

/** Where it is plain that an invitation is meant. */
export const openButton = (invitationId: InvitationId, t: Translator) =>
  ({ title: t.say('button.open'), verb: 'invitation.open.v1', data: { invitationId } }) as const;

export const invitationButton = (invitationId: InvitationId, t: Translator) =>
  ({ ...openButton(invitationId, t), title: t.say('button.openInvitation') }) as const;

/** In place of the form that stands there now. */
export const backToInvitation = (invitationId: InvitationId, t: Translator) =>
  ({
    title: t.say('button.back'),
    verb: 'invitation.open.v1',
    data: { invitationId, here: true },
  }) as const;

/** The newest of all. */
export const invitationsButton = (t: Translator) =>
  ({ title: t.say('button.invitations'), verb: 'invitations.page.v1', data: { after: '' } }) as const;
