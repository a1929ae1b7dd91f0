/** Signed requests without the client, for what the client itself would refuse or hide. */
import { createHmac } from 'node:crypto';
import type { OpenAccount } from './accounts.ts';

export interface RawRequest {
  readonly method: string;
  /** For example `dbs/one/colls/two/docs`, not encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly key?: string;
  readonly date?: Date;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

function signature(
  { method, path, date }: { method: string; path: string; date: string },
  key: string,
): string {
  const names = path.split('/').filter((name) => name !== '');
  const isFeed = names.length % 2 === 1;
  const type = names.at(isFeed ? -1 : -2) ?? '';
  const link = (isFeed ? names.slice(0, -1) : names).join('/');
  const text = `${method.toLowerCase()}\n${type}\n${link}\n${date.toLowerCase()}\n\n`;
  const signed = createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('base64');
  return encodeURIComponent(`type=master&ver=1.0&sig=${signed}`);
}

export async function sendRaw(account: OpenAccount, request: RawRequest): Promise<RawAnswer> {
  const { method, path, headers = {}, body } = request;
  const date = (request.date ?? new Date()).toUTCString();
  const url = `${account.endpoint.replace(/\/$/, '')}/${path.split('/').map(encodeURIComponent).join('/')}`;
  const response = await fetch(url, {
    method,
    headers: {
      authorization: signature({ method, path, date }, request.key ?? account.key),
      'x-ms-date': date,
      'x-ms-version': '2020-07-15',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

/** The header that names a partition. */
export function inPartition(value: string): Readonly<Record<string, string>> {
  return { 'x-ms-documentdb-partitionkey': JSON.stringify([value]) };
}
