/**
 * The keys with which Bot Framework signs its tokens. The SDK would fetch them itself, without a time limit, after
 * redirects to anywhere, and once for every message while they cannot be had: so they are fetched here, and the SDK
 * is given the same ones.
 */
import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';
import { OpenIdMetadata } from 'botframework-connector/lib/auth/openIdMetadata.js';
import { z } from 'zod';
import { Fault } from '../../ports/faults.ts';
import { createOutbound, type Outbound } from '../outbound.ts';
import { withDeadline } from '../deadline.ts';

export interface SigningKey {
  readonly key: KeyObject;
  /** The channels for which it signs; none named means any. */
  readonly endorsements: readonly string[];
}

export interface SigningKeys {
  /** Absent when no key has this name; throws `teams/unavailable` while the keys cannot be had. */
  find(keyId: string): Promise<SigningKey | undefined>;
}

interface Settings {
  readonly metadataUrl: string;
  readonly timeoutMs?: number;
  /** Milliseconds of any steady clock. */
  readonly now?: () => number;
}

const hourMs = 3_600_000;
const keptForMs = 24 * hourMs;
/** A name that nobody knows may be a new key's, and may be anybody's invention. */
const askedAgainAfterMs = hourMs;
const failedForMs = 5_000;
const mostBytes = 512 * 1024;

const Metadata = z.object({ jwks_uri: z.url({ protocol: /^https?$/ }) });
const Keys = z.object({
  keys: z.array(
    z.looseObject({
      kty: z.string(),
      kid: z.string().optional(),
      n: z.string().optional(),
      e: z.string().optional(),
      endorsements: z.array(z.string()).nullish(),
    }),
  ),
});

export function createSigningKeys(settings: Settings): SigningKeys {
  const { metadataUrl, timeoutMs = 5_000, now = () => performance.now() } = settings;
  let known: ReadonlyMap<string, SigningKey> = new Map();
  let readAt = Number.NEGATIVE_INFINITY;
  let failedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;

  const read = async () => {
    try {
      known = await fetchKeys(metadataUrl, timeoutMs);
      readAt = now();
    } catch (cause) {
      failedAt = now();
      throw new Fault('teams/unavailable', { cause });
    }
  };
  const readOnce = () => {
    running ??= read().finally(() => {
      running = undefined;
    });
    return running;
  };

  return {
    async find(keyId) {
      const ageMs = now() - readAt;
      const found = known.get(keyId);
      if (ageMs < (found ? keptForMs : askedAgainAfterMs)) return found;
      try {
        if (now() - failedAt < failedForMs) throw new Fault('teams/unavailable');
        await readOnce();
      } catch (error) {
        // Old keys are better than none while nothing says that they are no longer right.
        if (found) return found;
        throw error;
      }
      return known.get(keyId);
    },
  };
}

async function fetchKeys(metadataUrl: string, timeoutMs: number): Promise<ReadonlyMap<string, SigningKey>> {
  return withDeadline({ timeoutMs }, async (signal) => {
    // The keys are where the metadata are: whoever could move them elsewhere could sign.
    const outbound = createOutbound([metadataUrl]);
    const { jwks_uri: keysUrl } = Metadata.parse(await fetchJson(metadataUrl, { outbound, signal }));
    const { keys } = Keys.parse(await fetchJson(keysUrl, { outbound, signal }));
    return new Map(
      keys.flatMap(({ kty, kid, n, e, endorsements }) => {
        if (kty !== 'RSA' || kid === undefined || !n || !e) return [];
        const jwk: JsonWebKey = { kty, n, e };
        return [
          [kid, { key: createPublicKey({ key: jwk, format: 'jwk' }), endorsements: endorsements ?? [] }],
        ];
      }),
    );
  });
}

interface Way {
  readonly outbound: Outbound;
  readonly signal: AbortSignal;
}

async function fetchJson(url: string, { outbound, signal }: Way): Promise<unknown> {
  const response = await outbound.fetch(url, { signal, headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`answered ${response.status}`);
  const text = await response.text();
  if (text.length > mostBytes) throw new Error('too long');
  return JSON.parse(text);
}

/** Has the SDK take these keys for that address, wherever in it they are asked for. */
export function lendToSdk(keys: SigningKeys, metadataUrl: string): void {
  // The one place from which the SDK takes them; not public (4.23.3).
  const { openIdMetadataCache } = JwtTokenExtractor as unknown as {
    readonly openIdMetadataCache: Map<string, OpenIdMetadata>;
  };
  openIdMetadataCache.set(metadataUrl, new LentKeys(keys, metadataUrl));
}

type SdkKey = Awaited<ReturnType<OpenIdMetadata['getKey']>>;

class LentKeys extends OpenIdMetadata {
  readonly #keys: SigningKeys;

  constructor(keys: SigningKeys, metadataUrl: string) {
    super(metadataUrl);
    this.#keys = keys;
  }

  override async getKey(keyId: string): Promise<SdkKey> {
    const found = await this.#keys.find(keyId);
    if (!found) return null;
    const pem = found.key.export({ type: 'spki', format: 'pem' }).toString();
    return { key: pem, endorsements: [...found.endorsements] };
  }
}
