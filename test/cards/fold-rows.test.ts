import assert from 'node:assert/strict';
import { foldRows, type StatusRow } from '../../src/cards/fold-rows.ts';

const row = (name: string, color: StatusRow['color'], ...details: string[]): StatusRow => ({
  name,
  state: 'state',
  color,
  details: details.map((text) => ({ text })),
});
const many = (count: number, color: StatusRow['color'], advice = 'x'.repeat(200)) =>
  Array.from({ length: count }, (_, at) => row(`${color} ${at}`, color, advice));

describe('the rows of the status', () => {
  it('stand as they are while they fit', () => {
    const rows = [...many(3, 'good'), ...many(3, 'attention')];
    assert.deepEqual(foldRows([{ name: 'a', rows }]), {
      isShortened: false,
      groups: [{ name: 'a', rows, folded: [] }],
    });
  });

  it('that are well become lines first, and nothing has to be said about it', () => {
    const troubled = many(5, 'attention');
    const { groups, isShortened } = foldRows([
      { name: 'a', rows: many(6, 'good') },
      { name: 'b', rows: troubled },
      { name: 'c', rows: many(6, 'good') },
    ]);
    assert.equal(isShortened, false);
    assert.deepEqual(groups[1]?.rows, troubled);
    assert.ok((groups[2]?.folded.length ?? 0) > 0);
    assert.equal(groups[0]?.folded.length, 0);
  });

  it('lose none when all is wrong at once, and keep the first and worst whole', () => {
    const { groups, isShortened } = foldRows([
      { name: 'a', rows: many(20, 'attention') },
      { name: 'b', rows: many(20, 'warning') },
    ]);
    assert.equal(isShortened, true);
    const named = groups.flatMap(({ rows, folded }) => [
      ...rows.map(({ name }) => name),
      ...folded.map(({ text }) => text.split(':')[0]),
    ]);
    assert.equal(new Set(named).size, 40);
    assert.equal(groups[1]?.rows.length, 0);
    const advice = groups.flatMap(({ rows }) => rows).flatMap(({ details }) => details);
    assert.equal(advice.length, 1);
    assert.equal(groups[0]?.rows[0]?.details.length, 1);
  });
});
