import assert from 'node:assert/strict';
import { createTranslator } from '../../src/i18n/translator.ts';
import { type CardName, type CommandName, commandNames, languages } from '../../src/names.ts';
import { Fault } from '../../src/ports/faults.ts';
import { tenantIdOfDomain } from '../fakes/fake-tenants.ts';
import { anOffice, stored } from '../fixtures/desk.ts';
import { aDialogue, assertCard, button, buttonsOf, cardOf, withCustomers } from '../fixtures/dialogue.ts';
import { anInvitation, blueMeadow, invitationIdOf } from '../fixtures/invitations.ts';
import { megan } from '../fixtures/people.ts';

const en = createTranslator('en', 'Europe/London');

const cards: Readonly<Record<CommandName, CardName>> = {
  help: 'help',
  customers: 'customers-page',
  invite: 'invite-form',
  invitations: 'invitations-page',
  approvals: 'approvals-page',
  providers: 'providers',
  remove: 'notice',
  history: 'history-page',
  customer: 'notice',
  notifications: 'notifications',
  why: 'news',
  settings: 'settings',
  status: 'status',
  setup: 'setup',
  'sign-out': 'notice',
  'forget-me': 'notice',
};

describe('every command', () => {
  for (const language of languages) {
    for (const name of commandNames) {
      const { title } = createTranslator(language).command(name);
      it(`${title} is answered with a new card in the reader’s language`, async () => {
        for (const locale of languages) {
          const card = assertCard(await aDialogue().say(title, { locale }), cards[name], 'new');
          assert.equal(card.language, locale);
          assert.ok(card.summary !== '');
        }
      });
    }
  }

  it('stands in the help', async () => {
    const text = JSON.stringify(cardOf(await aDialogue().say('help'), 'help').view);
    for (const name of commandNames) assert.ok(text.includes(en.command(name).summary), name);
  });
});

const rowsOf = (card: { readonly view: Readonly<Record<string, unknown>> }) =>
  card.view.rows as readonly { readonly name?: string; readonly company?: string }[];

describe('customers', () => {
  it('says that the list is being fetched before the first comparison, and that it is empty after it', async () => {
    const dialogue = aDialogue();
    const titleOf = async () => {
      const [explanation] = cardOf(await dialogue.say('customers'), 'customers-page').view
        .explanations as readonly { readonly title: string }[];
      return explanation?.title;
    };
    assert.equal(await titleOf(), en.say('customers.syncing.title'));
    await dialogue.desk.compare();
    assert.equal(await titleOf(), en.say('customers.empty.title'));
  });

  it('goes through all pages forth and back, each customer once', async () => {
    const dialogue = aDialogue();
    const customers = await withCustomers(dialogue, 20);
    let card = cardOf(await dialogue.say('customers'), 'customers-page');
    const seen = rowsOf(card).map(({ name }) => name);
    const [nextPage, previousPage] = [en.say('button.nextPage'), en.say('button.previousPage')];
    while (buttonsOf(card).some(({ title }) => title === nextPage)) {
      const { verb, data } = button(card, nextPage);
      card = assertCard(await dialogue.press(verb, data), 'customers-page', 'in-place');
      seen.push(...rowsOf(card).map(({ name }) => name));
    }
    assert.deepEqual(
      seen,
      customers.map(({ name }) => name),
    );
    const { verb, data } = button(card, previousPage);
    card = cardOf(await dialogue.press(verb, data), 'customers-page');
    assert.equal(rowsOf(card)[0]?.name, customers[8]?.name);
  });

  it('finds by a part, in quotes or not, and keeps the search through the pages', async () => {
    const dialogue = aDialogue();
    await withCustomers(dialogue, 30);
    for (const text of ['customers customer 01', 'customers «Customer 01»', 'клиенты "CUSTOMER 01"']) {
      const card = cardOf(await dialogue.say(text), 'customers-page');
      assert.equal(rowsOf(card)[0]?.name, 'Customer 010', text);
      const { verb, data } = button(card, en.say('button.nextPage'));
      const next = cardOf(await dialogue.press(verb, data), 'customers-page');
      assert.deepEqual(
        rowsOf(next).map(({ name }) => name),
        ['Customer 018', 'Customer 019'],
      );
    }
  });

  it('says that nothing was found, with a way back to all', async () => {
    const dialogue = aDialogue();
    await withCustomers(dialogue, 1);
    const card = cardOf(await dialogue.say('customers zzz'), 'customers-page');
    assert.deepEqual(rowsOf(card), []);
    const { verb, data } = button(card, en.say('button.allCustomers'));
    assert.equal(rowsOf(cardOf(await dialogue.press(verb, data), 'customers-page')).length, 1);
  });

  it('shows the last page when the list has become shorter than the card knew', async () => {
    const dialogue = aDialogue();
    await withCustomers(dialogue, 9);
    const card = cardOf(
      await dialogue.press('customers.page.v1', { query: '', page: 999 }),
      'customers-page',
    );
    assert.deepEqual(
      rowsOf(card).map(({ name }) => name),
      ['Customer 008'],
    );
  });

  it('answers from its own directory: Partner Center is not asked', async () => {
    const dialogue = aDialogue();
    await withCustomers(dialogue, 9);
    const asked = dialogue.office.partnerCenter.count('customers');
    await dialogue.say('customers');
    assert.equal(dialogue.office.partnerCenter.count('customers'), asked);
    assert.equal(dialogue.office.partnerCenter.count('customer'), 0);
  });
});

