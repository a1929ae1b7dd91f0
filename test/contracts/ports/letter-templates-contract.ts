import assert from 'node:assert/strict';
import type { KeptTemplate } from '../../../src/domain/letter-template.ts';
import type { LetterTemplates } from '../../../src/ports/letter-templates.ts';

export interface OpenedTemplates {
  readonly templates: LetterTemplates;
  /** Another instance upon the same state. */
  readonly rival: LetterTemplates;
  close(): Promise<void>;
}

const english: KeptTemplate = {
  language: 'en',
  relationship: 'alone',
  revision: 1,
  template: { subject: 'Hello {{company}}', text: 'Please:\n{{link}}\n' },
};
const russian: KeptTemplate = {
  language: 'ru',
  relationship: 'joint',
  revision: 3,
  template: { subject: '«Привет», {{company}}', text: 'Вот:\n\n{{link}}\n\n\\"{{provider}}"' },
};

/** What any keeper of letters must do. */
export function letterTemplatesContract(open: () => Promise<OpenedTemplates>): void {
  let opened: OpenedTemplates;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  it('tells that a letter was never changed', async () => {
    assert.equal(await opened.templates.read('en', 'alone'), undefined);
  });

  it('gives letters back exactly as they were written, each by its language and relationship', async () => {
    const { templates, rival } = opened;
    for (const one of [english, russian]) assert.equal(await templates.put(one, undefined), 'written');
    assert.deepEqual((await rival.read('en', 'alone'))?.value, english);
    assert.deepEqual((await rival.read('ru', 'joint'))?.value, russian);
    assert.equal(await rival.read('en', 'joint'), undefined);
    assert.equal(await rival.read('ru', 'alone'), undefined);
  });

  it('writes only over what was read', async () => {
    const { templates, rival } = opened;
    assert.equal(await templates.put(english, undefined), 'written');
    assert.equal(await rival.put({ ...english, revision: 9 }, undefined), 'conflict');
    const read = await rival.read('en', 'alone');
    assert.equal(await templates.put({ ...english, revision: 2 }, read), 'written');
    assert.equal(await rival.put({ ...english, revision: 3 }, read), 'conflict');
    assert.equal((await rival.read('en', 'alone'))?.value.revision, 2);
  });

  it('forgets the text when a later write leaves it out', async () => {
    const { templates } = opened;
    await templates.put(english, undefined);
    const { template: _, ...bare } = english;
    assert.equal(await templates.put(bare, await templates.read('en', 'alone')), 'written');
    assert.deepEqual((await templates.read('en', 'alone'))?.value, bare);
  });

  it('lets one of two first writes win', async () => {
    const { templates, rival } = opened;
    const outcomes = await Promise.all([
      templates.put(english, undefined),
      rival.put({ ...english, revision: 2 }, undefined),
    ]);
    assert.deepEqual([...outcomes].sort(), ['conflict', 'written']);
    const kept = (await templates.read('en', 'alone'))?.value.revision;
    assert.equal(kept, outcomes[0] === 'written' ? 1 : 2);
  });
}
