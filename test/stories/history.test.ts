import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createCosmosClient } from '../../src/adapters/cosmos/cosmos-client.ts';
import { localCosmosKey } from '../../src/rehearsal/facts.ts';
import { actionsOf, choicesOf, defaultsOf, inputLabelled, wordsOf } from '../support/cards.ts';
import { allowFile, answerOffer, isFileInfo, offeredFile } from '../support/exported-files.ts';
import { draftTo, inviteBySending } from '../support/invite.ts';
import { type OneDrive, startOneDrive } from '../support/one-drive.ts';
import type { Person, Shown } from '../support/person.ts';
import { startSystem, type System } from '../support/system.ts';
import { bothLanguages, english, exactly, type Words } from '../support/words.ts';
import { eventually } from '../support/world.ts';

const asked = {
  en: { me: 'me', all: 'all', verify: 'verify', export: 'export', jsonl: 'jsonl' },
  ru: { me: 'я', all: 'все', verify: 'проверить', export: 'выгрузить', jsonl: 'jsonl' },
};

const hasButton = ({ card }: Shown, title: string) => actionsOf(card).some((one) => one.title === title);

describe('the history', () => {
  let system: System;
  let drive: OneDrive;
  before(async () => {
    system = await startSystem();
    drive = await startOneDrive();
  });
  after(async () => {
    await system.close();
    await drive.close();
  });

  /** Entries follow from the outbox, a moment after what they are about. */
  const shows = async (person: Person, text: string, ...sentences: readonly string[]): Promise<Shown> => {
    let shown: Shown | undefined;
    await eventually(`"${text}" shows ${sentences.join(', ')}`, async () => {
      shown = await person.says(text);
      const said = wordsOf(shown.card);
      return sentences.every((one) => said.includes(one));
    });
    return shown ?? assert.fail();
  };

  const allows = (person: Person, offered: Shown) =>
    allowFile({ person, offered }, { connector: system.connector, drive });

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const said = words.said;
      const verbs = asked[words.key];
      const alex = () => system.person({ locale: words.locale });
      const domain = `history-${words.key}.example`;
      const email = `anna@${domain}`;
      const company = `Larkfield ${words.key}`;

      it('tells the way of an invitation from the draft to the acceptance, page by page', async () => {
        const inputs = { [words.company]: company, [words.contactName]: 'Anna' };
        const draft = await draftTo(alex(), words, { email, inputs });
        const edit = await alex().presses(draft, words.edit);
        const text = defaultsOf(edit.card)[inputLabelled(edit.card, words.text)] ?? '';
        const saved = await alex().presses(edit, words.save, { [words.text]: `${text}\nP.S. One line more` });
        const note = await alex().presses(saved, words.note);
        const noted = await alex().presses(note, words.save, {
          [said('note.text.label')]: 'Met at the fair',
        });
        await alex().presses(noted, words.send);
        await system.control('POST', '/accept', { domain });
        await alex().isTold(said('accepted.title'), email);
        const accepted = words.filled('history.moved.other', { state: said('invitation.state.accepted') });
        const shown = await shows(alex(), `${words.history} ${company}`, accepted);
        const all = wordsOf(shown.card);
        assert.match(all, exactly(words.filled('history.title.one', { name: company })));
        for (const sentence of [
          'history.moved.mailbox',
          'history.moved.sending',
          'history.edited',
        ] as const) {
          assert.match(all, exactly(said(sentence)));
        }
        assert.match(all, exactly('P.S. One line more'));
        const lines = all.split('\n');
        const changed = words.filled('history.changed', { what: said('history.field.note') });
        assert.match(lines[lines.indexOf(changed) + 1] ?? '', exactly('Alex Wilber'));
        assert.match(all, exactly('Alex Wilber'));
        assert.match(all, exactly(email));
        const mails = choicesOf(shown.card, said('history.topic.label')).get(said('history.topic.mails'));
        const label = said('history.topic.label');
        const narrowed = await alex().presses(shown, said('button.show'), { [label]: mails ?? '' });
        assert.match(wordsOf(narrowed.card), exactly(said('history.moved.mailbox')));
        assert.doesNotMatch(wordsOf(narrowed.card), exactly(said('history.edited')));
      });

      it('is leafed through, of one person and of all, and opened from the customer', async () => {
        for (const number of [1, 2, 3]) {
          const draft = await draftTo(alex(), words, { email: `a@leaf-${number}-${words.key}.example` });
          await alex().presses(draft, words.discard);
        }
        const first = await shows(alex(), `${words.history} ${verbs.me}`, said('history.moved.discarded'));
        assert.match(wordsOf(first.card), exactly(said('history.title.me')));
        const second = await alex().presses(first, words.nextPage);
        assert.notDeepEqual(wordsOf(second.card), wordsOf(first.card));
        assert.deepEqual(
          wordsOf((await alex().presses(second, words.previousPage)).card).split('\n')[3],
          wordsOf(first.card).split('\n')[3],
        );
        const everybodys = await alex().says(`${words.history} ${verbs.all}`);
        assert.match(wordsOf(everybodys.card), exactly(said('history.title.all')));
        const megan = system.person({ key: 'megan', locale: words.locale });
        const hers = await megan.says(`${words.history} ${verbs.me}`);
        assert.doesNotMatch(wordsOf(hers.card), exactly('Alex Wilber'));
        await eventually('the customer is in the list', async () =>
          hasButton(await alex().says(`${words.customer} ${domain}`), said('button.history')),
        );
        const customer = await alex().says(`${words.customer} ${domain}`);
        const opened = await alex().presses(customer, said('button.history'));
        assert.match(wordsOf(opened.card), exactly(said('history.moved.mailbox')));
        assert.notEqual(opened.activityId, customer.activityId, 'the customer stays');
      });

      it('says what it cannot find, and asks where several fit', async () => {
        const unknown = await alex().says(`${words.history} nobody at all`);
        assert.match(wordsOf(unknown.card), exactly(said('history.unknown.title')));
        for (const name of ['One', 'Two']) {
          const email_ = `a@twin-${name.toLowerCase()}-${words.key}.example`;
          await draftTo(alex(), words, {
            email: email_,
            inputs: { [words.company]: `Twin ${words.key} ${name}` },
          });
        }
        const several = await alex().says(`${words.history} Twin ${words.key}`);
        assert.match(wordsOf(several.card), exactly(said('history.several.text')));
        await eventually('the draft is recorded', async () =>
          wordsOf((await alex().presses(several, `Twin ${words.key} Two`)).card).includes(
            said('history.moved.drafted'),
          ),
        );
      });

      it('goes as a file to the OneDrive of whoever allows it, once, and nothing in it is a formula', async () => {
        const hostile = `=HYPERLINK("http://x.example";"${words.key}")`;
        const target = `csv-${words.key}.example`;
        const [contact, subject, text_] = ['@SUM(1+1)', '-2+3', '+7 495 123 45 67'];
        const draft = await draftTo(alex(), words, {
          email: `a@${target}`,
          inputs: { [words.company]: hostile, [words.contactName]: contact },
        });
        const edit = await alex().presses(draft, words.edit);
        const ready = await alex().presses(edit, words.save, {
          [words.subject]: subject,
          [words.text]: text_,
        });
        await alex().presses(ready, words.send);
        await shows(alex(), `${words.history} ${target}`, said('history.moved.mailbox'));
        const offered = await alex().says(`${words.history} ${verbs.export} ${target}`);
        const { content, headers, offer, place, accept } = await allows(alex(), offered);
        assert.match(offer.name, /\.csv$/);
        assert.ok(offer.content.description.includes(hostile) && offer.content.sizeInBytes > 0);
        assert.equal(headers.authorization, undefined);
        assert.equal(headers['content-range'], `bytes 0-${content.length - 1}/${content.length}`);
        assert.deepEqual([...content.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
        const text = content.toString('utf8').slice(1);
        const rows = text.split('\r\n');
        assert.ok(rows[0]?.includes(said('history.column.who')), text);
        assert.ok(rows.some((row) => row.includes(said('history.moved.drafted'))));
        assert.match(rows[1] ?? '', /^"\d+"[,;]"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z"[,;]/);
        for (const cell of [`${hostile.replaceAll('"', '""')}"`, contact, `${subject}"`, text_])
          assert.ok(text.includes(`"'${cell}`), `${cell} in ${text}`);
        assert.doesNotMatch(text, /(^|[,;\n])"[=+\-@]/);
        await eventually('the offer is taken away', async () =>
          system.connector.deleted.includes(offered.activityId),
        );
        const [messages, files] = [system.connector.messages(), drive.files.size];
        assert.equal((await answerOffer(alex(), offered.activityId, accept)).status, 200);
        await alex().says(words.help);
        assert.deepEqual([system.connector.messages(), drive.files.size], [messages + 1, files]);
        assert.ok(place.contentUrl !== '');
      });

      it('goes as JSON lines too, by which every entry can be proven elsewhere', async () => {
        const shown = await alex().says(`${words.history} ${company}`);
        const offered = await alex().presses(shown, said('button.exportJson'));
        const { content } = await allows(alex(), offered);
        const entries = content
          .toString('utf8')
          .trimEnd()
          .split('\n')
          .map(
            (line) =>
              JSON.parse(line) as {
                readonly seal: string;
                readonly sealed: { readonly previous: string };
                readonly texts: { readonly customer?: { readonly text: string } };
              },
          );
        assert.ok(entries.length >= 5);
        assert.deepEqual(Object.keys(entries[0] ?? {}).sort(), ['seal', 'sealed', 'texts']);
        assert.ok(entries.some(({ texts }) => texts.customer?.text === company));
        for (const [index, { sealed }] of entries.entries()) {
          const older = entries.some(({ seal }) => seal === sealed.previous);
          assert.ok(older || sealed.previous === '', `entry ${index} hangs on another`);
        }
      });

      it('is not saved where it was declined, refused, or is to go elsewhere', async () => {
        const fileOf = () => alex().says(`${words.history} ${verbs.export} ${verbs.jsonl} ${verbs.all}`);
        const declined = await fileOf();
        const { acceptContext: context } = offeredFile(system.connector, declined).content;
        await answerOffer(alex(), declined.activityId, { action: 'decline', context });
        await alex().isTold(said('history.export.declined.title'));
        const refused = await fileOf();
        drive.refuseNext(503);
        const accept = (uploadInfo: object) => ({ action: 'accept', context, uploadInfo });
        await answerOffer(alex(), refused.activityId, accept(drive.place('h.jsonl')));
        await alex().isTold(said('history.export.failed.title'));
        const again = drive.place('h.jsonl');
        await answerOffer(alex(), refused.activityId, accept(again));
        await system.connector.waitFor((sent) => isFileInfo(sent, again.uniqueId));
        const astray = { ...drive.place('h.jsonl'), uploadUrl: 'http://files.example.com/up/1' };
        const before = alex().told(said('history.export.failed.title')).length;
        await answerOffer(alex(), (await fileOf()).activityId, accept(astray));
        await eventually(
          'it is refused',
          async () => alex().told(said('history.export.failed.title')).length > before,
        );
        const { status } = await answerOffer(alex(), 'x', { action: 'accept', context });
        assert.equal(status, 400, 'a place is part of it');
      });

      it('is for Admin agents, also when a file of it was offered before', async () => {
        const colleague = await system.colleague({ locale: words.locale, name: 'Vera' });
        const offered = await colleague.says(`${words.history} ${verbs.export}`);
        const { acceptContext: context } = offeredFile(system.connector, offered).content;
        const roles = ['helpdesk-agent'];
        await system.control('POST', '/roles', { aadObjectId: colleague.aadObjectId, roles });
        await eventually('the role is gone', async () =>
          wordsOf((await colleague.says(`${words.history} ${verbs.all}`)).card).includes(
            said('answer.noRights.title'),
          ),
        );
        const files = drive.files.size;
        const told = colleague.told(said('answer.noRights.title')).length;
        await answerOffer(colleague, offered.activityId, {
          action: 'accept',
          context,
          uploadInfo: drive.place('stolen.csv'),
        });
        await eventually(
          'it is refused',
          async () => colleague.told(said('answer.noRights.title')).length > told,
        );
        assert.equal(drive.files.size, files);
      });

      it('proves itself, as a whole and of one customer', async () => {
        for (const text of [verbs.verify, `${verbs.verify} ${company}`]) {
          const verdict = await alex().says(`${words.history} ${text}`);
          assert.match(wordsOf(verdict.card), exactly(said('history.verified.title')));
        }
        const shown = await alex().says(`${words.history} ${company}`);
        const verdict = await alex().presses(shown, said('button.verify'));
        assert.match(wordsOf(verdict.card), exactly(said('history.verified.title')));
      });
    });
  }

  describe('that somebody changed in the database', () => {
    it('names the first entry that is not as it was written', async () => {
      const words: Words = english;
      const alex = system.person();
      const company = `Tampered ${randomUUID().slice(0, 8)}`;
      await inviteBySending(alex, words, {
        email: 'a@tampered.example',
        inputs: { [words.company]: company },
      });
      await shows(alex, `history ${company}`, words.said('history.moved.mailbox'));
      const endpoint = system.environment.COSMOS_ENDPOINT ?? assert.fail();
      const client = createCosmosClient({ endpoint, credential: { kind: 'key', key: localCosmosKey } });
      const container = client.database('customer-connect').container('history');
      const { resources } = await container.items
        .query<{ id: string; customerKey: string; number: number; data: { sealed: object } }>(
          "SELECT * FROM c WHERE c.kind = 'history-entry'",
        )
        .fetchAll();
      const entry = resources.find((one) => one.number === 2 && JSON.stringify(one.data).includes(company));
      assert.ok(entry);
      const sealed = { ...entry.data.sealed, at: '2020-01-01T00:00:00.000Z' };
      await container.items.upsert({ ...entry, at: sealed.at, data: { ...entry.data, sealed } });
      const verdict = wordsOf((await alex.says('history verify')).card);
      assert.match(verdict, exactly(words.said('history.broken.title')));
      assert.match(verdict, /entry 2, 1 Jan 2020/);
      assert.match(verdict, exactly(words.said('history.flaw.changed')));
      // Whoever takes away all that tells of a chain does not hide it while its entries are there.
      for (const name of ['history', 'anchors']) {
        const kept = client.database('customer-connect').container(name);
        const { resources: ends } = await kept.items
          .query<{ id: string }>("SELECT * FROM c WHERE c.kind = 'history-ends'", {
            partitionKey: entry.customerKey,
          })
          .fetchAll();
        for (const { id } of ends) await kept.item(id, entry.customerKey).delete();
      }
      client.dispose();
      const bare = wordsOf((await alex.says('history verify')).card);
      assert.match(bare, exactly(words.said('history.flaw.ends-missing')));
    });
  });
});
