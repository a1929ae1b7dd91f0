/** `npm run cards`: every card's samples, in both languages, wide and narrow, light and dark, in `.data/cards/`. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { allCards, openStudio, type Place, type Studio, widths } from './card-studio.ts';

const folder = new URL('../../.data/cards/', import.meta.url);
const themes = ['light', 'dark'] as const;

const placesOf = (theme: Place['theme']): readonly Place[] =>
  [widths.wide, widths.narrow].map((width) => ({ width, theme }));

/** The page as it stands, with its styles inside and no scripts: it opens from the disk. */
async function saveAsFile({ page }: Studio): Promise<void> {
  const html = await page.evaluate<string>(`(async () => {
    for (const link of document.querySelectorAll('link[rel=stylesheet]')) {
      const style = document.createElement('style');
      style.textContent = await (await fetch(link.href)).text();
      link.replaceWith(style);
    }
    for (const script of document.querySelectorAll('script')) script.remove();
    for (const input of document.querySelectorAll('input')) input.setAttribute('value', input.value);
    for (const area of document.querySelectorAll('textarea')) area.textContent = area.value;
    return '<!DOCTYPE html>' + document.documentElement.outerHTML;
  })()`);
  await writeFile(new URL('index.html', folder), html);
}

async function main(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const cards = await allCards(true);
  const studio = await openStudio();
  try {
    for (const card of cards) {
      for (const theme of themes) {
        await studio.draw([card], placesOf(theme));
        const path = fileURLToPath(
          new URL(`${card.card}-${card.sample}-${card.language}-${theme}.png`, folder),
        );
        await studio.page.locator('#cards').screenshot({ path });
      }
    }
    await studio.draw(cards, themes.flatMap(placesOf));
    await saveAsFile(studio);
  } finally {
    await studio.close();
  }
  console.log(`${cards.length} cards are drawn: ${fileURLToPath(new URL('index.html', folder))}`);
}

await main();
