/**
 * `npm run icons`: draws the icons of the app manifest from the one mark of the app, which the rehearsal's chat page
 * shows too. The colour icon fills its square, because Teams rounds the corners; the outline is white on nothing.
 */
import { readFile, writeFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';

const source = new URL('../../src/rehearsal/chat/page/app.svg', import.meta.url);
const folder = new URL('../../manifest/', import.meta.url);

function partOf(svg: string, pattern: RegExp): string {
  const [part] = pattern.exec(svg) ?? [];
  if (!part) throw new Error(`app.svg has nothing like ${pattern}`);
  return part;
}

function drawings(svg: string) {
  const gradient = partOf(svg, /<defs>[\s\S]*<\/defs>/);
  const mark = partOf(svg, /<g [\s\S]*<\/g>/);
  const open = (size: number, box: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="${box}">`;
  return {
    'color.png': {
      size: 192,
      svg: `${open(192, '0 0 36 36')}${gradient}<rect width="36" height="36" fill="url(#g)"/>${mark}</svg>`,
    },
    // A closer look, so that the mark fills the small square.
    'outline.png': { size: 32, svg: `${open(32, '6.4 6.4 23.2 23.2')}${mark}</svg>` },
  };
}

async function draw(browser: Browser, { size, svg }: { readonly size: number; readonly svg: string }) {
  const page = await browser.newPage({ viewport: { width: size, height: size }, deviceScaleFactor: 1 });
  await page.setContent(
    `<style>html, body { margin: 0; background: transparent } svg { display: block }</style>${svg}`,
  );
  const picture = await page.screenshot({ omitBackground: true });
  await page.close();
  return picture;
}

const browser = await launchBrowser();
try {
  for (const [name, drawing] of Object.entries(drawings(await readFile(source, 'utf8')))) {
    await writeFile(new URL(name, folder), await draw(browser, drawing));
  }
} finally {
  await browser.close();
}
