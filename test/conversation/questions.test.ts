import assert from 'node:assert/strict';
import { readQuestion } from '../../src/conversation/questions.ts';
import { createRouter } from '../../src/conversation/router.ts';
import { inOtherLayouts } from '../../src/i18n/keyboard.ts';

const router = createRouter();

describe('questions in plain talk', () => {
  const asked: readonly (readonly [string, readonly string[]])[] = [
    ['did anna accept?', ['anna']],
    ['has Contoso accepted', ['Contoso']],
    ['when did I invite contoso', ['contoso']],
    ['who invited contoso?', ['contoso']],
    ['Did anna@blue-meadow.example reply yet?', ['anna@blue-meadow.example']],
    ['what happened to Blue Meadow Ltd.’s invitation?', ['Blue Meadow Ltd']],
    ['has Smith & Sons accepted?', ['Smith & Sons']],
    ['has “The Letter Shop” accepted our invitation', ['The Letter Shop']],
    ['did Anna from Contoso accept?', ['Anna', 'Contoso']],
    ['who has accepted?', []],
    ['приняла ли Анна?', ['Анна']],
    ['Контосо уже принял приглашение?', ['Контосо']],
    ['кто пригласил контосо', ['контосо']],
    ['когда мы приглашали ООО «Синий луг»?', ['ООО «Синий луг»']],
    ['Ответила ли нам компания Вега?', ['Вега']],
    ['кто уже принял?', []],
    ['any news from Blue Meadow?', ['Blue Meadow']],
    ['что слышно от Red Meadow', ['Red Meadow']],
    ['withdraw the invitation to Red Meadow', ['Red Meadow']],
    ['отмени приглашение Red Meadow', ['Red Meadow']],
    ['when is the next reminder to Contoso?', ['Contoso']],
    ['когда следующее напоминание Контосо?', ['Контосо']],
    ['что делать, если клиент не принял?', []],
  ];
  for (const [text, names] of asked) {
    it(`asks in ${JSON.stringify(text)} about ${JSON.stringify(names)}`, () => {
      assert.deepEqual(readQuestion(text), { names });
      assert.equal(router.route(text).kind, 'unknown', 'no command is taken for it');
    });
  }

  it('asks in the wrong keyboard layout too, with a name in the right one', () => {
    const asked = (text: string) =>
      inOtherLayouts(text)
        .map((one) => readQuestion(one, text))
        .filter((one) => one !== undefined);
    assert.deepEqual(asked('rnj ghbukfcbk Сириус?'), [{ names: ['сириус'] }]);
    assert.deepEqual(asked('рфы Contoso фссузеув?'), [{ names: ['contoso'] }]);
    assert.deepEqual(asked('rnj ghbukfcbk Contoso?'), [{ names: ['сщтещыщ', 'Contoso'] }]);
    assert.deepEqual(asked('rnj ghbukfcbk rjynjcj?'), [{ names: ['контосо', 'rjynjcj'] }]);
  });

  const none: readonly string[] = [
    'customers',
    'what about Contoso?',
    'invitations accepted',
    'invited Contoso',
    'We have accepted your invitation and thank you very much. Kind regards, Anna Bergmann, Blue Meadow',
    'Has Contoso accepted?\nAnd Sirius?',
    'did “Accept” work',
    `did ${'a'.repeat(200)} accept?`,
    'Invitrogen?',
    'погода?',
    '',
  ];
  for (const text of none) {
    it(`reads no question in ${JSON.stringify(text.slice(0, 60))}`, () => {
      assert.equal(readQuestion(text), undefined);
    });
  }
});
