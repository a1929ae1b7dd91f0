import { z } from 'zod';
import type { Invitation } from '../domain/invitation.ts';
import type { Translator } from '../i18n/translator.ts';
import { acts, actsView, buttonSets, buttonSetsView, type CardButton } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import type { CardSample } from './card-sample.ts';
import { relationshipText, stateColors, stateSince } from './invitation-words.ts';
import { plainText } from './plain-text.ts';
import { sampleInvitations } from './samples.ts';
import { lines, lineView, semanticColor } from './view.ts';

export const invitationsPageView = z.strictObject({
  title: z.string(),
  subtitle: z.string(),
  rows: z.array(
    z.strictObject({
      company: z.string(),
      email: z.string(),
      state: z.string(),
      stateColor: semanticColor,
      details: z.array(lineView),
      acts: actsView,
    }),
  ),
  buttonSets: buttonSetsView,
});

/** So many rows fit into a card of 25 KB. */
export const invitationsPageLimit = 6;

export interface InvitationsPageFacts {
  /** Newest first, at most `invitationsPageLimit`. */
  readonly invitations: readonly Invitation[];
  /** Where the next page begins, as the register said it. */
  readonly next?: string;
  /** Those of the reader alone, or everyone's. */
  readonly mine: boolean;
}

export function invitationsPageCard(page: InvitationsPageFacts, t: Translator): CardModel {
  const none = page.invitations.length === 0;
  const view: z.output<typeof invitationsPageView> = {
    title: none ? t.say('invitations.empty.title') : t.say('invitations.title'),
    subtitle: none
      ? t.say(page.mine ? 'invitations.empty.mine' : 'invitations.empty.everyones')
      : t.say(page.mine ? 'invitations.mine' : 'invitations.everyones'),
    rows: page.invitations.map((invitation) => rowOf(invitation, page.mine, t)),
    buttonSets: buttonSets(buttonsOf(page, t)),
  };
  const summary = none ? view.title : t.say('invitations.summary', { count: page.invitations.length });
  return { card: 'invitations-page', view, summary, language: t.language };
}

function rowOf(invitation: Invitation, mine: boolean, t: Translator) {
  const company = plainText(invitation.recipient.company, 100);
  return {
    company,
    email: plainText(invitation.recipient.email, 160),
    state: t.say(`invitation.state.${invitation.state}`),
    stateColor: stateColors[invitation.state],
    details: lines(
      t.dateTime(stateSince(invitation)),
      invitation.relationship.kind === 'joint' ? relationshipText(invitation.relationship, t) : undefined,
      mine ? undefined : t.say('invitations.invitedBy', { name: plainText(invitation.inviterName, 100) }),
    ),
    acts: acts({
      title: t.say('button.open'),
      tooltip: t.say('button.openInvitation.which', { name: company }),
      verb: 'invitation.open.v1',
      data: { invitationId: invitation.id },
    }),
  };
}

function buttonsOf(page: InvitationsPageFacts, t: Translator): readonly CardButton[] {
  const invite: CardButton = {
    title: t.say('button.invite'),
    verb: 'invitation.form.v1',
    data: { email: '' },
    primary: page.invitations.length === 0,
  };
  return page.next === undefined
    ? [invite]
    : [{ title: t.say('button.nextPage'), verb: 'invitations.page.v1', data: { after: page.next } }, invite];
}

export function invitationsPageSamples(t: Translator): readonly CardSample[] {
  const invitations = sampleInvitations(t.language);
  return [
    { name: 'every-state', model: invitationsPageCard({ invitations, next: 'page-2', mine: true }, t) },
    {
      name: 'everyones',
      model: invitationsPageCard({ invitations: invitations.slice(0, 2), mine: false }, t),
    },
    { name: 'empty', model: invitationsPageCard({ invitations: [], mine: true }, t) },
  ];
}
