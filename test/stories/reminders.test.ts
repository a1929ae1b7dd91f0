import assert from 'node:assert/strict';
import { actionsOf, wordsOf } from '../support/cards.ts';
import { inviteBySending, plainLink } from '../support/invite.ts';
import type { Person } from '../support/person.ts';
import { startSystem, type System } from '../support/system.ts';
import { bothLanguages, exactly, type Words } from '../support/words.ts';
import { eventually } from '../support/world.ts';

/** Thursdays, from which each language goes on: clocks are only put forward. */
const thursdays = { en: '2027-03-04', ru: '2027-06-03' } as const;
/** When the second reminder is due, as the card says it. */
const secondDay = { en: '15 Mar 2027', ru: '14.06.2027' } as const;

describe('reminders to a customer', () => {
  let system: System;
  before(async () => {
    system = await startSystem({ REMINDER_WORKING_DAYS: '3,7,14' });
  });
  after(() => system.close());

  const openList = async (person: Person, words: Words, email: string) =>
    person.presses(await person.says(`${words.invitations} ${email}`), words.said('button.open'));
  const titles = (card: unknown) => actionsOf(card).map(({ title }) => title);

  for (const words of bothLanguages) {
    it(`go out on working days in the same thread, are skipped, switched off, and stop (${words.key})`, async () => {
      const { said } = words;
      const alex = system.person({ locale: words.locale });
      const domain = `patient-${words.key}.example`;
      const email = `anna@${domain}`;
      const company = words.key === 'en' ? 'Patient En' : 'Patient Ru';
      const start = Date.parse(`${thursdays[words.key]}T12:00:00Z`);
      const at = (days: number, time: string) => {
        const day = new Date(start + days * 86_400_000).toISOString().slice(0, 10);
        return system.control('POST', '/clock', { now: `${day}T${time}:30Z` });
      };
      const isReminded = (mails: number) =>
        eventually(`${mails} mails went out`, async () => (await system.mailsTo(domain)).length === mails);
      const isTold = (history: string, step: 'skipped' | 'sent', number: string) =>
        history.includes(words.filled(`history.reminder.${step}`, { number }));
      const shows = (text: string) =>
        eventually(`"${text}" is shown`, async () =>
          wordsOf((await openList(alex, words, email)).card).includes(text),
        );

      await at(0, '12:00');
      await inviteBySending(alex, words, { email, inputs: { [words.letterLanguage]: words.key } });
      const sent = await openList(alex, words, email);
      assert.match(wordsOf(sent.card), exactly(said('fact.reminders')));
      assert.ok(titles(sent.card).includes(said('button.remindersOff')));

      // Friday and the weekend lie between: Tuesday is the third working day.
      await at(4, '10:00');
      await shows(said('fact.reminders'));
      assert.equal((await system.mailsTo(domain)).length, 1);
      await at(5, '10:00');
      await isReminded(2);
      const [first, second] = await system.mailsTo(domain);
      assert.deepEqual(second?.links, [plainLink]);
      assert.deepEqual(second?.to, first?.to);
      const thread = (mail: unknown) => (mail as { readonly conversationId: string }).conversationId;
      assert.equal(thread(second), thread(first));
      assert.ok(second?.body.includes(words.key === 'en' ? 'short reminder' : 'Напоминаем'));

      // The second would go on the next Monday; it is said beforehand to whoever asks, and skipped.
      const choices = await alex.says(words.key === 'en' ? 'notifications' : 'уведомления');
      await alex.presses(choices, words.save, {
        [said('notifications.own.label')]: 'reply,accepted,reminder',
      });
      await at(8, '08:00');
      const preview = await alex.isTold(words.filled('reminderDue.title', { company }), secondDay[words.key]);
      assert.ok(wordsOf(preview.card).includes(plainLink.slice(0, 40)));
      const skipped = await alex.presses(preview, said('button.skip'));
      assert.ok(wordsOf(skipped.card).includes(said('reminders.skipped')));
      await alex.presses(preview, said('button.skip'));
      await at(11, '10:00');
      await shows(said('fact.reminders'));
      assert.equal((await system.mailsTo(domain)).length, 2);

      // The third is switched off over its time, and comes after it is on again.
      const open = await openList(alex, words, email);
      const off = await alex.presses(open, said('button.remindersOff'));
      assert.ok(wordsOf(off.card).includes(said('reminders.off')));
      await at(21, '10:00');
      await shows(said('reminders.off'));
      assert.equal((await system.mailsTo(domain)).length, 2);
      const on = await alex.presses(await openList(alex, words, email), said('button.remindersOn'));
      assert.ok(titles(on.card).includes(said('button.remindersOff')));
      await at(22, '10:00');
      await isReminded(3);
      await shows(said('reminders.noMore'));

      // An entry is written a moment after the card shows what it is about.
      await eventually('the history tells of it', async () => {
        const history = wordsOf((await alex.says(`${words.history} ${domain}`)).card);
        return isTold(history, 'skipped', '2') && isTold(history, 'sent', '3');
      });

      // A second customer answers, and is left in peace.
      const quiet = `quiet-${words.key}.example`;
      await inviteBySending(alex, words, { email: `boris@${quiet}` });
      const [mail] = await system.mailsTo(quiet);
      await system.control('POST', `/mail/${mail?.id}/reply`, { text: 'We will see' });
      const answered = words.key === 'en' ? 'Quiet En' : 'Quiet Ru';
      await alex.isTold(words.filled('replied.title', { company: answered }));
      await at(40, '10:00');
      await system.control('POST', '/accept', { domain });
      await alex.isTold(said('accepted.title'), email);
      assert.equal((await system.mailsTo(quiet)).length, 1);
      assert.equal((await system.mailsTo(domain)).length, 3);
      const setup = wordsOf((await alex.says(words.key === 'en' ? 'setup' : 'настройка')).card);
      assert.ok(setup.includes('3, 7, 14') && setup.includes('REMINDER_WORKING_DAYS'), setup);
    });
  }
});
