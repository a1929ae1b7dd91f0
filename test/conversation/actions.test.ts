import assert from 'node:assert/strict';
import type { CardModel } from '../../src/cards/card-model.ts';
import { letterText } from '../../src/domain/letter.ts';
import { createTranslator } from '../../src/i18n/translator.ts';
import { Fault } from '../../src/ports/faults.ts';
import { anOffice, kept, performAll, stored, storedDraft, undone } from '../fixtures/desk.ts';
import { aDialogue, assertCard, button, buttonsOf, cardOf, providers } from '../fixtures/dialogue.ts';
import { anInvitation, blueMeadow, contoso, invitationIdOf, link } from '../fixtures/invitations.ts';
import { alex, megan } from '../fixtures/people.ts';

const en = createTranslator('en', 'Europe/London');
const invitationWords = (state: 'draft' | 'sending' | 'sent' | 'discarded' | 'accepted') =>
  en.say(`invitation.state.${state}`);

const filled = {
  email: 'anna@blue-meadow.example',
  contactName: 'Anna',
  company: 'Blue Meadow',
  language: 'en',
  meeting: 'own-marketing',
  relationship: 'alone',
};

async function withForm(office = anOffice({ providers })) {
  const dialogue = aDialogue(office);
  const form = cardOf(await dialogue.say('invite'), 'invite-form');
  const { verb, data } = button(form, en.say('button.continue'));
  return { ...dialogue, submit: (inputs: object) => dialogue.press(verb, { ...data, ...inputs }) };
}

describe('continuing from the form', () => {
  it('shows the draft with its link in place of the form', async () => {
    const { submit } = await withForm();
    const card = assertCard(await submit(filled), 'invitation-draft', 'in-place');
    assert.equal(card.view.link, link);
    assert.deepEqual(
      buttonsOf(card).map(({ title }) => title),
      (['send', 'edit', 'openInOutlook', 'copy', 'keep', 'discard', 'assign', 'note'] as const).map((one) =>
        en.say(`button.${one}`),
      ),
    );
  });

  it('shows the link with the provider for a joint invitation', async () => {
    const { submit } = await withForm();
    const card = cardOf(await submit({ ...filled, relationship: contoso.id }), 'invitation-draft');
    assert.equal(card.view.link, link.replace('#', `&indirectCSPId=${contoso.id}#`));
  });

  it('shows the form again with every problem and all that was typed', async () => {
    const { submit } = await withForm();
    const typed = { ...filled, email: 'anna@nobody.example', contactName: '<b>**Anna**</b>' };
    const card = assertCard(await submit(typed), 'invite-form', 'in-place');
    const email = card.view.email as { readonly value: string; readonly problems: readonly unknown[] };
    assert.deepEqual(
      [email.value, email.problems],
      [typed.email, [{ text: en.say('problem.email-no-tenant') }]],
    );
    assert.equal((card.view.contactName as { readonly value: string }).value, typed.contactName);
    const before = button(card, en.say('button.continue'));
    assert.equal(before.data.requestId, 'request-1');
  });

  it('shows the same draft when it is pressed twice', async () => {
    const { submit, office } = await withForm();
    const cards = await Promise.all([submit(filled), submit(filled)]);
    assert.deepEqual(cards[0], cards[1]);
    assert.equal((await office.register.invitations({ size: 9 })).invitations.length, 1);
  });

  it('leads to the customer that is ours already', async () => {
    const { submit, office, press } = await withForm();
    office.partnerCenter.put(blueMeadow);
    const card = assertCard(await submit(filled), 'invite-form', 'in-place');
    assert.ok(JSON.stringify(card.view.stops).includes(blueMeadow.name));
    const { verb, data } = button(card, en.say('button.openCustomer'));
    assertCard(await press(verb, data), 'customer', 'new');
  });

  it('leads to the open invitation of a colleague, and says whose it is', async () => {
    const { submit, office, press, desk } = await withForm();
    const hers = await stored(office, anInvitation({ inviter: megan.id, inviterName: megan.name }));
    await desk.send({ id: hers.id, by: megan.id, revision: 1 });
    const card = assertCard(await submit(filled), 'invite-form', 'in-place');
    assert.ok(JSON.stringify(card.view.stops).includes(megan.name));
    const { verb, data } = button(card, en.say('button.open'));
    const shown = cardOf(await press(verb, data), 'invitation');
    assert.equal(shown.view.state, invitationWords('sending'));
  });

  it('stops at a link that is not ours, with the reason', async () => {
    const { submit } = await withForm(anOffice({ providers, link: link.replace('1111', '2222') }));
    const card = assertCard(await submit(filled), 'invite-form', 'in-place');
    assert.ok(JSON.stringify(card.view.stops).includes(en.say('link.refusal.wrong-partner')));
  });
});

