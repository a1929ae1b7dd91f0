import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isConsumerDomain } from '../../src/domain/consumer-domains.ts';
import { parseEmailAddress } from '../../src/domain/email-address.ts';

describe('reading a mail address', () => {
  const taken: readonly (readonly [string, string, string])[] = [
    ['anna@blue-meadow.example', 'anna@blue-meadow.example', 'blue-meadow.example'],
    ['  anna@blue-meadow.example\n', 'anna@blue-meadow.example', 'blue-meadow.example'],
    ['mailto:anna@blue-meadow.example', 'anna@blue-meadow.example', 'blue-meadow.example'],
    ['Anna B. <anna@blue-meadow.example>', 'anna@blue-meadow.example', 'blue-meadow.example'],
    ['<MAILTO:anna@blue-meadow.example>', 'anna@blue-meadow.example', 'blue-meadow.example'],
    ['Anna.Berg@Blue-Meadow.EXAMPLE', 'Anna.Berg@blue-meadow.example', 'blue-meadow.example'],
    [
      "o'neill+sales@mail.blue-meadow.example",
      "o'neill+sales@mail.blue-meadow.example",
      'mail.blue-meadow.example',
    ],
    ['anna@bücher.example', 'anna@xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['анна@луг.рф', 'анна@xn--c1apy.xn--p1ai', 'xn--c1apy.xn--p1ai'],
    ['anna@blue-meadow.example.', 'anna@blue-meadow.example', 'blue-meadow.example'],
    ['\u200banna@blue-meadow.example\ufeff', 'anna@blue-meadow.example', 'blue-meadow.example'],
  ];
  for (const [input, text, domain] of taken) {
    it(`takes ${JSON.stringify(input)}`, () => {
      assert.deepEqual(parseEmailAddress(input), { ok: true, value: { text, domain } });
    });
  }

  const refused: readonly (readonly [string, string])[] = [
    ['', 'empty'],
    [' \t\n', 'empty'],
    ['anna@blue-meadow.example, bob@blue-meadow.example', 'several'],
    ['anna@blue-meadow.example;bob@blue-meadow.example', 'several'],
    ['anna@bob@blue-meadow.example', 'several'],
    ['anna', 'not-an-address'],
    ['anna at blue-meadow.example', 'not-an-address'],
    ['@blue-meadow.example', 'not-an-address'],
    ['anna@', 'not-an-address'],
    ['anna@localhost', 'not-an-address'],
    ['anna@blue meadow.example', 'not-an-address'],
    ['an na@blue-meadow.example', 'not-an-address'],
    ['anna@-blue.example', 'not-an-address'],
    ['anna@blue..example', 'not-an-address'],
    ['anna@127.0.0.1', 'not-an-address'],
    ['anna@0x7f.1', 'not-an-address'],
    ['anna@[::1]', 'not-an-address'],
    ['anna@blue.example/path', 'not-an-address'],
    ['anna@blue.example:25', 'not-an-address'],
    ['anna@blue.example?subject=hi', 'not-an-address'],
    ['an\u0000na@blue.example', 'not-an-address'],
    ['an\u0007na@blue.example', 'not-an-address'],
    ['<script>@blue.example', 'not-an-address'],
    ['"anna b"@blue.example', 'not-an-address'],
    [`${'x'.repeat(65)}@blue.example`, 'not-an-address'],
    [`anna@${'x'.repeat(64)}.example`, 'not-an-address'],
    [`anna@${'x.'.repeat(130)}example`, 'not-an-address'],
  ];
  for (const [input, refusal] of refused) {
    it(`refuses ${JSON.stringify(input).slice(0, 60)}: ${refusal}`, () => {
      assert.deepEqual(parseEmailAddress(input), { ok: false, refusal });
    });
  }

  it('reads what it gave as the same address again, whatever was typed', () => {
    const typed = fc.oneof(
      fc.emailAddress(),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.tuple(fc.string({ maxLength: 10 }), fc.domain()).map(([local, domain]) => `${local}@${domain}`),
    );
    fc.assert(
      fc.property(typed, (input) => {
        const parsed = parseEmailAddress(input);
        if (!parsed.ok) return;
        const { text, domain } = parsed.value;
        assert.deepEqual(parseEmailAddress(text), parsed);
        assert.match(domain, /^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
        assert.ok(text.endsWith(`@${domain}`));
        assert.doesNotMatch(text, /[\s<>"\p{C}]/u);
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes every ordinary address', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9._+-]{1,20}$/), fc.domain(), (local, domain) => {
        assert.ok(parseEmailAddress(`${local}@${domain}`).ok);
      }),
    );
  });
});

describe('mail domains of private people', () => {
  it('are known without regard to case', () => {
    for (const domain of ['gmail.com', 'Outlook.COM', 'mail.ru', 'yandex.ru'])
      assert.ok(isConsumerDomain(domain));
  });

  it('are not taken for parts of a company', () => {
    for (const domain of ['gmail.com.example', 'mygmail.com', 'mail.blue.example']) {
      assert.ok(!isConsumerDomain(domain));
    }
  });
});
