import { loadCardTemplates } from '../../../src/adapters/card-files/load-card-templates.ts';
import { createCardRenderer } from '../../../src/cards/renderer.ts';
import { createTranslator } from '../../../src/i18n/translator.ts';
import { cardSamples } from '../../fixtures/cards/card-samples.ts';
import { inTurns, mediansOf, ratioOf } from '../measure/statistics.ts';
import type { Row } from '../row.ts';

const rounds = { quick: 2, usual: 7, full: 7 } as const;
const repeats = { quick: 1, usual: 15, full: 15 } as const;

/** Microseconds of CPU for each of so many. */
function microsEach(count: number, work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
}

export const cards: Row = {
  title: 'Card expansion',
  meaning:
    'CPU to make a card out of its layout and its view, over every sample of every card in both languages, beside JSON.stringify of the finished card, which every answer needs in any case.',
  async measure(size) {
    const { render } = createCardRenderer({ templates: await loadCardTemplates(), rehearsal: false });
    const models = (['en', 'ru'] as const).flatMap((language) =>
      Object.values(cardSamples).flatMap((samples) =>
        samples(createTranslator(language)).map(({ model }) => model),
      ),
    );
    const finished = models.map((model) => render(model).content);
    const count = models.length * repeats[size];
    let length = 0;
    const side = (work: (at: number) => number) => () =>
      microsEach(count, () => {
        for (let repeat = 0; repeat < repeats[size]; repeat += 1) {
          for (let at = 0; at < models.length; at += 1) length += work(at);
        }
      });
    const pairs = await inTurns(rounds[size], {
      ours: side((at) => {
        const model = models[at];
        return model ? render(model).summary.length : 0;
      }),
      beside: side((at) => JSON.stringify(finished[at]).length),
    });
    if (length === 0) throw new Error('nothing was made');
    const { ours, beside } = mediansOf(pairs);
    return [
      {
        what: 'expansion beside JSON.stringify',
        value: ratioOf(pairs),
        unit: 'x',
        target: { atMost: 10 },
        of: `${ours.toFixed(1)} µs beside ${beside.toFixed(1)} µs, ${models.length} cards`,
      },
    ];
  },
};
