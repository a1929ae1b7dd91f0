/** The chat page's document and scripts. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Answer } from '../http-kit.ts';

const pageFolder = new URL('./page/', import.meta.url);
const cardLibrary = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js');
const contentTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Nothing is fetched from anywhere but here: no fonts, no pictures, no scripts of others. */
const contentPolicy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data:`,
  `connect-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'self'`,
].join('; ');

export function serveDocument(locale: string): Answer {
  const language = locale.startsWith('ru') ? 'ru' : 'en';
  const html = readFileSync(new URL('page.html', pageFolder), 'utf8').replace(
    '<html lang="en"',
    `<html lang="${language}"`,
  );
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentPolicy,
      'cache-control': 'no-store',
    },
    body: html,
  };
}

export function serveAsset(name: string): Answer {
  const type = contentTypes[name.split('.').at(-1) ?? ''];
  const isOurs = type !== undefined && readdirSync(pageFolder).includes(name);
  if (!isOurs && name !== 'adaptivecards.js') return { status: 404, body: { error: 'no such asset' } };
  const file = isOurs ? new URL(name, pageFolder) : cardLibrary;
  return {
    status: 200,
    headers: { 'content-type': type ?? 'text/plain', 'cache-control': 'no-cache' },
    body: readFileSync(file),
  };
}
