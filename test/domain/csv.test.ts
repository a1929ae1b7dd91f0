import assert from 'node:assert/strict';
import fc from 'fast-check';
import { csvCell, csvLine } from '../../src/domain/csv.ts';

/** As a spreadsheet reads a line of quoted cells. */
const cellsOf = (line: string, separator: string) =>
  line
    .slice(1, -3)
    .split(`"${separator}"`)
    .map((cell) => cell.replaceAll('""', '"'));

describe('a file for spreadsheets', () => {
  it('lets no cell begin as a formula, whatever stands before the sign', () => {
    const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '|'];
    for (const sign of signs) {
      for (const before of ['', ' ', '\t', '\r', '\n', '\u0000', '\ufeff', ' \t']) {
        assert.equal(csvCell(`${before}${sign}1+1`), `"'${before}${sign}1+1"`);
      }
    }
    for (const text of ['\tx', '\rx', '\nx']) assert.equal(csvCell(text), `"'${text}"`);
  });

  it('leaves alone what is none', () => {
    for (const text of ['', 'Blue Meadow', 'a=b', '1-2', 'анна@example', '"quoted"', "'=1"]) {
      assert.equal(csvCell(text), `"${text.replaceAll('"', '""')}"`);
    }
  });

  it('gives every text back in its own cell', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 }).map((one) => one.replaceAll('"', '”'));
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(',', ';'),
        (cells, separator) => {
          const line = csvLine(cells, separator as ',' | ';');
          assert.ok(line.endsWith('\r\n'));
          const read = cellsOf(line, separator);
          assert.deepEqual(
            read.map((cell, index) => (cell === cells[index] ? cell : cell.replace(/^'/, ''))),
            cells,
          );
        },
      ),
    );
  });
});
