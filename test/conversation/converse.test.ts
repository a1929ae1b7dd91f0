import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { Incoming } from '../../src/conversation/turn.ts';
import { createTranslator } from '../../src/i18n/translator.ts';
import { verbs } from '../../src/names.ts';
import { Fault, faultCodes } from '../../src/ports/faults.ts';
import { kept, storedDraft } from '../fixtures/desk.ts';
import { aCaller, aDialogue, assertCard, buttonsOf, cardOf } from '../fixtures/dialogue.ts';
import { alex, megan } from '../fixtures/people.ts';

const en = createTranslator('en', 'Europe/London');
const ru = createTranslator('ru', 'Europe/London');
const titles = (card: Parameters<typeof buttonsOf>[0]) => buttonsOf(card).map(({ title }) => title);

describe('who may speak with the bot', () => {
  it('is told politely in a group that the work is done in the personal chat', async () => {
    for (const conversation of ['group', 'team'] as const) {
      const { say, press, office, converse } = aDialogue();
      const caller = aCaller({ conversation });
      const replies = [
        await say('customers', { conversation }),
        await press('invitation.send.v1', {}, { caller: { conversation } }),
      ];
      for (const reply of replies) {
        assert.equal(assertCard(reply, 'notice', 'new').view.title, en.say('answer.notPersonal.title'));
      }
      // Being added is no question: Teams raises it twice, and nobody wants two lines for it.
      assert.deepEqual(await converse.answer({ kind: 'installed' }, caller), { kind: 'nothing' });
      assert.equal(office.rights.count('rolesOf'), 0);
    }
  });

  it('keeps no address of a group as a person’s own', async () => {
    const { say, store } = aDialogue();
    await say('help', { reference: { conversation: { id: 'own' } } });
    await say('help', { conversation: 'group', reference: { conversation: { id: 'group' } } });
    assert.deepEqual(store.all()[0]?.reference, { conversation: { id: 'own' } });
  });

  it('is told who can grant the role, and nothing is done', async () => {
    const { say, press, office } = aDialogue();
    const draft = await storedDraft(office);
    office.rights.give(alex.id);
    for (const reply of [
      await say('customers'),
      await press('invitation.discard.v1', { invitationId: draft.id, revision: 1 }),
    ]) {
      assert.equal(cardOf(reply, 'notice').view.title, en.say('answer.noRights.title'));
    }
    assert.deepEqual(await kept(office, draft), draft);
  });

  it('is not let in while rights cannot be asked', async () => {
    const { say, office } = aDialogue();
    const fault = new Fault('graph/unavailable');
    office.rights.fail({ call: 'rolesOf', fault });
    await assert.rejects(say('customers'), fault);
  });
});

describe('the language of an answer', () => {
  it('follows the client until the person chooses, and understands both all the same', async () => {
    const { say, press } = aDialogue();
    const title = async (text: string, locale: string) =>
      cardOf(await say(text, { locale }), 'help').view.title;
    assert.equal(await title('помощь', 'en-GB'), en.say('help.title'));
    assert.equal(await title('help', 'ru-RU'), ru.say('help.title'));
    assert.equal(await title('help', 'de-DE'), en.say('help.title'));
    await press('settings.save.v1', { language: 'ru' });
    assert.equal(await title('help', 'en-GB'), ru.say('help.title'));
    await press('settings.save.v1', { language: 'auto' });
    assert.equal(await title('help', 'en-GB'), en.say('help.title'));
  });

  it('does not follow another client in which a card brings itself up to date', async () => {
    const { say, press, store, office } = aDialogue();
    await say('help', { locale: 'ru-RU', timeZone: 'Europe/Riga' });
    const { id } = await storedDraft(office);
    const other = { locale: 'en-US', timeZone: 'America/New_York' };
    const looked = await press(
      'invitation.open.v1',
      { invitationId: id },
      { trigger: 'automatic', caller: other },
    );
    assert.equal(assertCard(looked, 'invitation-draft', 'in-place').language, 'ru');
    const [person] = store.all();
    assert.deepEqual([person?.clientLocale, person?.timeZone], ['ru-RU', 'Europe/Riga']);
    await press('invitation.open.v1', { invitationId: id }, { caller: other });
    assert.equal(store.all()[0]?.clientLocale, 'en-US', 'a click is a word of the person’s');
  });
});

