import assert from 'node:assert/strict';
import { actionsOf, wordsOf } from '../support/cards.ts';
import { draftTo } from '../support/invite.ts';
import type { Person } from '../support/person.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, english, exactly, russian, type Words } from '../support/words.ts';
import { eventually } from '../support/world.ts';

const message = { system: 'graph', path: '/v1.0/me/messages/' } as const;

describe('a mail of which nobody knows whether it went out', () => {
  const system = useSystem();

  const buttons = (card: unknown) => actionsOf(card).map(({ title }) => title);
  const chosen = (words: Words) =>
    (['look', 'was-sent', 'anew', 'close'] as const).map((choice) =>
      words.said(`attention.choice.${choice}`),
    );

  /** The call that sends does not come through, and from then on the draft is nowhere. */
  async function untilTold(
    words: Words,
    domain: string,
    {
      by = system.person({ locale: words.locale }),
      told = by,
      meanwhile,
    }: { readonly by?: Person; readonly told?: Person; readonly meanwhile?: () => Promise<unknown> } = {},
  ) {
    const alex = told;
    const draft = await draftTo(by, words, {
      email: `anna@${domain}`,
      inputs: { [words.company]: domain },
    });
    await system.faults(
      { ...message, method: 'POST', drop: 'before' },
      { ...message, method: 'GET', status: 404, times: 500 },
    );
    await by.post(by.press(draft, words.send));
    await meanwhile?.();
    const title = words.filled('attention.title', { about: domain });
    await eventually('it needs attention', async () => {
      await system.control('POST', '/clock', { advanceMs: 5 * 60_000 });
      return alex.told(title).length > 0;
    });
    const [card] = alex.told(title);
    assert.ok(card);
    return { alex, card, title };
  }

  it('is shown with what can be done, to its owner and to others, and goes out anew, once (en)', async () => {
    const words = english;
    const domain = 'vanished-en.example';
    const { alex, card, title } = await untilTold(words, domain);
    for (const title of chosen(words)) assert.ok(buttons(card.card).includes(title), title);
    assert.match(
      wordsOf((await alex.says(`why ${domain}`)).card),
      exactly(words.said('attention.why.title')),
    );
    const status = await alex.says('status');
    assert.match(wordsOf(status.card), exactly(words.said('attention.do.mail')));
    const opened = await alex.presses(await alex.says(`${words.invitations} ${domain}`), 'Open');
    assert.match(wordsOf(opened.card), exactly(words.said('attention.meaning')));
    assert.ok(buttons(opened.card).includes(words.said('attention.open')));

    const megan = system.person({ key: 'megan' });
    const list = await megan.presses(await megan.says('status'), words.said('attention.status.section'));
    const foreign = await megan.presses(list, words.said('attention.open'));
    assert.deepEqual(
      buttons(foreign.card).filter((one) => chosen(words).includes(one)),
      [words.said('attention.choice.look')],
    );
    const { data } =
      actionsOf(card.card).find(({ title: one }) => one === words.said('attention.choice.close')) ??
      assert.fail();
    await megan.execute('attention.settle.v1', data, card.activityId);
    await system.clearFaults();
    const anew = alex.press(card, words.said('attention.choice.anew'));
    await Promise.all([alex.post(anew), alex.post(alex.press(card, words.said('attention.choice.anew')))]);
    await eventually('it is sent', async () =>
      wordsOf((await alex.says(`${words.invitations} ${domain}`)).card).includes(
        words.said('invitation.state.sent'),
      ),
    );
    const late = await alex.presses(card, words.said('attention.choice.close'));
    assert.match(wordsOf(late.card), exactly(words.said('attention.over.title')));
    assert.equal((await system.mailsTo(domain)).length, 1);
    assert.equal(alex.told(title).length, 1);
    const history = wordsOf((await alex.says('history me')).card);
    assert.match(history, exactly(words.said('attention.said.anew')));
    await system.control('POST', '/accept', { domain });
    await alex.isTold(words.said('accepted.title'), `anna@${domain}`);
  });

  it('is looked for again, and believed to be out when its owner says so (ru)', async () => {
    const words = russian;
    const domain = 'vanished-ru.example';
    const { alex, card, title } = await untilTold(words, domain);
    for (const title of chosen(words)) assert.ok(buttons(card.card).includes(title), title);
    const looking = await alex.presses(card, words.said('attention.choice.look'));
    assert.match(wordsOf(looking.card), exactly(words.said('attention.looking.title')));
    await eventually('it needs attention once more', async () => alex.told(title).length === 2);
    const again = alex.told(title)[1] ?? assert.fail();
    const old = await alex.presses(card, words.said('attention.choice.anew'));
    assert.match(wordsOf(old.card), exactly(words.said('attention.changed')));
    const sent = await alex.presses(again, words.said('attention.choice.was-sent'));
    assert.match(wordsOf(sent.card), exactly(words.said('invitation.state.sent')));
    await system.clearFaults();
    const late = await alex.presses(again, words.said('attention.choice.anew'));
    assert.match(wordsOf(late.card), exactly(words.said('attention.over.title')));
    assert.deepEqual(await system.mailsTo(domain), []);
    const status = wordsOf((await alex.says('состояние')).card);
    assert.doesNotMatch(status, exactly(words.said('attention.do.mail')));
  });

  for (const words of bothLanguages) {
    it(`goes to the Admin agents where its owner has no role any more, and one of them ends it (${words.key})`, async () => {
      const domain = `abandoned-${words.key}.example`;
      const name = `Ivan ${words.key}`;
      const ivan = await system.colleague({ name, locale: words.locale });
      const [alex, megan] = [
        system.person({ locale: words.locale }),
        system.person({ key: 'megan', locale: words.locale }),
      ];
      for (const person of [alex, megan]) await person.says(words.help);
      const meanwhile = () => system.control('POST', '/roles', { aadObjectId: ivan.aadObjectId, roles: [] });
      const { card, title } = await untilTold(words, domain, { by: ivan, told: megan, meanwhile });
      const orphaned = words.filled('attention.orphaned', { name });
      assert.match(wordsOf(card.card), exactly(orphaned));
      const [look, sent, anew, close] = chosen(words);
      assert.deepEqual(
        buttons(card.card).filter((one) => [look, sent, anew, close].includes(one)),
        [look, sent, close],
      );
      await alex.isTold(title);
      const why = await megan.says(`${words.key === 'en' ? 'why' : 'почему'} ${domain}`);
      assert.match(wordsOf(why.card), exactly(`${name}: ${words.said('why.outcome.no-role')}`));
      assert.match(wordsOf(why.card), exactly(orphaned));
      const status = await megan.says(words.key === 'en' ? 'status' : 'состояние');
      assert.match(wordsOf(status.card), exactly(words.said('attention.do.mail')));
      const presses = () => megan.clicks(megan.press(card, close ?? ''));
      const ended = await Promise.all([presses(), presses()]);
      assert.ok(ended.some((one) => wordsOf(one.card).includes(words.said('invitation.state.withdrawn'))));
      const form = await megan.presses(
        await megan.presses(await megan.says(`${words.invitations} ${domain}`), words.said('button.open')),
        words.assign,
      );
      const address = { [words.said('assign.address.label')]: 'megan@reseller.example' };
      const mine = await megan.presses(form, words.assignNow, address);
      assert.ok(buttons(mine.card).includes(words.resend));
      assert.deepEqual(ivan.told(title), []);
      await system.clearFaults();
      assert.deepEqual(await system.mailsTo(domain), []);
    });
  }
});