describe('customer', () => {
  it('opens the one that is meant, read live: by name, domain, tenant id or the only match', async () => {
    const dialogue = aDialogue();
    await withCustomers(dialogue, 12);
    const id = tenantIdOfDomain('c7.example');
    for (const text of ['Customer 007', 'c7.example', id.toUpperCase(), '007']) {
      const card = assertCard(await dialogue.say(`customer ${text}`), 'customer', 'new');
      assert.equal(card.view.name, 'Customer 007', text);
    }
    const exact = cardOf(await dialogue.say('customer c1.example'), 'customer');
    assert.equal(exact.view.name, 'Customer 001');
  });

  it('shows what was found when several or none are meant', async () => {
    const dialogue = aDialogue();
    await withCustomers(dialogue, 12);
    const several = cardOf(await dialogue.say('customer customer 00'), 'customers-page');
    assert.equal(rowsOf(several).length, 8);
    assert.deepEqual(rowsOf(cardOf(await dialogue.say('customer zzz'), 'customers-page')), []);
  });

  it('asks for a name when there is none', async () => {
    const card = cardOf(await aDialogue().say('customer'), 'notice');
    assert.equal(card.view.title, en.say('answer.customer.ask.title'));
  });

  it('says when Partner Center does not know the customer now, with a way to try again', async () => {
    const dialogue = aDialogue();
    const { office, desk } = dialogue;
    office.partnerCenter.putLate(blueMeadow);
    await desk.compare();
    const card = cardOf(await dialogue.say('customer blue'), 'notice');
    const again = button(card, en.say('button.openCustomer'));
    office.partnerCenter.put(blueMeadow);
    assertCard(await dialogue.press(again.verb, again.data), 'customer', 'new');
  });

  it('searches when a card names something that is no tenant id', async () => {
    const dialogue = aDialogue();
    await withCustomers(dialogue, 2);
    const reply = await dialogue.press('customer.open.v1', { customerId: 'Customer' });
    assert.equal(rowsOf(assertCard(reply, 'customers-page', 'in-place')).length, 2);
  });
});

describe('invite', () => {
  const emailOf = (card: { readonly view: Readonly<Record<string, unknown>> }) =>
    card.view.email as { readonly value: string; readonly problems: readonly { readonly text: string }[] };

  it('fills the address in and offers us alone and each active provider', async () => {
    const card = cardOf(await aDialogue().say('invite Anna <anna@blue-meadow.example>'), 'invite-form');
    assert.deepEqual(emailOf(card).value, 'anna@blue-meadow.example');
    const { choices } = card.view.relationship as { readonly choices: readonly { readonly title: string }[] };
    assert.deepEqual(
      choices.map(({ title }) => title),
      [
        en.say('field.relationship.alone'),
        en.say('field.relationship.joint', { provider: 'Contoso Distribution' }),
      ],
    );
  });

  it('says at once what is wrong with the address, and keeps it as it was typed', async () => {
    for (const [typed, problem] of [
      ['anna@', 'problem.email-not-an-address'],
      ['a@x.example b@x.example', 'problem.email-several'],
      ['anna@gmail.com', 'problem.email-consumer'],
    ] as const) {
      const email = emailOf(cardOf(await aDialogue().say(`invite ${typed}`), 'invite-form'));
      assert.deepEqual([email.value, email.problems], [typed, [{ text: en.say(problem) }]]);
    }
  });

  it('makes another request of every form', async () => {
    const dialogue = aDialogue();
    const requests = [];
    for (let form = 0; form < 2; form += 1) {
      const card = cardOf(await dialogue.say('invite'), 'invite-form');
      requests.push(button(card, en.say('button.continue')).data.requestId);
    }
    assert.notEqual(requests[0], requests[1]);
  });
});

describe('providers', () => {
  it('shows them all, and explains when there are none', async () => {
    const card = cardOf(await aDialogue().say('providers'), 'providers');
    assert.deepEqual(
      rowsOf(card).map(({ name }) => name),
      ['Contoso Distribution'],
    );
    const none = cardOf(await aDialogue(anOffice()).say('providers'), 'providers');
    assert.equal(none.view.title, en.say('providers.empty.title'));
  });

  it('fails as a fault when Partner Center does, for the words of faults', async () => {
    const { office, say } = aDialogue();
    const fault = new Fault('partner-center/throttled');
    office.partnerCenter.fail({ call: 'providers', fault });
    await assert.rejects(say('providers'), fault);
  });
});

describe('invitations', () => {
  it('shows everyone’s, newest first, page by page, each once', async () => {
    const dialogue = aDialogue();
    for (let number = 1; number <= 20; number += 1) {
      const { recipient } = anInvitation({});
      await stored(
        dialogue.office,
        anInvitation({
          id: invitationIdOf(number),
          createdAt: new Date(Date.UTC(2026, 3, 9, 8, number)).toISOString(),
          recipient: { ...recipient, company: `Company ${number}` },
          ...(number % 2 ? { inviter: megan.id, inviterName: megan.name } : {}),
        }),
      );
    }
    let card = cardOf(await dialogue.say('invitations'), 'invitations-page');
    const seen = rowsOf(card).map(({ company }) => company);
    const title = en.say('button.nextPage');
    while (buttonsOf(card).some((one) => one.title === title)) {
      const { verb, data } = button(card, title);
      card = assertCard(await dialogue.press(verb, data), 'invitations-page', 'in-place');
      seen.push(...rowsOf(card).map(({ company }) => company));
    }
    assert.deepEqual(
      seen,
      Array.from({ length: 20 }, (_, number) => `Company ${20 - number}`),
    );
  });
});
