import assert from 'node:assert/strict';
import { choicesOf, defaultsOf, inputLabelled, wordsOf } from '../support/cards.ts';
import { draftTo, plainLink } from '../support/invite.ts';
import type { Person, Shown } from '../support/person.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly, type Words } from '../support/words.ts';

const setup = { en: 'setup', ru: 'настройка' };
const letters = {
  en: {
    subject: 'A word to {{company}} from {{reseller}}',
    text: 'Dear {{contact}},\n\nplease open {{link}} today.\n\n{{inviter}}',
    filledSubject: 'A word to Blue Meadow from ',
    opening: 'Dear Anna,',
  },
  ru: {
    subject: 'Письмо для {{company}}',
    text: 'Уважаемая {{contact}}!\n\nОткройте {{link}} сегодня.\n\n{{inviter}}, {{reseller}}',
    filledSubject: 'Письмо для Blue Meadow',
    opening: 'Уважаемая Anna!',
  },
};

describe('the default letters', () => {
  const system = useSystem();

  const openLetter = async (person: Person, words: Words): Promise<Shown> => {
    const shown = await person.says(setup[words.key]);
    const choose = await person.presses(shown, words.said('button.changeLetters'));
    const label = words.said('letters.language.label');
    const language = choicesOf(choose.card, label).get(words.said(`letters.language.${words.key}`));
    return person.presses(choose, words.edit, { [label]: language ?? '' });
  };
  const kept = ({ card }: Shown, label: string) => defaultsOf(card)[inputLabelled(card, label)] ?? '';

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const own = letters[words.key];
      const alex = () => system.person({ locale: words.locale });
      const inputs = { [words.contactName]: 'Anna', [words.company]: 'Blue Meadow' };
      const typed = { [words.subject]: own.subject, [words.text]: own.text };

      it('are changed in setup, and then begin each draft and go out with the link untouched', async () => {
        const domain = `letters-${words.key}.example`;
        const edit = await openLetter(alex(), words);
        assert.match(kept(edit, words.text), /\{\{link\}\}/);
        const saved = await alex().presses(edit, words.save, typed);
        assert.match(wordsOf(saved.card), exactly(words.said('letters.saved')));
        assert.match(
          wordsOf((await alex().says(setup[words.key])).card),
          exactly(words.said('setup.letter.link')),
        );
        await system.restartBot();
        const draft = await draftTo(alex(), words, { email: `anna@${domain}`, inputs });
        assert.match(wordsOf(draft.card), exactly(own.filledSubject));
        assert.match(wordsOf(draft.card), exactly(own.opening));
        await alex().presses(draft, words.send);
        const [mail] = await system.mailsTo(domain);
        assert.ok(mail?.subject.startsWith(own.filledSubject), mail?.subject);
        const body = JSON.stringify(mail).replaceAll('&amp;', '&');
        assert.ok(body.includes(plainLink), body);
        assert.ok(body.includes(own.opening) && !body.includes('{{'), body);
      });

      it('are refused with an unknown placeholder, by its name and with the typed text kept', async () => {
        const edit = await openLetter(alex(), words);
        const text = 'Hello {{firm}}, {{link}}';
        const refused = await alex().presses(edit, words.save, { ...typed, [words.text]: text });
        assert.match(wordsOf(refused.card), /\{\{firm\}\}/);
        assert.match(
          wordsOf(refused.card),
          exactly(words.filled('letters.refusal.unknown-placeholder', { name: '{{firm}}' })),
        );
        assert.equal(kept(refused, words.text), text);
        const again = await alex().presses(refused, words.save, { [words.text]: 'Hello' });
        assert.match(
          wordsOf(again.card),
          exactly(words.filled('letters.savedWithLink', { link: '{{link}}' })),
        );
        assert.equal(kept(await openLetter(alex(), words), words.text), 'Hello\n\n{{link}}\n');
      });

      it('changed by two at once keep the first, and the other’s text on the card until it is saved anew', async () => {
        const megan = await system.colleague({ locale: words.locale });
        const [mine, hers] = [await openLetter(alex(), words), await openLetter(megan, words)];
        await alex().presses(mine, words.save, typed);
        const hersTyped = { [words.subject]: 'Hers', [words.text]: 'Hers\n{{link}}\n' };
        const late = await megan.presses(hers, words.save, hersTyped);
        assert.match(wordsOf(late.card), exactly(words.said('answer.outdatedEdit.text')));
        assert.equal(kept(late, words.text), hersTyped[words.text]);
        const saved = await megan.presses(late, words.save);
        assert.match(wordsOf(saved.card), exactly(words.said('letters.saved')));
      });

      it('come back to the default text', async () => {
        const edit = await openLetter(alex(), words);
        const reset = await alex().presses(edit, words.said('button.useDefaultText'));
        assert.match(wordsOf(reset.card), exactly(words.said('letters.reset')));
        const email = `anna@reset-${words.key}.example`;
        const draft = await draftTo(alex(), words, { email, inputs });
        assert.doesNotMatch(wordsOf(draft.card), exactly(own.opening));
        assert.match(wordsOf(draft.card), /Hello Anna,|Здравствуйте, Anna!/);
      });
    });
  }
});
