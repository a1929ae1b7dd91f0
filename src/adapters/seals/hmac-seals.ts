import { createHmac, randomBytes } from 'node:crypto';
import type { Seals } from '../../domain/history-chain.ts';

/** Enough of a digest that names a key and gives nothing of it away. */
const keyIdLength = 8;

const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64url');

/** HMAC-SHA-256 under the first of these keys, or under the one that an older entry names. */
export function createHmacSeals(present: string, former: readonly string[] = []): Seals {
  const keys = new Map([present, ...former].map((key) => [hmac(key, 'key id').slice(0, keyIdLength), key]));
  const [keyId = ''] = keys.keys();
  return {
    keyId,
    keyIds: [...keys.keys()],
    digest(id, text) {
      const key = keys.get(id);
      return key === undefined ? undefined : hmac(key, text);
    },
    salt: () => randomBytes(16).toString('base64url'),
  };
}
