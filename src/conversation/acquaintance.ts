/** Who speaks with the bot: remembered, welcomed once, and not written to any more where it was taken out. */
import { welcomeCard } from '../cards/welcome-card.ts';
import type { Person } from '../ports/people.ts';
import type { Services } from './services.ts';
import { type Caller, namedPerson, type Reply, say, type Turn } from './turn.ts';

export function localeOf(caller: Caller | undefined): Pick<Person, 'clientLocale'> {
  return caller?.locale === undefined ? {} : { clientLocale: caller.locale };
}

const ofClient = (caller: Caller) => ({
  ...localeOf(caller),
  ...(caller.timeZone === undefined ? {} : { timeZone: caller.timeZone }),
});

/**
 * Keeps what is needed to write to this person later; without news nothing is written. A card that brings itself up to
 * date in another client, which may be set to another language, is no word of the person's.
 */
export async function remember(
  caller: Caller,
  services: Pick<Services, 'people' | 'release'>,
  { isUnasked }: { readonly isUnasked: boolean },
): Promise<Person> {
  const isPersonal = caller.conversation === 'personal';
  let wasUnreachable = false;
  const person = await services.people.change(caller.person, (before) => {
    const { unreachable, ...known }: Person = before ?? namedPerson(caller);
    wasUnreachable = isPersonal && unreachable !== undefined;
    return {
      ...known,
      id: caller.person,
      name: caller.name,
      ...(isUnasked && before ? {} : ofClient(caller)),
      ...(isPersonal ? { reference: caller.reference } : unreachable ? { unreachable } : {}),
    };
  });
  // The chat is open again: what waited for that comes now.
  if (wasUnreachable) await services.release(caller.person);
  return person;
}

/** The bot was taken out of a chat, or of a team: nothing is told there any more. */
export async function forgetPlace(
  caller: Caller,
  services: Pick<Services, 'people' | 'subscribeChannel'>,
): Promise<Reply> {
  if (caller.conversation === 'personal') return forgetReference(caller, services);
  if (caller.channel) await services.subscribeChannel.forget(caller.channel.id);
  return { kind: 'nothing' };
}

async function forgetReference(caller: Caller, services: Pick<Services, 'people'>): Promise<Reply> {
  await services.people.change(caller.person, (before) => {
    const { reference: _, welcomedAt: __, ...rest }: Person = before ?? namedPerson(caller);
    return rest;
  });
  return { kind: 'nothing' };
}

/** Installing raises two events in Teams: whoever records the welcome first says it. */
export async function welcomeOnce(
  { caller, t, now }: Omit<Turn, 'access'>,
  services: Pick<Services, 'people' | 'isRehearsal'>,
): Promise<Reply> {
  let isFirst = false;
  await services.people.change(caller.person, (before) => {
    isFirst = before?.welcomedAt === undefined;
    return before?.welcomedAt === undefined
      ? { ...(before ?? namedPerson(caller)), welcomedAt: now }
      : before;
  });
  if (!isFirst) return { kind: 'nothing' };
  return say(welcomeCard({ personName: caller.name, rehearsal: services.isRehearsal }, t));
}
