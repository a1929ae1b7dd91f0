import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { InvitationLink } from '../../src/domain/invitation-link.ts';
import { letterHtml } from '../../src/i18n/letter-html.ts';

const link =
  'https://admin.microsoft.com/Adminportal/Home?invType=IndirectResellerRelationship&partnerId=11111111-1111-4111-8111-111111111111&msppId=4567890&DAP=true&indirectCSPId=b2000000-0000-4000-8000-000000000001#/BillingAccounts/partner-invitation' as InvitationLink;

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const decode = (html: string) =>
  html.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);

/** What a mail program makes of it: tags apart, text decoded, and nothing half-open. */
function read(html: string) {
  const body = html.slice(html.indexOf('<body'), html.indexOf('</body>'));
  const tags = [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
  const links = [...body.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(([, href = '', shown = '']) => ({
    href: decode(href),
    shown: decode(shown),
  }));
  const text = decode(body.replace(/<[^>]*>/g, ''));
  return { tags, links, text };
}

const ours =
  /^<(?:!DOCTYPE html|\/?html(?: lang="(?:en|ru)")?|\/?head|meta charset="utf-8"|body style="[^"<>]*"|\/body|\/?p|br|a href="[^"<>]*"|\/a)>$/;
const squeezed = (text: string) => text.replace(/\s+/gu, '');
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '<a href="https://evil.example">x</a>',
        '</a></p></body>',
        '<!--',
        '<script>alert(1)</script>',
        '&amp;lt;script&gt;',
        '&#60;b&#62;',
        '"><img src=x onerror=alert(1)>',
        "' onclick='x",
        '\n\n\n',
        '\r\n',
        '\u0000\u0007',
        link,
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

describe('the letter as HTML', () => {
  it('holds the kept link once as a link, its target and its visible text byte for byte', () => {
    const { links } = read(
      letterHtml({ subject: 's', before: 'Open:\n\n', after: '\n\nThanks' }, link, 'en'),
    );
    assert.deepEqual(links, [{ href: link, shown: link }]);
  });

  it('does so for every text around the link, and has no tags but its own', () => {
    fc.assert(
      fc.property(
        hostile,
        hostile,
        fc.constantFrom('en' as const, 'ru' as const),
        (before, after, language) => {
          const { tags, links, text } = read(letterHtml({ subject: 's', before, after }, link, language));
          assert.deepEqual(links, [{ href: link, shown: link }]);
          for (const tag of tags) assert.match(tag, ours);
          const clean = (part: string) =>
            squeezed(part.toWellFormed().replace(/(?!\s)\p{Cc}|[\u202a-\u202e]/gu, ''));
          assert.equal(squeezed(text), `${clean(before)}${link}${clean(after)}`);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('does so for any string that a link could ever be', () => {
    const anyLink = fc.string({ unit: fc.constantFrom(...'https://a?b=c&d;#e"<>\'%20é'), minLength: 1 });
    fc.assert(
      fc.property(anyLink, (text) => {
        const { links } = read(
          letterHtml({ subject: 's', before: 'a ', after: ' b' }, text as InvitationLink, 'en'),
        );
        assert.deepEqual(links, [{ href: text, shown: text }]);
      }),
    );
  });

  it('keeps paragraphs, line breaks and empty lines', () => {
    const html = letterHtml(
      { subject: 's', before: 'One\ntwo\n\nthree\n\n\nfour ', after: '\n\nBye\n' },
      link,
      'en',
    );
    const inside = html
      .slice(html.indexOf('<p>'), html.lastIndexOf('</p>') + 4)
      .replace(/<a .*<\/a>/, 'LINK');
    assert.equal(inside.replaceAll('\n', ''), '<p>One<br>two</p><p>three</p><p><br>four LINK</p><p>Bye</p>');
  });

  it('says in which language it is', () => {
    const letter = { subject: 's', before: 'Текст ', after: '' };
    assert.match(letterHtml(letter, link, 'ru'), /<html lang="ru">/);
  });
});
