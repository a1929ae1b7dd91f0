/** Above this many comparisons the changed middle is told as taken out and put in whole. */
const mostComparisons = 1_000_000;

/** The lines that went (`- `) and came (`+ `), in their order; empty where the texts are the same. */
export function changedLines(before: string, after: string): string {
  if (before === after) return '';
  const [from, to] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start += 1;
  let end = 0;
  const room = Math.min(from.length, to.length) - start;
  while (end < room && from[from.length - 1 - end] === to[to.length - 1 - end]) end += 1;
  const [gone, come] = [from.slice(start, from.length - end), to.slice(start, to.length - end)];
  const steps =
    gone.length * come.length > mostComparisons
      ? [...gone.map((line) => `- ${line}`), ...come.map((line) => `+ ${line}`)]
      : shortestEdit(gone, come);
  return steps.join('\n');
}

/** By the longest common subsequence of lines. */
function shortestEdit(from: readonly string[], to: readonly string[]): readonly string[] {
  const width = to.length + 1;
  const common = new Uint32Array((from.length + 1) * width);
  const at = (row: number, column: number) => common[row * width + column] ?? 0;
  for (let row = from.length - 1; row >= 0; row -= 1) {
    for (let column = to.length - 1; column >= 0; column -= 1) {
      common[row * width + column] =
        from[row] === to[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const steps: string[] = [];
  let [row, column] = [0, 0];
  while (row < from.length || column < to.length) {
    if (row < from.length && column < to.length && from[row] === to[column]) {
      row += 1;
      column += 1;
    } else if (column >= to.length || (row < from.length && at(row + 1, column) >= at(row, column + 1))) {
      steps.push(`- ${from[row]}`);
      row += 1;
    } else {
      steps.push(`+ ${to[column]}`);
      column += 1;
    }
  }
  return steps;
}
