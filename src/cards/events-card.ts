/** How Partner Center's events come: the mode, who is registered now, and the way to choose. */
import type { EventMode } from '../domain/event-choice.ts';
import { eventModes } from '../domain/event-choice.ts';
import type { Translator } from '../i18n/translator.ts';
import type { CardButton } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { addressText, type EventsFacts, isMoved, modeOf, standingIn, testText } from './event-texts.ts';
import { type NoticeTone, noticeCard } from './notice-card.ts';
import { commandButton } from './ways-on.ts';

export function eventsCard(facts: EventsFacts, t: Translator, note?: string): CardModel {
  const { choice } = facts;
  const mode = modeOf(facts);
  const isTrouble = isMoved(facts) || (choice && ['failed', 'lost'].includes(choice.state));
  const tone: NoticeTone = isTrouble ? 'warning' : 'info';
  return noticeCard(
    {
      tone,
      title: t.say('events.title'),
      subject: t.say(`events.mode.${mode}`),
      text: [note, stateText(facts, t), meaningText(facts, t), remarkText(facts, t)]
        .filter((line) => line !== undefined)
        .join('\n'),
      facts: factsOf(facts, t),
      actions: buttonsFor(facts, t),
      summary: `${t.say('events.title')} · ${t.say(`events.mode.${mode}`)}`,
    },
    t,
  );
}

function stateText(facts: EventsFacts, t: Translator): string | undefined {
  const { choice } = facts;
  switch (choice?.state) {
    case 'writing':
      return t.say('events.writing');
    case 'failed':
      return t.say(`events.failed.${choice.why}`);
    case 'lost':
      return t.say(choice.holder === undefined ? 'events.lost.nobody' : 'events.lost', {
        when: t.dateTime(choice.noticedAt),
      });
    default:
      return isMoved(facts) ? t.say('events.moved') : undefined;
  }
}

/** What the mode means when it works: of events that do not come it would say the opposite of what is. */
function meaningText(facts: EventsFacts, t: Translator): string | undefined {
  const mode = modeOf(facts);
  const isAway = isMoved(facts) || (mode === 'own' && facts.choice?.state === 'lost');
  return isAway ? undefined : t.say(`events.mode.meaning.${mode}`);
}

function remarkText(facts: EventsFacts, t: Translator): string | undefined {
  const { eventsUrl, registered } = facts;
  if (eventsUrl === undefined) return t.say('events.noAddress');
  const isHere = typeof registered === 'object' && registered.url === eventsUrl;
  return isHere && modeOf(facts) !== 'own' ? t.say('events.staysHere') : undefined;
}

function factsOf({ choice, registered, eventsUrl, last, test }: EventsFacts, t: Translator) {
  const none = t.say('events.never');
  const fact = (label: string, value: string | undefined) => (value === undefined ? [] : [{ label, value }]);
  return [
    ...fact(t.say('events.fact.registered'), registeredText(registered, t)),
    ...(typeof registered === 'object'
      ? fact(t.say('events.fact.count'), t.number(registered.events.length))
      : []),
    ...fact(t.say('events.fact.ours'), eventsUrl && addressText(eventsUrl)),
    ...fact(t.say('events.fact.former'), choice?.former && addressText(choice.former.url)),
    ...fact(t.say('events.fact.last'), last ? `${last.name}, ${t.dateTime(last.at)}` : none),
    ...fact(t.say('events.fact.test'), test ? testText(test, t) : none),
    ...fact(
      t.say('events.fact.chosen'),
      choice && t.say('events.by', { name: choice.chosenBy.name, when: t.dateTime(choice.chosenAt) }),
    ),
  ];
}

function registeredText(registered: EventsFacts['registered'], t: Translator): string {
  if (registered === undefined) return t.say('setup.unread');
  return registered === 'none' ? t.say('events.none') : addressText(registered.url);
}

/** What is as it was chosen need not be chosen again. */
function isSettledIn(facts: EventsFacts, mode: EventMode): boolean {
  const { choice } = facts;
  if (choice === undefined) return mode === 'polling';
  const isAsExpected = (standingIn(facts) ?? 'as-expected') === 'as-expected';
  return choice.mode === mode && choice.state === 'settled' && isAsExpected;
}

function buttonsFor(facts: EventsFacts, t: Translator): readonly CardButton[] {
  const { choice, eventsUrl } = facts;
  const revision = choice?.revision ?? 0;
  const modes = eventModes.filter(
    (mode) => !isSettledIn(facts, mode) && (mode !== 'own' || eventsUrl !== undefined),
  );
  return [
    ...modes.map(
      (mode): CardButton => ({
        title: t.say(mode === 'own' && isMoved(facts) ? 'events.choose.again' : `events.choose.${mode}`),
        verb: 'events.choose.v1',
        data: { mode, revision },
      }),
    ),
    ...(choice?.former && choice.mode === 'own'
      ? [
          {
            title: t.say('button.giveBack'),
            verb: 'events.choose.v1',
            data: { mode: 'polling', revision, giveBack: true },
          } as const,
        ]
      : []),
    { title: t.say('button.testEvents'), verb: 'events.test.v1', data: { from: 'setup' } },
    commandButton('setup', t.say('setup.title'), t),
  ];
}

export interface ReplaceFacts {
  readonly before: string;
  readonly after: string;
  readonly revision: number;
  readonly mark: string;
  readonly mode: EventMode;
  readonly giveBack: boolean;
}

/** Names whom the choice would replace, and replaces nobody before its own button is pressed. */
export function replaceRegistrationCard(
  { before, after, revision, mark, mode, giveBack }: ReplaceFacts,
  t: Translator,
): CardModel {
  return noticeCard(
    {
      tone: 'warning',
      title: t.say(giveBack ? 'button.giveBack' : 'events.confirm.title'),
      text: t.say(giveBack ? 'events.confirm.giveBack' : 'events.confirm.text'),
      facts: [
        { label: t.say('events.confirm.now'), value: addressText(before) },
        { label: t.say('events.confirm.then'), value: addressText(after) },
      ],
      actions: [
        {
          title: t.say(giveBack ? 'button.giveBack' : 'button.replaceRegistration'),
          verb: 'events.choose.v1',
          data: { mode, revision, over: mark, giveBack },
        },
        { title: t.say('button.back'), verb: 'events.open.v1', data: {} },
      ],
    },
    t,
  );
}
