/** Signing in to have something done in one's name: the way to it, and what is said along it. */
import type { SignIn } from '../application/sign-in.ts';
import { signInNeededBy } from '../application/sign-in-need.ts';
import type { CardButton } from '../cards/buttons.ts';
import type { CardModel } from '../cards/card-model.ts';
import { noticeCard } from '../cards/notice-card.ts';
import type { PersonSystem, SignInNeed } from '../domain/sign-in.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Asked } from '../ports/waiting-asks.ts';
import type { Services } from './services.ts';
import { type Caller, type Incoming, type Reply, say, type SignInPrompt, type Turn } from './turn.ts';

/** `next` is a command to go on with; what is needed where is said by those who know it. */
export function signInButton(
  t: Translator,
  data: { readonly next?: string; readonly system?: PersonSystem; readonly need?: SignInNeed } = {},
): CardButton {
  return { title: t.say('button.signIn'), verb: 'sign-in.begin.v1', data, primary: true };
}

/** For whoever signs in before anything asks for it. */
export function signInCard(t: Translator): CardModel {
  return noticeCard(
    {
      tone: 'info',
      title: t.say('signIn.offer.title'),
      text: t.say('signIn.offer.text'),
      actions: [signInButton(t)],
    },
    t,
  );
}

/** What has to be done first, in words. */
export function signInText(need: SignInNeed, system: PersonSystem, t: Translator): string {
  return need === 'sign-in' ? t.say(`signIn.need.${system}`) : t.say(`signIn.need.${need}`);
}

interface Wish {
  readonly system: PersonSystem;
  readonly need: SignInNeed;
  readonly asked: Asked;
}

/** Keeps what was asked for, and asks for the sign-in. Where signing in anew would change nothing, says what would. */
export async function askToSignIn(
  { system, need, asked }: Wish,
  turn: Turn,
  { signIn }: Pick<Services, 'signIn'>,
): Promise<Reply> {
  const { t, caller } = turn;
  const begun = await signIn.begin(caller.person, { system, need, asked }, turn.isAfterSignIn ?? false);
  if (need === 'blocked') return say(hindranceCard('blocked', t));
  return { kind: 'sign-in', prompt: signInPrompt({ need, system, silently: begun.silently }, t) };
}

/** What Teams' own card says. */
export function signInPrompt(
  { need, system, silently }: Pick<Wish, 'need' | 'system'> & { readonly silently: boolean },
  t: Translator,
): SignInPrompt {
  const text = `${signInText(need, system, t)} ${t.say('signIn.then')}`;
  return { system, text, button: t.say('button.signIn'), silently };
}

/** What neither the person nor the bot can mend, and who can. */
export function hindranceCard(need: 'consent' | 'blocked', t: Translator): CardModel {
  return noticeCard(
    {
      tone: 'warning',
      title: t.say(`signIn.title.${need}`),
      text: t.say(`signIn.need.${need}`),
      actions: [signInButton(t)],
    },
    t,
  );
}

/** What comes of the client's own part in signing in. */
export interface SignInTalk {
  /** With the token that Teams has of the person: what is still missing, and what is to be said about it. */
  exchange(
    caller: Caller,
    system: PersonSystem,
    teamsToken: string,
  ): Promise<{ readonly need?: SignInNeed; readonly reply: Reply }>;
  /** With the code of the sign-in page. */
  redeem(caller: Caller, code: string): Promise<PersonSystem | undefined>;
  /** What waited for it, to be answered now by whoever takes it. */
  take(caller: Caller, system: PersonSystem): Promise<readonly Incoming[]>;
}

interface TalkDependencies {
  readonly signIn: SignIn;
  readonly translatorOf: (caller: Caller) => Promise<Translator>;
}

export function createSignInTalk({ signIn, translatorOf }: TalkDependencies): SignInTalk {
  return {
    async exchange(caller, system, teamsToken) {
      const need = await signIn.exchange(caller.person, system, teamsToken);
      if (need === undefined) return { reply: { kind: 'signed-in', system } };
      // Teams' card is there by now; what it cannot mend is told beside it.
      const isHindrance = need === 'consent' || need === 'blocked';
      const reply = isHindrance ? say(hindranceCard(need, await translatorOf(caller))) : nothing;
      return { need, reply };
    },
    redeem: ({ person }, code) => signIn.redeem(person, code),
    take: async ({ person }, system) => (await signIn.take(person, system)).map(incomingOf),
  };
}

const nothing: Reply = { kind: 'nothing' };

/** Where a client cannot hand on the code of the sign-in page, the person types it. */
export async function signInByCode(
  text: string,
  { caller }: Turn,
  { signIn }: Pick<Services, 'signIn'>,
): Promise<Reply | undefined> {
  const code = text.trim();
  if (!/^\d{6}$/.test(code) || !(await signIn.isAwaited(caller.person))) return undefined;
  const system = await signIn.redeem(caller.person, code);
  return system && { kind: 'signed-in', system };
}

/** A failure that a sign-in would mend becomes the way to it; all others go on. */
export async function orAskToSignIn(
  error: unknown,
  incoming: Incoming,
  turn: Turn,
  services: Pick<Services, 'signIn'>,
): Promise<Reply> {
  const needed = signInNeededBy(error);
  const asked = askedIn(incoming);
  if (!needed || !asked || needed.person !== turn.caller.person) throw error;
  return askToSignIn({ ...needed, asked }, turn, services);
}

function askedIn(incoming: Incoming): Asked | undefined {
  if (incoming.kind === 'text') return { kind: 'text', text: incoming.text };
  // A card that looks for itself whether it is out of date asks nobody to sign in.
  if (incoming.kind !== 'action' || incoming.trigger === 'automatic') return undefined;
  const { verb, data, cardActivityId } = incoming;
  return { kind: 'action', verb, data, ...(cardActivityId === undefined ? {} : { cardActivityId }) };
}

function incomingOf(asked: Asked): Incoming {
  return asked.kind === 'text' ? asked : { ...asked, trigger: 'manual' };
}

export function signedInCard(t: Translator, next = ''): CardModel {
  return noticeCard(
    {
      tone: 'good',
      title: t.say('signIn.done.title'),
      text: t.say('signIn.done.text'),
      actions: next === '' ? [] : [{ title: next, verb: 'command.run.v1', data: { text: next } }],
    },
    t,
  );
}
