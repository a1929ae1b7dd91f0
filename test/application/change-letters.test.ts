import assert from 'node:assert/strict';
import { createChangeLetters } from '../../src/application/change-letters.ts';
import { defaultTemplate } from '../../src/i18n/letters.ts';
import { createMemoryLetterTemplates } from '../fakes/memory-letter-templates.ts';
import { alex } from '../fixtures/people.ts';

const key = { language: 'en', relationship: 'alone' } as const;
const typed = { subject: 'Hi {{company}}', text: 'Please:\n{{link}}\n' };

function open(mayAct = true) {
  const templates = createMemoryLetterTemplates();
  const letters = createChangeLetters({
    templates,
    rights: { mayActNow: async () => mayAct },
    defaultTemplate,
  });
  const save = (revision: number, more: Partial<typeof typed> = {}) =>
    letters.save({ key, by: alex.id, revision, ...typed, ...more });
  return { templates, letters, save };
}

describe('changing a default letter', () => {
  it('begins with the built-in text and keeps what was saved', async () => {
    const { letters, save } = open();
    assert.deepEqual(await letters.read(key), { ...key, revision: 0, template: defaultTemplate(key) });
    assert.ok((await save(0)).ok);
    assert.deepEqual(await letters.read(key), { ...key, revision: 1, template: typed });
    const other = { ...key, relationship: 'joint' } as const;
    assert.deepEqual((await letters.read(other)).template, defaultTemplate(other));
  });

  it('takes the same save twice, and no other upon an older card', async () => {
    const { letters, save } = open();
    await save(0);
    assert.ok((await save(0)).ok);
    const late = await save(0, { subject: 'Other' });
    assert.ok(!late.ok && late.refusal.kind === 'outdated');
    assert.equal(late.refusal.present.revision, 1);
    assert.ok((await save(1, { subject: 'Other' })).ok);
    assert.equal((await letters.read(key)).template.subject, 'Other');
  });

  it('lets one of two savers win', async () => {
    const { save } = open();
    const both = await Promise.all([save(0, { subject: 'One' }), save(0, { subject: 'Two' })]);
    assert.equal(both.filter(({ ok }) => ok).length, 1);
  });

  it('gives the built-in text back, and goes on counting', async () => {
    const { letters, save } = open();
    await save(0);
    const older = await letters.reset({ key, by: alex.id, revision: 0 });
    assert.ok(!older.ok && older.refusal.kind === 'outdated');
    assert.ok((await letters.reset({ key, by: alex.id, revision: 1 })).ok);
    assert.deepEqual(await letters.read(key), { ...key, revision: 2, template: defaultTemplate(key) });
  });

  it('is for those alone who may act now', async () => {
    const { templates, letters, save } = open(false);
    for (const outcome of [await save(0), await letters.reset({ key, by: alex.id, revision: 0 })]) {
      assert.ok(!outcome.ok && outcome.refusal.kind === 'no-rights');
    }
    assert.equal(await templates.read('en', 'alone'), undefined);
  });
});
