import type { CardModel } from '../cards/card-model.ts';
import { suffices } from '../domain/access.ts';
import { parseInvitationId } from '../domain/ids.ts';
import { inOtherLayouts } from '../i18n/keyboard.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Verb } from '../names.ts';
import type { Clock } from '../ports/clock.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { forgetPlace, localeOf, remember, welcomeOnce } from './acquaintance.ts';
import { actions, invoke, isActionVerb } from './actions/registry.ts';
import { commands } from './commands/registry.ts';
import { noRightsCard, tooLittleAccessCard } from './access-cards.ts';
import { answerQuestion } from './asked-page.ts';
import { failedTurn } from './failed-turn.ts';
import { answerFile } from './history-file.ts';
import { guess, isPress, isSignIn, isThanks } from './guesses.ts';
import { shownLinksCard } from './shown-links-page.ts';
import {
  editsNotFollowed,
  filesNotRead,
  notPersonal,
  notUnderstood,
  oldCard,
  onlyNews,
  pressTheButton,
  tooLong,
  tooMany,
  welcomeThanks,
} from './plain-answers.ts';
import type { SpeakTo } from './reader.ts';
import { readQuestion } from './questions.ts';
import type { Router } from './router.ts';
import type { Services } from './services.ts';
import { createSignInTalk, orAskToSignIn, signInByCode, signInCard, type SignInTalk } from './signing-in.ts';
import { type Caller, type Incoming, isUnasked, type Reply, say, show, type Turn, typedIn } from './turn.ts';

export interface ConverseDependencies {
  readonly services: Services;
  readonly router: Router;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly speakTo: SpeakTo;
}

export interface Converse {
  /** Answers one thing that came in. Faults and bugs are thrown: `failed` has the words for them. */
  answer(incoming: Incoming, caller: Caller, how?: { readonly isAfterSignIn: boolean }): Promise<Reply>;
  readonly signIn: SignInTalk;
  /**
   * The card for a turn that failed, with a number by which a report and our log find each other. A command can be
   * asked for again there.
   */
  failed(error: unknown, caller: Caller | undefined, asked?: Incoming): Promise<CardModel>;
  /** The line at a button whose work takes longer. */
  stillWorking(caller: Caller): string;
  /** The card for what was not taken in, because the person's share (`own-full`) or the house is full. */
  tooMany(full: 'own-full' | 'all-full', caller: Caller): CardModel;
}

export function createConverse(deps: ConverseDependencies): Converse {
  return {
    async answer(incoming, caller, { isAfterSignIn } = { isAfterSignIn: false }) {
      const reply = await replyTo(deps, incoming, { caller, isAfterSignIn });
      if (reply.kind !== 'card' || incoming.kind !== 'action') return reply;
      const answer = atButton(reply, incoming, caller);
      noteTurned(answer, incoming, { caller, cards: deps.services.turnedCards });
      return answer;
    },
    signIn: createSignInTalk({
      signIn: deps.services.signIn,
      translatorOf: async ({ person, ...caller }) =>
        deps.speakTo((await deps.services.people.find(person)) ?? localeOf({ person, ...caller })),
    }),
    failed: (error, caller, asked) => failedTurn(deps, error, { caller, asked }),
    stillWorking: (caller) => speechInMind(caller, deps).say('answer.working'),
    tooMany: (full, caller) => tooMany(full === 'own-full' ? 'own' : 'all', speechInMind(caller, deps)),
  };
}

type Press = Extract<Incoming, { kind: 'action' }>;
type CardReply = Extract<Reply, { kind: 'card' }>;

function atButton(reply: CardReply, press: Press, { channel }: Caller): CardReply {
  // A card that brings itself up to date says nothing beside itself: whoever may not see it any more sees that in its place.
  if (isUnasked(press)) return { ...reply, place: 'in-place' };
  // What one person may not do is nothing for the whole channel.
  return reply.place === 'new' && channel ? { ...reply, place: 'line' } : reply;
}

/** What the pressed card shows from now on. */
function noteTurned(
  { card: { refresh }, place }: CardReply,
  { cardActivityId: activityId }: Press,
  { caller: { person }, cards }: { readonly caller: Caller; readonly cards: Services['turnedCards'] },
): void {
  if (activityId === undefined || place !== 'in-place') return;
  const shown = refresh?.verb === 'invitation.open.v1' ? refresh.data.invitationId : undefined;
  cards.note({ person, activityId }, parseInvitationId(shown));
}

