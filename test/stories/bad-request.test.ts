import assert from 'node:assert/strict';
import { actionTitled, wordsOf } from '../support/cards.ts';
import { cardIn } from '../support/person.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';

type Fields = Readonly<Record<string, unknown>>;

describe('a request that is no message from Teams', () => {
  const system = useSystem();

  async function raw(body: string, headers: Readonly<Record<string, string>> = {}) {
    const response = await fetch(system.messagesUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return { status: response.status, text: await response.text() };
  }
  const message = (fields: Fields) => system.person().activity({ type: 'message', text: 'help', ...fields });
  const without = (name: string) =>
    Object.fromEntries(Object.entries(message({})).filter(([key]) => key !== name));

  const bodies: readonly (readonly [what: string, body: () => string, status: number])[] = [
    ['nothing', () => '', 400],
    ['no JSON', () => 'customers', 400],
    ['half of a JSON', () => JSON.stringify(message({})).slice(0, -9), 400],
    ['a list', () => '[]', 400],
    ['a number', () => '1', 400],
    ['an empty object', () => '{}', 400],
    ['a message without a type', () => JSON.stringify(without('type')), 400],
    ['a message with a type that is no text', () => JSON.stringify(message({ type: 7 })), 400],
    ['a message over the limit', () => JSON.stringify(message({ text: 'a'.repeat(270_000) })), 413],
    ['a message without an address for the answer', () => JSON.stringify(without('serviceUrl')), 403],
    [
      'an address of somebody else',
      () => JSON.stringify(message({ serviceUrl: 'https://evil.example/' })),
      403,
    ],
    ['an address that is none', () => JSON.stringify(message({ serviceUrl: 'nonsense' })), 403],
    ['a message of no channel', () => JSON.stringify(without('channelId')), 403],
    ['a message of another channel', () => JSON.stringify(message({ channelId: 'webchat' })), 403],
    ['a message without a conversation', () => JSON.stringify(without('conversation')), 400],
    ['a conversation that is a text', () => JSON.stringify(message({ conversation: 'a:1' })), 400],
    ['a message from nobody', () => JSON.stringify(without('from')), 403],
    ['a text that is a number', () => JSON.stringify(message({ text: 5 })), 400],
  ];

  for (const [what, body, status] of bodies) {
    it(`is refused with ${status} and no detail: ${what}`, async () => {
      const before = system.connector.messages();
      const answer = await raw(body());
      assert.equal(answer.status, status, answer.text);
      assert.ok(answer.text.length < 60, answer.text);
      assert.doesNotMatch(answer.text, /stack|node_modules|src\/|zod|expected/i);
      assert.equal(system.connector.messages(), before);
    });
  }

  it('is refused for its kind: other content, compression, other methods and places', async () => {
    const body = JSON.stringify(message({}));
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json; charset=utf-16',
    ]) {
      assert.equal((await raw(body, { 'content-type': type })).status, 415, type);
    }
    assert.equal((await raw(body, { 'content-encoding': 'gzip' })).status, 415);
    assert.equal((await fetch(system.messagesUrl)).status, 405);
    assert.equal((await fetch(`${system.botUrl}/api/secrets`)).status, 404);
    assert.equal((await fetch(`${system.botUrl}/healthz`)).status, 200);
  });

  it('is answered as an invoke that is malformed or unknown, and does nothing', async () => {
    const alex = system.person();
    const invoke = (fields: Fields) => alex.post(alex.activity({ type: 'invoke', ...fields }));
    const name = 'adaptiveCard/action';
    const action = { type: 'Action.Execute', verb: 'invitation.send.v1', data: {} };
    const malformed: readonly Fields[] = [
      { name },
      { name, value: 'text' },
      { name: 'signin/verifyState', value: {} },
      { name, value: null },
      { name, value: {} },
      { name, value: { action: 'press' } },
      { name, value: { action: { ...action, type: 'Action.Drop' } } },
      { name, value: { action: { ...action, verb: 7 } } },
      { name, value: { action: { ...action, verb: 'x'.repeat(5_000) } } },
    ];
    for (const fields of malformed) {
      assert.equal((await invoke(fields)).status, 400, JSON.stringify(fields).slice(0, 90));
    }
    for (const unknown of [undefined, '', 'task/fetch', 'composeExtension/query']) {
      assert.equal((await invoke({ name: unknown, value: {} })).status, 501, unknown);
    }
    assert.equal((await invoke({ name, value: { action, trigger: 'sideways' } })).status, 200);
  });

  for (const words of bothLanguages) {
    it(`in ${words.key}, a text that is no command is answered with a way on`, async () => {
      const alex = system.person({ locale: words.locale });
      for (const text of ['', '   ', '\n\t', '!?', '/', '🙂']) {
        assert.match(wordsOf((await alex.says(text)).card), exactly(words.said('answer.empty.title')), text);
      }
      const unknown = ['xyzzy', 'what is the weather', 'a'.repeat(5_000), 'клие нты '.repeat(1_300), '{{x}}'];
      for (const text of unknown) {
        const answer = await alex.says(text);
        assert.match(wordsOf(answer.card), exactly(words.said('answer.unknown.title')), text.slice(0, 40));
      }
      for (const text of ['custmers', 'Cutsomers', 'клиенти', 'кленты']) {
        const near = await alex.says(text);
        assert.match(wordsOf(near.card), exactly(words.said('answer.unknown.near')), text);
        assert.match(wordsOf((await alex.presses(near, words.customers)).card), /240/, text);
      }
      const attachment = { type: 'message', attachments: [{ contentType: 'image/png', contentUrl: 'x' }] };
      const before = system.connector.messages();
      assert.ok((await alex.post(alex.activity(attachment))).status < 300);
      assert.equal(system.connector.messages(), before + 1);
    });

    it(`in ${words.key}, a command with 5,000 characters behind it is answered`, async () => {
      const alex = system.person({ locale: words.locale });
      const long = 'xqж'.repeat(1_667);
      const none = await alex.says(`${words.customers} ${long}`);
      assert.match(wordsOf(none.card), exactly(words.said('customers.nothing.title')));
      const form = await alex.says(`${words.invite} ${long}`);
      assert.match(wordsOf(form.card), exactly(words.said('problem.email-not-an-address')));
      const customer = await alex.says(`${words.customer} ${long}`);
      assert.match(wordsOf(customer.card), exactly(words.said('customers.nothing.title')));
      assert.ok((await alex.says(`${words.help} ${long}`)).card);
    });

    it(`in ${words.key}, data that was tampered with reaches nothing and breaks nothing`, async () => {
      const alex = system.person({ locale: words.locale });
      const megan = system.person({ key: 'megan', locale: words.locale });
      const email = `a@tampered-${words.key}.example`;
      const draft = await alex.presses(await alex.says(`${words.invite} ${email}`), words.continue);
      const { data } = actionTitled(draft.card, words.send);
      const others = { ...data, subject: 'Mine now', text: 'Mine now', inviter: megan.aadObjectId };
      for (const verb of ['send', 'edit', 'save', 'discard']) {
        const answer = await megan.executes(`invitation.${verb}.v1`, others, draft.activityId);
        assert.match(wordsOf(answer.card), exactly(words.said('answer.notYours.title')), verb);
      }
      const strange: readonly unknown[] = [
        ...[undefined, null, 'text', 7, [], true],
        ...[7, null, {}, [], '', '../x', "' or 1=1 --", 'inv-', `inv-${'a'.repeat(5_000)}`].map(
          (invitationId) => ({
            ...data,
            invitationId,
          }),
        ),
        ...['x', -1, 1.5, 1e308, null, {}, '', true, '9'.repeat(400)].map((revision) => ({
          ...data,
          revision,
        })),
        ...[-1, 1e9, 'x', null, {}].map((page) => ({ page, query: {}, after: page, customerId: page })),
        { after: 'x'.repeat(2_000), customerId: '../../v1/customers', page: 0, email: {}, requestId: 7 },
        { after: 'garbage', customerId: '__proto__', page: 0, query: '__proto__', requestId: '__proto__' },
        JSON.parse('{"__proto__": {"revision": 1}, "constructor": 1}'),
      ];
      const verbs = ['prepare', 'open', 'edit', 'save', 'send', 'discard', 'form'].map(
        (one) => `invitation.${one}.v1`,
      );
      const more = [
        'customers.page.v1',
        'customer.open.v1',
        'invitations.page.v1',
        'settings.save.v1',
        'command.run.v1',
      ];
      for (const verb of [...verbs, ...more, '__proto__', 'constructor', 'toString']) {
        const tries = strange.map(async (one) => {
          if (verb === 'invitation.discard.v1' && (one as Fields | null)?.invitationId === data.invitationId)
            return;
          const answer = await alex.execute(verb, one, draft.activityId);
          const label = `${verb} ${JSON.stringify(one)?.slice(0, 80)}`;
          assert.equal(answer.status, 200, label);
          const shown = cardIn(answer) ? wordsOf(cardIn(answer)) : JSON.stringify(answer.body);
          assert.doesNotMatch(shown, exactly(words.said('fault.title')), label);
        });
        await Promise.all(tries);
      }
      assert.deepEqual(await system.mailsTo(`tampered-${words.key}.example`), []);
      const sent = await alex.presses(draft, words.send);
      assert.match(wordsOf(sent.card), exactly(words.said('invitation.state.sent')));
    });
  }
});
