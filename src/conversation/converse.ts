import type { CardModel } from '../cards/card-model.ts';
import { noticeCard } from '../cards/notice-card.ts';
import { welcomeCard } from '../cards/welcome-card.ts';
import { suffices } from '../domain/access.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Verb } from '../names.ts';
import type { Clock } from '../ports/clock.ts';
import type { Person } from '../ports/people.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { actions, invoke, isActionVerb } from './actions/registry.ts';
import { commands } from './commands/registry.ts';
import { noRightsCard, tooLittleAccessCard } from './access-cards.ts';
import { answerFile } from './history-file.ts';
import { explain, handlingOf } from './handling.ts';
import { shownLinksCard } from './shown-links-page.ts';
import type { SpeakTo } from './reader.ts';
import type { Router } from './router.ts';
import type { Services } from './services.ts';
import { createSignInTalk, orAskToSignIn, signInByCode, type SignInTalk } from './signing-in.ts';
import { type Caller, type Incoming, type Reply, say, show, type Turn } from './turn.ts';

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
  /** The card for a turn that failed, with a number by which a report and our log find each other. */
  failed(error: unknown, caller: Caller | undefined): Promise<CardModel>;
  /** The line at a button whose work takes longer. */
  stillWorking(caller: Caller): string;
  /** The card for what was not taken in, because the person's share (`own-full`) or the house is full. */
  tooMany(full: 'own-full' | 'all-full', caller: Caller): CardModel;
}

export function createConverse(deps: ConverseDependencies): Converse {
  return {
    async answer(incoming, caller, { isAfterSignIn } = { isAfterSignIn: false }) {
      const reply = await replyTo(deps, incoming, { caller, isAfterSignIn });
      const isUnasked = incoming.kind === 'action' && incoming.trigger === 'automatic';
      // A card that brings itself up to date says nothing beside itself: whoever may not see it any more sees that in its place.
      return isUnasked && reply.kind === 'card' ? show(reply.card) : reply;
    },
    signIn: createSignInTalk({
      signIn: deps.services.signIn,
      translatorOf: async ({ person, ...caller }) =>
        deps.speakTo((await deps.services.people.find(person)) ?? localeOf({ person, ...caller })),
    }),
    async failed(error, caller) {
      const person = caller && (await deps.services.people.find(caller.person).catch(() => undefined));
      const t = deps.speakTo(person ?? localeOf(caller));
      const { code } = handlingOf(error);
      const reference = (caller?.correlationId ?? crypto.randomUUID()).slice(0, 8).toUpperCase();
      deps.telemetry.record(
        'turn.failed',
        { what: caller?.conversation ?? 'unknown', reference, code },
        error,
      );
      return noticeCard(
        { tone: 'problem', title: t.say('fault.title'), text: explain(error, t), reference },
        t,
      );
    },
    stillWorking: (caller) => speechInMind(caller, deps).say('answer.working'),
    tooMany(full, caller) {
      const t = speechInMind(caller, deps);
      const whose = full === 'own-full' ? 'own' : 'all';
      return noticeCard(
        { tone: 'warning', title: t.say(`crowd.${whose}.title`), text: t.say(`crowd.${whose}.text`) },
        t,
      );
    },
  };
}

