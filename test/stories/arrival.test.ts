import assert from 'node:assert/strict';
import { bot } from '../../src/rehearsal/facts.ts';
import { actionsOf, wordsOf } from '../support/cards.ts';
import { inviteBySending } from '../support/invite.ts';
import { cardOf, type Person } from '../support/person.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';
import { eventually } from '../support/world.ts';

describe('arriving and leaving', () => {
  const system = useSystem();

  /** Teams tells an installation twice, in either order. */
  const installed = (person: Person) =>
    [
      { type: 'installationUpdate', action: 'add' },
      { type: 'conversationUpdate', membersAdded: [bot, { id: `29:${person.aadObjectId}` }] },
    ].map((fields) => person.activity(fields));
  /** New messages; a card that is brought up to date is none. */
  const sentTo = (person: Person) =>
    system.connector.sent.filter(
      (sent) => sent.how === 'sent' && sent.conversationId === person.conversationId,
    );

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      it('is welcomed once, although both events come, together and again', async () => {
        const person = await system.colleague({ locale: words.locale, name: 'Lidia Holloway' });
        const events = installed(person);
        const answers = await Promise.all(events.map((event) => person.post(event)));
        for (const event of events) answers.push(await person.post(event));
        for (const event of installed(person)) answers.push(await person.post(event));
        assert.ok(
          answers.every(({ status }) => status < 300),
          JSON.stringify(answers),
        );
        const [welcome, ...more] = sentTo(person);
        assert.deepEqual(more, []);
        const shown = JSON.stringify(welcome?.activity.attachments);
        assert.match(shown, exactly(words.filled('welcome.title', { name: 'Lidia Holloway' })));
      });

      it('finds working buttons on the welcome', async () => {
        const person = await system.colleague({ locale: words.locale });
        const [event = {}] = installed(person);
        await person.post(event);
        const [sent] = sentTo(person);
        const attachments = sent?.activity.attachments as readonly { readonly content: unknown }[];
        const welcome = { activityId: sent?.activityId ?? '', card: attachments[0]?.content };
        const buttons = actionsOf(welcome.card).filter(({ type }) => type === 'Action.Execute');
        assert.notEqual(buttons.length, 0);
        for (const { title } of buttons) {
          const answer = await person.presses(welcome, title);
          assert.doesNotMatch(wordsOf(answer.card), exactly(words.said('answer.unknown.title')), title);
          assert.doesNotMatch(wordsOf(answer.card), exactly(words.said('answer.oldCard.title')), title);
        }
      });

      it('gets no answer to somebody else joining, to typing, and to reactions', async () => {
        const person = await system.colleague({ locale: words.locale });
        const quiet = [
          { type: 'conversationUpdate', membersAdded: [{ id: `29:${person.aadObjectId}` }] },
          { type: 'typing' },
          { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
          { type: 'installationUpdate', action: 'upgrade' },
          { type: 'messageUpdate', text: words.help },
          { type: 'somethingNew' },
        ];
        for (const fields of quiet) {
          const { status } = await person.post(person.activity(fields));
          assert.ok(status < 300, `${fields.type}: ${status}`);
        }
        assert.deepEqual(sentTo(person), []);
      });

      it('is not written to after the app was removed, and is again after it was added', async () => {
        const person = system.person({ key: 'megan', locale: words.locale });
        const title = words.filled('welcome.title', { name: 'Megan Bowen' });
        const welcomes = () => sentTo(person).filter((sent) => wordsOf(cardOf(sent)).includes(title)).length;
        const [install = {}] = installed(person);
        const alex = system.person({ locale: words.locale });
        const accepted = async () =>
          wordsOf((await alex.says(words.invitations)).card).split(words.said('invitation.state.accepted'))
            .length;
        await inviteBySending(person, words, { email: `x@removed-${words.key}.example` });
        await inviteBySending(person, words, { email: `x@added-${words.key}.example` });
        await inviteBySending(alex, words, { email: `x@witness-${words.key}.example` });
        await person.post(person.activity({ type: 'installationUpdate', action: 'remove' }));
        const before = { accepted: await accepted(), sent: sentTo(person).length };
        await system.control('POST', '/accept', { domain: `removed-${words.key}.example` });
        await eventually('it is noticed', async () => (await accepted()) > before.accepted);
        // What is told later to somebody else comes after whatever was there to tell.
        await system.control('POST', '/accept', { domain: `witness-${words.key}.example` });
        await alex.isTold(`x@witness-${words.key}.example`);
        assert.equal(sentTo(person).length, before.sent);
        const welcomesBefore = welcomes();
        await person.post({ ...install, id: `again-${words.key}` });
        assert.equal(welcomes(), welcomesBefore + 1, 'welcomed anew');
        // What came while the app was away waited for this.
        await person.isTold(words.said('digest.lead'), words.key === 'en' ? 'Removed En' : 'Removed Ru');
        await system.control('POST', '/accept', { domain: `added-${words.key}.example` });
        await person.isTold(`x@added-${words.key}.example`);
      });
    });
  }
});
