import assert from 'node:assert/strict';
import { createHmacSeals } from '../../../src/adapters/seals/hmac-seals.ts';
import type { HistoryRecord } from '../../../src/domain/history.ts';
import {
  type ChainEnds,
  type Chained,
  chain,
  type HistoryEntry,
  pseudonymOf,
  sealEnds,
  withoutTextsAbout,
} from '../../../src/domain/history-chain.ts';
import { domainKey, type HistoryKey, house } from '../../../src/domain/ids.ts';
import type { FoundEntry, History, HistoryPage } from '../../../src/ports/history.ts';
import { at, invitationId, personId, tenantId } from './samples.ts';

export interface OpenedHistory {
  readonly history: History;
  /** Another instance upon the same state. */
  readonly rival: History;
  close(): Promise<void>;
}

const seals = createHmacSeals('a key for the contract of histories');
const alex = personId(1);
const pseudonym = pseudonymOf(seals, { kind: 'person', id: alex });

function aRecord(number: number, over: Partial<HistoryRecord> = {}): HistoryRecord {
  return {
    name: `moved-${number}`,
    key: tenantId(1),
    at: at(number),
    by: { id: alex, name: 'Alex' },
    fact: { kind: 'invitation-moved', invitationId: invitationId(1), to: 'draft' },
    texts: {
      by: { text: 'Alex', about: [{ kind: 'person', id: alex }] },
      customer: { text: 'Синий луг "🌿" \\ \u0001', about: [] },
    },
    ...over,
  };
}

const idOf = ({ name, key }: HistoryRecord) => `${key}/${name}`;