describe('arriving and leaving', () => {
  it('welcomes once, although installing raises two events', async () => {
    const { converse, store } = aDialogue();
    const replies = await Promise.all([
      converse.answer({ kind: 'installed' }, aCaller()),
      converse.answer({ kind: 'installed' }, aCaller()),
    ]);
    replies.push(await converse.answer({ kind: 'installed' }, aCaller()));
    const welcomes = replies.filter(({ kind }) => kind === 'card');
    assert.equal(welcomes.length, 1);
    for (const reply of welcomes) assertCard(reply, 'welcome', 'new');
    assert.ok(store.all()[0]?.welcomedAt);
  });

  it('welcomes people without a role as well: nobody asked them for one yet', async () => {
    const { converse, office } = aDialogue();
    office.rights.give(alex.id);
    assertCard(await converse.answer({ kind: 'installed' }, aCaller()), 'welcome', 'new');
  });

  it('forgets where to write when it is removed, keeps the language, and welcomes anew', async () => {
    const { converse, press, store } = aDialogue();
    await converse.answer({ kind: 'installed' }, aCaller());
    await press('settings.save.v1', { language: 'ru' });
    assert.deepEqual(await converse.answer({ kind: 'uninstalled' }, aCaller()), { kind: 'nothing' });
    const [person] = store.all();
    assert.deepEqual([person?.reference, person?.welcomedAt, person?.language], [undefined, undefined, 'ru']);
    const card = cardOf(await converse.answer({ kind: 'installed' }, aCaller()), 'welcome');
    assert.equal(card.language, 'ru');
  });
});

describe('what is not understood', () => {
  it('is answered with the commands that it may have meant, as buttons', async () => {
    const { say } = aDialogue();
    const card = assertCard(await say('custmers'), 'notice', 'new');
    assert.ok(titles(card).includes('customers'));
    const russian = cardOf(await say('custmers', { locale: 'ru' }), 'notice');
    assert.ok(titles(russian).includes('клиенты'));
  });

  it('is answered with where to begin when it is like nothing, or empty', async () => {
    const { say } = aDialogue();
    assert.deepEqual(titles(cardOf(await say('weather'), 'notice')), ['help', 'customers', 'invite']);
    const empty = cardOf(await say(' '), 'notice');
    assert.equal(empty.view.title, en.say('answer.empty.title'));
  });

  it('leads on by its buttons, in both languages', async () => {
    const { say, press } = aDialogue();
    for (const locale of ['en', 'ru']) {
      const card = cardOf(await say('weather', { locale }), 'notice');
      const [help] = buttonsOf(card);
      assertCard(await press(help?.verb ?? '', help?.data, { caller: { locale } }), 'help', 'new');
    }
  });
});

describe('a click that cannot be read', () => {
  const unreadable: readonly (readonly [string, unknown])[] = [
    ['invitation.send.v0', {}],
    ['toString', {}],
    ['__proto__', {}],
    ['', null],
    ['command.run.v1', null],
    ['command.run.v1', { text: 7 }],
    ['command.run.v1', 'help'],
    ['customers.page.v1', { page: 'x' }],
    ['customers.page.v1', { page: -1 }],
    ['invitation.send.v1', { invitationId: 5, revision: 1 }],
    ['invitation.send.v1', { revision: 1 }],
    ['invitation.save.v1', []],
    ['invitation.edit.v1', 'text'],
    ['settings.save.v1', { language: {} }],
  ];
  for (const [verb, data] of unreadable) {
    it(`is answered as an old card: ${verb} ${JSON.stringify(data)}`, async () => {
      const { press } = aDialogue();
      const card = assertCard(await press(verb, data), 'notice', 'in-place');
      assert.equal(card.view.title, en.say('answer.oldCard.title'));
      assert.deepEqual(titles(card), ['help']);
    });
  }

  it('answers what is too long beside the card, which keeps it', async () => {
    const { press } = aDialogue();
    const data = { invitationId: 'inv-0123456789', revision: 1, subject: 'S', text: 'x'.repeat(30_000) };
    const card = assertCard(await press('invitation.save.v1', data), 'notice', 'new');
    assert.equal(card.view.title, en.say('answer.tooLong.title'));
  });
});

