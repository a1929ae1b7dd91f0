import { z } from 'zod';
import type { Invitation } from '../domain/invitation.ts';
import { isAcceptedLate, mailboxOwnerElsewhere } from '../domain/invitation-states.ts';
import type { Translator } from '../i18n/translator.ts';
import { buttonSets, buttonSetsView } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { handOverOf, handOverView, isBroken } from './hand-over-view.ts';
import { invitationButtons } from './invitation-buttons.ts';
import { halvesOf, halvesView } from './invitation-halves.ts';
import { invitationRefresh, refreshLength } from './invitation-refresh.ts';
import { mailboxFacts } from './mailbox-facts.ts';
import { timelineOf, timelineView } from './invitation-timeline.ts';
import {
  colleagueNames,
  noteFacts,
  othersFacts,
  recipientText,
  relationshipText,
  unsentText,
} from './invitation-words.ts';
import { plainText } from './plain-text.ts';
import { reminderFacts } from './reminder-facts.ts';
import { readyTexts, textsView } from './ready-texts.ts';
import { type FactView, facts, factView, lines, lineView } from './view.ts';

export const invitationView = z.strictObject({
  style: z.enum(['emphasis', 'accent', 'good', 'attention']),
  state: z.string(),
  meanings: z.array(lineView),
  company: z.string(),
  /** Of the mail, where the mail itself does not stand on the card. */
  subjects: z.array(lineView),
  notes: z.array(lineView),
  ...handOverView,
  facts: z.array(factView),
  joint: halvesView,
  /** Sentences that are ready to be copied. */
  texts: textsView,
  timeline: z.array(timelineView),
  buttonSets: buttonSetsView,
});

export interface InvitationFacts {
  readonly invitation: Invitation;
  /** False for a reader who may look but not act. */
  readonly own?: boolean;
  /** Its owner has no role any more: the reader may pass it on. */
  readonly orphaned?: boolean;
  /** It goes out only when a colleague agreed. */
  readonly asksApproval?: boolean;
  /** One sentence about what the click did or could not do, in the reader's words. */
  readonly note?: string;
}

const styles = {
  draft: 'emphasis',
  'waiting-approval': 'emphasis',
  discarded: 'emphasis',
  sending: 'accent',
  'handed-over': 'emphasis',
  sent: 'accent',
  bounced: 'attention',
  answered: 'accent',
  failed: 'attention',
  'half-accepted': 'accent',
  accepted: 'good',
  withdrawn: 'emphasis',
} as const satisfies Record<Invitation['state'], z.output<typeof invitationView>['style']>;

/** 25 KB in UTF-16, less what the layout adds to a card with a letter on it. */
const cardLength = 12_480 - 3_200 - refreshLength;
const layout = { fact: 300 } as const;

/** One invitation and what became of it. */
export function invitationCard(
  { invitation, own = true, orphaned = false, asksApproval = false, note }: InvitationFacts,
  t: Translator,
): CardModel {
  const company = plainText(invitation.recipient.company, 120);
  const waits = 'waitsForSignIn' in invitation;
  const stuck = 'needsAttention' in invitation;
  const broken = isBroken(invitation)
    ? 'byHand.broken.title'
    : (`invitation.state.${invitation.state}` as const);
  const state = t.say(stuck ? 'attention.state' : waits ? 'signIn.waiting.state' : broken);
  const around = {
    style: isBroken(invitation) || waits || stuck ? 'attention' : styles[invitation.state],
    state,
    meanings: lines(
      invitation.state === 'bounced' ? t.say(`bounce.why.${invitation.bounce}`) : undefined,
      meaningOf(invitation, { own, orphaned }, t),
      'customer' in invitation && isAcceptedLate(invitation) ? t.say('accepted.afterWithdrawal') : undefined,
      invitation.state === 'failed' ? t.say(`invitation.failure.${invitation.reason}`) : undefined,
      unsentText(invitation, t),
    ),
    company,
    subjects: lines(isLetterShown(invitation, own) ? undefined : plainText(invitation.letter.subject, 120)),
    notes: lines(note === undefined ? undefined : plainText(note, 400)),
    facts: factsOf(invitation, t),
    joint: halvesOf(invitation, own, t),
    texts: own ? readyTexts(invitation, t) : [],
    timeline: isLetterShown(invitation, own) ? [] : [timelineOf(invitation, t)],
    buttonSets: buttonSets(...invitationButtons({ invitation, own, orphaned, asksApproval }, t)),
  };
  const room = Math.max(0, cardLength - JSON.stringify(around).length - layout.fact * around.facts.length);
  const view: z.output<typeof invitationView> = { ...around, ...handOverOf(invitation, { own, room }, t) };
  return {
    card: 'invitation',
    view,
    summary: t.say('invitation.summary', { company, state }),
    language: t.language,
    refresh: invitationRefresh(invitation),
  };
}

