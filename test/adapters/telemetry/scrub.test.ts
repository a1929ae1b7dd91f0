import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createScrub } from '../../../src/adapters/telemetry/scrub.ts';
import { createTelemetry } from '../../../src/adapters/telemetry/telemetry.ts';
import { Fault } from '../../../src/ports/faults.ts';

const secret = 'Xy~8Q"rT+/=\\p&z 4';

describe('a secret on its way out', () => {
  const scrub = createScrub([secret, 'short']);
  const forms: Readonly<Record<string, string>> = {
    'as it is': secret,
    'in JSON': JSON.stringify({ secret }),
    'in an address': `https://x.example/?a=${encodeURIComponent(secret)}`,
    'in a form': new URLSearchParams({ client_secret: secret }).toString(),
    'in Base64': Buffer.from(secret).toString('base64'),
    'in Base64 for addresses': Buffer.from(secret).toString('base64url'),
    'in hex': Buffer.from(secret).toString('hex'),
    'behind a name in Base64': Buffer.from(`client:${secret}`).toString('base64'),
    'between others in Base64': Buffer.from(`ab${secret}yz`).toString('base64'),
  };
  for (const [where, text] of Object.entries(forms)) {
    it(`${where} becomes stars`, () => {
      const cleaned = scrub(`before ${text} after`);
      assert.match(cleaned, /\*\*\*/);
      assert.ok(cleaned.startsWith('before ') && cleaned.endsWith(' after'), cleaned);
      assert.ok(!cleaned.includes(secret));
    });
  }

  it('is found wherever it stands in what was encoded', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 8, maxLength: 60 }),
        fc.string(),
        fc.string(),
        (one, before, after) => {
          const scrubOne = createScrub([one]);
          for (const encoding of ['base64', 'base64url'] as const) {
            const cleaned = scrubOne(Buffer.from(`${before}${one}${after}`).toString(encoding));
            assert.ok(!Buffer.from(cleaned, encoding).toString().includes(one) || cleaned.includes('*'));
          }
          assert.ok(!scrubOne(`${before}${one}${after}`).includes(one) || '***'.includes(one));
        },
      ),
    );
  });

  it('leaves words alone that are too short to be one', () => {
    assert.equal(scrub('a short word'), 'a short word');
  });

  it('does not reach the log, even as a vendor’s word for an error', () => {
    const password = 'abcDEF-123_456.xyz';
    const raw: string[] = [];
    const telemetry = createTelemetry({
      level: 'info',
      pseudonymKey: 'k'.repeat(20),
      secrets: [password],
      destination: { write: (text) => void raw.push(text) },
    });
    for (const vendorCode of [password, Buffer.from(password).toString('base64url')]) {
      const error = new Fault('graph/unavailable', { vendorCode });
      telemetry.record(
        'turn.failed',
        { what: 'turn', reference: vendorCode, code: 'graph/unavailable' },
        error,
      );
    }
    const text = raw.join('');
    assert.equal(raw.length, 2);
    assert.ok(!text.includes(password) && !text.includes(Buffer.from(password).toString('base64url')));
    for (const line of raw) JSON.parse(line);
  });
});
