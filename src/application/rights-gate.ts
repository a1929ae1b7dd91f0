import { type Access, highestOf, suffices } from '../domain/access.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Rights, Role } from '../ports/rights.ts';

/**
 * Who may use the bot, and for what. A verdict is kept for five minutes at most; acts that leave the house ask anew.
 * When the directory cannot be asked the fault is thrown: nobody is let in on a guess.
 */
export interface RightsGate {
  /** What this person may, as was known within the last five minutes; absent for nothing at all. */
  accessOf(person: PersonId): Promise<Access | undefined>;
  mayUse(person: PersonId, needed?: Access): Promise<boolean>;
  /** Asks the directory now: for whatever is sent, approved or removed. */
  mayActNow(person: PersonId, needed?: Access): Promise<boolean>;
  forget(person: PersonId): void;
  /** For when news of roles may have been missed. */
  forgetAll(): void;
}

/** What each role gives. Sales agents may connect customers as Admin agents do (API reference 3). */
const accessBy: Readonly<Record<Role, Access>> = {
  'admin-agent': 'agent',
  'global-admin': 'agent',
  'sales-agent': 'agent',
  drafter: 'drafter',
  viewer: 'viewer',
};

const keptForMs = 5 * 60_000;
const keptAtMost = 10_000;

export function createRightsGate(deps: { readonly rights: Rights; readonly clock: Clock }): RightsGate {
  const verdicts = new Map<PersonId, { readonly access: Access | undefined; readonly readAt: number }>();

  async function readNow(person: PersonId): Promise<Access | undefined> {
    const held = await deps.rights.rolesOf(person);
    const access = highestOf([...held].map((role) => accessBy[role]));
    if (verdicts.size >= keptAtMost) verdicts.clear();
    verdicts.set(person, { access, readAt: deps.clock.now().getTime() });
    return access;
  }

  async function accessOf(person: PersonId): Promise<Access | undefined> {
    const kept = verdicts.get(person);
    const ageMs = kept ? Math.abs(deps.clock.now().getTime() - kept.readAt) : Number.POSITIVE_INFINITY;
    return kept && ageMs < keptForMs ? kept.access : readNow(person);
  }

  return {
    accessOf,
    mayUse: async (person, needed = 'viewer') => suffices(await accessOf(person), needed),
    mayActNow: async (person, needed = 'agent') => suffices(await readNow(person), needed),
    forget: (person) => void verdicts.delete(person),
    forgetAll: () => verdicts.clear(),
  };
}