async function withDraft() {
  const dialogue = aDialogue();
  const draft = await storedDraft(dialogue.office);
  const open = async () =>
    cardOf(await dialogue.press('invitation.open.v1', { invitationId: draft.id }), 'invitation-draft');
  const click = async (card: CardModel, title: string, inputs: object = {}) => {
    const { verb, data } = button(card, title);
    return dialogue.press(verb, { ...data, ...inputs }, { cardActivityId: 'card-1' });
  };
  return { ...dialogue, draft, card: await open(), click };
}

describe('the draft', () => {
  it('is sent by Send, and the card is kept true', async () => {
    const { card, click, office, desk, draft } = await withDraft();
    const sending = assertCard(await click(card, en.say('button.send')), 'invitation', 'in-place');
    assert.equal(sending.view.state, invitationWords('sending'));
    await performAll(office, desk);
    assert.equal(office.mailer.sent().length, 1);
    const [update] = office.conversations.said;
    assert.deepEqual([update?.to, update?.over], [alex.id, 'card-1']);
    assert.equal((await kept(office, draft)).state, 'sent');
  });

  it('shows what became of it when an old card is clicked, whatever is asked for, and changes nothing', async () => {
    const { card, click, office, desk, draft } = await withDraft();
    await click(card, en.say('button.send'));
    await performAll(office, desk);
    const sent = await kept(office, draft);
    for (const title of ['button.send', 'button.edit', 'button.discard'] as const) {
      const shown = assertCard(await click(card, en.say(title)), 'invitation', 'in-place');
      assert.equal(shown.view.state, invitationWords('sent'));
    }
    assert.deepEqual(await kept(office, draft), sent);
    assert.equal(office.mailer.sent().length, 1);
  });

  it('is edited with its link in the text, and comes back as a draft that says it is saved', async () => {
    const { card, click, office, draft } = await withDraft();
    const edit = assertCard(await click(card, en.say('button.edit')), 'invitation-edit', 'in-place');
    assert.equal(edit.view.text, letterText(draft.letter, draft.link));
    const inputs = { subject: 'Other', text: `Hi\n${link}\nBye` };
    const saved = assertCard(
      await click(edit, en.say('button.save'), inputs),
      'invitation-draft',
      'in-place',
    );
    assert.deepEqual(saved.view.notes, [{ text: en.say('draft.note.saved'), style: 'good' }]);
    assert.equal((await kept(office, draft)).letter.before, 'Hi\n');
  });

  for (const [what, text, note] of [
    ['cut', 'Hi', 'draft.note.link-put-back'],
    ['changed', `Hi\n${link.replace('true', 'false')}`, 'draft.note.link-repaired'],
  ] as const) {
    it(`says that a link which was ${what} is back`, async () => {
      const { card, click } = await withDraft();
      const edit = cardOf(await click(card, en.say('button.edit')), 'invitation-edit');
      const saved = cardOf(
        await click(edit, en.say('button.save'), { subject: 'S', text }),
        'invitation-draft',
      );
      assert.deepEqual(saved.view.notes, [{ text: en.say(note), style: 'warning' }]);
      assert.equal(saved.view.link, link);
    });
  }

  for (const [what, inputs, problem] of [
    ['no subject', { subject: ' ', text: 'Hi' }, en.say('letter.refusal.empty-subject')],
    ['no text', { subject: 'S', text: '' }, en.say('letter.refusal.empty-text')],
    [
      '10,001 characters',
      { subject: 'S', text: 'x'.repeat(10_001) },
      en.say('letter.refusal.text-too-long', { limit: 10_000 }),
    ],
  ] as const) {
    it(`keeps what was typed on the card when it has ${what}`, async () => {
      const { card, click, office, draft } = await withDraft();
      const edit = cardOf(await click(card, en.say('button.edit')), 'invitation-edit');
      const again = assertCard(
        await click(edit, en.say('button.save'), inputs),
        'invitation-edit',
        'in-place',
      );
      assert.deepEqual([again.view.subject, again.view.text], [inputs.subject, inputs.text]);
      assert.deepEqual(again.view.problems, [{ text: problem }]);
      assert.deepEqual(await kept(office, draft), draft);
    });
  }

  it('keeps what was typed in the slower of two windows, and lets it be saved over the other', async () => {
    const { card, click, office, draft } = await withDraft();
    const edit = cardOf(await click(card, en.say('button.edit')), 'invitation-edit');
    await click(edit, en.say('button.save'), { subject: 'First', text: `1 ${link}` });
    const mine = { subject: 'Second', text: `2 ${link}` };
    const outdated = cardOf(await click(edit, en.say('button.save'), mine), 'invitation-edit');
    assert.deepEqual([outdated.view.subject, outdated.view.text], [mine.subject, mine.text]);
    assert.deepEqual(outdated.view.problems, [{ text: en.say('answer.outdatedEdit.text') }]);
    cardOf(await click(outdated, en.say('button.save'), mine), 'invitation-draft');
    assert.equal((await kept(office, draft)).letter.subject, 'Second');
  });

  it('is shown as it is now when Send stood on a card from before an edit', async () => {
    const { card, click, office } = await withDraft();
    const edit = cardOf(await click(card, en.say('button.edit')), 'invitation-edit');
    await click(edit, en.say('button.save'), { subject: 'New', text: `Hi ${link}` });
    const shown = cardOf(await click(card, en.say('button.send')), 'invitation-draft');
    assert.equal(shown.view.subject, 'New');
    assert.ok(JSON.stringify(shown.view.problemLists).includes(en.say('answer.outdated.text')));
    assert.deepEqual(undone(office), []);
  });

  it('is discarded for good, with a way to invite again', async () => {
    const { card, click, press } = await withDraft();
    const shown = assertCard(await click(card, en.say('button.discard')), 'invitation', 'in-place');
    assert.equal(shown.view.state, invitationWords('discarded'));
    const { verb, data } = button(shown, en.say('button.inviteAgain'));
    const form = assertCard(await press(verb, data), 'invite-form', 'new');
    assert.equal((form.view.email as { readonly value: string }).value, 'anna@blue-meadow.example');
  });

  it('stays when the role is lost at the moment of sending', async () => {
    const { card, click, office, draft } = await withDraft();
    office.rights.give(alex.id);
    const shown = assertCard(await click(card, en.say('button.send')), 'notice', 'in-place');
    assert.ok(JSON.stringify(shown.view).includes(en.say('answer.noRightsNow.text')));
    assert.deepEqual(await kept(office, draft), draft);
  });

  it('stays when a colleague was faster, and says who', async () => {
    const { card, click, office, desk, draft } = await withDraft();
    const hers = { id: invitationIdOf(2), inviter: megan.id, inviterName: megan.name };
    const other = await stored(office, anInvitation(hers));
    await desk.send({ id: other.id, by: megan.id, revision: 1 });
    const shown = assertCard(await click(card, en.say('button.send')), 'notice', 'in-place');
    assert.ok(JSON.stringify(shown.view).includes(megan.name));
    assert.deepEqual(await kept(office, draft), draft);
  });

  it('can be sent again from the card of a mail that did not go out', async () => {
    const { card, click, office, desk, draft, press } = await withDraft();
    office.mailer.fail({ call: 'send', fault: new Fault('mail/refused') });
    await click(card, en.say('button.send'));
    await performAll(office, desk);
    const reply = await press('invitation.open.v1', { invitationId: draft.id });
    assert.ok(reply.kind === 'card');
    assert.ok(JSON.stringify(reply.card.view).includes(en.say('invitation.failure.recipient-refused')));
    await click(reply.card, en.say('button.send'));
    await performAll(office, desk);
    assert.equal((await kept(office, draft)).state, 'sent');
  });
});

