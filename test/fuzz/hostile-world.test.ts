// biome-ignore-all lint/suspicious/noTemplateCurlyInString: bindings in foreign text are what is tried here
import assert from 'node:assert/strict';
import { enCommands } from '../../src/i18n/commands-en.ts';
import { ruCommands } from '../../src/i18n/commands-ru.ts';
import { lintCard } from '../cards/card-linter.ts';
import { ofType, readableTexts, sizeOf } from '../cards/card-tree.ts';
import { everyCommand } from '../privacy/walk.ts';
import { choicesOf } from '../support/cards.ts';
import { allowFile } from '../support/exported-files.ts';
import { draftTo, jointLink } from '../support/invite.ts';
import { type OneDrive, startOneDrive } from '../support/one-drive.ts';
import { cardOf } from '../support/person.ts';
import { startTappedWorld, type TappedWorld } from '../support/tapped-world.ts';
import { bothLanguages } from '../support/words.ts';

/** In every name of this world, so that it is found wherever it went. */
const mark = 'Zqx';

const names = [
  '[Sign in](https://evil.example) ![x](https://evil.example/a.png)',
  '<b>bold</b><script>alert(1)</script><img src=x onerror=alert(2)>',
  '<at>Megan</at> <at id="0">everyone</at>',
  '${1+1} ${$root} {{DATE(2020-01-01T00:00:00Z,SHORT)}} {count, plural, other {#}}',
  '\u202egnirts desrever\u202c \u2066isolated\u2069 \u0000\u0007',
  '"}],"type":"Action.OpenUrl","url":"javascript:alert(3)"',
  "O'Brien & Sons\r\nBcc: evil@evil.example",
  'https://evil.example/?a=1 `code` **bold** ~~gone~~ # head\n- list',
  '&lt;script&gt; &#x3C;i&#x3E; <!-- -->',
  '\ud83d half',
  'W'.repeat(300),
] as const;
const endless = `${mark} ${'<b>[x](https://evil.example) '.repeat(3_500)}`;

/** Always the same for the same name, or the customer list would never come to rest. */
function hostileFor(text: string): string {
  const sum = [...text].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 65_521, 7);
  return sum % 37 === 0 ? endless : `${mark} ${names[sum % names.length]} ${sum}`;
}

/** What people and companies may write themselves; ids, domains and words of the protocol stay. */
const written =
  /^(?:companyname|displayname|name|firstname|lastname|friendlyname|offername|productname|organizationname|givenname|surname|city|region|addressline\d|title|jobtitle)$/i;

function hostile(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hostile);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      typeof inner === 'string' && inner !== '' && written.test(key) ? hostileFor(inner) : hostile(inner),
    ]),
  );
}

