import type { ChannelId, PersonId } from '../domain/ids.ts';
import { followedSince } from '../domain/notification.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Channels, ChannelSubscription } from '../ports/channels.ts';
import type { Clock } from '../ports/clock.ts';
import { Fault } from '../ports/faults.ts';
import type { RightsGate } from './rights-gate.ts';
import { uponTheLatest } from './upon-the-latest.ts';

export type SubscribeChannel = ReturnType<typeof createSubscribeChannel>;

interface Dependencies {
  readonly channels: Pick<Channels, 'read' | 'put' | 'remove'>;
  readonly rights: Pick<RightsGate, 'mayActNow'>;
  readonly clock: Clock;
}

/**
 * Has a channel told some kinds of news, or nothing more where no kind is left. Whoever asks must have the right at
 * this moment; anybody who has it may change what a colleague subscribed.
 */
export function createSubscribeChannel({ channels, rights, clock }: Dependencies) {
  async function change(
    id: ChannelId,
    next: (before: ChannelSubscription | undefined) => ChannelSubscription | undefined,
  ): Promise<ChannelSubscription | undefined> {
    const changed = await uponTheLatest(async () => {
      const stored = await channels.read(id);
      const after = next(stored?.value);
      if (after) return (await channels.put(after, stored)) === 'written' ? { after } : 'again';
      if (stored) await channels.remove(stored);
      return (await channels.read(id)) ? 'again' : { after };
    });
    if (!changed) throw new Fault('store/unavailable');
    return changed.after;
  }

  return {
    async subscribe(
      asked: Omit<ChannelSubscription, 'at' | 'since'>,
    ): Promise<Result<ChannelSubscription | undefined, 'no-rights'>> {
      if (!(await rights.mayActNow(asked.by.id))) return refused('no-rights');
      const at = clock.now().toISOString();
      const { kinds } = asked;
      const saved = await change(asked.id, (before) => {
        if (kinds.length === 0) return undefined;
        const since = followedSince(kinds, { kinds: before?.kinds ?? [], since: before?.since }, at);
        return { ...asked, since, at };
      });
      return done(saved);
    },
    async stop(id: ChannelId, by: PersonId): Promise<Result<undefined, 'no-rights'>> {
      if (!(await rights.mayActNow(by))) return refused('no-rights');
      await change(id, () => undefined);
      return done(undefined);
    },
    /** The bot was taken out of the team: nobody has to be asked. */
    async forget(id: ChannelId): Promise<void> {
      await change(id, () => undefined);
    },
  };
}
