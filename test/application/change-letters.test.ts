import assert from 'node:assert/strict';
import { createChangeLetters } from '../../src/application/change-letters.ts';
import { defaultTemplate } from '../../src/i18n/letters.ts';
import { createMemoryLetterTemplates } from '../fakes/memory-letter-templates.ts';
import { createManualClock } from '../fakes/manual-clock.ts';
import { createMemoryRegister } from '../fakes/memory-register.ts';
import { alex } from '../fixtures/people.ts';

const key = { language: 'en', relationship: 'alone' } as const;
const typed = { subject: 'Hi {{company}}', text: 'Please:\n{{link}}\n' };

function open(mayAct = true) {
  const templates = createMemoryLetterTemplates();
  const register = createMemoryRegister();
  const letters = createChangeLetters({
    templates,
    register,
    clock: createManualClock(),
    rights: { mayActNow: async () => mayAct },
    defaultTemplate,
  });
  const save = (revision: number, more: Partial<typeof typed> = {}) =>
    letters.save({ key, by: alex, revision, ...typed, ...more });
  return { templates, register, letters, save };
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

  it('leaves each change to the history, once, with what was changed', async () => {
    const { register, letters, save } = open();
    await save(0);
    await save(0);
    await save(1, { text: 'Please look:\n{{link}}\n' });
    await letters.reset({ key, by: alex, revision: 2 });
    const records = register.pending().flatMap(({ act }) => (act.kind === 'record' ? [act.record] : []));
    const told = records.map(({ fact, by }) => [fact.kind === 'letter-template' && fact.reset, by?.id]);
    assert.deepEqual(told, [
      [false, alex.id],
      [false, alex.id],
      [true, alex.id],
    ]);
    assert.equal(records[1]?.texts?.change?.text, '- Please:\n+ Please look:');
    assert.equal(records[0]?.texts?.subject?.text, typed.subject);
  });

  it('lets one of two savers win', async () => {
    const { save } = open();
    const both = await Promise.all([save(0, { subject: 'One' }), save(0, { subject: 'Two' })]);
    assert.equal(both.filter(({ ok }) => ok).length, 1);
  });

  it('gives the built-in text back, and goes on counting', async () => {
    const { letters, save } = open();
    await save(0);
    const older = await letters.reset({ key, by: alex, revision: 0 });
    assert.ok(!older.ok && older.refusal.kind === 'outdated');
    assert.ok((await letters.reset({ key, by: alex, revision: 1 })).ok);
    assert.deepEqual(await letters.read(key), { ...key, revision: 2, template: defaultTemplate(key) });
  });

  it('is for those alone who may act now', async () => {
    const { templates, letters, save } = open(false);
    for (const outcome of [await save(0), await letters.reset({ key, by: alex, revision: 0 })]) {
      assert.ok(!outcome.ok && outcome.refusal.kind === 'no-rights');
    }
    assert.equal(await templates.read('en', 'alone'), undefined);
  });
});
