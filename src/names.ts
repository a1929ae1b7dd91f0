/** The closed vocabulary that every table must cover; a new name breaks the build until all of them have it. */

export const commandNames = [
  'help',
  'customers',
  'invite',
  'invitations',
  'providers',
  'status',
  'customer',
  'settings',
  'setup',
  'sign-out',
] as const;
export type CommandName = (typeof commandNames)[number];

export const verbs = [
  'command.run.v1',
  'customers.page.v1',
  'customers.find.v1',
  'customer.open.v1',
  'customer.show.v1',
  'customer.part.v1',
  'customer.user.v1',
  'invitation.form.v1',
  'invitation.prepare.v1',
  'invitation.open.v1',
  'invitation.edit.v1',
  'invitation.save.v1',
  'invitation.send.v1',
  'invitation.discard.v1',
  'invitation.hand-over.v1',
  'invitation.done.v1',
  'invitation.take-back.v1',
  'invitation.keep.v1',
  'invitation.again.v1',
  'invitation.resend.v1',
  'invitation.assign.v1',
  'invitation.pass.v1',
  'invitation.withdraw.v1',
  'invitation.note.v1',
  'invitation.save-note.v1',
  'invitations.page.v1',
  'invitations.find.v1',
  'newcomer.answer.v1',
  'settings.save.v1',
  'status.check.v1',
  'sign-in.begin.v1',
  'letters.choose.v1',
  'letters.edit.v1',
  'letters.save.v1',
  'letters.reset.v1',
] as const;
export type Verb = (typeof verbs)[number];

export const cardNames = [
  'welcome',
  'help',
  'notice',
  'customers-page',
  'customer',
  'customer-part',
  'providers',
  'invite-form',
  'invitation-draft',
  'invitation-edit',
  'invitation',
  'invitation-note',
  'invitation-assign',
  'invitations-page',
  'whose-customer',
  'settings',
  'status',
  'setup',
  'letters',
  'letter-template',
] as const;
export type CardName = (typeof cardNames)[number];

export const languages = ['en', 'ru'] as const;
export type Language = (typeof languages)[number];
