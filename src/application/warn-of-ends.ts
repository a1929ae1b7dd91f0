import { house } from '../domain/ids.ts';
import { warningAt } from '../domain/permissions.ts';
import type { Clock } from '../ports/clock.ts';
import type { Register } from '../ports/register.ts';
import { announce } from './announce.ts';
import type { CheckRegistration } from './check-registration.ts';
import type { OutboxBell } from './outbox-bell.ts';

interface Dependencies {
  readonly checkRegistration: CheckRegistration;
  readonly register: Pick<Register, 'commit' | 'isDone'>;
  readonly clock: Clock;
  readonly bell: Pick<OutboxBell, 'ring'>;
}

/**
 * Warns the Admin agents of the end of the bot's secret and certificate: 30, 7 and 1 days ahead, each once. Whoever
 * looks late says the nearest warning only.
 */
export function createWarnOfEnds(deps: Dependencies): () => Promise<void> {
  const { checkRegistration, register, clock, bell } = deps;
  return async () => {
    const { credentials = [] } = await checkRegistration();
    for (const { kind: credential, endsAt, daysLeft } of credentials) {
      const days = warningAt(daysLeft);
      if (days === undefined) continue;
      const once = `ends-${credential}-${endsAt}-${days}`;
      if (await register.isDone(house, once)) continue;
      const outcome = await register.commit({
        aggregateId: house,
        once,
        acts: announce({
          entryId: `told-${once}`,
          notice: { kind: 'credential-ends', credential, endsAt, days },
          forAdmins: true,
          at: clock.now().toISOString(),
        }),
      });
      if (outcome.kind === 'committed') bell.ring();
    }
  };
}
