import { type CustomerTenantId, removalKey } from '../domain/ids.ts';
import type { Removal } from '../domain/removal.ts';
import { decideRemoval } from '../domain/removal-moves.ts';
import type { Clock } from '../ports/clock.ts';
import type { Register } from '../ports/register.ts';
import { uponTheLatest } from './upon-the-latest.ts';

/** Writes down, once, that the text for the customer was taken to be sent by hand. */
export function createCopyRemovalNotice(deps: {
  readonly register: Pick<Register, 'removal' | 'commit'>;
  readonly clock: Clock;
}) {
  return (customerId: CustomerTenantId, number: number): Promise<Removal | undefined> =>
    uponTheLatest(async () => {
      const stored = await deps.register.removal(customerId, number);
      const at = deps.clock.now().toISOString();
      const next = stored && decideRemoval(stored.value, { type: 'copy-notice', at });
      if (!stored || !next?.ok) return stored?.value;
      const outcome = await deps.register.commit({
        aggregateId: removalKey(customerId),
        removal: { value: next.value, over: stored.version },
      });
      return outcome.kind === 'committed' ? next.value : 'again';
    });
}
