import assert from 'node:assert/strict';
import { defaultsOf, elementsOf, inputLabelled, type Json, wordsOf } from '../support/cards.ts';
import { draftTo, plainLink } from '../support/invite.ts';
import { cardOf } from '../support/person.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';

/** What a card template would fill in, written so that this file's own templates do not. */
const expression = ['$', '{1+1} $', '{$root}'].join('');

const hostile = {
  script: '<script>alert(1)</script>',
  picture: '<img src=x onerror=alert(2)>',
  markdown: '[press](javascript:alert(3)) **bold** `code`',
  template: `${expression} {{DATE(2020-01-01T00:00:00Z,SHORT)}}`,
  entity: '&lt;b&gt; &#x3C;i&#x3E; &amp;',
  quote: '" onclick="alert(4)" \' --> ]]>',
} as const;
const all = Object.values(hostile).join(' ');

/** Foreign text may stand where nothing reads Markdown (runs of text, inputs); elsewhere it is escaped. */
function assertInert(card: unknown): void {
  for (const element of elementsOf(card)) {
    const type = String(element.type ?? '');
    const { text, title, label, placeholder, altText, url, fallbackText } = element as Json;
    if (type === 'TextRun' || type.startsWith('Input.')) continue;
    for (const shown of [text, title, label, placeholder, altText, url, fallbackText]) {
      assert.doesNotMatch(
        String(shown ?? ''),
        /(?<!\\)\]\(|(?<!\\)`|(?<!\\)\*\*|\{\{DATE/i,
        `${type}: ${shown}`,
      );
    }
  }
}

describe('hostile text', () => {
  const system = useSystem();
  afterEach(() => {
    for (const sent of system.connector.sent) assertInert(cardOf(sent));
  });

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      it('in every field stays text: in the form, the draft, the mail, the list and the notice', async () => {
        const domain = `hostile-${words.key}.example`;
        const megan = system.person({ key: 'megan', name: `Megan ${hostile.picture}`, locale: words.locale });
        const form = await megan.says(`${words.invite} anna@${domain}`);
        const draft = await megan.presses(form, words.continue, {
          [words.contactName]: `${hostile.script} ${hostile.template}`,
          [words.company]: `${hostile.markdown} ${hostile.entity}`,
        });
        assertInert(draft.card);
        for (const text of [hostile.markdown, hostile.entity, expression]) {
          assert.match(wordsOf(draft.card), exactly(text));
        }
        const edit = await megan.presses(draft, words.edit);
        assertInert(edit.card);
        const saved = await megan.presses(edit, words.save, {
          [words.subject]: `${all}\r\nBcc: evil@evil.example`,
          [words.text]: `${all}\n${plainLink}\n${all}`,
        });
        assertInert(saved.card);
        assertInert((await megan.presses(saved, words.send)).card);
        const [mail, ...more] = await system.mailsTo(domain);
        assert.deepEqual(more, []);
        assert.deepEqual(mail?.to, [`anna@${domain}`]);
        assert.doesNotMatch(mail?.subject ?? '', /[\r\n]/);
        assert.doesNotMatch(mail?.body ?? '', /<script|<img|<i>|<b>|onclick="|href="javascript/i);
        assert.match(mail?.body ?? '', exactly('&lt;script&gt;alert(1)&lt;/script&gt;'));
        assert.match(mail?.body ?? '', exactly(expression));
        assert.deepEqual([...new Set(mail?.links)], [plainLink]);
        assert.equal((await system.mails()).filter(({ to }) => to.includes('evil@evil.example')).length, 0);
        const list = await megan.says(words.invitations);
        assert.match(wordsOf(list.card), exactly(hostile.markdown));
        await system.control('POST', '/accept', { domain });
        assertInert((await megan.isTold(`anna@${domain}`)).card);
      });

      it('in a search, a command or an address is shown as it was typed', async () => {
        const alex = system.person({ locale: words.locale });
        for (const text of Object.values(hostile)) {
          assertInert((await alex.says(`${words.customers} ${text}`)).card);
          assertInert((await alex.says(`${words.customer} ${text}`)).card);
          assertInert((await alex.says(text)).card);
          const form = await alex.says(`${words.invite} ${text}`);
          // What is no address may be the name of a company.
          const kept = defaultsOf(form.card);
          const fields = [words.email, words.company].map((label) => kept[inputLabelled(form.card, label)]);
          assert.ok(fields.includes(text), text);
        }
      });

      it('in the name of a customer shows as it is', async () => {
        const alex = system.person({ locale: words.locale });
        const customer = await alex.says(`${words.customer} obrien-joinery.example`);
        assert.match(wordsOf(customer.card), exactly('O’Brien & Sons <Joinery>'));
        const refused = await draftTo(alex, words, { email: 'x@obrien-joinery.example' });
        assert.match(wordsOf(refused.card), exactly('O’Brien & Sons <Joinery>'));
      });

      it('in a letter is kept as it was typed while nothing is sent', async () => {
        const alex = system.person({ locale: words.locale });
        const draft = await draftTo(alex, words, { email: `a@kept-${words.key}.example` });
        const typed = `${all}\nBefore ${plainLink} after`;
        const edit = await alex.presses(draft, words.edit);
        const saved = await alex.presses(edit, words.save, { [words.text]: typed });
        const again = await alex.presses(saved, words.edit);
        assert.equal(defaultsOf(again.card)[inputLabelled(again.card, words.text)], typed);
      });
    });
  }
});
