import assert from 'node:assert/strict';
import { defaultsOf, inputLabelled, wordsOf } from '../support/cards.ts';
import { draftTo, plainLink } from '../support/invite.ts';
import type { Person, Shown } from '../support/person.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly, type Words } from '../support/words.ts';

type Sentence = Parameters<Words['said']>[0];

/** What people do to the link, and what they are told. */
const damages: readonly (readonly [what: string, edit: (text: string) => string, note: Sentence])[] = [
  ['cut', (text) => text.replace(plainLink, ''), 'draft.note.link-put-back'],
  ['left out of a new text', () => 'A wholly new text.', 'draft.note.link-put-back'],
  [
    'cut in two',
    (text) => text.replace('#/BillingAccounts', ' #/BillingAccounts'),
    'draft.note.link-repaired',
  ],
  [
    'without its end',
    (text) => text.replace('#/BillingAccounts/partner-invitation', ''),
    'draft.note.link-repaired',
  ],
  [
    'leading to another partner',
    (text) => text.replace('11111111-1111', '22222222-2222'),
    'foreignLink.other-partner',
  ],
  [
    'on another host',
    (text) => text.replace(plainLink, `https://evil.example/?u=${plainLink}`),
    'draft.note.link-repaired',
  ],
  [
    'escaped',
    (text) => text.replace(plainLink, plainLink.replaceAll('&', '&amp;')),
    'draft.note.link-repaired',
  ],
];

describe('a letter that was edited wrongly', () => {
  const system = useSystem();

  for (const words of bothLanguages) {
    describe(`in ${words.key}`, () => {
      const alex = () => system.person({ locale: words.locale });
      const openLetter = async (person: Person, email: string) => {
        const edit = await person.presses(await draftTo(person, words, { email }), words.edit);
        const kept = (card: unknown, label: string) => defaultsOf(card)[inputLabelled(card, label)] ?? '';
        return { edit, text: kept(edit.card, words.text), kept };
      };
      const save = (person: Person, edit: Shown, subject: string, text: string) =>
        person.presses(edit, words.save, { [words.subject]: subject, [words.text]: text });

      for (const [what, damage, note] of damages) {
        it(`gets its link back when it was ${what}, and the agent is told`, async () => {
          const domain = `${what.replaceAll(' ', '-')}-${words.key}.example`;
          const { edit, text } = await openLetter(alex(), `a@${domain}`);
          assert.notEqual(damage(text), text);
          const saved = await save(alex(), edit, 'Subject', damage(text));
          assert.match(wordsOf(saved.card), exactly(words.said(note)));
          await alex().presses(saved, words.send);
          const [mail] = await system.mailsTo(domain);
          assert.deepEqual([...new Set(mail?.links)], [plainLink]);
        });
      }

      it('is refused when its subject or text is empty or too long, with what was typed still there', async () => {
        const { edit, text, kept } = await openLetter(alex(), `a@refused-${words.key}.example`);
        const long = 'ж'.repeat(12_000);
        const typed: readonly (readonly [subject: string, text: string, sentence: RegExp])[] = [
          ['', text, exactly(words.said('letter.refusal.empty-subject'))],
          ['   ', text, exactly(words.said('letter.refusal.empty-subject'))],
          ['Kept subject', '', exactly(words.said('letter.refusal.empty-text'))],
          ['Kept subject', ` \n${plainLink}\n `, exactly(words.said('letter.refusal.empty-text'))],
          ['Kept subject', long, words.key === 'en' ? /The text is too long/ : /Текст слишком длинный/],
          ['я'.repeat(300), text, words.key === 'en' ? /The subject is too long/ : /Тема слишком длинная/],
        ];
        let card = edit;
        for (const [subject, letter, sentence] of typed) {
          card = await save(alex(), card, subject, letter);
          assert.match(wordsOf(card.card), sentence);
          assert.equal(kept(card.card, words.subject), subject);
          assert.equal(kept(card.card, words.text), letter);
        }
        const saved = await save(alex(), card, 'At last', `Short.\n${plainLink}`);
        assert.match(wordsOf(saved.card), exactly(words.said('draft.note.saved')));
      });

      it('of 5,000 characters goes out whole', async () => {
        const domain = `five-thousand-${words.key}.example`;
        const { edit } = await openLetter(alex(), `a@${domain}`);
        const line = 'Тысяча слов & <b>знаков</b>. ';
        const letter = `${line.repeat(180).slice(0, 5_000)}\n${plainLink}`;
        const saved = await save(alex(), edit, 'Long', letter);
        await alex().presses(saved, words.send);
        const [mail] = await system.mailsTo(domain);
        const escaped = line.replace('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').trim();
        assert.equal(mail?.body.split(escaped).length, 1 + Math.floor(5_000 / line.length));
      });

      it('beyond what any card carries is answered beside the card, which keeps the text', async () => {
        const domain = `beyond-${words.key}.example`;
        const { edit } = await openLetter(alex(), `a@${domain}`);
        const answer = await save(alex(), edit, 'Kept', 'a'.repeat(100_000));
        assert.notEqual(answer.activityId, edit.activityId);
        assert.match(wordsOf(answer.card), exactly(words.said('answer.tooLong.title')));
        const saved = await save(alex(), edit, 'Kept', 'Short.');
        assert.match(wordsOf(saved.card), exactly(words.said('draft.note.link-put-back')));
      });

      it('that was changed elsewhere meanwhile is not lost: both texts are told apart', async () => {
        const email = `a@two-editors-${words.key}.example`;
        const draft = await draftTo(alex(), words, { email });
        const [one, two] = [await alex().presses(draft, words.edit), await alex().presses(draft, words.edit)];
        await save(alex(), one, 'First', `First text\n${plainLink}`);
        const refused = await save(alex(), two, 'Second', `Second text\n${plainLink}`);
        assert.match(wordsOf(refused.card), exactly(words.said('answer.outdatedEdit.text')));
        assert.match(wordsOf(refused.card), /Second text/);
        const kept = await alex().presses(refused, words.save);
        assert.match(wordsOf(kept.card), /Second text/);
        const late = await alex().presses(draft, words.send);
        assert.match(wordsOf(late.card), exactly(words.said('answer.outdated.text')));
        assert.deepEqual(await system.mailsTo(`two-editors-${words.key}.example`), []);
      });
    });
  }
});
