import { z } from 'zod';
import type { Invitation } from '../domain/invitation.ts';
import { assertNever } from '../domain/result.ts';
import type { Translator } from '../i18n/translator.ts';
import { buttonSets, buttonSetsView, type CardButton } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import type { CardSample } from './card-sample.ts';
import { draftButtons } from './invitation-draft-card.ts';
import { recipientText, relationshipText } from './invitation-words.ts';
import { plainText } from './plain-text.ts';
import { sampleInvitation, sampleJoint } from './samples.ts';
import { type FactView, facts, factView, lines, lineView } from './view.ts';

export const invitationView = z.strictObject({
  style: z.enum(['emphasis', 'accent', 'good', 'attention']),
  state: z.string(),
  meanings: z.array(lineView),
  company: z.string(),
  notes: z.array(lineView),
  facts: z.array(factView),
  buttonSets: buttonSetsView,
});

export interface InvitationFacts {
  readonly invitation: Invitation;
  /** False for a reader who may look but not act. */
  readonly own?: boolean;
  /** One sentence about what the click did or could not do, in the reader's words. */
  readonly note?: string;
}

const styles = {
  draft: 'emphasis',
  discarded: 'emphasis',
  sending: 'accent',
  'handed-over': 'emphasis',
  sent: 'accent',
  failed: 'attention',
  'half-accepted': 'accent',
  accepted: 'good',
} as const satisfies Record<Invitation['state'], z.output<typeof invitationView>['style']>;

/** One invitation and what became of it. */
export function invitationCard({ invitation, own = true, note }: InvitationFacts, t: Translator): CardModel {
  const company = plainText(invitation.recipient.company, 120);
  const state = t.say(`invitation.state.${invitation.state}`);
  const view: z.output<typeof invitationView> = {
    style: styles[invitation.state],
    state,
    meanings: lines(
      t.say(`invitation.meaning.${invitation.state}`),
      invitation.state === 'failed' ? t.say(`invitation.failure.${invitation.reason}`) : undefined,
    ),
    company,
    notes: lines(note === undefined ? undefined : plainText(note, 400)),
    facts: factsOf(invitation, t),
    buttonSets: buttonSets(buttonsOf(invitation, own, t)),
  };
  return {
    card: 'invitation',
    view,
    summary: t.say('invitation.summary', { company, state }),
    language: t.language,
  };
}

function factsOf(invitation: Invitation, t: Translator): FactView[] {
  return facts(
    { label: t.say('fact.to'), value: recipientText(invitation.recipient) },
    { label: t.say('field.subject.label'), value: plainText(invitation.letter.subject, 250) },
    { label: t.say('fact.relationship'), value: relationshipText(invitation.relationship, t) },
    { label: t.say('fact.meeting'), value: t.say(`meeting.${invitation.meeting}`) },
    { label: t.say('fact.invitedBy'), value: plainText(invitation.inviterName, 120) },
    { label: t.say('fact.created'), value: t.dateTime(invitation.createdAt) },
    ...stateFacts(invitation, t),
  );
}

function stateFacts(invitation: Invitation, t: Translator): readonly FactView[] {
  switch (invitation.state) {
    case 'draft':
      return [];
    case 'discarded':
      return [{ label: t.say('fact.discarded'), value: t.dateTime(invitation.discardedAt) }];
    case 'sending':
      return [{ label: t.say('fact.decided'), value: t.dateTime(invitation.decidedAt) }];
    case 'sent':
      return [{ label: t.say('fact.sent'), value: t.dateTime(invitation.sentAt) }];
    case 'failed':
      return [{ label: t.say('fact.failed'), value: t.dateTime(invitation.failedAt) }];
    case 'handed-over':
      return [{ label: t.say('fact.handedOver'), value: t.dateTime(invitation.handedOverAt) }];
    case 'half-accepted':
      return [
        { label: t.say('fact.customer'), value: plainText(invitation.customer.name, 120) },
        { label: t.say('fact.halves'), value: t.say(`half.${invitation.half}`) },
        { label: t.say('fact.accepted'), value: t.dateTime(invitation.noticedAt) },
      ];
    case 'accepted':
      return [
        { label: t.say('fact.customer'), value: plainText(invitation.customer.name, 120) },
        { label: t.say('fact.accepted'), value: t.dateTime(invitation.noticedAt) },
      ];
    default:
      return assertNever(invitation);
  }
}

function buttonsOf(invitation: Invitation, own: boolean, t: Translator): readonly CardButton[] {
  const invitations: CardButton = {
    title: t.say('button.invitations'),
    verb: 'invitations.page.v1',
    data: { after: '' },
  };
  switch (invitation.state) {
    case 'draft':
    case 'failed':
      return own ? draftButtons(invitation, t) : [invitations];
    case 'discarded':
      return [
        {
          title: t.say('button.inviteAgain'),
          verb: 'invitation.form.v1',
          data: { email: plainText(invitation.recipient.email, 320) },
        },
        invitations,
      ];
    case 'half-accepted':
    case 'accepted':
      return [
        {
          title: t.say('button.openCustomer'),
          verb: 'customer.open.v1',
          data: { customerId: invitation.customer.id },
          primary: true,
        },
        invitations,
      ];
    case 'sending':
    case 'handed-over':
    case 'sent':
      return [invitations];
    default:
      return assertNever(invitation);
  }
}

export function invitationSamples(t: Translator): readonly CardSample[] {
  const { language } = t;
  return [
    { name: 'sending', model: invitationCard({ invitation: sampleInvitation('sending', language) }, t) },
    { name: 'sent-joint', model: invitationCard({ invitation: sampleJoint('sent', language) }, t) },
    { name: 'failed', model: invitationCard({ invitation: sampleInvitation('failed', language) }, t) },
    { name: 'accepted', model: invitationCard({ invitation: sampleInvitation('accepted', language) }, t) },
    {
      name: 'discarded',
      model: invitationCard(
        { invitation: sampleInvitation('discarded', language), note: t.say('answer.decided.text') },
        t,
      ),
    },
  ];
}
