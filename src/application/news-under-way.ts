import type { ChannelId, Instant, PersonId } from '../domain/ids.ts';
import type { Notice } from '../domain/message.ts';
import type { OutboxEntry } from '../ports/acts.ts';

/** News that is decided and has not come to somebody yet. */
export interface NewsUnderWay {
  /** Of what is kept of it once it is told. */
  readonly id: string;
  /** `everyone`: who follows such news is still to be found out. */
  readonly to: { readonly person: PersonId } | { readonly channel: ChannelId } | { readonly everyone: true };
  readonly notice: Notice;
  readonly dueAt: Instant;
  /** Whether it was tried before. */
  readonly wasTried: boolean;
}

/** The news among what is still to be done. */
export function newsAmong(entries: readonly OutboxEntry[]): readonly NewsUnderWay[] {
  return entries.flatMap(({ entryId, act, dueAt, progress }): readonly NewsUnderWay[] => {
    const common = { dueAt, wasTried: progress.attempts > 0 };
    switch (act.kind) {
      case 'notify':
        return [{ ...common, id: entryId, to: { person: act.to }, notice: act.notice }];
      case 'post':
        return [{ ...common, id: entryId, to: { channel: act.channel }, notice: act.notice }];
      case 'announce': {
        const { owner, notice } = act;
        const everyone = { ...common, id: entryId, to: { everyone: true }, notice } as const;
        if (owner === undefined) return [everyone];
        return [{ ...common, id: `${entryId}.${owner}`, to: { person: owner }, notice }, everyone];
      }
      default:
        return [];
    }
  });
}