describe('a colleague’s invitation', () => {
  async function hers() {
    const dialogue = aDialogue();
    const draft = await stored(dialogue.office, anInvitation({ inviter: megan.id, inviterName: megan.name }));
    return { ...dialogue, draft };
  }

  it('may be looked at', async () => {
    const { press, draft } = await hers();
    const card = assertCard(
      await press('invitation.open.v1', { invitationId: draft.id }),
      'invitation',
      'new',
    );
    assert.equal(card.view.state, invitationWords('draft'));
  });

  for (const verb of ['edit', 'save', 'send', 'discard'] as const) {
    it(`is not changed by ${verb}, and it is said whose it is`, async () => {
      const { press, draft, office } = await hers();
      const data = { invitationId: draft.id, revision: 1, subject: 'S', text: 'T' };
      const card = assertCard(await press(`invitation.${verb}.v1`, data), 'notice', 'in-place');
      assert.equal(card.view.title, en.say('answer.notYours.title'));
      assert.deepEqual(await kept(office, draft), draft);
    });
  }
});

describe('an invitation that is not there', () => {
  for (const verb of ['open', 'edit', 'save', 'send', 'discard'] as const) {
    for (const invitationId of [invitationIdOf(99), 'inv-../../x', '']) {
      it(`is said to be unknown upon ${verb} of ${JSON.stringify(invitationId)}, with a way to the list`, async () => {
        const { press } = aDialogue();
        const data = { invitationId, revision: 1, subject: 'S', text: 'T' };
        const card = assertCard(await press(`invitation.${verb}.v1`, data), 'notice', 'in-place');
        const list = button(card, en.say('button.invitations'));
        assertCard(await press(list.verb, list.data), 'invitations-page', 'in-place');
      });
    }
  }
});

describe('settings', () => {
  it('are saved and confirmed in the chosen language, and what is no language means the client’s', async () => {
    const { press, store } = aDialogue();
    const chosenOn = ({ view }: CardModel) => (view.languageField as { readonly value: string }).value;
    const saved = assertCard(await press('settings.save.v1', { language: 'ru' }), 'settings', 'in-place');
    assert.deepEqual([saved.language, chosenOn(saved)], ['ru', 'ru']);
    assert.equal(store.all()[0]?.language, 'ru');
    const auto = cardOf(await press('settings.save.v1', { language: 'tlh' }), 'settings');
    assert.deepEqual([auto.language, chosenOn(auto)], ['en', 'auto']);
    assert.equal(store.all()[0]?.language, undefined);
  });
});
