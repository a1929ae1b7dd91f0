import type { PersonId } from '../domain/ids.ts';
import { instantAfter } from '../domain/instants.ts';
import type { Clock } from '../ports/clock.ts';
import type { Delivery } from '../ports/conversations.ts';
import type { Digest, Digests, HeldNews } from '../ports/digests.ts';
import type { Register } from '../ports/register.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { handOn } from './hand-on-news.ts';
import { isHeldUp } from './held-up.ts';
import { eachInTurn } from './in-turn.ts';
import { backOffMs } from './back-off.ts';
import { sendOrDoubt } from './bring-message.ts';
import { tryAgainMs } from './hold-news.ts';
import type { RightsGate } from './rights-gate.ts';
import type { Teller } from './teller.ts';
import { uponTheLatest } from './upon-the-latest.ts';

export interface DigestDependencies {
  readonly digests: Digests;
  readonly register: Pick<Register, 'invitation' | 'newcomer' | 'tellings' | 'entriesOf' | 'commit'>;
  readonly rights: Pick<RightsGate, 'mayUse'>;
  readonly teller: Pick<Teller, 'tellTogether'>;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly faultPoints: FaultPoints;
  readonly machineNow: () => Date;
  /** For so long no other process looks at what waits. */
  readonly leaseMs: number;
}

const busyMs = 30_000;
/** For hours, longer and longer apart; after that it is tried as where nobody can be reached. */
const mostTries = 30;
const mostRemembered = 200;

/**
 * Brings each person what waited for this moment, on one card. The moment before it is sent is written down first:
 * when the process dies after that, the card comes again and says so.
 */
export function createTellDigests(deps: DigestDependencies): (signal?: AbortSignal) => Promise<void> {
  return async (signal) => {
    await eachInTurn(await deps.digests.due(deps.clock.now().toISOString()), async (person) => {
      if (!signal?.aborted) await tellOne(deps, person);
    });
  };
}

async function tellOne(deps: DigestDependencies, person: PersonId): Promise<void> {
  const stored = await deps.digests.read(person);
  const now = deps.clock.now();
  const due = stored?.value.items.filter(({ dueAt }) => dueAt <= now.toISOString()) ?? [];
  if (!stored || due.length === 0) return;
  if (!(await deps.rights.mayUse(person))) {
    // Whoever may not use the bot any more learns nothing from it; what was theirs is the Admin agents' to know.
    const asked = await stillAsked(deps, due);
    const gone = due.filter((item) => !asked.includes(item));
    for (const item of gone) await handOnOnce(deps, person, item);
    const dueAt = instantAfter(now, tryAgainMs);
    const left = dropping(stored.value, gone);
    const items = left.items.map((item) => (asked.includes(item) ? { ...item, dueAt } : item));
    await deps.digests.put({ ...left, items }, stored);
    deps.telemetry.record('notice.undelivered', { kind: 'digest', reason: 'no-rights' });
    return;
  }
  const isRepeat = stored.value.begunAt !== undefined || due.some(({ mayHaveCome }) => mayHaveCome);
  const begun = { ...stored.value, begunAt: now.toISOString() };
  const begunAt = deps.machineNow().toISOString();
  if ((await deps.digests.put(begun, stored)) === 'conflict') return;
  deps.faultPoints.reach('digest.begun');
  const news = await Promise.all(
    due.map(async (item) => ({
      ...item,
      invitation: (await deps.register.invitation(item.aggregateId))?.value,
    })),
  );
  if (isHeldUp(deps.machineNow, { begunAt, atMostMs: deps.leaseMs })) return;
  const tried = { act: 'digest', attempts: 1 };
  const delivery = await sendOrDoubt(deps, tried, () => deps.teller.tellTogether(person, { news, isRepeat }));
  deps.faultPoints.reach('digest.called');
  await record(deps, { person, due, delivery, isRepeat });
}

/** Questions that nobody has answered yet: they wait for the role to come back. */
async function stillAsked(
  { register }: DigestDependencies,
  due: readonly HeldNews[],
): Promise<readonly HeldNews[]> {
  const kept = await Promise.all(
    due.map(async (item) => {
      if (item.notice.kind !== 'whose-customer') return [];
      const newcomer = (await register.newcomer(item.notice.customerId))?.value;
      return newcomer?.state === 'asked' ? [item] : [];
    }),
  );
  return kept.flat();
}

async function handOnOnce(
  { register, clock }: DigestDependencies,
  to: PersonId,
  { key, aggregateId, notice }: HeldNews,
): Promise<void> {
  const entryId = key.slice(aggregateId.length + 1);
  const acts = await handOn(register, { aggregateId, entryId, notice, to }, clock.now().toISOString());
  // Where the process died before the person's list was written, it is handed on already.
  if (acts.length > 0) await register.commit({ aggregateId, acts, once: `handed-on-${entryId}` });
}

const without = ({ begunAt: _, tries: __, ...digest }: Digest, gone: readonly HeldNews[]): Digest => {
  const keys = new Set(gone.map(({ key }) => key));
  const told = [...(digest.told ?? []), ...keys].slice(-mostRemembered);
  return { ...digest, told, items: digest.items.filter(({ key }) => !keys.has(key)) };
};

/** What nobody was told of is remembered as that, for whoever asks why. */
const dropping = (digest: Digest, gone: readonly HeldNews[]): Digest => ({
  ...without(digest, gone),
  dropped: [...(digest.dropped ?? []), ...gone.map(({ key }) => key)].slice(-mostRemembered),
});

/** News that came meanwhile stays; of what was told nothing is kept. */
async function record(
  { digests, clock, telemetry }: DigestDependencies,
  told: {
    readonly person: PersonId;
    readonly due: readonly HeldNews[];
    readonly delivery: Delivery;
    readonly isRepeat: boolean;
  },
): Promise<void> {
  const { person, due, delivery, isRepeat } = told;
  const noted = await uponTheLatest(async () => {
    const stored = await digests.read(person);
    if (!stored) return 'gone';
    const next = outcome(stored.value, due, { delivery, isRepeat, now: clock.now() });
    return (await digests.put(next, stored)) === 'written' ? 'noted' : 'again';
  });
  if (noted === 'gone') return;
  if (delivery.kind === 'delivered')
    telemetry.record('notice.delivered', { kind: 'digest', repeat: isRepeat });
  if (delivery.kind === 'unreachable') {
    telemetry.record('notice.undelivered', { kind: 'digest', reason: delivery.reason });
  }
}

function outcome(
  digest: Digest,
  due: readonly HeldNews[],
  {
    delivery,
    isRepeat,
    now,
  }: { readonly delivery: Delivery; readonly isRepeat: boolean; readonly now: Date },
): Digest {
  if (delivery.kind === 'delivered') return without(digest, due);
  const tries = (digest.tries ?? 0) + 1;
  const isHopeless = delivery.kind === 'unreachable' || tries > mostTries;
  const asked = delivery.kind === 'later' ? delivery.retryAfterMs : undefined;
  const waitMs = isHopeless ? tryAgainMs : (asked ?? Math.max(busyMs, backOffMs(tries)));
  const dueAt = instantAfter(now, waitMs);
  const keys = new Set(due.map(({ key }) => key));
  const { begunAt: _, ...rest } = digest;
  // Where a card may have arrived, this time or before, the next one says that it may be the second.
  const doubt = isRepeat || delivery.kind === 'unknown' ? { mayHaveCome: true as const } : {};
  return {
    ...rest,
    tries,
    items: digest.items.map((item) => (keys.has(item.key) ? { ...item, dueAt, ...doubt } : item)),
  };
}
