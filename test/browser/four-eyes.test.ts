import type { Page } from 'playwright-core';
import { comesTo } from '../support/comes-to.ts';
import { english, russian, type Words } from '../support/words.ts';
import { button, types, useRehearsal } from './rehearsal-setup.ts';

const customer = 'Motorwerk Süd';

describe('two people who end a relationship, each in a tab of the chat page', () => {
  const stage = useRehearsal();

  async function opens(as: string, words: Words): Promise<Page> {
    const page = await stage.openChat(words, as);
    await types(page, words, words.help);
    return page;
  }
  const log = (page: Page) => page.getByRole('log');
  const shows = (page: Page, text: string) => log(page).getByText(text).last().waitFor();

  it('ask, agree, are told, and see the customer gone', async () => {
    const { said, filled } = english;
    const alex = await opens('alex', english);
    const megan = await opens('megan', russian);
    await types(alex, english, `${english.remove} ${customer}`);
    await alex.getByLabel(said('field.attested.title')).check();
    await alex.getByLabel(english.reason).fill('They move to a partner nearby.');
    await alex.getByLabel(english.typedName).fill(customer);
    await alex.getByLabel(said('field.notice.not-required')).check();
    await button(alex, english.askForApproval).click();
    await shows(alex, said('approval.meaning.own'));
    await comesTo(() => alex.getByRole('button', { name: english.approve, exact: true }).count(), 0);

    await shows(megan, russian.said('approval.state.waitingForYou'));
    await shows(megan, 'They move to a partner nearby.');
    await megan.getByLabel(russian.comment).last().fill('Согласна.');
    await button(megan, russian.approve).click();
    await shows(megan, russian.said('approval.state.approved'));

    await shows(alex, filled('approval.told.approved', { name: customer }));
    await shows(alex, 'Согласна.');
    await button(alex, english.undo).waitFor();
    // The card on which it was asked for says so too.
    await comesTo(() => log(alex).getByText(said('approval.meaning.own')).count(), 0);

    await stage.control('POST', '/clock', { advanceMs: 31 * 60_000 });
    await shows(alex, said('removal.news.gone'));
    await shows(megan, russian.said('removal.news.gone'));
    await button(megan, russian.said('button.removal')).click();
    await shows(megan, russian.said('removal.state.gone'));
    await types(alex, english, `${english.customer} ${customer}`);
    await button(alex, said('button.invite')).waitFor();
  });
});
