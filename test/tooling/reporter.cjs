// Mocha's own spec reporter, and the totals in a file besides, so that several runs can be added up: kept after each
// test, for a run may break off.
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

module.exports = class SpecWithTotals extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const keep = (isOver) => {
      const { passes, failures, pending } = this.stats;
      writeFileSync(options.reporterOptions.output, JSON.stringify({ passes, failures, pending, isOver }));
    };
    for (const event of ['pass', 'fail', 'pending']) runner.on(event, () => keep(false));
    runner.once('end', () => keep(true));
  }
};
