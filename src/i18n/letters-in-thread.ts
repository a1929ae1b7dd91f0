/** The letters that go out under a mail which the customer has: short, with the same link, in that mail's language. */
import type { Invitation } from '../domain/invitation.ts';
import { type Letter, type LetterFacts, type LetterLanguage, oneLine } from '../domain/letter.ts';

type Facts = Pick<LetterFacts, 'language' | 'contactName' | 'resellerName' | 'inviterName'> & {
  /** Of the mail that the customer has. */
  readonly subject: string;
};

interface Names {
  readonly contact: string;
  readonly reseller: string;
  readonly inviter: string;
}

interface Text {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

type Texts = Readonly<Record<LetterLanguage, (names: Names) => Text>>;

/** What the agent may begin with when a customer is written to once more. */
export const composeAgain = (facts: Facts): Letter => compose(againTexts, facts);

/** What a customer reads who has not answered. */
export function composeReminder({
  language,
  letter,
  recipient,
  resellerName,
  inviterName,
}: Invitation): Letter {
  const { contactName } = recipient;
  const named = contactName === undefined ? {} : { contactName };
  return compose(reminderTexts, { language, subject: letter.subject, resellerName, inviterName, ...named });
}

function compose(
  texts: Texts,
  { language, subject, contactName = '', resellerName, inviterName }: Facts,
): Letter {
  const { before, after } = texts[language]({
    contact: oneLine(contactName),
    reseller: oneLine(resellerName),
    inviter: oneLine(inviterName),
  });
  return {
    subject: /^re:/i.test(subject) ? subject : `Re: ${subject}`,
    before: `${before.join('\n\n')}\n\n`,
    after: `\n\n${after.join('\n\n')}\n`,
  };
}

const againTexts: Texts = {
  en: ({ contact, reseller, inviter }) => ({
    before: [
      contact === '' ? 'Hello,' : `Hello ${contact},`,
      'We are sending you our invitation once more, in case the first mail got lost. The link is the same, and a Global administrator of your organisation can accept it:',
    ],
    after: [
      'If it does not work, or if you would rather not accept, simply reply to this mail.',
      `Kind regards,\n${inviter}\n${reseller}`,
    ],
  }),
  ru: ({ contact, reseller, inviter }) => ({
    before: [
      contact === '' ? 'Здравствуйте!' : `Здравствуйте, ${contact}!`,
      'Отправляем вам наше приглашение ещё раз на случай, если первое письмо потерялось. Ссылка та же, принять приглашение может глобальный администратор вашей организации:',
    ],
    after: [
      'Если что-то не получается или вы решили не принимать приглашение, просто ответьте на это письмо.',
      `С уважением,\n${inviter}\n${reseller}`,
    ],
  }),
};

const reminderTexts: Texts = {
  en: ({ contact, reseller, inviter }) => ({
    before: [
      contact === '' ? 'Hello,' : `Hello ${contact},`,
      'This is a short reminder of our invitation below. It takes a few minutes: a Global administrator of your organisation opens the link, reads the request, and accepts it:',
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
