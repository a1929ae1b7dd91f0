import assert from 'node:assert/strict';
import { titles, wordsOf } from '../support/cards.ts';
import type { Person, Shown } from '../support/person.ts';
import { askToRemove } from '../support/remove.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';
import { eventually } from '../support/world.ts';

const adeleId = 'a1000000-0000-4000-8000-0000000000c1';
const veraId = 'a1000000-0000-4000-8000-0000000000c2';
const mineTitle = { en: 'Asked by you', ru: 'Ваши запросы' } as const;

/** Noon in UTC of the next such day of the week, 0 for Sunday, seen from that moment. */
function nextNoon(weekday: number, from: Date): Date {
  const noon = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate() + 1, 12));
  while (noon.getUTCDay() !== weekday) noon.setUTCDate(noon.getUTCDate() + 1);
  return noon;
}

describe('a request that two of several colleagues have to approve', () => {
  const system = useSystem({
    APPROVALS_NEEDED: '2',
    APPROVAL_COVER: `${adeleId},${veraId}`,
    APPROVAL_HOURS: '08:00-18:00',
  });
  let now = new Date();
  const goTo = async (weekday: number) => {
    now = nextNoon(weekday, now);
    await system.control('POST', '/clock', { now: now.toISOString() });
  };

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const { said, filled } = words;
      let alex: Person;
      let megan: Person;
      let adele: Person;
      let vera: Person;
      before(async () => {
        const { locale } = words;
        alex = system.person({ locale });
        megan = system.person({ key: 'megan', locale });
        adele = await system.colleague({ aadObjectId: adeleId, name: 'Adele Vance', locale });
        vera = await system.colleague({ aadObjectId: veraId, name: 'Vera Lind', locale });
        for (const person of [alex, megan, adele, vera]) await person.says(words.help);
      });

      const nameOf = (which: string) => `Harbour ${which} ${words.key}`;
      const asks = async (which: string) => {
        const name = nameOf(which);
        const domain = `harbour-${which}-${words.key}.example`;
        await system.control('POST', '/accept', { domain, name });
        await system.control('POST', '/contents', { domain, subscriptions: 'none', reservations: 0 });
        await eventually(`${which} is in the list`, async () =>
          titles(await alex.says(`${words.remove} ${domain}`)).includes(words.askForApproval),
        );
        return { name, pending: await askToRemove(alex, words, { customer: name }) };
      };
      const closes = ({ activityId }: Shown, sentence: string) =>
        system.connector.waitFor(
          (sent) =>
            sent.how === 'updated' &&
            sent.activityId === activityId &&
            wordsOf(sent.activity.attachments).includes(sentence),
        );

      it('goes to the cover out of hours, and anybody else who may can decide all the same', async () => {
        await goTo(6);
        const { name, pending } = await asks('weekend');
        const hers = await adele.isTold(said('approval.state.waitingForYou'), name);
        const veras = await vera.isTold(said('approval.state.waitingForYou'), name);
        assert.equal(megan.told(name).length, 0, 'she has a weekend');
        const list = await megan.says(words.approvals);
        assert.match(wordsOf(list.card), exactly(name));
        const opened = await megan.presses(list, said('button.open'));
        const agreed = await megan.presses(opened, words.approve, {
          [words.comment]: 'Checked the invoices.',
        });
        assert.match(wordsOf(agreed.card), exactly(said('approval.meaning.agreed')));
        assert.match(
          wordsOf((await megan.presses(opened, words.approve)).card),
          exactly(said('approval.meaning.agreed')),
          'her second press is no second consent',
        );
        const asked = wordsOf((await adele.looksAt(hers)).card);
        for (const part of ['Megan Bowen', 'Checked the invoices.']) assert.match(asked, exactly(part));
        assert.equal(alex.told(filled('approval.told.approved', { name })).length, 0);
        await adele.presses(hers, words.approve);
        const told = await alex.isTold(filled('approval.told.approved', { name }));
        assert.match(wordsOf(told.card), /Checked the invoices\./);
        for (const copy of [hers, veras, pending]) await closes(copy, said('approval.state.approved'));
        const late = await vera.presses(veras, words.reject, { [words.comment]: 'No!' });
        assert.match(wordsOf(late.card), exactly(said('approval.refusal.not-now')));
        await alex.presses(told, words.undo);
      });

      it('goes to everybody in hours, and is listed for those who decide and for who waits', async () => {
        await goTo(1);
        const { name, pending } = await asks('monday');
        for (const person of [megan, adele, vera])
          await person.isTold(said('approval.state.waitingForYou'), name);
        const parts = async (person: Person) => {
          const text = wordsOf((await person.says(words.approvals)).card);
          const [toDecide = '', mine = ''] = text.split(mineTitle[words.key]);
          return { toDecide: toDecide.includes(name), mine: mine.includes(name) };
        };
        assert.deepEqual(await parts(alex), { toDecide: false, mine: true });
        assert.deepEqual(await parts(megan), { toDecide: true, mine: false });
        const card = await megan.isTold(said('approval.state.waitingForYou'), name);
        await megan.presses(card, words.reject, { [words.comment]: 'Not before *June*.' });
        const told = await alex.isTold(filled('approval.told.rejected', { name }));
        assert.match(wordsOf(told.card), /Not before \*June\*\./);
        for (const copy of [card, pending]) await closes(copy, said('approval.state.rejected'));
        assert.deepEqual(await parts(megan), { toDecide: false, mine: false });
        assert.deepEqual(await parts(alex), { toDecide: false, mine: false });
      });
    });
  }
});
