import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foreignLinksIn, type ShownLink, shownLinksIn } from '../../src/domain/foreign-links.ts';
import { editLetter, letterText } from '../../src/domain/letter.ts';
import { linkInMail } from '../../src/domain/sent-link.ts';
import { letterHtml } from '../../src/i18n/letter-html.ts';
import { admin, foreign, other } from '../fixtures/foreign-links.ts';
import { contoso, link, ourTenantId } from '../fixtures/invitations.ts';

describe('links that are not our invitation', () => {
  for (const [row, kind, address] of foreign) {
    it(`are named by what they are: ${row}`, () => {
      for (const written of [address, address.replaceAll('&', '&amp;'), `(${address}).`]) {
        const text = `Before\n${written}\nand ${link}\n`;
        assert.deepEqual(foreignLinksIn(text, link), [kind], written);
        assert.deepEqual(foreignLinksIn(`${written} ${written}`, link), [kind]);
      }
    });

    it(`never go out in place of ours or beside it: ${row}`, () => {
      for (const text of [`Please open ${address}`, `Hello ${address}\n${link}\n${address}`]) {
        const edited = editLetter({ subject: `Open ${address} now`, text }, link);
        assert.ok(edited.ok);
        const { letter } = edited.value;
        assert.deepEqual(foreignLinksIn(letterText(letter, link), link), []);
        assert.equal(letter.subject, 'Open now');
        assert.equal(
          linkInMail({ contentType: 'html', content: letterHtml(letter, link, 'en') }, link),
          'intact',
        );
      }
    });
  }

  it('are not seen in our own link, however it was cut or changed', () => {
    const altered = fc.oneof(
      fc.constantFrom(link, link.toUpperCase(), link.replaceAll('&', '&amp;'), `${link}&utm=1`),
      fc.nat(link.length).map((at) => link.slice(0, at)),
      fc.nat(link.length).map((at) => link.slice(at)),
      fc.nat(link.length).map((at) => `${link.slice(0, at)}\n${link.slice(at)}`),
    );
    fc.assert(
      fc.property(altered, (text) => assert.deepEqual(foreignLinksIn(`See ${text} there`, link), [])),
    );
  });

  it('are looked for in any text without harm', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...foreign.map(([, , one]) => one)), fc.string()), {
          maxLength: 8,
        }),
        (parts) => {
          const kinds = foreignLinksIn(parts.join(' '), link);
          assert.equal(new Set(kinds).size, kinds.length);
        },
      ),
    );
  });
});

describe('links that are shown without a letter', () => {
  const ours = { partnerId: ourTenantId, mpnId: '4567890' };
  const shown = (text: string) => shownLinksIn(text, ours);

  for (const [row, what, address] of foreign) {
    it(`are named by what they are: ${row}`, () => {
      const expected: ShownLink =
        what === 'other-provider' ? { kind: 'own', providerId: contoso.id } : { kind: 'foreign', what };
      for (const text of [address, `what is this? (${address}).`, address.replaceAll('&', '&amp;')]) {
        assert.deepEqual(shown(text), [expected], text);
        assert.deepEqual(shown(`${text} ${text}`), [expected]);
      }
    });
  }

  it('are ours where they name us, and say what is wrong with them where something is', () => {
    assert.deepEqual(shown(link), [{ kind: 'own' }]);
    assert.deepEqual(shown(link.replace('4567890', '7654321')), [{ kind: 'damaged', why: 'wrong-mpn' }]);
    const cut = link.slice(0, link.indexOf('partnerId') + 20);
    assert.deepEqual(shown(cut), [{ kind: 'damaged', why: 'wrong-partner' }]);
  });

  it('are told in the order in which they stand there, and other addresses are none', () => {
    const [, , gdap = ''] = foreign.find(([row]) => row === 'H') ?? [];
    assert.deepEqual(shown(`${link} and ${gdap} and ${link}`), [
      { kind: 'own' },
      { kind: 'foreign', what: 'gdap' },
    ]);
    for (const text of ['', 'hello', 'https://reseller.example/', 'admin.microsoft.com.example is no host'])
      assert.deepEqual(shown(text), [], text);
  });

  it('are looked for in any text without harm', () => {
    const parts = fc.oneof(fc.constantFrom(link, ...foreign.map(([, , one]) => one)), fc.string());
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (texts) => {
        const found = shown(texts.join(' ')).map((one) => JSON.stringify(one));
        assert.equal(new Set(found).size, found.length);
      }),
    );
  });
});

describe('the link in a mail that was sent by hand', () => {
  const shown = link.replaceAll('&', '&amp;');
  const html = (body: string) => linkInMail({ contentType: 'html', content: body }, link);
  const intact = [
    `<p>Hello</p><a href="${shown}">${shown}</a>`,
    `<div><a data-auth="NotApplicable" href='${shown}' title="x">${shown}</a><br>Bye</div>`,
    `<a href="${link.replaceAll('&', '&#38;')}">${shown}</a>`,
    `<p>${shown}</p>`,
    `<a href="${shown}">open the invitation</a>`,
  ];
  for (const body of intact) it(`is whole in ${body.slice(0, 60)}`, () => assert.equal(html(body), 'intact'));

  const broken = [
    '<p>No link at all</p>',
    `<a href="${shown.slice(0, -20)}">${shown.slice(0, -20)}</a>`,
    `<a href="${shown.replace(ourTenantId, other)}">${shown}</a>`,
    `<a href="${shown}">${shown.replace(ourTenantId, other)}</a>`,
    `<a href="${shown.replaceAll('&amp;', '&amp;amp;')}">${shown}</a>`,
    `<a href="${shown}">${shown}</a> <a href="${admin}?invType=Administration&amp;partnerId=${other}">x</a>`,
    `<a href="https://eur01.safelinks.example/?url=${encodeURIComponent(link)}">${shown}</a>`,
    `<p>${shown}more</p>`,
  ];
  for (const body of broken)
    it(`is broken in ${body.slice(0, 90)}`, () => assert.equal(html(body), 'broken'));

  it('is found in plain text', () => {
    const text = (content: string) => linkInMail({ contentType: 'text', content }, link);
    assert.equal(text(`Hello\n${link}\nBye`), 'intact');
    assert.equal(text(`Hello <${link}>.`), 'intact');
    assert.equal(text(`Hello\n${link.slice(0, 70)}\n${link.slice(70)}`), 'broken');
  });

  it('is whole in every letter of ours', () => {
    const words = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const edited = editLetter({ subject: 'Hello', text: `Hi ${before}\n${link}\n${after}` }, link);
        assert.ok(edited.ok);
        const content = letterHtml(edited.value.letter, link, 'en');
        assert.equal(linkInMail({ contentType: 'html', content }, link), 'intact');
      }),
    );
  });
});