/** A whole letter to be copied leaves no room for more below it. */
function isLetterShown(invitation: Invitation, own: boolean): boolean {
  return own && invitation.state === 'handed-over' && invitation.way === 'copy';
}

/** What the state means for whoever reads it. */
function meaningOf(
  invitation: Invitation,
  { own, orphaned }: { readonly own: boolean; readonly orphaned: boolean },
  t: Translator,
): string {
  if ('needsAttention' in invitation)
    return own || orphaned
      ? t.say('attention.meaning')
      : t.say('attention.meaning.others', { name: plainText(invitation.inviterName, 120) });
  if ('waitsForSignIn' in invitation) return t.say('signIn.waiting.meaning');
  if (invitation.state === 'handed-over' && own) {
    if (invitation.way === 'copy') return t.say('handedOver.copy');
    const elsewhere = mailboxOwnerElsewhere(invitation);
    if (elsewhere) return t.say('handedOver.elsewhere', { name: plainText(elsewhere.name, 120) });
    return t.say(invitation.mail === undefined ? 'handedOver.making' : 'handedOver.outlook');
  }
  if (invitation.state === 'sent' && invitation.how === 'by-hand') {
    return t.say(`byHand.${invitation.linkFound ?? (invitation.mail ? 'looking' : 'said')}`);
  }
  if (invitation.state === 'half-accepted' && invitation.providerHidden)
    return t.say('halves.meaning.hidden');
  return t.say(`invitation.meaning.${invitation.state}`);
}

function factsOf(invitation: Invitation, t: Translator): FactView[] {
  return facts(
    { label: t.say('fact.to'), value: recipientText(invitation.recipient) },
    ...othersFacts(invitation.recipient, t),
    { label: t.say('fact.relationship'), value: relationshipText(invitation.relationship, t) },
    { label: t.say('fact.meeting'), value: t.say(`meeting.${invitation.meeting}`) },
    { label: t.say('fact.invitedBy'), value: plainText(invitation.inviterName, 120) },
    { label: t.say('fact.begunBy'), value: plainText(invitation.begunBy?.name ?? '', 80) },
    { label: t.say('fact.approvedBy'), value: colleagueNames(invitation.approvedBy) },
    ...wayFacts(invitation, t),
    ...customerFacts(invitation, t),
    ...reminderFacts(invitation, t),
    ...mailboxFacts(invitation, t),
    ...noteFacts(invitation, t),
  );
}

/** Which way the letter went into the agent's hands. */
function wayFacts(invitation: Invitation, t: Translator): readonly FactView[] {
  if (invitation.state !== 'handed-over') return [];
  return [{ label: t.say('fact.handedBy'), value: t.say(`handOver.way.${invitation.way}`) }];
}

/** Who answered, and by what that was told. */
function customerFacts(invitation: Invitation, t: Translator): readonly FactView[] {
  if (!('customer' in invitation)) return [];
  const { customer, match } = invitation;
  return [
    { label: t.say('fact.customer'), value: plainText(customer.name, 120) },
    { label: t.say('fact.match'), value: t.say(`match.${match}`) },
  ];
}
