import { z } from 'zod';
import {
  type Invitation,
  type InvitationIn,
  type InvitationState,
  invitationStates,
} from '../domain/invitation.ts';
import { openStates } from '../domain/invitation-states.ts';
import type { Translator } from '../i18n/translator.ts';
import { acts, actsView, buttonSets, buttonSetsView, type CardButton } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { relationshipText, stateColors, stateSince } from './invitation-words.ts';
import { plainText } from './plain-text.ts';
import { choiceView, lines, lineView, semanticColor } from './view.ts';
import { inviteButton } from './ways-on.ts';

const choiceSetView = z.strictObject({ label: z.string(), value: z.string(), choices: z.array(choiceView) });

export const invitationsPageView = z.strictObject({
  title: z.string(),
  subtitles: z.array(lineView),
  /** None while there is nothing at all to choose from. */
  filters: z.array(
    z.strictObject({
      whose: choiceSetView,
      state: choiceSetView,
      text: z.strictObject({ label: z.string(), value: z.string() }),
      acts: actsView,
    }),
  ),
  rows: z.array(
    z.strictObject({
      company: z.string(),
      state: z.string(),
      stateColor: semanticColor,
      /** Stands right behind the state. */
      since: z.string(),
      details: z.array(lineView),
      acts: actsView,
    }),
  ),
  buttonSets: buttonSetsView,
});

/** So many rows fit into a card of 25 KB. */
export const invitationsPageLimit = 5;

/** Which states a list holds: all, those that may still be answered, or one. */
export type ShownStates = 'any' | 'open' | InvitationState;

export interface InvitationsFilter {
  readonly whose: 'mine' | 'everyone';
  readonly state: ShownStates;
  readonly text: string;
}

export interface InvitationsPageFacts {
  readonly filter: InvitationsFilter;
  /** Newest first, at most `invitationsPageLimit`. */
  readonly invitations: readonly Invitation[];
  /** How many there are of each state, whatever state is chosen. */
  readonly counts: Readonly<Record<InvitationState, number>>;
  /** Where the next and the previous page begin, as the register said it. */
  readonly next?: string;
  readonly previous?: string;
}

export function invitationsPageCard(page: InvitationsPageFacts, t: Translator): CardModel {
  const { filter, counts } = page;
  const matched = countOf(filter.state, counts);
  const isUnfiltered = filter.state === 'any' && filter.text === '';
  const isEmpty = isUnfiltered && matched === 0;
  const nothing = !isEmpty && page.invitations.length === 0;
  const empty = `invitations.empty.${filter.whose === 'mine' ? 'mine' : 'everyones'}` as const;
  const title = isEmpty ? 'invitations.empty.title' : 'invitations.title';
  const view: z.output<typeof invitationsPageView> = {
    title: t.say(nothing ? 'invitations.nothing.title' : title),
    subtitles: lines(
      isEmpty ? t.say(empty) : undefined,
      nothing ? t.say('invitations.nothing.text') : undefined,
      isEmpty || nothing ? undefined : t.say('invitations.count', { count: matched }),
    ),
    filters: isEmpty && filter.whose === 'everyone' ? [] : [filtersOf(page, t)],
    rows: page.invitations.map((invitation) => rowOf(invitation, filter.whose === 'mine', t)),
    buttonSets: buttonSets(buttonsOf(page, isEmpty, t)),
  };
  const summary = isEmpty ? view.title : t.say('invitations.summary', { count: matched });
  return { card: 'invitations-page', view, summary, language: t.language };
}

export function statesShown(shown: ShownStates): readonly InvitationState[] {
  if (shown === 'any') return invitationStates;
  return shown === 'open' ? openStates : [shown];
}

function countOf(shown: ShownStates, counts: InvitationsPageFacts['counts']): number {
  return statesShown(shown).reduce((sum, state) => sum + counts[state], 0);
}

function filtersOf({ filter, counts }: InvitationsPageFacts, t: Translator) {
  const choice = (shown: ShownStates) => ({
    title: t.say('invitations.choice', { state: stateText(shown, t), count: countOf(shown, counts) }),
    value: shown,
  });
  const present = invitationStates.filter((state) => counts[state] > 0 || state === filter.state);
  return {
    whose: {
      label: t.say('invitations.whose.label'),
      value: filter.whose,
      choices: (['everyone', 'mine'] as const).map((whose) => ({
        title: t.say(`invitations.whose.${whose}`),
        value: whose,
      })),
    },
    state: {
      label: t.say('invitations.state.label'),
      value: filter.state,
      choices: (['any', 'open', ...present] as const).map(choice),
    },
    text: { label: t.say('invitations.find.label'), value: plainText(filter.text, 80) },
    acts: acts({ title: t.say('button.search'), verb: 'invitations.find.v1', data: {} }),
  };
}

function stateText(shown: ShownStates, t: Translator): string {
  return t.say(
    shown === 'any' || shown === 'open' ? `invitations.state.${shown}` : `invitation.state.${shown}`,
  );
}

function rowOf(invitation: Invitation, mine: boolean, t: Translator) {
  const company = plainText(invitation.recipient.company, 70);
  return {
    company,
    state: t.say(`invitation.state.${invitation.state}`),
    stateColor: stateColors[invitation.state],
    since: ` · ${t.dateTime(stateSince(invitation))}`,
    details: lines(
      plainText(invitation.recipient.email, 80),
      invitation.state === 'half-accepted' ? halfText(invitation, t) : undefined,
      [
        relationshipText(invitation.relationship, t),
        ...(mine ? [] : [t.say('invitations.invitedBy', { name: plainText(invitation.inviterName, 70) })]),
      ].join(' · '),
      noteText(invitation),
    ),
    acts: acts({
      title: t.say('button.open'),
      tooltip: t.say('button.openInvitation.which', { name: company }),
      verb: 'invitation.open.v1',
      data: { invitationId: invitation.id },
    }),
  };
}

/** The beginning of what colleagues wrote; the whole is on the invitation's own card. */
const noteText = ({ ticket, note }: Invitation) =>
  plainText([ticket, note].filter((one) => one !== undefined).join(' · '), 50);

/** Which half is there; of one that cannot be seen nothing is claimed. */
function halfText({ half, providerHidden }: InvitationIn<'half-accepted'>, t: Translator): string {
  const isHidden = half === 'reseller' && providerHidden !== undefined;
  return t.say(isHidden ? 'invitations.half.hidden' : `invitations.half.${half}`);
}

function buttonsOf(page: InvitationsPageFacts, isEmpty: boolean, t: Translator): readonly CardButton[] {
  const { filter, next, previous } = page;
  const to = (title: 'button.nextPage' | 'button.previousPage', place: object): CardButton => ({
    title: t.say(title),
    verb: 'invitations.page.v1',
    data: { whose: filter.whose, state: filter.state, text: plainText(filter.text, 80), ...place },
  });
  return [
    ...(previous === undefined ? [] : [to('button.previousPage', { before: previous })]),
    ...(next === undefined ? [] : [to('button.nextPage', { after: next })]),
    { ...inviteButton(t), primary: isEmpty },
  ];
}
