import type { PersonId } from '../domain/ids.ts';
import { type PersonSystem, personSystems, type SignInNeed } from '../domain/sign-in.ts';
import type { Clock } from '../ports/clock.ts';
import { isFault } from '../ports/faults.ts';
import type { PersonTokens } from '../ports/person-tokens.ts';
import type { Tokens } from '../ports/tokens.ts';
import type { Asked, WaitingAsk, WaitingAsks } from '../ports/waiting-asks.ts';
import type { KnownPeople } from './known-people.ts';
import { signInNeededBy } from './sign-in-need.ts';
import { uponTheLatest } from './upon-the-latest.ts';

export interface SignInBegun {
  /** Teams may try it by itself first. */
  readonly silently: boolean;
}

/** Signing in and out, and what waits for it meanwhile. */
export interface SignIn {
  /** What keeps the bot from acting as this person there; absent when nothing does, as far as is known. */
  missing(person: PersonId, system: PersonSystem): Promise<SignInNeed | undefined>;
  /** Throws what is missing; that nobody can tell at this moment stands in nobody's way. */
  require(person: PersonId, system: PersonSystem): Promise<void>;
  /** Keeps what was asked for until the person has signed in. `isRetry`: it was asked for by a sign-in just now. */
  begin(person: PersonId, ask: Omit<WaitingAsk, 'at'>, isRetry?: boolean): Promise<SignInBegun>;
  /** By Teams' own token. Answers what is still missing, if anything. */
  exchange(person: PersonId, system: PersonSystem, teamsToken: string): Promise<SignInNeed | undefined>;
  /** By the code of the sign-in page; answers where the person is signed in now. */
  redeem(person: PersonId, code: string): Promise<PersonSystem | undefined>;
  /** What waited for it, oldest first; whoever takes it alone goes on with it. */
  take(person: PersonId, system: PersonSystem): Promise<readonly Asked[]>;
  /** Whether anything waits. */
  isAwaited(person: PersonId): Promise<boolean>;
  signOut(person: PersonId): Promise<void>;
}

interface Dependencies {
  readonly persons: PersonTokens;
  readonly tokens: Pick<Tokens, 'forPerson' | 'forget'>;
  readonly waitingAsks: WaitingAsks;
  readonly people: KnownPeople;
  /** Sets going what the outbox keeps for this person. */
  readonly resumeActs: (person: PersonId) => Promise<void>;
  readonly clock: Clock;
}

/** Older ones are hardly remembered by whoever asked. */
const mostAsks = 5;

export function createSignIn(deps: Dependencies): SignIn {
  const { persons, tokens, waitingAsks, people, clock } = deps;

  const isOut = async (person: PersonId) => (await people.find(person))?.signedOutAt !== undefined;

  const change = async <T>(
    person: PersonId,
    work: (asks: readonly WaitingAsk[]) => { readonly asks: readonly WaitingAsk[]; readonly answer: T },
    fallback: T,
  ): Promise<T> => {
    const changed = await uponTheLatest(async () => {
      const stored = await waitingAsks.read(person);
      const before = stored?.value ?? [];
      const { asks, answer } = work(before);
      const isKept = asks === before || (await waitingAsks.put(person, asks, stored)) === 'written';
      return isKept ? { answer } : 'again';
    });
    return changed ? changed.answer : fallback;
  };

  const signedIn = async (person: PersonId, system: PersonSystem) => {
    tokens.forget(system, person);
    if (await isOut(person)) {
      await people.change(person, (before) => {
        const { signedOutAt: _, ...rest } = before ?? { id: person, name: '' };
        return rest;
      });
    }
    await deps.resumeActs(person);
  };

  const needAt = async (work: Promise<unknown>): Promise<SignInNeed | undefined> => {
    try {
      await work;
      return undefined;
    } catch (error) {
      const needed = signInNeededBy(error);
      if (!needed) throw error;
      return needed.need;
    }
  };

  return {
    missing: (person, system) => needAt(tokens.forPerson(person, system)),
    async require(person, system) {
      try {
        await tokens.forPerson(person, system);
      } catch (error) {
        if (signInNeededBy(error) || !isFault(error)) throw error;
      }
    },
    async begin(person, ask, isRetry = false) {
      const one: WaitingAsk = { ...ask, at: clock.now().toISOString() };
      await change(
        person,
        (asks) => {
          const others = asks.filter((other) => !isSame(other, one));
          return { asks: [...others, one].slice(-mostAsks), answer: undefined };
        },
        undefined,
      );
      return { silently: ask.need === 'sign-in' && !isRetry && !(await isOut(person)) };
    },
    async exchange(person, system, teamsToken) {
      const need = await needAt(persons.exchange(person, system, teamsToken));
      if (need === undefined) await signedIn(person, system);
      return need;
    },
    async redeem(person, code) {
      const asks = (await waitingAsks.read(person))?.value ?? [];
      const likely = asks.map(({ system }) => system).reverse();
      for (const system of new Set([...likely, ...personSystems])) {
        if (!(await persons.redeem(person, system, code))) continue;
        await signedIn(person, system);
        return system;
      }
      return undefined;
    },
    take: (person, system) =>
      change(
        person,
        (asks) => {
          const taken = asks.filter((one) => one.system === system);
          const rest = taken.length === 0 ? asks : asks.filter((one) => one.system !== system);
          return { asks: rest, answer: taken.map(({ asked }) => asked) };
        },
        [],
      ),
    isAwaited: async (person) => ((await waitingAsks.read(person))?.value ?? []).length > 0,
    async signOut(person) {
      // Said first: between the two Teams could sign the person in again.
      const signedOutAt = clock.now().toISOString();
      await people.change(person, (before) => ({ ...(before ?? { id: person, name: '' }), signedOutAt }));
      await persons.signOut(person);
      for (const system of personSystems) tokens.forget(system, person);
    },
  };
}

/** Asked for twice, it is done once. */
function isSame(one: WaitingAsk, other: WaitingAsk): boolean {
  const keyOf = ({ system, asked }: WaitingAsk) => JSON.stringify([system, withoutCard(asked)]);
  return keyOf(one) === keyOf(other);
}

function withoutCard(asked: Asked) {
  if (asked.kind !== 'action') return asked;
  const { cardActivityId: _, ...rest } = asked;
  return rest;
}
