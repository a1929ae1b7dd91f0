import assert from 'node:assert/strict';
import type { WaitingAsk, WaitingAsks } from '../../../src/ports/waiting-asks.ts';
import { alex, megan } from '../../fixtures/people.ts';

export interface OpenedAsks {
  readonly asks: WaitingAsks;
  /** Another instance upon the same state. */
  readonly rival: WaitingAsks;
  close(): Promise<void>;
}

const at = '2026-04-01T09:00:00.000Z';
const typed: WaitingAsk = {
  system: 'partner-center',
  need: 'sign-in',
  at,
  asked: { kind: 'text', text: 'пригласить «Сириус»' },
};
const pressed: WaitingAsk = {
  system: 'graph',
  need: 'second-factor',
  at,
  asked: { kind: 'action', verb: 'invitation.send.v1', data: { revision: 2 }, cardActivityId: '17' },
};

/** What any keeper of waiting asks must do. */
export function waitingAsksContract(open: () => Promise<OpenedAsks>): void {
  let opened: OpenedAsks;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  it('gives back what waits for each person, in its order', async () => {
    const { asks, rival } = opened;
    assert.equal(await asks.read(alex.id), undefined);
    assert.equal(await asks.put(alex.id, [typed, pressed, typed], undefined), 'written');
    assert.deepEqual((await rival.read(alex.id))?.value, [typed, pressed, typed]);
    assert.equal(await rival.read(megan.id), undefined);
  });

  it('is taken by one alone', async () => {
    const { asks, rival } = opened;
    await asks.put(alex.id, [typed], undefined);
    const read = await asks.read(alex.id);
    const outcomes = await Promise.all([asks.put(alex.id, [], read), rival.put(alex.id, [], read)]);
    assert.deepEqual([...outcomes].sort(), ['conflict', 'written']);
    assert.deepEqual((await rival.read(alex.id))?.value, []);
  });
}
