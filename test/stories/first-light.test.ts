import assert from 'node:assert/strict';
import { wordsOf } from '../support/cards.ts';
import { useSystem } from '../support/system.ts';

describe('the main job, in a chat', () => {
  const system = useSystem();

  it('lists, invites, sends, is accepted, and tells the inviter', async () => {
    const alex = system.person();
    const list = await alex.says('customers');
    assert.match(wordsOf(list.card), /240 customers/);
    const form = await alex.says('invite anna@blue-meadow.example');
    const draft = await alex.presses(form, 'Continue', { 'Contact name': 'Anna' });
    assert.match(wordsOf(draft.card), /anna@blue-meadow\.example/);
    const sent = await alex.presses(draft, 'Send');
    assert.match(wordsOf(sent.card), /handed over/);
    const mails = await system.mails();
    assert.equal(mails.length, 1);
    await system.control('POST', '/accept', { domain: 'blue-meadow.example' });
    const told = await alex.isTold('Invitation accepted');
    assert.match(wordsOf(told.card), /anna@blue-meadow\.example/);
  });
});
