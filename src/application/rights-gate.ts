import type { PersonId } from '../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Rights, Role } from '../ports/rights.ts';

/**
 * Who may use the bot: Admin agents and Global administrators. A verdict is kept for five minutes at most; acts that
 * leave the house ask anew. When the directory cannot be asked the fault is thrown: nobody is let in on a guess.
 */
export interface RightsGate {
  mayUse(person: PersonId): Promise<boolean>;
  mayActNow(person: PersonId): Promise<boolean>;
  forget(person: PersonId): void;
  /** For when news of roles may have been missed. */
  forgetAll(): void;
}

const keptForMs = 5 * 60_000;
const keptAtMost = 10_000;

export function createRightsGate(deps: { readonly rights: Rights; readonly clock: Clock }): RightsGate {
  const verdicts = new Map<PersonId, { readonly roles: ReadonlySet<Role>; readonly readAt: number }>();

  async function readNow(person: PersonId): Promise<ReadonlySet<Role>> {
    const roles = await deps.rights.rolesOf(person);
    if (verdicts.size >= keptAtMost) verdicts.clear();
    verdicts.set(person, { roles, readAt: deps.clock.now().getTime() });
    return roles;
  }

  return {
    async mayUse(person) {
      const kept = verdicts.get(person);
      const ageMs = kept ? Math.abs(deps.clock.now().getTime() - kept.readAt) : Number.POSITIVE_INFINITY;
      return suffices(kept && ageMs < keptForMs ? kept.roles : await readNow(person));
    },
    async mayActNow(person) {
      return suffices(await readNow(person));
    },
    forget: (person) => void verdicts.delete(person),
    forgetAll: () => verdicts.clear(),
  };
}

function suffices(roles: ReadonlySet<Role>): boolean {
  return roles.has('admin-agent') || roles.has('global-admin');
}
