/** State tokens of change tracking: opaque to callers, signed by this world, good for as long as it lives. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FolderName } from '../world/mail.ts';

export type ChangeType = 'created' | 'updated' | 'deleted';

/** What the first call of a chain asked for. */
export interface DeltaOptions {
  readonly mailbox: string;
  readonly folder: FolderName;
  readonly select?: readonly string[] | undefined;
  readonly top?: number | undefined;
  readonly changeType?: ChangeType | undefined;
  readonly since?: { readonly at: string; readonly isIncluded: boolean } | undefined;
  readonly isNewestFirst: boolean;
}

/** Where a round stands in the log of changes, or in the list of the newest. */
export interface Round {
  readonly isFirst: boolean;
  readonly from: number;
  readonly upTo: number;
  readonly after: number;
  readonly below?: { readonly receivedAt: string; readonly id: string } | undefined;
}

export interface DeltaState extends DeltaOptions {
  /** Absent in a token that begins a new round from `from`. */
  readonly round?: Round | undefined;
  readonly from: number;
}

export interface DeltaTokens {
  write(state: DeltaState): string;
  /** `malformed` is no token at all, `unknown` none of this world's. */
  read(token: string): DeltaState | 'malformed' | 'unknown';
}

export function createDeltaTokens(key: Buffer): DeltaTokens {
  const sign = (text: string) => createHmac('sha256', key).update(`delta ${text}`).digest().subarray(0, 16);
  return {
    write: (state) => {
      const text = Buffer.from(JSON.stringify(state)).toString('base64url');
      return `${text}.${sign(text).toString('base64url')}`;
    },
    read: (token) => {
      const [, text, signature] = /^([\w-]+)\.([\w-]+)$/.exec(token) ?? [];
      if (text === undefined || signature === undefined) return 'malformed';
      const given = Buffer.from(signature, 'base64url');
      const expected = sign(text);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'unknown';
      return JSON.parse(Buffer.from(text, 'base64url').toString()) as DeltaState;
    },
  };
}
