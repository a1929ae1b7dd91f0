import type { Language } from '../names.ts';

/** What people write around a command, in front of it or between its words; in any case and with е for ё. */
export const fillerWords: Readonly<Record<Language, readonly string[]>> = {
  en: [
    ...[
      'please',
      'pls',
      'hi',
      'hello',
      'hey',
      'can',
      'could',
      'would',
      'you',
      'i',
      'we',
      'want',
      'need',
      'to',
    ],
    ...['like', 'me', 'us', 'the', 'a', 'an', 'my', 'our', 'let', 'lets', 'now', 'there', 'who', 'are', 'is'],
    ...[
      'what',
      'which',
      'how',
      'many',
      'do',
      'have',
      'show',
      'list',
      'find',
      'search',
      'open',
      'see',
      'view',
    ],
    ...['get', 'give', 'all', 'of', 'for', 'about'],
  ],
  ru: [
    ...['пожалуйста', 'плиз', 'привет', 'здравствуйте', 'мне', 'нам', 'я', 'мы', 'ты', 'вы', 'хочу', 'хотим'],
    ...[
      'хотел',
      'хотела',
      'бы',
      'надо',
      'нужно',
      'можешь',
      'можете',
      'можно',
      'давай',
      'давайте',
      'ка',
      'а',
      'ну',
    ],
    ...[
      'теперь',
      'моих',
      'наших',
      'всех',
      'этого',
      'кто',
      'какие',
      'сколько',
      'у',
      'меня',
      'нас',
      'есть',
      'мои',
    ],
    ...[
      'покажи',
      'покажите',
      'показать',
      'как',
      'найди',
      'найдите',
      'найти',
      'открой',
      'откройте',
      'открыть',
      'список',
    ],
  ],
};

/** With nothing else behind it, this begins a talk. */
export const greetingWords: Readonly<Record<Language, readonly string[]>> = {
  en: ['hi', 'hello', 'hey'],
  ru: ['привет', 'здравствуйте'],
};

/** What leads over to a name: `history of Larkfield Bakery`. */
export const leadingWords: Readonly<Record<Language, readonly string[]>> = {
  en: ['the', 'of', 'for', 'about', 'to'],
  ru: ['по', 'для', 'про', 'о', 'об'],
};

/** What people write behind a command, out of politeness. */
export const closingWords: Readonly<Record<Language, readonly string[]>> = {
  en: ['please', 'pls', 'thanks', 'thx'],
  ru: ['пожалуйста', 'плиз', 'спасибо'],
};

/** What people write when they are content. */
export const thanksWords: Readonly<Record<Language, readonly string[]>> = {
  en: ['thanks', 'thank you', 'thx', 'great', 'perfect', 'many thanks', 'thank you very much'],
  ru: ['спасибо', 'большое спасибо', 'спасибо большое', 'благодарю', 'отлично', 'супер'],
};

export const thanksSigns: ReadonlySet<string> = new Set(['👍', '🙏', '❤️']);

/** What people write to sign in. */
export const signInWords: Readonly<Record<Language, readonly string[]>> = {
  en: ['sign in', 'log in', 'login', 'signin'],
  ru: ['войти', 'вход', 'войди', 'авторизация'],
};

/** What people write where a card waits for a button. */
export const answerWords: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'yes',
    'no',
    'ok',
    'okay',
    'yep',
    'sure',
    'go ahead',
    'do it',
    'cancel',
    'stop',
    'confirm',
    'next',
    'back',
  ],
  ru: [
    'да',
    'нет',
    'ок',
    'окей',
    'хорошо',
    'ладно',
    'давай',
    'отмена',
    'отменить',
    'стоп',
    'подтверждаю',
    'дальше',
    'назад',
  ],
};
