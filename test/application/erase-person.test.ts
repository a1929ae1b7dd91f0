import assert from 'node:assert/strict';
import { createAppendHistory } from '../../src/application/append-history.ts';
import { createErasePerson } from '../../src/application/erase-person.ts';
import { createVerifyHistory } from '../../src/application/verify-history.ts';
import { createManualClock } from '../fakes/manual-clock.ts';
import { createMemoryHistory, type MemoryHistory } from '../fakes/memory-history.ts';
import { keep, noFaultPoints, seals, someRecords } from '../fixtures/history.ts';
import { alex, megan } from '../fixtures/people.ts';

class Death extends Error {}

function erasing(history: MemoryHistory, reach: () => void = () => undefined) {
  const clock = createManualClock();
  const faultPoints = { reach };
  const append = createAppendHistory({ history, seals, faultPoints: noFaultPoints });
  return createErasePerson({ history, append, seals, clock, faultPoints });
}

async function kept(): Promise<MemoryHistory> {
  const history = createMemoryHistory();
  await keep(history, someRecords);
  return history;
}

const everything = (history: MemoryHistory) => JSON.stringify([...history.kept.values()]);
const flaws = async (history: MemoryHistory) => (await createVerifyHistory({ history, seals })()).brokenCount;

describe('erasing a person from the history', () => {
  it('takes out what names the person, leaves all else, and keeps the chains whole', async () => {
    const history = await kept();
    const erase = erasing(history);
    assert.ok((await erase({ kind: 'person', id: alex.id }, { requestId: 'request-1' })) > 0);
    assert.ok(!everything(history).includes(alex.name));
    assert.ok(everything(history).includes(megan.name));
    assert.ok(everything(history).includes('anna@blue-meadow.example'));
    assert.equal(await flaws(history), 0);
    assert.equal(await erase({ kind: 'person', id: alex.id }, { requestId: 'request-2' }), 0);
  });

  it('takes out an address too', async () => {
    const history = await kept();
    await erasing(history)(
      { kind: 'address', address: 'anna@blue-meadow.example' },
      { requestId: 'request-1' },
    );
    assert.ok(!everything(history).includes('anna@'));
    assert.ok(everything(history).includes(alex.name));
    assert.equal(await flaws(history), 0);
  });

  it('writes down who had it done, and takes that out too when they wish it', async () => {
    const history = await kept();
    const by = { id: megan.id, name: 'Megan who erased' };
    await erasing(history)(
      { kind: 'address', address: ' Anna@Blue-Meadow.example ' },
      { requestId: 'r', by },
    );
    assert.ok(!everything(history).includes('anna@'));
    assert.ok(everything(history).includes(by.name));
    await erasing(history)({ kind: 'person', id: megan.id }, { requestId: 'r' });
    assert.ok(!everything(history).includes(by.name));
    assert.equal(await flaws(history), 0);
  });

  it('goes on after a death, and never looks like tampering', async () => {
    const history = await kept();
    const dies = () => {
      throw new Death();
    };
    await assert.rejects(
      erasing(history, dies)({ kind: 'person', id: alex.id }, { requestId: 'request-1' }),
      Death,
    );
    assert.equal(await flaws(history), 0);
    await erasing(history)({ kind: 'person', id: alex.id }, { requestId: 'request-1' });
    assert.ok(!everything(history).includes(alex.name));
    assert.equal(await flaws(history), 0);
  });
});
