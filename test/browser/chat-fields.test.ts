import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { type Heard, invokeAnswer } from '../rehearsal/chat/stub-bot.ts';
import { buttons, card, cardActivity } from '../rehearsal/chat/stub-cards.ts';
import { comesTo } from '../support/comes-to.ts';
import { assertFits, useChat } from './chat-setup.ts';

const alex = 'a1000000-0000-4000-8000-000000000001';
const megan = 'a1000000-0000-4000-8000-000000000002';
const adele = 'a1000000-0000-4000-8000-000000000003';
const everybody = { type: 'Data.Query', dataset: 'graph.microsoft.com/users' };
const choices = (...titles: readonly string[]) =>
  titles.map((title) => ({ title, value: title.toLowerCase() }));
const send = buttons(['Continue', 'form.v1']);
const isSearch = ({ name }: Heard) => name === 'application/search';
const queryOf = ({ value }: Heard) => (value as { readonly queryText: string }).queryText;
const dataOf = ({ value }: Heard) =>
  (value as { readonly action: { readonly data: Record<string, unknown> } }).action.data;

describe('searched fields of cards on the chat page', () => {
  const stage = useChat('as=alex');
  const shows = async (...fields: readonly object[]) => {
    await stage.world.bot.says(stage.joined, cardActivity(card([...fields, send])));
    await stage.page.getByRole('button', { name: 'Continue' }).waitFor();
  };
  const field = (id: string, label: string, rest: object) => ({
    type: 'Input.ChoiceSet',
    id,
    label,
    ...rest,
  });
  const box = (name: string, page: Page = stage.page) => page.getByRole('combobox', { name });
  const option = (name: string) => stage.page.getByRole('option', { name });
  const sent = async () => {
    await stage.page.getByRole('button', { name: 'Continue' }).click();
    return dataOf(await stage.world.bot.hears(({ name }) => name === 'adaptiveCard/action'));
  };

  /** All letters within one turn of the page: a machine that is busy cannot make it look like slow typing. */
  const typesFast = (one: Locator, text: string) =>
    one.evaluate((element, letters) => {
      const input = element as typeof element & { value: string };
      input.focus();
      for (const letter of letters) {
        input.value += letter;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }
    }, text);

  it('picks a person by keyboard, and sends their object id', async () => {
    await shows(field('who', 'Approver', { 'choices.data': everybody }));
    const who = box('Approver');
    await who.focus();
    await comesTo(() => who.getAttribute('aria-expanded'), 'false');
    await who.pressSequentially('bow');
    await option('Megan Bowen').waitFor();
    await comesTo(() => who.getAttribute('aria-expanded'), 'true');
    await stage.page.keyboard.press('ArrowDown');
    const offered = (await option('Megan Bowen').getAttribute('id')) ?? 'an option without an id';
    await comesTo(() => who.getAttribute('aria-activedescendant'), offered);
    await stage.page.keyboard.press('Enter');
    await comesTo(() => who.inputValue(), 'Megan Bowen');
    await comesTo(() => stage.page.getByRole('listbox').count(), 0);
    assert.equal((await sent()).who, megan);
  });

  it('picks several people, some chosen before, and sends them with commas', async () => {
    await shows(
      field('who', 'Approvers', {
        'choices.data': everybody,
        isMultiSelect: true,
        value: `${alex},${adele}`,
      }),
    );
    const chosen = stage.page.getByRole('list', { name: 'Chosen' });
    await chosen.getByText('Alex Wilber').waitFor();
    await box('Approvers').click();
    await option('Megan Bowen').waitFor();
    await comesTo(() => stage.page.getByRole('option').count(), 1, 'who is chosen is not offered again');
    await option('Megan Bowen').click();
    await chosen.getByRole('button', { name: 'Take out Adele Vance' }).click();
    await comesTo(() => box('Approvers').evaluate((one) => one.matches(':focus')), true);
    assert.equal((await sent()).who, `${alex},${megan}`);
  });

  it('takes out the last with Backspace', async () => {
    await shows(field('who', 'Approvers', { 'choices.data': everybody, isMultiSelect: true, value: alex }));
    await stage.page.getByRole('list', { name: 'Chosen' }).getByText('Alex Wilber').waitFor();
    await box('Approvers').focus();
    await stage.page.keyboard.press('Backspace');
    assert.equal((await sent()).who ?? '', '');
  });

  it('asks the bot once people stop typing, and forgets answers that came too late', async () => {
    const late = Promise.withResolvers<void>();
    stage.world.bot.thinks(async (heard) => {
      if (!isSearch(heard)) return invokeAnswer('activity.message', 'Done');
      const typed = queryOf(heard);
      if (typed === 'lar') await late.promise;
      const results = [{ title: `Found for ${typed}`, value: `id-${typed}` }];
      return {
        status: 200,
        body: { type: 'application/vnd.microsoft.search.searchResponse', value: { results } },
      };
    });
    await shows(field('domain', 'Domain', { 'choices.data': { type: 'Data.Query', dataset: 'domains' } }), {
      type: 'Input.Text',
      id: 'note',
      label: 'Note',
      value: 'n',
    });
    const domain = box('Domain');
    await typesFast(domain, 'lar');
    await stage.page.getByText('Searching…').waitFor();
    await typesFast(domain, 'k');
    await option('Found for lark').waitFor();
    late.resolve();
    await stage.page.keyboard.press('ArrowDown');
    await stage.page.keyboard.press('Enter');
    await comesTo(() => domain.inputValue(), 'Found for lark');
    assert.equal((await sent()).domain, 'id-lark');
    const asked = stage.world.bot.heard.filter(isSearch);
    assert.deepEqual(asked.map(queryOf), ['lar', 'lark']);
    assert.deepEqual(asked[0]?.value, {
      queryText: 'lar',
      queryOptions: { skip: 0, top: 15 },
      dataset: 'domains',
    });
  });

  it('sends the other fields along where the card asks for it, and tells when nothing is found', async () => {
    stage.world.bot.thinks(() => ({
      status: 200,
      body: { type: 'application/vnd.microsoft.search.searchResponse', value: { results: [] } },
    }));
    await shows(
      { type: 'Input.Text', id: 'country', label: 'Country', value: 'GB' },
      field('city', 'City', {
        'choices.data': { type: 'Data.Query', dataset: 'cities', associatedInputs: 'auto' },
      }),
    );
    await box('City').click();
    await stage.page.getByText('Nothing found.').waitFor();
    const heard = await stage.world.bot.hears(isSearch);
    assert.deepEqual((heard.value as { readonly data: object }).data, { country: 'GB', city: '' });
    stage.world.bot.thinks(() => ({ status: 501 }));
    await box('City').pressSequentially('x');
    await stage.page.getByText('The search did not work.').waitFor();
  });

  it('filters given choices at once, and takes only what was chosen', async () => {
    await shows(
      field('country', 'Country', {
        style: 'filtered',
        choices: choices('Germany', 'France', 'Poland'),
        isRequired: true,
        errorMessage: 'Choose a country.',
      }),
    );
    const country = box('Country');
    await comesTo(() => country.getAttribute('aria-required'), 'true');
    await country.pressSequentially('an');
    await option('Germany').waitFor();
    await comesTo(() => stage.page.getByRole('option').allTextContents(), ['Germany', 'France', 'Poland']);
    await country.pressSequentially('d');
    await option('Germany').waitFor({ state: 'detached' });
    await stage.page.keyboard.press('Escape');
    await stage.page.getByRole('button', { name: 'Continue' }).click();
    await stage.page.getByText('Choose a country.').waitFor();
    await comesTo(() => country.getAttribute('aria-invalid'), 'true');
    await country.fill('poland');
    await option('Poland').waitFor();
    await stage.page.keyboard.press('Tab');
    await comesTo(() => country.inputValue(), 'Poland', 'what is typed whole is chosen on leaving');
    assert.equal((await sent()).country, 'poland');
  });

  it('leaves plain choices as they were', async () => {
    await shows(
      field('one', 'One', { choices: choices('A', 'B'), value: 'b', isRequired: true }),
      field('more', 'More', { choices: choices('C', 'D'), isMultiSelect: true, value: 'c' }),
    );
    // By its own words, without the star that the eye sees.
    await stage.page.getByLabel('One', { exact: true }).selectOption('A');
    await stage.page.getByLabel('D', { exact: true }).check();
    const { one, more } = await sent();
    assert.deepEqual([one, more], ['a', 'c,d']);
  });

  it('keeps the choices of one card when the same field of another is chosen', async () => {
    const { world, joined, page } = stage;
    const language = field('language', 'Language', {
      style: 'expanded',
      choices: choices('English', 'Русский'),
      value: 'english',
    });
    for (let cards = 0; cards < 2; cards += 1) await world.bot.says(joined, cardActivity(card([language])));
    const first = page.getByRole('radio', { name: 'English' }).first();
    await page.getByRole('radio', { name: 'Русский' }).nth(1).check();
    await comesTo(() => first.isChecked(), true);
  });

  it('fits into 320 pixels with its list open', async () => {
    await shows(
      field('who', 'Approvers', {
        'choices.data': everybody,
        isMultiSelect: true,
        value: `${alex},${megan}`,
      }),
    );
    const narrow = await stage.open('as=alex&locale=ru-RU&theme=dark', { width: 320, height: 700 });
    await box('Approvers', narrow).click();
    await narrow.getByRole('option', { name: 'Adele Vance' }).waitFor();
    await assertFits(narrow);
  });
});
