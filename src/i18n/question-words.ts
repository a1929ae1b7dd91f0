import type { Language } from '../names.ts';

const list = (...lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.split(' '));

/** What asks, without a sign for it, or asks for something that a card has buttons for; in any case and with е for ё. */
export const askingWords: Readonly<Record<Language, readonly string[]>> = {
  en: list(
    'did does do has have had is was were when who what whether any',
    'withdraw recall resend re-send cancel',
  ),
  ru: list(
    'ли когда кто кому что чем где как уже еще',
    'отзови отозвать отмени отменить переотправь переотправить перешли переслать',
  ),
};

/** What else stands in such a text without naming anybody, beside what people write around a command. */
export const besideWords: Readonly<Record<Language, readonly string[]>> = {
  en: list(
    'he she it they them him her his their your this that if not already yet still ever again',
    'from by at in on with and tell know where anybody anyone somebody someone',
    'customer company mail email e-mail letter status happened happening become became going next last first time been',
  ),
  ru: list(
    'не нет был была было были он она оно они ему ей им его ее их нами мной мною наше наш мое свое',
    'это этот эта этой и или нибудь в во на с со от из до к для по за стало там тоже снова скажи',
    'клиент клиента клиенту клиентом компания компании компанию компанией',
    'письмо письма письме письмом последний следующее раз состояние статус будет делать если',
  ),
};

/** How words begin that are about an invitation. */
export const topicBeginnings: Readonly<Record<Language, readonly string[]>> = {
  en: list(
    'accept invite inviting invitation answer reply replie respond response remind bounce receive decline refuse',
    'sent told news withdr recall resend re-send',
  ),
  ru: list(
    'принял принят принима пригласил приглашал приглашен ответил отвечал ответ согласил отказал отклонил',
    'получил получал отправил отправлен отправлял вернул напомни напомина сообщ слышно нового новости',
    'отзов отозв переотправ',
  ),
};

/** «Анну», «Сириуса»: a Russian name as it stands in a sentence, without what was added to it. */
export function withoutEnding(word: string): string {
  const stem = word.replace(/(?:ого|его|ому|ему|ой|ей|ом|ем|ым|им|ую|юю|[аеиоуыюя])$/iu, '');
  return [...stem].length >= 3 ? stem : word;
}
