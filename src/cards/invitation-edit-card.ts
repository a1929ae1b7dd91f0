import { z } from 'zod';
import type { BeforeAgain, Invitation, InvitationIn } from '../domain/invitation.ts';
import type { Translator } from '../i18n/translator.ts';
import { buttonSets, buttonSetsView } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { plainText } from './plain-text.ts';
import { lines, lineView } from './view.ts';
import { backToInvitation } from './ways-on.ts';

export const invitationEditView = z.strictObject({
  title: z.string(),
  lead: z.string(),
  problems: z.array(lineView),
  recipientLabel: z.string(),
  recipient: z.string(),
  subjectLabel: z.string(),
  subject: z.string(),
  subjectMissing: z.string(),
  textLabel: z.string(),
  text: z.string(),
  textMissing: z.string(),
  buttonSets: buttonSetsView,
});

export interface InvitationEditFacts {
  readonly invitation: InvitationIn<'draft' | 'failed' | 'waiting-approval'>;
  /** As the person left them, or as they are kept. The text holds the link. */
  readonly subject: string;
  readonly text: string;
  readonly problem?: string;
}

export function invitationEditCard(edit: InvitationEditFacts, t: Translator): CardModel {
  const { invitation } = edit;
  const data = { invitationId: invitation.id, revision: invitation.revision };
  const company = plainText(invitation.recipient.company, 120);
  const view: z.output<typeof invitationEditView> = {
    title: t.say('edit.title'),
    lead: t.say(invitation.state === 'waiting-approval' ? 'edit.lead.waiting' : 'edit.lead'),
    problems: lines(edit.problem === undefined ? undefined : plainText(edit.problem, 400)),
    ...fieldsOf(edit, t),
    buttonSets: buttonSets([
      { title: t.say('button.save'), verb: 'invitation.save.v1', data, primary: true },
      backToInvitation(invitation.id, t),
    ]),
  };
  return { card: 'invitation-edit', view, summary: t.say('edit.summary', { company }), language: t.language };
}

function fieldsOf(
  edit: { readonly invitation: Invitation; readonly subject: string; readonly text: string },
  t: Translator,
) {
  return {
    recipientLabel: t.say('fact.to'),
    recipient: plainText(edit.invitation.recipient.email, 320),
    subjectLabel: t.say('field.subject.label'),
    // A subject that is far too long comes back cut: it has to be shortened all the same.
    subject: edit.subject.toWellFormed().slice(0, 600),
    subjectMissing: t.say('field.subject.missing'),
    textLabel: t.say('field.text.label'),
    text: edit.text.toWellFormed(),
    textMissing: t.say('field.text.missing'),
  };
}

export interface InvitationAgainFacts extends Omit<InvitationEditFacts, 'invitation'> {
  readonly invitation: InvitationIn<BeforeAgain['state']>;
}

/** What goes out when the mail is sent once more: to be read, changed and confirmed. */
export function invitationAgainCard(again: InvitationAgainFacts, t: Translator): CardModel {
  const { invitation, subject, text, problem } = again;
  const company = plainText(invitation.recipient.company, 120);
  const way = invitation.mail ? 'thread' : 'new';
  const { id: invitationId, revision } = invitation;
  const view: z.output<typeof invitationEditView> = {
    title: t.say('again.title'),
    lead: t.say(`again.lead.${invitation.state === 'withdrawn' ? 'withdrawn' : way}`),
    problems: lines(problem === undefined ? undefined : plainText(problem, 400)),
    ...fieldsOf({ invitation, subject, text }, t),
    buttonSets: buttonSets([
      {
        title: t.say('button.send'),
        verb: 'invitation.resend.v1',
        data: { invitationId, revision },
        primary: true,
      },
      backToInvitation(invitationId, t),
    ]),
  };
  return {
    card: 'invitation-edit',
    view,
    summary: t.say('again.summary', { company }),
    language: t.language,
  };
}
