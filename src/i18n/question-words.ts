import type { Language } from '../names.ts';

/** What makes a question of a text without its sign; in any case and with е for ё. */
export const askingWords: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'did',
    'does',
    'do',
    'has',
    'have',
    'had',
    'is',
    'was',
    'were',
    'when',
    'who',
    'what',
    'whether',
    'any',
  ],
  ru: ['ли', 'когда', 'кто', 'кому', 'что', 'чем', 'где', 'как', 'уже', 'еще'],
};

/** What else stands in such a question without naming anybody, beside what people write around a command. */
export const besideWords: Readonly<Record<Language, readonly string[]>> = {
  en: [
    ...['he', 'she', 'it', 'they', 'them', 'him', 'her', 'his', 'their', 'your', 'this', 'that', 'if', 'not'],
    ...[
      'already',
      'yet',
      'still',
      'ever',
      'from',
      'by',
      'at',
      'in',
      'on',
      'with',
      'and',
      'tell',
      'know',
      'where',
    ],
    ...[
      'anybody',
      'anyone',
      'somebody',
      'someone',
      'customer',
      'company',
      'mail',
      'email',
      'e-mail',
      'letter',
    ],
    ...[
      'status',
      'news',
      'happened',
      'become',
      'became',
      'happening',
      'going',
      'last',
      'first',
      'time',
      'been',
    ],
  ],
  ru: [
    ...[
      'не',
      'нет',
      'был',
      'была',
      'было',
      'были',
      'он',
      'она',
      'оно',
      'они',
      'ему',
      'ей',
      'им',
      'его',
      'ее',
      'их',
    ],
    ...[
      'нами',
      'мной',
      'мною',
      'наше',
      'наш',
      'мое',
      'свое',
      'это',
      'этот',
      'эта',
      'этой',
      'и',
      'или',
      'нибудь',
    ],
    ...[
      'в',
      'во',
      'на',
      'с',
      'со',
      'от',
      'из',
      'до',
      'к',
      'для',
      'по',
      'за',
      'стало',
      'слышно',
      'нового',
      'там',
    ],
    ...['клиент', 'клиента', 'клиенту', 'клиентом', 'компания', 'компании', 'компанию', 'компанией', 'скажи'],
    ...[
      'письмо',
      'письма',
      'письме',
      'письмом',
      'последний',
      'раз',
      'состояние',
      'статус',
      'новости',
      'тоже',
    ],
  ],
};

/** How words begin that ask about an invitation. */
export const topicBeginnings: Readonly<Record<Language, readonly string[]>> = {
  en: [
    ...['accept', 'invite', 'inviting', 'invitation', 'answer', 'reply', 'replie', 'respond', 'response'],
    ...['remind', 'bounce', 'receive', 'decline', 'refuse', 'sent', 'told'],
  ],
  ru: [
    ...['принял', 'принят', 'принима', 'пригласил', 'приглашал', 'приглашен', 'ответил', 'отвечал', 'ответ'],
    ...['согласил', 'отказал', 'отклонил', 'получил', 'получал', 'отправил', 'отправлен', 'отправлял'],
    ...['вернул', 'напомнил', 'напоминал', 'сообщ'],
  ],
};

/** «Анну», «Сириуса»: a Russian name as it stands in a sentence, without what was added to it. */
export function withoutEnding(word: string): string {
  const stem = word.replace(/(?:ого|его|ому|ему|ой|ей|ом|ем|ым|им|ую|юю|[аеиоуыюя])$/iu, '');
  return [...stem].length >= 3 ? stem : word;
}