/** What any keeper of histories must do. */
export function historyContract(open: () => Promise<OpenedHistory>): void {
  let opened: OpenedHistory;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  const endsOf = async (history: History, key: HistoryKey) => {
    const ends = await history.ends(key);
    assert.notEqual(ends, 'unreadable');
    return ends === 'unreadable' ? undefined : ends;
  };
  const write = async (history: History, record: HistoryRecord): Promise<Chained> => {
    const before = await endsOf(history, record.key);
    const chained = chain(seals, { id: idOf(record), record }, before?.value);
    assert.equal(await history.append(chained.entry, chained.ends, before), 'written');
    return chained;
  };
  const entriesOf = (found: readonly FoundEntry[]): readonly HistoryEntry[] =>
    found.map((one) => (one.kind === 'entry' ? one.entry : assert.fail('unreadable')));
  const names = ({ entries }: HistoryPage) => entriesOf(entries).map(({ sealed }) => sealed.id.split('/')[1]);

  it('gives back what was written, byte for byte, in the order of the chain', async () => {
    const { history, rival } = opened;
    const first = await write(history, aRecord(1));
    const second = await write(rival, aRecord(2, { fact: { kind: 'setting', setting: 'policy' } }));
    assert.deepEqual(entriesOf(await rival.chain(tenantId(1), 0, 10)), [first.entry, second.entry]);
    assert.deepEqual(entriesOf(await history.chain(tenantId(1), 1, 10)), [second.entry]);
    assert.deepEqual(entriesOf(await history.chain(tenantId(1), 0, 1)), [first.entry]);
    assert.deepEqual((await endsOf(history, tenantId(1)))?.value, second.ends);
    assert.equal(await history.ends(tenantId(2)), undefined);
  });

  it('takes an entry once, and one of two for a place', async () => {
    const { history, rival } = opened;
    await write(history, aRecord(1));
    const before = await endsOf(history, tenantId(1));
    const [one, other] = [aRecord(2), aRecord(3)].map((record) =>
      chain(seals, { id: idOf(record), record }, before?.value),
    ) as [Chained, Chained];
    const outcomes = await Promise.all([
      history.append(one.entry, one.ends, before),
      rival.append(other.entry, other.ends, before),
    ]);
    assert.deepEqual([...outcomes].sort(), ['conflict', 'written']);
    const winner = outcomes[0] === 'written' ? one : other;
    const now = await endsOf(history, tenantId(1));
    assert.deepEqual(now?.value, winner.ends);
    const again = chain(seals, { id: winner.entry.sealed.id, record: aRecord(9) }, now?.value);
    assert.equal(await rival.append(again.entry, again.ends, now), 'present');
    assert.equal((await history.chain(tenantId(1), 0, 10)).length, 2);
  });

  it('keeps anchors apart, over what was read only', async () => {
    const { history, rival } = opened;
    const { ends } = await write(history, aRecord(1));
    assert.equal(await rival.anchor(ends.key), undefined);
    assert.equal(await history.putAnchor(ends, undefined), 'written');
    assert.equal(await rival.putAnchor(ends, undefined), 'conflict');
    const anchor = await rival.anchor(ends.key);
    assert.ok(anchor && anchor !== 'unreadable');
    assert.deepEqual(anchor.value, ends);
    const later: ChainEnds = (await write(history, aRecord(2))).ends;
    assert.equal(await rival.putAnchor(later, anchor), 'written');
    assert.equal(await history.putAnchor(ends, anchor), 'conflict');
  });

  it('lists the newest first, page by page and back, of one, several or all', async () => {
    const { history } = opened;
    const keys = [tenantId(1), tenantId(2), house];
    for (const number of [1, 2, 3, 4, 5, 6, 7]) {
      await write(
        history,
        aRecord(number, { key: keys[number % 3] ?? house, at: at(Math.ceil(number / 2)) }),
      );
    }
    const first = await history.page({ size: 3 });
    const second = await history.page({ size: 3, after: first.next ?? assert.fail() });
    const third = await history.page({ size: 3, after: second.next ?? assert.fail() });
    const all = [first, second, third].flatMap(names);
    assert.equal(new Set(all).size, 7);
    assert.deepEqual([first.previous, third.next], [undefined, undefined]);
    const times = [first, second, third].flatMap(({ entries }) =>
      entriesOf(entries).map(({ sealed }) => sealed.at),
    );
    assert.deepEqual(times, [...times].sort().reverse());
    const back = await history.page({ size: 3, before: third.previous ?? assert.fail() });
    assert.deepEqual(names(back), names(second));
    const begin = await history.page({ size: 3, before: back.previous ?? assert.fail() });
    assert.deepEqual([names(begin), begin.previous], [names(first), undefined]);
    assert.deepEqual(names(await history.page({ size: 9, keys: [tenantId(2)] })), [
      'moved-7',
      'moved-4',
      'moved-1',
    ]);
    assert.equal((await history.page({ size: 9, keys: [tenantId(2), house] })).entries.length, 5);
    assert.deepEqual(
      names(await history.page({ size: 3, after: 'no place' }).catch(() => first)),
      names(first),
    );
  });

  it('lists what somebody did, and what is on one topic', async () => {
    const { history } = opened;
    const { by: _, ...nobodys } = aRecord(1);
    await write(history, nobodys);
    await write(history, aRecord(2));
    await write(history, aRecord(3, { fact: { kind: 'removal', removalId: 'r', step: 'requested' } }));
    assert.deepEqual(names(await history.page({ size: 9, by: [pseudonym] })), ['moved-3', 'moved-2']);
    assert.deepEqual(names(await history.page({ size: 9, by: [pseudonym], topic: 'removals' })), ['moved-3']);
    assert.deepEqual(names(await history.page({ size: 9, topic: 'invitations' })), ['moved-2', 'moved-1']);
  });

  it('names every chain once', async () => {
    const { history } = opened;
    const keys: readonly HistoryKey[] = [house, domainKey('blue-meadow.example'), tenantId(1), tenantId(2)];
    for (const key of keys)
      await history.putAnchor((await write(history, aRecord(1, { key }))).ends, undefined);
    const sorted = [...keys].sort();
    assert.deepEqual(await history.keys('', 9), sorted);
    assert.deepEqual(await history.keys(sorted[1] ?? '', 1), [sorted[2]]);
    await write(history, aRecord(2, { key: house }));
    assert.deepEqual([...(await history.keysOfEntries())].sort(), sorted);
  });

  it('erases the texts about a person, and nothing else', async () => {
    const { history } = opened;
    const { entry } = await write(history, aRecord(1));
    await write(history, aRecord(2, { texts: {} }));
    const erased = { kind: 'person-erased', person: pseudonym } as const;
    await write(history, aRecord(3, { fact: erased, texts: {} }));
    assert.deepEqual(await history.erasures(tenantId(1)), [{ person: pseudonym, number: 3 }]);
    const [about, ...others] = await history.entriesAbout(pseudonym, 9);
    assert.ok(about);
    assert.deepEqual([about.value, others], [entry, []]);
    const without = withoutTextsAbout(entry, pseudonym);
    assert.equal(await history.erase(without, about), 'written');
    assert.equal(await history.erase(without, about), 'conflict');
    assert.deepEqual(await history.entriesAbout(pseudonym, 9), []);
    assert.deepEqual(entriesOf(await history.chain(tenantId(1), 0, 1)), [without]);
  });

  it('drops the oldest together with the beginning of the chain', async () => {
    const { history } = opened;
    for (const number of [1, 2, 3]) await write(history, aRecord(number));
    const before = await endsOf(history, tenantId(1));
    assert.ok(before);
    const found = (await history.chain(tenantId(1), 0, 2)).flatMap((one) =>
      one.kind === 'entry' ? [{ value: one.entry, version: one.version }] : [],
    );
    const first = { number: 3, previous: found[1]?.value.seal ?? '' };
    const ends = sealEnds(seals, { key: tenantId(1), first, last: before.value.last });
    assert.equal(await history.drop(found, ends, { ...before, version: 'other' }), 'conflict');
    assert.equal((await history.chain(tenantId(1), 0, 9)).length, 3);
    assert.equal(await history.drop(found, ends, before), 'written');
    assert.deepEqual(
      entriesOf(await history.chain(tenantId(1), 0, 9)).map(({ sealed }) => sealed.number),
      [3],
    );
    assert.deepEqual((await endsOf(history, tenantId(1)))?.value, ends);
  });
}