async function replyTo(
  deps: ConverseDependencies,
  incoming: Incoming,
  { caller, isAfterSignIn }: { readonly caller: Caller; readonly isAfterSignIn: boolean },
): Promise<Reply> {
  if (incoming.kind === 'uninstalled') return forgetPlace(deps, caller);
  const person = await remember(deps, caller);
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
  if (incoming.kind === 'installed') return welcomeOnce(deps, turn);
  const access = await deps.services.rights.accessOf(caller.person);
  if (access === undefined) return say(noRightsCard(t));
  const allowed = { ...turn, access };
  try {
    if (incoming.kind === 'action') return await onAction(deps, incoming, allowed);
    if (incoming.kind === 'file-answer') return await onFile(deps, incoming, allowed);
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

function localeOf(caller: Caller | undefined): Pick<Person, 'clientLocale'> {
  return caller?.locale === undefined ? {} : { clientLocale: caller.locale };
}

/** Keeps what is needed to write to this person later; without news nothing is written. */
async function remember({ services }: ConverseDependencies, caller: Caller): Promise<Person> {
  const isPersonal = caller.conversation === 'personal';
  let wasUnreachable = false;
  const person = await services.people.change(caller.person, (before) => {
    const { unreachable, ...known } = before ?? { id: caller.person, name: caller.name };
    wasUnreachable = isPersonal && unreachable !== undefined;
    return {
      ...known,
      id: caller.person,
      name: caller.name,
      ...localeOf(caller),
      ...(caller.timeZone === undefined ? {} : { timeZone: caller.timeZone }),
      ...(isPersonal ? { reference: caller.reference } : unreachable ? { unreachable } : {}),
    };
  });
  // The chat is open again: what waited for that comes now.
  if (wasUnreachable) await services.release(caller.person);
  return person;
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
  // Being added to a team or group is no question: whoever asks something there is told where to ask it.
  if (incoming.kind === 'installed' || incoming.kind === 'uninstalled') return { kind: 'nothing' };
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

/** The bot was taken out of a chat, or of a team: nothing is told there any more. */
async function forgetPlace(deps: ConverseDependencies, caller: Caller): Promise<Reply> {
  if (caller.conversation === 'personal') return forgetReference(deps, caller);
  if (caller.channel) await deps.services.subscribeChannel.forget(caller.channel.id);
  return { kind: 'nothing' };
}

async function forgetReference({ services }: ConverseDependencies, caller: Caller): Promise<Reply> {
  await services.people.change(caller.person, (before) => {
    const { reference: _, welcomedAt: __, ...rest } = before ?? { id: caller.person, name: caller.name };
    return rest;
  });
  return { kind: 'nothing' };
}

/** Installing raises two events in Teams: whoever records the welcome first says it. */
async function welcomeOnce(
  { services }: ConverseDependencies,
  { caller, t, now }: Omit<Turn, 'access'>,
): Promise<Reply> {
  let isFirst = false;
  await services.people.change(caller.person, (before) => {
    isFirst = before?.welcomedAt === undefined;
    return isFirst
      ? { ...(before ?? { id: caller.person, name: caller.name }), welcomedAt: now }
      : (before ?? never());
  });
  if (!isFirst) return { kind: 'nothing' };
  return say(welcomeCard({ personName: caller.name, rehearsal: services.isRehearsal }, t));
}

function never(): never {
  throw new Error('a person that was welcomed is known');
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
  if (route.kind === 'empty') {
    return say(
      noticeCard(
        {
          tone: 'info',
          title: t.say('answer.empty.title'),
          text: t.say('answer.empty.text'),
          actions: suggestions(['help', 'customers'], t),
        },
        t,
      ),
    );
  }
  const isNear = route.near.length > 0;
  return say(
    noticeCard(
      {
        tone: 'info',
        title: t.say('answer.unknown.title'),
        text: t.say(isNear ? 'answer.unknown.near' : 'answer.unknown.text'),
        actions: suggestions(isNear ? route.near : ['help', 'customers', 'invite'], t),
      },
      t,
    ),
  );
}

function suggestions(names: readonly (keyof typeof commands)[], t: Translator) {
  return names.map((name) => {
    const { title } = t.command(name);
    return { title, verb: 'command.run.v1', data: { text: title } } as const;
  });
}

async function onAction(
  deps: ConverseDependencies,
  incoming: Extract<Incoming, { kind: 'action' }>,
  turn: Turn,
): Promise<Reply> {
  const { verb, data, trigger } = incoming;
  if (verb === 'command.run.v1' && trigger === 'manual') {
    const text = (data as { readonly text?: unknown } | null)?.text;
    return typeof text === 'string' ? onText(deps, { text, hasFiles: false }, turn) : show(oldCard(turn.t));
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
  const reply = await answerFile(incoming, { turn, services });
  return reply === 'unreadable' ? say(oldCard(turn.t)) : reply;
}

function filesNotRead(t: Translator): CardModel {
  return noticeCard(
    {
      tone: 'info',
      title: t.say('answer.files.title'),
      text: t.say('answer.files.text'),
      actions: suggestions(['invite', 'help'], t),
    },
    t,
  );
}

function oldCard(t: Translator): CardModel {
  return noticeCard(
    {
      tone: 'warning',
      title: t.say('answer.oldCard.title'),
      text: t.say('answer.oldCard.text'),
      actions: suggestions(['help'], t),
    },
    t,
  );
}

function tooLong(t: Translator): CardModel {
  return noticeCard(
    { tone: 'warning', title: t.say('answer.tooLong.title'), text: t.say('answer.tooLong.text') },
    t,
  );
}

function onlyNews(t: Translator): CardModel {
  return noticeCard(
    { tone: 'info', title: t.say('channel.only.title'), text: t.say('channel.only.text') },
    t,
  );
}

function notPersonal(t: Translator): CardModel {
  return noticeCard(
    { tone: 'info', title: t.say('answer.notPersonal.title'), text: t.say('answer.notPersonal.text') },
    t,
  );
}
