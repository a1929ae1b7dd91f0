import { z } from 'zod';
import type { Invitation } from '../domain/invitation.ts';
import { noteLimits } from '../domain/invitation-note.ts';
import type { Translator } from '../i18n/translator.ts';
import { buttonSets, buttonSetsView } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { plainText } from './plain-text.ts';
import { lines, lineView } from './view.ts';
import { backToInvitation } from './ways-on.ts';

export const invitationNoteView = z.strictObject({
  title: z.string(),
  lead: z.string(),
  problems: z.array(lineView),
  recipientLabel: z.string(),
  recipient: z.string(),
  noteLabel: z.string(),
  note: z.string(),
  ticketLabel: z.string(),
  ticketHint: z.string(),
  ticket: z.string(),
  buttonSets: buttonSetsView,
});

export interface InvitationNoteFacts {
  readonly invitation: Invitation;
  /** As the person left them, or as they are kept. */
  readonly note: string;
  readonly ticket: string;
  readonly problem?: string;
}

/** What is far too long comes back cut: it has to be shortened all the same. */
const shown = (text: string, limit: number) => text.toWellFormed().slice(0, 2 * limit);

/** Two short fields that colleagues see beside an invitation, and the customer never. */
export function invitationNoteCard(
  { invitation, note, ticket, problem }: InvitationNoteFacts,
  t: Translator,
): CardModel {
  const { id: invitationId, recipient } = invitation;
  const company = plainText(recipient.company, 120);
  const view: z.output<typeof invitationNoteView> = {
    title: t.say('note.title'),
    lead: t.say('note.lead'),
    problems: lines(problem === undefined ? undefined : plainText(problem, 400)),
    recipientLabel: t.say('fact.company'),
    recipient: company,
    noteLabel: t.say('note.text.label'),
    note: shown(note, noteLimits.note),
    ticketLabel: t.say('note.ticket.label'),
    ticketHint: t.say('note.ticket.hint'),
    ticket: shown(ticket, noteLimits.ticket),
    buttonSets: buttonSets([
      { title: t.say('button.save'), verb: 'invitation.save-note.v1', data: { invitationId }, primary: true },
      backToInvitation(invitationId, t),
    ]),
  };
  return { card: 'invitation-note', view, summary: t.say('note.summary', { company }), language: t.language };
}