async function replyTo(
  deps: ConverseDependencies,
  incoming: Incoming,
  { caller, isAfterSignIn }: { readonly caller: Caller; readonly isAfterSignIn: boolean },
): Promise<Reply> {
  if (incoming.kind === 'uninstalled') return forgetPlace(caller, deps.services);
  const person = await remember(caller, deps.services, { isUnasked: isUnasked(incoming) });
  const { speakTo } = deps;
  const t = speakTo(person);
  const cardActivityId = incoming.kind === 'action' ? incoming.cardActivityId : undefined;
  const turn: Omit<Turn, 'access'> = {
    caller,
    t,
    speakTo,
    now: deps.clock.now().toISOString(),
    isAfterSignIn,
    ...(cardActivityId === undefined ? {} : { cardActivityId }),
  };
  if (caller.conversation !== 'personal') return elsewhere(deps, incoming, turn);
  if (incoming.kind === 'installed') return welcomeOnce(turn, deps.services);
  const access = await deps.services.rights.accessOf(caller.person);
  if (access === undefined) return say(noRightsCard(t));
  const allowed = { ...turn, access };
  try {
    if (incoming.kind === 'action') return await onAction(deps, incoming, allowed);
    if (incoming.kind === 'file-answer') return await onFile(deps, incoming, allowed);
    if (incoming.kind === 'edited')
      return say(editsNotFollowed(deps.router.route(incoming.text), incoming.text, t));
    const { text, hasFiles = false } = incoming;
    return await onText(deps, { text, hasFiles }, allowed);
  } catch (error) {
    return orAskToSignIn(error, incoming, allowed, deps.services);
  }
}

/** For an answer that cannot wait for the store. */
function speechInMind(caller: Caller, { services, speakTo }: ConverseDependencies): Translator {
  return speakTo(services.people.recall(caller.person) ?? localeOf(caller));
}

/** What may be asked for in a channel; all else is for the own chat. */
const channelVerbs: ReadonlySet<string> = new Set<Verb>(['channel.save.v1', 'channel.show.v1']);

/** Outside of the own chat nothing of a customer is shown: a channel's news can be chosen there, and that is all. */
async function elsewhere(
  deps: ConverseDependencies,
  incoming: Incoming,
  turn: Omit<Turn, 'access'>,
): Promise<Reply> {
  const { caller, t } = turn;
  // Being added to a team or group is no question, nor is a change to one: whoever asks something there is told where to.
  if (['installed', 'uninstalled', 'edited'].includes(incoming.kind)) return { kind: 'nothing' };
  if (!caller.channel) return say(notPersonal(t));
  const route = incoming.kind === 'text' ? deps.router.route(incoming.text) : undefined;
  const isNews = route?.kind === 'command' && route.name === 'notifications';
  const isOurs = incoming.kind === 'action' && channelVerbs.has(incoming.verb);
  if (!isNews && !isOurs) return say(onlyNews(t));
  const access = await deps.services.rights.accessOf(caller.person);
  if (access === undefined) return say(noRightsCard(t));
  if (incoming.kind === 'action') return onAction(deps, incoming, { ...turn, access });
  return commands.notifications.run('', { ...turn, access }, deps.services);
}

async function onText(
  deps: ConverseDependencies,
  { text, hasFiles }: { readonly text: string; readonly hasFiles: boolean },
  turn: Turn,
): Promise<Reply> {
  const route = deps.router.route(text);
  if (route.kind === 'command') {
    const { needs, run } = commands[route.name];
    if (!suffices(turn.access, needs)) return say(tooLittleAccessCard(needs, turn.t));
    return run(route.args, turn, deps.services);
  }
  const signedIn = await signInByCode(text, turn, deps.services);
  if (signedIn) return signedIn;
  const links = await shownLinksCard(text, turn, deps.services);
  if (links) return say(links);
  const { t } = turn;
  if (hasFiles) return say(filesNotRead(t));
  if (isThanks(text)) return say(welcomeThanks(t));
  if (isSignIn(text)) return say(signInCard(t));
  if (isPress(text)) return say(pressTheButton(t));
  const question = [text, ...inOtherLayouts(text)]
    .map((one) => readQuestion(one, text))
    .find((one) => one !== undefined);
  if (question) return answerQuestion(question, turn, deps.services);
  return say(notUnderstood(route, guess(text, { router: deps.router, index: deps.services.index }), t));
}

async function onAction(
  deps: ConverseDependencies,
  incoming: Extract<Incoming, { kind: 'action' }>,
  turn: Turn,
): Promise<Reply> {
  const { verb, data, trigger } = incoming;
  if (verb === 'command.run.v1' && trigger === 'manual') {
    const text = typedIn(incoming);
    return text === undefined ? show(oldCard(turn.t)) : onText(deps, { text, hasFiles: false }, turn);
  }
  if (!isActionVerb(verb)) return show(oldCard(turn.t));
  const { needs, changesState } = actions[verb];
  if (trigger === 'automatic' && changesState) return show(oldCard(turn.t));
  // Beside the card, which stays for whoever may.
  if (!suffices(turn.access, needs)) return say(tooLittleAccessCard(needs, turn.t));
  const reply = await invoke(verb, data, turn, deps.services);
  if (reply === 'unreadable') return show(oldCard(turn.t));
  // Beside the card, which keeps what was typed.
  return reply === 'too-long' ? say(tooLong(turn.t)) : reply;
}

/** Every file that is offered shows what its reader may see, so that the right to see it is asked for again. */
async function onFile(
  { services }: ConverseDependencies,
  incoming: Extract<Incoming, { kind: 'file-answer' }>,
  turn: Turn,
): Promise<Reply> {
  if (!suffices(turn.access, 'agent')) return say(tooLittleAccessCard('agent', turn.t));
  const reply = await answerFile(incoming, turn, services);
  return reply === 'unreadable' ? say(oldCard(turn.t)) : reply;
}
