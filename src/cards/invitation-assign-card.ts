import { z } from 'zod';
import type { Invitation } from '../domain/invitation.ts';
import { mailboxOwnerElsewhere } from '../domain/invitation-states.ts';
import type { Translator } from '../i18n/translator.ts';
import { buttonSets, buttonSetsView } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { plainText } from './plain-text.ts';
import { lines, lineView } from './view.ts';
import { backToInvitation } from './ways-on.ts';

export const invitationAssignView = z.strictObject({
  title: z.string(),
  lead: z.string(),
  problems: z.array(lineView),
  recipientLabel: z.string(),
  recipient: z.string(),
  colleagueLabel: z.string(),
  colleague: z.string(),
  addressLabel: z.string(),
  addressHint: z.string(),
  address: z.string(),
  buttonSets: buttonSetsView,
});

export interface InvitationAssignFacts {
  readonly invitation: Invitation;
  /** As the person left them. */
  readonly colleague?: string;
  readonly address?: string;
  readonly problem?: string;
}

/** What passing it on means besides, as it stands now. */
function consequenceOf(invitation: Invitation, t: Translator): readonly string[] {
  if (invitation.state === 'waiting-approval') return [t.say('assign.asked')];
  if (invitation.state !== 'handed-over' || invitation.mail === undefined) return [];
  const name = mailboxOwnerElsewhere(invitation)?.name ?? invitation.inviterName;
  return [t.say('assign.elsewhere', { name: plainText(name, 120) })];
}

/** To whom an invitation shall be passed on: picked from the company's people, or by a typed address. */
export function invitationAssignCard(
  { invitation, colleague = '', address = '', problem }: InvitationAssignFacts,
  t: Translator,
): CardModel {
  const { id: invitationId, recipient } = invitation;
  const company = plainText(recipient.company, 120);
  const view: z.output<typeof invitationAssignView> = {
    title: t.say('assign.title'),
    lead: [t.say('assign.lead'), ...consequenceOf(invitation, t)].join(' '),
    problems: lines(problem === undefined ? undefined : plainText(problem, 400)),
    recipientLabel: t.say('fact.company'),
    recipient: company,
    colleagueLabel: t.say('assign.colleague.label'),
    colleague: colleague.toWellFormed().slice(0, 60),
    addressLabel: t.say('assign.address.label'),
    addressHint: t.say('assign.address.hint'),
    address: address.toWellFormed().slice(0, 320),
    buttonSets: buttonSets([
      { title: t.say('button.assignNow'), verb: 'invitation.pass.v1', data: { invitationId }, primary: true },
      backToInvitation(invitationId, t),
    ]),
  };
  const summary = t.say('assign.summary', { company });
  return { card: 'invitation-assign', view, summary, language: t.language };
}
