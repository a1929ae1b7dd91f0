import assert from 'node:assert/strict';
import { comesTo } from '../support/comes-to.ts';
import { allCards, openStudio, type Studio, type StudioCard, widths } from '../tooling/card-studio.ts';

/** Names of cards in which something runs over the card's edge or is cut. */
const overflowing = `[...document.querySelectorAll('main > section')].flatMap((section) => {
  const frame = section.querySelector('.card').getBoundingClientRect();
  return [...section.querySelectorAll('.card *')]
    .filter((node) => {
      if (node.matches('option') || node.getClientRects().length === 0) return false;
      const box = node.getBoundingClientRect();
      const runsOver = box.right > frame.right + 1 || box.left < frame.left - 1;
      const isCut = node.scrollWidth > node.clientWidth + 1 && !node.matches('input, textarea, select, span, a');
      return runsOver || isCut;
    })
    .map((node) => section.dataset.name + ': ' + node.className + ': ' + node.textContent.slice(0, 60));
})`;

/** Hints of one line that a phone cuts: each is written into its field, which then would have to scroll. */
const cutHints = `[...document.querySelectorAll('main > section')].flatMap((section) =>
  [...section.querySelectorAll('input[placeholder]')]
    .filter((node) => {
      const typed = node.value;
      node.value = node.placeholder;
      const isCut = node.scrollWidth > node.clientWidth;
      node.value = typed;
      return isCut;
    })
    .map((node) => section.dataset.name + ': ' + node.placeholder))`;

/** What the page could not draw, and what a screen reader could not name. */
const unnamed = `[...document.querySelectorAll('main > section')].flatMap((section) =>
  [...section.querySelectorAll('input, textarea, select, button')]
    .filter((node) => {
      const by = (node.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id));
      const named = by.some((label) => label && label.textContent.trim() !== '');
      return !named && !node.getAttribute('aria-label') && node.labels?.length !== 1 && node.textContent.trim() === '';
    })
    .map((node) => section.dataset.name + ': ' + node.outerHTML.slice(0, 120)))`;

describe('how the cards look in a browser', () => {
  let studio: Studio;
  let cards: readonly StudioCard[];
  before(async () => {
    studio = await openStudio();
    cards = await allCards(true);
  });
  after(() => studio?.close());

  for (const [name, width] of Object.entries(widths)) {
    it(`nothing is cut or runs over the edge in a ${name} chat of ${width} px`, async () => {
      await studio.draw(cards, [{ width, theme: 'light' }]);
      assert.deepEqual(await studio.page.evaluate(overflowing), []);
      assert.deepEqual(await studio.page.evaluate(cutHints), []);
    });
  }

  it('everything can be drawn, and every input and button has a name for screen readers', async () => {
    await studio.draw(cards, [{ width: widths.wide, theme: 'light' }]);
    await comesTo(() => studio.page.locator('.card-note').count(), 0);
    assert.deepEqual(await studio.page.evaluate(unnamed), []);
  });

  it('the rest of a long letter shows when it is asked for, and hides again', async () => {
    const long = cards.filter((card) => card.sample === 'long-saved' && card.language === 'en');
    await studio.draw(long, [{ width: widths.wide, theme: 'light' }]);
    const rest = studio.page.locator('#letter-more-before');
    const toggle = studio.page.getByRole('button', { name: 'Show or hide the rest' });
    await comesTo(() => rest.isVisible(), false);
    await toggle.click();
    await comesTo(() => rest.isVisible(), true);
    await toggle.click();
    await comesTo(() => rest.isVisible(), false);
  });
});
