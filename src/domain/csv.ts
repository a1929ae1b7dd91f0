/** What a spreadsheet would take for a formula, or a control that leads to one; full-width signs count as well. */
const startsFormula = /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20|]|^[\t\r\n]/u;

/** One cell: always quoted, so that nothing in it ends it; what a spreadsheet would run begins with an apostrophe. */
export function csvCell(text: string): string {
  const plain = startsFormula.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}

/** A line of a file that spreadsheets open; Excel expects the list separator of the reader's country. */
export function csvLine(cells: readonly string[], separator: ',' | ';'): string {
  return `${cells.map(csvCell).join(separator)}\r\n`;
}

/** Tells Excel that the file is UTF-8. */
export const byteOrderMark = '\ufeff';
