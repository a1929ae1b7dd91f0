/**
 * Checks a request's master key signature.
 * Source: learn.microsoft.com/rest/api/cosmos-db/access-control-on-cosmosdb-resources.
 */
import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Exchange } from '../http-kit.ts';
import { header } from './protocol.ts';
import { forbidden, unauthorized } from './refusal.ts';

const maxSkewMs = 15 * 60 * 1000;

/** The type and the link that a signature covers: the resource itself, or for a feed its owner. */
function resourceOf(path: string): { type: string; link: string } {
  const segments = path.split('/').filter((segment) => segment !== '');
  const names = segments.map((segment) => decodeURIComponent(segment));
  const isFeed = names.length % 2 === 1;
  const type = names.at(isFeed ? -1 : -2) ?? '';
  return { type, link: (isFeed ? names.slice(0, -1) : names).join('/') };
}

function signatureOf(exchange: Exchange, key: KeyObject, date: string): string {
  const { type, link } = resourceOf(exchange.path);
  const text = `${exchange.method.toLowerCase()}\n${type}\n${link}\n${date.toLowerCase()}\n\n`;
  return createHmac('sha256', key).update(text).digest('base64');
}

function givenSignature(authorization: string): string | undefined {
  const parts = new Map(
    decodeURIComponent(authorization)
      .split('&')
      .map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  );
  return parts.get('type') === 'master' && parts.get('ver') === '1.0' ? parts.get('sig') : undefined;
}

export function authorize(exchange: Exchange, key: KeyObject, nowMs: number): void {
  const authorization = header(exchange, 'authorization');
  const date = header(exchange, 'x-ms-date');
  if (!authorization) throw unauthorized("Required Header 'authorization' is missing.");
  if (!date) throw unauthorized("Required Header 'x-ms-date' is missing.");
  const given = Buffer.from(givenSignature(authorization) ?? '');
  const expected = Buffer.from(signatureOf(exchange, key, date));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw unauthorized(
      "The input authorization token can't serve the request. The wrong key is being used or the expected payload is not built as per the protocol.",
    );
  }
  if (!(Math.abs(nowMs - Date.parse(date)) <= maxSkewMs)) {
    throw forbidden('The authorization token is not valid at the current time: check the clock.');
  }
}