describe('an automatic refresh', () => {
  it('changes nothing, whatever the card asks for', async () => {
    const { office, press, store } = aDialogue();
    const draft = await storedDraft(office);
    const letter = { invitationId: draft.id, revision: 1, subject: 'S', text: 'T' };
    const form = {
      requestId: 'r',
      email: 'anna@new.example',
      meeting: 'own-marketing',
      relationship: 'alone',
    };
    const data = { ...letter, ...form, language: 'ru', query: '', page: 0, customerId: '', after: '' };
    await press('invitation.open.v1', data);
    const before = store.all();
    const commit = sinon.spy(office.register, 'commit');
    const putClaim = sinon.spy(office.register, 'putClaim');
    for (const verb of verbs) await press(verb, { ...data, text: 'help' }, { trigger: 'automatic' });
    assert.deepEqual([commit.callCount, putClaim.callCount], [0, 0]);
    assert.deepEqual(await kept(office, draft), draft);
    assert.deepEqual(store.all(), before);
  });
});

describe('a turn that failed', () => {
  it('is answered with a reference by which report and log find each other, and with nothing private', async () => {
    const { converse, office } = aDialogue();
    const error = new Error('anna@blue-meadow.example: token eyJ0 for Blue Meadow');
    const card = await converse.failed(error, aCaller());
    assert.equal(card.card, 'notice');
    const text = JSON.stringify(card);
    assert.ok(text.includes('7F3K92QX'));
    assert.doesNotMatch(text, /anna|eyJ0|Blue Meadow|Alex/);
    assert.deepEqual(office.telemetry.recorded, [
      {
        name: 'turn.failed',
        fields: { what: 'personal', reference: '7F3K92QX', code: 'bug' },
        error,
      },
    ]);
  });

  it('has words for every fault, in both languages', async () => {
    const { converse } = aDialogue();
    for (const locale of ['en', 'ru']) {
      for (const code of faultCodes) {
        const card = await converse.failed(new Fault(code), aCaller({ locale, person: megan.id }));
        assert.equal(card.language, locale);
        assert.ok(card.summary.length > 10);
        assert.doesNotMatch(JSON.stringify(card.view), new RegExp(code));
      }
    }
  });

  it('offers a command again, and nothing that could act twice', async () => {
    const { converse } = aDialogue();
    const again = async (asked: Incoming, caller = aCaller()) =>
      buttonsOf(await converse.failed(new Fault('store/unavailable'), caller, asked));
    const press = (verb: string, data: unknown): Incoming => ({
      kind: 'action',
      verb,
      data,
      trigger: 'manual',
    });
    const text = 'customers blue meadow';
    for (const asked of [{ kind: 'text', text } as const, press('command.run.v1', { text })]) {
      const [button] = await again(asked);
      assert.deepEqual([button?.verb, button?.data], ['command.run.v1', { text }]);
      assert.equal(button?.title, en.say('button.tryAgain'));
    }
    assert.deepEqual(await again({ kind: 'text', text: '123456' }), []);
    assert.deepEqual(await again(press('invitation.send.v1', { text })), []);
    assert.deepEqual(await again({ kind: 'text', text }, aCaller({ conversation: 'group' })), []);
  });

  it('is answered even when nobody knows who spoke, or the store is down', async () => {
    const { converse, store } = aDialogue();
    assert.equal((await converse.failed(new Error('x'), undefined)).card, 'notice');
    sinon.stub(store, 'read').rejects(new Fault('store/unavailable'));
    const card = await converse.failed(new Fault('store/unavailable'), aCaller({ locale: 'ru' }));
    assert.equal(card.language, 'ru');
  });
});
