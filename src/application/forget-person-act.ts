import type { Clock } from '../ports/clock.ts';
import type { Colleagues } from '../ports/colleagues.ts';
import type { Digests } from '../ports/digests.ts';
import type { History } from '../ports/history.ts';
import type { ActOf, OutboxEntry } from '../ports/acts.ts';
import type { Register } from '../ports/register.ts';
import { type AppendDependencies, createAppendHistory } from './append-history.ts';
import { backOffMs } from './back-off.ts';
import { delay, finish } from './entry-steps.ts';
import { createErasePerson } from './erase-person.ts';
import { dropNews } from './hold-news.ts';
import type { KnownPeople } from './known-people.ts';
import type { Teller } from './teller.ts';

export interface ForgetPersonDependencies extends AppendDependencies {
  readonly register: Pick<Register, 'commit'>;
  readonly history: AppendDependencies['history'] & Pick<History, 'entriesAbout' | 'erase'>;
  readonly people: Pick<KnownPeople, 'forget'>;
  readonly colleagues: Pick<Colleagues, 'addressesOf'>;
  readonly digests: Pick<Digests, 'read' | 'put'>;
  readonly teller: Pick<Teller, 'tell'>;
  readonly clock: Clock;
}

const tellAttempts = 5;

/**
 * Takes the person out of the history, and then what is kept of them to serve them; before the last of it they are told,
 * for afterwards nobody knows where. Every step may be done again.
 */
export function createForgetPersonAct(deps: ForgetPersonDependencies) {
  const erase = createErasePerson({ ...deps, append: createAppendHistory(deps) });
  return async (entry: OutboxEntry, act: ActOf<'forget-person'>): Promise<void> => {
    const wish = { requestId: act.at };
    await erase({ kind: 'person', id: act.person }, wish);
    for (const address of await deps.colleagues.addressesOf(act.person))
      await erase({ kind: 'address', address }, wish);
    await dropNews(deps.digests, act.person);
    const about = { invitation: undefined, isRepeat: false, at: deps.clock.now().toISOString() };
    const told = await deps.teller.tell(act.person, { kind: 'forgotten' }, about);
    const attempts = entry.progress.attempts + 1;
    if (told.kind === 'later' && attempts < tellAttempts) {
      const progress = { ...entry.progress, attempts };
      return delay(deps, entry, { progress, waitMs: told.retryAfterMs ?? backOffMs(attempts) });
    }
    await deps.people.forget(act.person);
    await finish(deps, entry);
  };
}

/** Somebody outside has nothing here but what the history says of their address. */
export function createForgetAddressAct(deps: ForgetPersonDependencies) {
  const erase = createErasePerson({ ...deps, append: createAppendHistory(deps) });
  return async (entry: OutboxEntry, act: ActOf<'forget-address'>): Promise<void> => {
    const { address, by, at: requestId } = act;
    await erase({ kind: 'address', address }, { requestId, by });
    await finish(deps, entry);
  };
}
