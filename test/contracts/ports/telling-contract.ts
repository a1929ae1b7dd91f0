import assert from 'node:assert/strict';
import { parseChannelId } from '../../../src/domain/ids.ts';
import type { Register, Telling } from '../../../src/ports/register.ts';
import type { OpenRegister } from './register-setup.ts';
import { at, invitationId, personId } from './samples.ts';

const aggregateId = invitationId(7);
const channel = parseChannelId('19:partner-desk@thread.tacv2') ?? assert.fail();
const notice = { kind: 'link-broken', invitationId: aggregateId } as const;

const outcomes: readonly Telling['outcome'][] = [
  { kind: 'delivered', isRepeat: false },
  { kind: 'unreachable', reason: 'not-in-roster' },
  { kind: 'held', until: at(50) },
  { kind: 'not-wanted' },
  { kind: 'no-role' },
];

function telling(index: number): Omit<Telling, 'aggregateId'> {
  const to = index === 3 ? { channel, name: 'Desk · Общий' } : { person: personId(index % 2) };
  const outcome = outcomes[index % outcomes.length] ?? assert.fail();
  return { id: `told-${index}`, to, notice, at: at(index), outcome };
}

/** What the register must remember of who was told. */
export function tellingContract(open: OpenRegister): void {
  let register: Register;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ register, close } = await open());
  });
  afterEach(() => close());

  it('gives back what was told of one thing, the oldest first', async () => {
    for (const index of [2, 0, 3, 1]) {
      const { kind } = await register.commit({ aggregateId, tellings: [telling(index)] });
      assert.equal(kind, 'committed');
    }
    await register.commit({ aggregateId: invitationId(8), tellings: [telling(9)] });
    const expected = [0, 1, 2, 3].map((index) => ({ ...telling(index), aggregateId }));
    assert.deepEqual(await register.tellings(aggregateId), expected);
  });

  it('gives back what a person was told, the newest first, and no more than asked for', async () => {
    const tellings = [0, 1, 2, 3, 4].map(telling);
    await register.commit({ aggregateId, tellings });
    const ids = (await register.tellingsTo(personId(0), 2)).map(({ id }) => id);
    assert.deepEqual(ids, ['told-4', 'told-2']);
    assert.deepEqual(await register.tellingsTo(personId(5), 2), []);
  });

  it('takes the same telling once', async () => {
    await register.commit({ aggregateId, tellings: [telling(0)] });
    assert.equal((await register.commit({ aggregateId, tellings: [telling(0)] })).kind, 'conflict');
  });
}
