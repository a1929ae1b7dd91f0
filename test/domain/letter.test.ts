import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type EditedLetter,
  editLetter,
  type Letter,
  letterLimits,
  letterText,
} from '../../src/domain/letter.ts';
import { link } from '../fixtures/invitations.ts';

const subject = 'Working together';
const letter: Letter = { subject, before: 'Hello Anna,\n\nplease open:\n', after: '\n\nKind regards\nAlex' };
const whole = letterText(letter, link);

function edit(text: string): EditedLetter {
  const edited = editLetter({ subject, text }, link);
  assert.ok(edited.ok, `refused: ${JSON.stringify(edited)}`);
  return edited.value;
}

const countOf = (text: string, part: string) => text.split(part).length - 1;

/** Written apart from the code under test: what must not stand beside the kept link. */
const likeAnInvitation =
  /(?:\/\/|%2F%2F)admin\.(?:microsoft\.com|cloud\.microsoft)|admin\.microsoft\.com\/|(?:invType|msppId|indirectCSPId)=|\/partner-invitation/i;

function assertLinkIsSafe({ letter: kept }: EditedLetter): void {
  const text = letterText(kept, link);
  assert.equal(countOf(text, link), 1);
  assert.doesNotMatch(text.replace(link, ' '), likeAnInvitation);
  const again = editLetter({ subject: kept.subject, text }, link);
  assert.deepEqual(again, { ok: true, value: { letter: kept, fate: 'untouched' } });
}

describe('editing a letter', () => {
  it('leaves an untouched text as it is', () => {
    assert.deepEqual(edit(whole), { letter, fate: 'untouched' });
  });

  it('reads Windows line ends as plain ones', () => {
    assert.deepEqual(edit(whole.replaceAll('\n', '\r\n')), { letter, fate: 'untouched' });
  });

  it('takes new words around the link and says nothing of the link', () => {
    const text = `Dear Anna (${link}). Bye`;
    const changed = { subject, before: 'Dear Anna (', after: '). Bye' };
    assert.deepEqual(edit(text), { letter: changed, fate: 'untouched' });
  });

  it('gives a link that was cut out back at the end', () => {
    const changed = { subject, before: 'Dear Anna\n\n', after: '\n' };
    assert.deepEqual(edit('Dear Anna'), { letter: changed, fate: 'put-back' });
  });

  const parameter = 'Adminportal/Home?invType=';
  const atItsPlace: readonly (readonly [string, string])[] = [
    ['cut at the end', link.slice(0, 60)],
    ['cut at the beginning', link.slice(20)],
    ['cut within its host', link.slice(0, 17)],
    ['cut in the middle', link.slice(0, 40) + link.slice(90)],
    ['with another partner', link.replaceAll('11111111', '22222222')],
    ['with &amp; for &', link.replaceAll('&', '&amp;')],
    ['with \\& for &', link.replaceAll('&', '\\&')],
    ['in capitals', link.toUpperCase()],
    ['wrapped over lines', link.replace(/(.{38})/g, '$1\n')],
    ['wrapped and escaped', link.replaceAll('&', '&amp;').replace(/(.{38})/g, '$1\r\n  ')],
    ['with what nobody sees in it', link.replace(parameter, `Adminportal/\u200bHome?inv\u00adType=`)],
    ['run on into more', `${link}&utm=1`],
    ['glued to a word before', `x${link}`],
    ['behind a rewriter of links', `https://eur01.safelinks.example/?url=${encodeURIComponent(link)}&data=1`],
    [
      'on an older host',
      link.replace('admin.microsoft.com/Adminportal/Home', 'businessstore.microsoft.com/manage'),
    ],
    [
      'for delegated administration',
      'https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granular/1',
    ],
    [
      'for an indirect reseller',
      'https://partner.microsoft.com/dashboard/v2/indirectresellers/relationshiprequest/1',
    ],
  ];
  for (const [how, changed] of atItsPlace) {
    it(`repairs at its place a link ${how}`, () => {
      const edited = edit(`Before\n${changed}\nAfter`);
      assert.equal(edited.fate, 'repaired');
      assert.match(edited.letter.before, /^Before\n(?:x )?$/);
      assert.equal(edited.letter.after, '\nAfter');
      assertLinkIsSafe(edited);
    });
  }

  it('prefers the unharmed link to an altered copy that stands before it', () => {
    const edited = edit(`See ${link}&x=1 and\n${link}\nBye`);
    assert.deepEqual(edited.letter, { subject, before: 'See  and\n', after: '\nBye' });
    assertLinkIsSafe(edited);
  });

  it('keeps one of several copies', () => {
    const edited = edit(`One ${link} two ${link} three ${link}`);
    assert.deepEqual(edited.letter, { subject, before: 'One ', after: ' two  three ' });
    assertLinkIsSafe(edited);
  });

  it('keeps the words and brackets that were written right at a changed link', () => {
    const edited = edit(`Look:(${link.replaceAll('&', '&amp;')}). Bye`);
    assert.deepEqual(edited.letter, { subject, before: 'Look:(', after: '). Bye' });
    const cyrillic = edit(`Ссылка${link}Привет`);
    assert.deepEqual(cyrillic.letter, { subject, before: 'Ссылка ', after: ' Привет' });
  });

  it('leaves words alone that only speak of invitations', () => {
    const text = `This partner-invitation opens admin.microsoft.com, our portal:\n${link}\nSee https://learn.microsoft.com/partner-center.`;
    assert.equal(edit(text).fate, 'untouched');
  });

  it('keeps HTML, Markdown and scripts as the text that they are', () => {
    const text = `<b>Hi</b> **Anna** <script>alert(1)</script>\n[here](${link})\n\${name} {{x}}`;
    const edited = edit(text);
    assert.equal(edited.fate, 'untouched');
    assert.equal(letterText(edited.letter, link), text);
  });

  const refusals = [
    ['no subject', { subject: ' \n\t', text: whole }, 'empty-subject'],
    ['a subject of 251 characters', { subject: 'x'.repeat(251), text: whole }, 'subject-too-long'],
    ['no text', { subject, text: '' }, 'empty-text'],
    ['nothing but blanks', { subject, text: ' \r\n\t\u00a0' }, 'empty-text'],
    ['nothing but the link', { subject, text: `\n${link}\n` }, 'empty-text'],
    ['nothing but a changed link', { subject, text: link.replace('&', '&amp;') }, 'empty-text'],
    ['10,001 characters', { subject, text: `${'x'.repeat(letterLimits.text)}\n${link}` }, 'text-too-long'],
    ['a million characters', { subject, text: 'x'.repeat(1_000_000) }, 'text-too-long'],
  ] as const;
  for (const [what, input, refusal] of refusals) {
    it(`refuses ${what}`, () => {
      assert.deepEqual(editLetter(input, link), { ok: false, refusal });
    });
  }

  it('takes 5,000 characters, and as many as the limit, which does not count the link', () => {
    assert.equal(edit(`${'x'.repeat(4_999)}\n${link}`).fate, 'untouched');
    assertLinkIsSafe(edit(`${'x'.repeat(letterLimits.text - 1)}\n${link}`));
    assertLinkIsSafe(edit('x'.repeat(letterLimits.text - 3)));
  });

  it('puts a subject on one line', () => {
    const edited = editLetter({ subject: '  Hello\r\nBcc: eve@evil.example ', text: whole }, link);
    assert.equal(edited.ok && edited.value.letter.subject, 'Hello Bcc: eve@evil.example');
  });

  it('keeps nothing in a subject that is not seen or turns the reading round', () => {
    const edited = editLetter(
      { subject: '\u202eHello\u0000\u0007 \u2066Anna\u2069 \ud83d', text: whole },
      link,
    );
    assert.equal(edited.ok && edited.value.letter.subject, 'Hello Anna \ufffd');
  });
});

