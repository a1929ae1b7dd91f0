import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type LetterFacts, letterLimits } from '../../src/domain/letter.ts';
import {
  fillTemplate,
  placeholdersOf,
  readTemplate,
  templateLimits,
  written,
} from '../../src/domain/letter-template.ts';

const facts: LetterFacts = {
  language: 'en',
  relationship: { kind: 'joint', providerName: 'Brightport' },
  contactName: 'Anna',
  company: 'Blue Meadow',
  resellerName: 'Northwind',
  inviterName: 'Alex',
};
const read = (text: string, subject = 'Hello', relationship: 'alone' | 'joint' = 'joint') =>
  readTemplate({ subject, text }, relationship);

function taken(text: string, subject?: string) {
  const result = read(text, subject);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

describe('a letter template', () => {
  it('is read as it was typed, with the placeholders in their usual form', () => {
    assert.deepEqual(taken('Dear {{ Contact }},\r\n{{link}}\r\n', ' For\n{{company}} '), {
      template: { subject: 'For {{company}}', text: 'Dear {{contact}},\n{{link}}\n' },
      isLinkAdded: false,
    });
  });

  it('gets the place of the link at the end when it is missing, and room around it', () => {
    assert.deepEqual(taken('Dear all'), {
      template: { subject: 'Hello', text: 'Dear all\n\n{{link}}\n' },
      isLinkAdded: true,
    });
    assert.equal(taken('Open{{link}}now').template.text, 'Open {{link}} now');
  });

  const refusals = [
    ['a placeholder that nobody knows', 'Dear {{firm}} {{link}}', 'Hi', 'unknown-placeholder'],
    ['an unknown one in the subject', 'Hi {{link}}', '{{firma}}', 'unknown-placeholder'],
    ['braces that were not closed', 'Dear {{contact} {{link}}', 'Hi', 'unknown-placeholder'],
    ['the link in the subject', 'Dear {{link}}', 'Hi {{link}}', 'link-in-subject'],
    ['two links', '{{link}} or {{link}}, dear', 'Hi', 'link-twice'],
    ['no subject', 'Dear {{link}}', ' ', 'empty-subject'],
    ['a subject that may be empty', 'Dear {{link}}', '{{contact}}', 'empty-subject'],
    ['no text', ' {{link}}', 'Hi', 'empty-text'],
    ['a text that may be empty', '{{contact}} {{link}}', 'Hi', 'empty-text'],
    ['a long subject', 'Dear {{link}}', 'x'.repeat(templateLimits.subject + 1), 'subject-too-long'],
    ['a long text', 'x'.repeat(templateLimits.text), 'Hi', 'text-too-long'],
    ['a text that names make long', '{{company}}'.repeat(80), 'Hi', 'text-too-long'],
    [
      'the address of an invitation',
      'https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=1 x',
      'Hi',
      'invitation-address',
    ],
  ] as const;
  for (const [what, text, subject, kind] of refusals) {
    it(`is refused with ${what}`, () => {
      const result = read(text, subject);
      assert.ok(!result.ok);
      assert.equal(result.refusal.kind, kind);
    });
  }

  it('names the placeholder that it does not know, the provider where there is none among them', () => {
    const unknown = (text: string) => {
      const result = read(text, 'Hi', 'alone');
      return !result.ok && result.refusal.kind === 'unknown-placeholder' ? result.refusal.name : undefined;
    };
    assert.equal(unknown('Dear {{firm}}'), '{{firm}}');
    assert.equal(unknown('With {{provider}}'), '{{provider}}');
    assert.equal(unknown('Dear {{contact}'), '{{contact}');
    assert.ok(!placeholdersOf('alone').includes('provider'));
  });

  it('greets without a name where none is known', () => {
    const { contactName: _, ...nameless } = facts;
    for (const [text, greeting] of [
      ['Hello {{contact}},', 'Hello,'],
      ['Здравствуйте, {{contact}}!', 'Здравствуйте!'],
      ['{{contact}}, hello!', 'hello!'],
    ] as const) {
      const { template } = taken(`${text}\n{{link}}`);
      assert.equal(fillTemplate(template, nameless).before, `${greeting}\n`);
    }
  });

  it('takes any value as one line and expands nothing in it, and the letter keeps the limits', () => {
    const part = fc.oneof(
      fc.constantFrom(...placeholdersOf('joint').map(written), '$&', '\n', '{{', '}}', '\u2028'),
      fc.string({ unit: 'binary', maxLength: 100 }),
    );
    const value = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
    const { template } = taken('a {{company}} b\n{{inviter}}\n{{link}}\n{{provider}}', 'For {{company}}');
    fc.assert(
      fc.property(value, value, value, (company, inviterName, providerName) => {
        const letter = fillTemplate(template, {
          ...facts,
          company,
          inviterName,
          relationship: { kind: 'joint', providerName },
        });
        const shown = (text: string) => {
          // What cannot be seen or turns the direction of reading is no part of a name.
          const seen = text.toWellFormed().replace(/(?!\s)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '');
          const line = seen.replace(/\s+/gu, ' ').trim();
          return line.length <= 120 ? line : `${line.slice(0, 119).toWellFormed()}…`;
        };
        assert.equal(letter.before, `a ${shown(company)} b\n${shown(inviterName)}\n`);
        assert.equal(letter.after, `\n${shown(providerName)}`);
        assert.ok(letter.subject.length <= letterLimits.subject);
      }),
    );
  });

  it('whatever was read fills a letter within the limits', () => {
    const piece = fc.oneof(
      fc.constantFrom(...placeholdersOf('joint').map(written)),
      fc.string({ maxLength: 400 }),
    );
    const long = 'W'.repeat(500);
    const text = fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join(' '));
    fc.assert(
      fc.property(text, (typed) => {
        const result = read(typed);
        if (!result.ok) return;
        const { before, after } = fillTemplate(result.value.template, {
          ...facts,
          contactName: long,
          company: long,
          resellerName: long,
          inviterName: long,
          relationship: { kind: 'joint', providerName: long },
        });
        assert.ok(before.length + after.length <= letterLimits.text);
      }),
    );
  });
});
