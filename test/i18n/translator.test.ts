// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a name may look like a binding
import assert from 'node:assert/strict';
import { createTranslator, createTranslators } from '../../src/i18n/translator.ts';

const at = '2026-10-08T21:05:00Z';

describe('a translator', () => {
  it('says dates and times in the zone of its reader', () => {
    const berlin = createTranslator('en', 'Europe/Berlin');
    assert.deepEqual(
      [berlin.date(at), berlin.time(at), berlin.dateTime(at)],
      ['8 Oct 2026', '23:05', '8 Oct 2026, 23:05'],
    );
    const vladivostok = createTranslator('ru', 'Asia/Vladivostok');
    assert.deepEqual(
      [vladivostok.date(at), vladivostok.time(at), vladivostok.dateTime(at)],
      ['09.10.2026', '07:05', '09.10.2026, 07:05'],
    );
  });

  it('says midnight as 00:00', () => {
    for (const language of ['en', 'ru'] as const) {
      assert.equal(createTranslator(language, 'UTC').time('2026-10-08T00:00:00Z'), '00:00');
    }
  });

  it('falls back to UTC for a zone that nobody knows', () => {
    for (const zone of [undefined, '', 'Mars/Olympus', '<script>']) {
      const t = createTranslator('en', zone);
      assert.equal(t.timeZone, 'UTC');
      assert.equal(t.time(at), '21:05');
    }
  });

  it('is one and the same for all who read alike, and speaks to others in their language', () => {
    const translators = createTranslators();
    const berlin = translators('en', 'Europe/Berlin');
    assert.equal(translators('en', 'Europe/Berlin'), berlin);
    assert.equal(berlin.in('ru'), translators('ru', 'Europe/Berlin'));
    for (let count = 0; count < 210; count += 1) translators('en', `Nowhere/${count}`);
    assert.equal(translators('en', 'Europe/Berlin').time(at), '23:05');
  });

  it('writes numbers as its readers do', () => {
    assert.equal(createTranslator('en').number(12_345), '12,345');
    assert.equal(createTranslator('ru').number(12_345).replace(/\s/u, ' '), '12 345');
  });

  it('takes facts as they are, whatever is in them', () => {
    const t = createTranslator('en');
    for (const name of ['{name}', "'{'", '<b>x</b>', '${1+1}', '#', '{count, plural, other {#}}', '']) {
      assert.equal(t.say('customer.summary', { name }), `Customer: ${name}`);
    }
  });

  it('knows commands by their words', () => {
    assert.equal(createTranslator('ru').command('invite').title, 'пригласить');
  });
});