const altered = fc.oneof(
  fc.constantFrom(link, link.replaceAll('&', '&amp;'), link.toUpperCase(), link.toLowerCase()),
  fc.nat(link.length).map((at) => `${link.slice(0, at)}\n${link.slice(at)}`),
  fc.nat(link.length).map((at) => link.slice(at)),
  fc.nat(link.length).map((at) => link.slice(0, at)),
  fc
    .tuple(fc.nat(link.length), fc.string({ maxLength: 4 }))
    .map(([at, x]) => link.slice(0, at) + x + link.slice(at)),
  fc.constantFrom(
    `<a href="${link}">${link}</a>`,
    `[${link}](${link.replace('true', 'false')})`,
    'https://admin.cloud.microsoft/?#/partners/invitation/granularAdminRelationships/1',
    'https://businessstore.microsoft.com/manage/partner-invitation?invType=ResellerRelationship',
    'invType=https://admin.microsoft.com/',
    'admin.micro',
    'soft.com/',
    'msppId',
    '=',
  ),
);
const inserted = fc.oneof(
  { weight: 3, arbitrary: altered },
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('\n', ' ', '<b>', '&amp;', 'https://', '.', '”', 'слово', '\u200b', '\ud800'),
);
const step = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof(fc.constant(0), fc.nat(250)),
  put: fc.oneof(fc.constant(''), inserted),
});
const edits = fc.array(step, { maxLength: 8 });

function apply(text: string, { at, cut, put }: { at: number; cut: number; put: string }): string {
  const from = Math.round(at * text.length);
  return text.slice(0, from) + put + text.slice(from + cut);
}

describe('the link', () => {
  it('survives any edit, once, with nothing like it beside, and the result is untouched when saved again', () => {
    fc.assert(
      fc.property(edits, (steps) => {
        const edited = editLetter({ subject, text: steps.reduce(apply, whole) }, link);
        if (!edited.ok) assert.equal(edited.refusal, 'empty-text');
        else assertLinkIsSafe(edited.value);
      }),
      { numRuns: 1_500 },
    );
  });

  it('survives a text made of nothing but its own pieces', () => {
    fc.assert(
      fc.property(fc.array(inserted, { minLength: 1, maxLength: 12 }), (pieces) => {
        const edited = editLetter({ subject, text: pieces.join('') }, link);
        if (!edited.ok) assert.equal(edited.refusal, 'empty-text');
        else assertLinkIsSafe(edited.value);
      }),
      { numRuns: 1_500 },
    );
  });

  it('loses nothing of any words that do not look like it', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((text) => !/[\r:/=#%]/.test(text));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const text = `${before}\n${link}\n${after}`;
        const edited = editLetter({ subject, text }, link);
        if (!edited.ok) return assert.equal(`${before}${after}`.trim(), '');
        assert.deepEqual(edited.value, {
          letter: { subject, before: `${before}\n`, after: `\n${after}` },
          fate: 'untouched',
        });
      }),
    );
  });
});
