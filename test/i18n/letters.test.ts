import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ProviderTenantId } from '../../src/domain/ids.ts';
import type { Relationship } from '../../src/domain/relationship.ts';
import type { InvitationLink } from '../../src/domain/invitation-link.ts';
import { editLetter, letterLimits, letterText } from '../../src/domain/letter.ts';
import { fillTemplate, readTemplate } from '../../src/domain/letter-template.ts';
import { composeLetter, defaultTemplate } from '../../src/i18n/letters.ts';
import { languages } from '../../src/names.ts';

const link =
  'https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=11111111-1111-4111-8111-111111111111&msppId=0#/BillingAccounts/partner-invitation' as InvitationLink;
const alone: Relationship = { kind: 'alone' };
const joint: Relationship = {
  kind: 'joint',
  providerId: 'b2000000-0000-4000-8000-000000000001' as ProviderTenantId,
  providerName: 'Brightport Distribution',
};
const facts = {
  contactName: 'Anna Bergmann',
  company: 'Blue Meadow Ltd',
  resellerName: 'Northwind Cloud Services',
  inviterName: 'Alex Wilber',
};

describe('the letter to the customer', () => {
  for (const language of languages) {
    for (const relationship of [alone, joint]) {
      const letter = composeLetter({ ...facts, language, relationship });
      const text = letterText(letter, link);

      it(`names everybody, says who may accept and what to do at a dead end (${language}, ${relationship.kind})`, () => {
        for (const name of Object.values(facts)) assert.ok(text.includes(name), name);
        assert.equal(text.includes('Brightport'), relationship.kind === 'joint');
        assert.match(text, /Global administrator|глобального администратора/);
        assert.match(text, /reply to this mail|ответьте на это письмо/);
        assert.ok(text.trimEnd().endsWith('Alex Wilber\nNorthwind Cloud Services'));
        assert.ok(letter.subject.includes('Northwind') && letter.subject.length <= letterLimits.subject);
        assert.doesNotMatch(`${letter.subject}${text}`, /undefined|null|\{| {2}/);
      });

      it(`gives the link a line of its own, and stays as it is when it is saved unchanged (${language}, ${relationship.kind})`, () => {
        assert.ok(text.split('\n').includes(link));
        const saved = editLetter({ subject: letter.subject, text }, link);
        assert.ok(saved.ok);
        assert.deepEqual(saved.value, { letter, fate: 'untouched' });
      });

      it(`is the same when its template is filled, and may be saved as it is (${language}, ${relationship.kind})`, () => {
        const template = defaultTemplate({ language, relationship: relationship.kind });
        const { contactName: _, ...nameless } = { ...facts, language, relationship };
        for (const known of [nameless, { ...facts, language, relationship }]) {
          assert.deepEqual(fillTemplate(template, known), composeLetter(known));
        }
        assert.deepEqual(readTemplate(template, relationship.kind), {
          ok: true,
          value: { template, isLinkAdded: false },
        });
      });
    }

    it(`greets without a name where none is known (${language})`, () => {
      const { contactName: _, ...nameless } = facts;
      const { before } = composeLetter({ ...nameless, language, relationship: alone });
      assert.match(before, /^(?:Hello,|Здравствуйте!)\n/);
    });
  }

  it('keeps its lines whatever stands in a name', () => {
    const name = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(name, name, fc.constantFrom(...languages), (company, contactName, language) => {
        const usual = composeLetter({ ...facts, language, relationship: joint });
        const strange = composeLetter({ ...facts, company, contactName, language, relationship: joint });
        const lines = (text: string) => text.split('\n').length;
        assert.equal(lines(strange.before), lines(usual.before));
        assert.equal(strange.after, usual.after);
      }),
    );
  });
});
