/** The frame around every page: language, policy, styles. */
import { readFileSync } from 'node:fs';
import type { Answer, Exchange, Route } from '../http-kit.ts';
import { html, type Markup } from './html.ts';
import { type PageLanguage, type PageWords, pageWords } from './words.ts';

export interface Page {
  readonly language: PageLanguage;
  readonly words: PageWords;
  /** Adds the chosen language to an address, where the reader chose one by address. */
  readonly at: (path: string) => string;
  readonly formatTime: (iso: string) => string;
  /** Without the year, for lists. */
  readonly formatShortTime: (iso: string) => string;
}

/** `?locale=` wins; else the first of English and Russian that the browser asks for. */
function chooseLanguage({ url, headers }: Exchange): PageLanguage {
  const asked = url.searchParams.get('locale') ?? '';
  const accepted = (headers['accept-language'] ?? '').split(',').map((one) => one.trim());
  const first = [asked, ...accepted]
    .map((one) => one.slice(0, 2).toLowerCase())
    .find((one) => one === 'en' || one === 'ru');
  return first === 'ru' ? 'ru' : 'en';
}

export function openPage(exchange: Exchange): Page {
  const language = chooseLanguage(exchange);
  const locale = exchange.url.searchParams.get('locale');
  const tag = language === 'ru' ? 'ru-RU' : 'en-GB';
  const format = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' });
  const short = new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return {
    language,
    words: pageWords[language],
    at: (path) => {
      if (locale === null) return path;
      return `${path}${path.includes('?') ? '&' : '?'}locale=${encodeURIComponent(locale)}`;
    },
    formatTime: (iso) => format.format(new Date(iso)),
    formatShortTime: (iso) => short.format(new Date(iso)),
  };
}

/** No script but ours, nothing from elsewhere; the frame with a mail inherits it. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  'img-src data:',
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface PageParts {
  readonly title: string;
  readonly body: Markup;
  readonly status?: number;
}

export function servePage({ language, words }: Page, { title, body, status = 200 }: PageParts): Answer {
  const document = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${words.rehearsal}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/mail/assets/pages.css">
<script type="module" src="/mail/assets/mail.js"></script>
<script type="module" src="/mail/assets/outlook.js"></script>
</head>
<body>
<p class="ribbon"><strong>${words.rehearsal}</strong> <span>${words.nothingLeaves}</span></p>
${body}
</body>
</html>
`;
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
    },
    body: document.text,
  };
}

const assets: Readonly<Record<string, string>> = {
  'pages.css': 'text/css; charset=utf-8',
  'mail.js': 'text/javascript; charset=utf-8',
  'outlook.js': 'text/javascript; charset=utf-8',
};

export const assetRoute: Route = {
  method: 'GET',
  template: '/assets/:name',
  handle: (_exchange, { name = '' }) => {
    const type = assets[name];
    if (type === undefined) return { status: 404, body: { error: 'no such asset' } };
    const body = readFileSync(new URL(`assets/${name}`, import.meta.url));
    return { status: 200, headers: { 'content-type': type, 'cache-control': 'no-cache' }, body };
  },
};
