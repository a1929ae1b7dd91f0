/** Draws cards in a real browser as the rehearsal's chat page draws them: for the gallery and for tests of looks. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { loadCardTemplates } from '../../src/adapters/card-files/load-card-templates.ts';
import { createCardRenderer } from '../../src/cards/renderer.ts';
import { cardNames, type Language, languages } from '../../src/names.ts';
import { samplesOf, signInSamples } from '../fixtures/notice-samples.ts';
import { launchBrowser } from './browser.ts';

export interface StudioCard {
  readonly card: string;
  readonly sample: string;
  readonly language: Language;
  readonly content: unknown;
  /** Teams' own card, which is no Adaptive Card. */
  readonly isSignIn?: true;
}

/** The whole chat in which a card stands; phones leave a margin on both sides of it. */
export const widths = { wide: 580, narrow: 320 } as const;
const pageFolder = new URL('../../src/rehearsal/chat/page/', import.meta.url);
const library = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');

/** Every sample of every card and of every notice, in both languages. */
export async function allCards(rehearsal: boolean): Promise<readonly StudioCard[]> {
  const renderer = createCardRenderer({ templates: await loadCardTemplates(), rehearsal });
  const cards = cardNames.flatMap((card) =>
    languages.flatMap((language) =>
      samplesOf(card, language).map(({ name, model }) => ({
        card,
        sample: name,
        language,
        content: renderer.render(model).content,
      })),
    ),
  );
  return [...cards, ...languages.flatMap(signInCards)];
}

function signInCards(language: Language): readonly StudioCard[] {
  return signInSamples(language).map(({ name, prompt: { text, button } }) => ({
    card: 'sign-in',
    sample: name,
    language,
    content: { text, buttons: [{ title: button }] },
    isSignIn: true,
  }));
}

async function asset(path: string): Promise<{ readonly type: string; readonly body: string | Buffer }> {
  if (path === '/') return { type: 'text/html', body: studioPage };
  if (path === '/library.js') return { type: 'text/javascript', body: await readFile(library) };
  const body = await readFile(new URL(`.${path}`, pageFolder), 'utf8');
  // Light and dark stand on one page here, so the dark colours belong to a part of it and not to its root.
  return path.endsWith('.css')
    ? { type: 'text/css', body: body.replaceAll(':root[data-theme', '[data-theme') }
    : { type: 'text/javascript', body };
}

const studioPage = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Cards</title>
<link rel="stylesheet" href="/chat.css"><link rel="stylesheet" href="/cards.css">
<style>
  html, body { display: block; height: auto; overflow: visible; }
  body { padding: 16px; background: #fff; }
  main { display: flex; flex-direction: column; gap: 24px; width: fit-content; }
  main > section { display: flex; gap: 16px; align-items: flex-start; flex-wrap: wrap; }
  h2 { width: 100%; margin: 0; font-size: 16px; color: #242424; }
  .cell { box-sizing: border-box; padding: 10px; background: var(--page); color: var(--ink); border-radius: 8px; }
</style>
<script src="/library.js"></script></head>
<body><main id="cards"></main>
<script type="module">
  import { drawCard, prepareLibrary } from '/card-drawing.js';
  import { createSignInCard } from '/sign-in-card.js';
  prepareLibrary();
  const signIn = async () => ({ kind: 'sent' });
  const drawn = (content) => {
    const frame = document.createElement('div');
    frame.className = 'card';
    const body = document.createElement('div');
    body.className = 'card-body';
    body.append(...drawCard(content, { note: (what) => 'Cannot be drawn: ' + what, onAction() {} }));
    frame.append(body);
    return frame;
  };
  globalThis.draw = ({ content, isSignIn }, place) => {
    const frame = isSignIn ? createSignInCard(content, { key: 'sign-in', words: {}, signIn }) : drawn(content);
    const cell = document.createElement('div');
    cell.className = 'cell';
    cell.style.width = place.width + 'px';
    cell.dataset.theme = place.theme;
    cell.append(frame);
    return cell;
  };
  globalThis.drawAll = (cards, places) => {
    const main = document.getElementById('cards');
    main.replaceChildren(...cards.map((card) => {
      const section = document.createElement('section');
      section.dataset.name = [card.card, card.sample, card.language].join(' ');
      const title = document.createElement('h2');
      title.textContent = section.dataset.name;
      section.append(title, ...places.map((place) => draw(card, place)));
      return section;
    }));
  };
</script></body></html>`;

export interface Place {
  readonly width: number;
  readonly theme: 'light' | 'dark';
}

export interface Studio {
  readonly page: Page;
  draw(cards: readonly StudioCard[], places: readonly Place[]): Promise<void>;
  close(): Promise<void>;
}

export async function openStudio(): Promise<Studio> {
  const server = createServer((request, response) => {
    // Not chained: where restify was loaded, its `writeHead` returns nothing.
    const answer = (status: number, type: string, body: string | Buffer) => {
      response.writeHead(status, { 'content-type': type });
      response.end(body);
    };
    asset(new URL(request.url ?? '/', 'http://studio').pathname).then(
      ({ type, body }) => answer(200, `${type}; charset=utf-8`, body),
      () => answer(404, 'text/plain', ''),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  let browser: Browser | undefined;
  async function close() {
    await browser?.close();
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  }
  try {
    browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1_900, height: 1_000 } });
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForFunction('typeof drawAll === "function"');
    return {
      page,
      draw: (cards, places) => page.evaluate(`drawAll(${JSON.stringify(cards)}, ${JSON.stringify(places)})`),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