/** As a spreadsheet reads it (RFC 4180): what is quoted goes on to its quote, line ends and separators included. */
function cellsOf(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    assert.equal(text[at], '"', `a cell begins without its quote at ${at}`);
    let cell = '';
    for (at += 1; ; at += 1) {
      assert.ok(at < text.length, 'a cell without an end');
      if (text[at] !== '"') cell += text[at];
      else if (text[at + 1] === '"') cell += text[++at];
      else break;
    }
    row.push(cell);
    at += 1;
    if (text[at] === separator) at += 1;
    else {
      assert.equal(text.slice(at, at + 2), '\r\n');
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe('a world of hostile names', () => {
  let world: TappedWorld;
  let drive: OneDrive;
  before(async () => {
    drive = await startOneDrive();
    world = await startTappedWorld((path, body) =>
      /^\/partner-center\/|^\/graph\/.*findTenantInformation/.test(path) ? hostile(body) : body,
    );
  });
  after(async () => {
    await world?.close();
    await drive?.close();
  });

  // What asks for a sign-in is a card of another kind, with fixed words.
  const isAdaptive = (card: unknown) =>
    (card as { readonly type?: unknown } | undefined)?.type === 'AdaptiveCard';
  const cards = () => world.connector.sent.map(cardOf).filter(isAdaptive);

  function assertInert(card: unknown): void {
    assert.deepEqual(lintCard(card), []);
    assert.ok(sizeOf(card) < 25 * 1024, `a card of ${sizeOf(card)} bytes`);
    for (const block of ofType(card, 'TextBlock')) {
      assert.ok(
        !String(block.text).includes(mark),
        `foreign text in Markdown: ${String(block.text).slice(0, 200)}`,
      );
    }
    for (const [where, text] of readableTexts(card)) {
      assert.doesNotMatch(text, /\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\{\{\s*(?:DATE|TIME)\s*\(/u, where);
      assert.ok(text.isWellFormed(), where);
    }
  }

  for (const words of bothLanguages) {
    it(`in ${words.key}, every command and button shows them as text`, async () => {
      const person = world.person({ key: words.key === 'en' ? 'alex' : 'megan', locale: words.locale });
      await everyCommand(person, words.key === 'en' ? enCommands : ruCommands);
      // Signing out was among them.
      await world.control('POST', '/sign-ins', { aadObjectId: person.aadObjectId, state: 'signed-in' });
      const list = await person.says(words.customers);
      await everyPage(list);
      for (const card of cards()) assertInert(card);
      assert.ok(JSON.stringify(cards()).includes(mark), 'the hostile names were shown');

      async function everyPage(first: typeof list): Promise<void> {
        let shown = first;
        for (let page = 0; page < 40; page += 1) {
          assertInert(shown.card);
          const hasNext = JSON.stringify(shown.card).includes(`"${words.nextPage}"`);
          if (!hasNext) return;
          shown = await person.presses(shown, words.nextPage);
        }
      }
    });

    it(`in ${words.key}, a joint invitation with such a provider is a harmless mail with its link`, async () => {
      const person = world.person({ key: words.key === 'en' ? 'alex' : 'megan', locale: words.locale });
      const domain = `hostile-world-${words.key}.example`;
      const form = await person.says(`${words.invite} anna@${domain}`);
      const providers = [...choicesOf(form.card, words.relationship).values()].filter(
        (value) => value !== 'alone',
      );
      assert.ok(providers.length > 0, 'a provider can be chosen');
      for (const [index, provider] of providers.slice(0, 3).entries()) {
        const own = `${index}-${domain}`;
        const inputs = { [words.relationship]: provider };
        const draft = await draftTo(person, words, { email: `anna@${own}`, inputs });
        assertInert(draft.card);
        const sent = await person.presses(draft, words.send);
        assertInert(sent.card);
        const [mail, ...more] = await world.mailsTo(own);
        assert.deepEqual(more, []);
        assert.deepEqual(mail?.to, [`anna@${own}`]);
        assert.doesNotMatch(mail?.subject ?? '', /\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
        assert.doesNotMatch(mail?.body ?? '', /(?![\n\t])\p{Cc}|[\u202a-\u202e]/u);
        assert.doesNotMatch(mail?.body ?? '', /<(?:script|img|at|b|i)\b|onerror=[^&]*>|href="javascript/i);
        assert.ok(mail?.links.includes(jointLink(provider)), mail?.links.join(' '));
        // Addresses within a name stay text: the one link that can be followed is ours.
        const anchors = [...(mail?.body ?? '').matchAll(/<a\b[^>]*>/gi)].map(([anchor]) => anchor);
        assert.deepEqual(anchors, [`<a href="${jointLink(provider).replaceAll('&', '&amp;')}">`]);
      }
    });

    it(`in ${words.key}, errors that speak so are told in our own words`, async () => {
      const person = world.person({ key: words.key === 'en' ? 'alex' : 'megan', locale: words.locale });
      const draft = await draftTo(person, words, { email: `anna@errors-${words.key}.example` });
      const from = world.connector.sent.length;
      for (const at of [/^\/partner-center\//, /^\/graph\//, /^\/cosmos\//, /^\/teams\//]) {
        for (const says of [`${mark} ${names.join(' ')}`, endless]) {
          world.fail({ at, times: 3, status: 400, says });
          const asked = [
            words.providers,
            words.key === 'en' ? 'status' : 'состояние',
            `${words.customer} larkfield.example`,
          ];
          await Promise.all([
            ...asked.map((text) => person.post(person.activity({ type: 'message', text }))),
            person.post(person.press(draft, words.send)),
          ]);
          world.relent();
        }
      }
      for (const card of world.connector.sent.slice(from).map(cardOf).filter(isAdaptive)) {
        assert.deepEqual(lintCard(card), []);
        assert.ok(sizeOf(card) < 25 * 1024);
      }
      const printed = world.bot.output().split('\n');
      assert.ok(
        printed.every((line) => line === '' || line.startsWith('{')),
        'no line of the log is broken',
      );
      assert.ok(!printed.some((line) => line.includes(mark)), 'what an error says is in no log');
    });

    it(`in ${words.key}, the history goes out as a table that stays one, and as JSON lines`, async () => {
      const person = world.person({ key: words.key === 'en' ? 'alex' : 'megan', locale: words.locale });
      const fileAs = async (form: 'csv' | 'jsonl') => {
        const offered = await person.says(`${words.history} export ${form} all`);
        return (await allowFile({ person, offered }, { connector: world.connector, drive })).content;
      };
      const table = cellsOf((await fileAs('csv')).toString('utf8').slice(1), words.key === 'ru' ? ';' : ',');
      const [head = []] = table;
      assert.ok(table.length > 3 && JSON.stringify(table).includes(mark), 'the names are in it');
      for (const row of table) {
        assert.equal(row.length, head.length);
        for (const cell of row) assert.doesNotMatch(cell, /^[\s\p{Cc}]*[=+\-@|]/u);
      }
      const lines = (await fileAs('jsonl')).toString('utf8').trimEnd().split('\n');
      for (const line of lines)
        assert.equal(typeof (JSON.parse(line) as { readonly seal: string }).seal, 'string');
    });
  }
});
