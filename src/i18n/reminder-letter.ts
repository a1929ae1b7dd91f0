import type { Invitation, LetterLanguage } from '../domain/invitation.ts';
import { type Letter, oneLine } from '../domain/letter.ts';

interface Names {
  readonly contact: string;
  readonly reseller: string;
  readonly inviter: string;
}

/** What a customer reads who has not answered: short, with the same link, in the language of the first mail. */
export function composeReminder(invitation: Invitation): Letter {
  const { language, letter, recipient, resellerName, inviterName } = invitation;
  const { before, after } = texts[language]({
    contact: oneLine(recipient.contactName ?? ''),
    reseller: oneLine(resellerName),
    inviter: oneLine(inviterName),
  });
  const subject = /^re:/i.test(letter.subject) ? letter.subject : `Re: ${letter.subject}`;
  return { subject, before: `${before.join('\n\n')}\n\n`, after: `\n\n${after.join('\n\n')}\n` };
}

interface Text {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const texts: Readonly<Record<LetterLanguage, (names: Names) => Text>> = {
  en: ({ contact, reseller, inviter }) => ({
    before: [
      contact === '' ? 'Hello,' : `Hello ${contact},`,
      'This is a short reminder of our invitation below. It takes a few minutes: a Global administrator of your organization opens the link, reads the request, and accepts it:',
    ],
    after: [
      'Accepting orders nothing and costs nothing. If you have questions, or would rather not accept, simply reply to this mail: then we will not remind you again.',
      `Kind regards,\n${inviter}\n${reseller}`,
    ],
  }),
  ru: ({ contact, reseller, inviter }) => ({
    before: [
      contact === '' ? 'Здравствуйте!' : `Здравствуйте, ${contact}!`,
      'Напоминаем о нашем приглашении, которое приведено ниже. Это займёт несколько минут: глобальный администратор вашей организации открывает ссылку, читает запрос и принимает его:',
    ],
    after: [
      'Согласие ничего не заказывает и ничего не стоит. Если у вас есть вопросы или вы решили не принимать приглашение, просто ответьте на это письмо: больше мы напоминать не будем.',
      `С уважением,\n${inviter}\n${reseller}`,
    ],
  }),
};
