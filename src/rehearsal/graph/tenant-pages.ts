/** Pages of what belongs to the whole tenant: how many, from where, and the way to the next ones. */
import { refuse } from './answers.ts';
import type { Call } from './guard.ts';
import { linkWith } from './links.ts';
import { readTop } from './odata.ts';

export const pageOptions = ['$top', '$skiptoken'];

export interface PageWish {
  readonly top: number;
  readonly afterSeq: number;
}

const toToken = (seq: number) => Buffer.from(`after ${seq}`).toString('base64url');

function readToken(token: string | undefined): number {
  if (token === undefined) return 0;
  const [, seq] = /^after (\d+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  return seq === undefined
    ? refuse(400, 'Directory_ExpiredPageToken', 'The specified page token value has expired or is not valid.')
    : Number(seq);
}

export function readPage(
  { options }: Call,
  size: { readonly max: number; readonly usual: number },
): PageWish {
  return { top: readTop(options.get('$top'), size), afterSeq: readToken(options.get('$skiptoken')) };
}

export function nextPage(call: Call, lastSeq: number | undefined): object {
  return lastSeq === undefined ? {} : { '@odata.nextLink': linkWith(call, '$skiptoken', toToken(lastSeq)) };
}
