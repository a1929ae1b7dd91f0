import type { LetterFacts, LetterLanguage } from '../domain/invitation.ts';
import { type Letter, oneLine } from '../domain/letter.ts';

interface Names {
  readonly contact: string;
  readonly reseller: string;
  readonly inviter: string;
}

/** What the agent may begin with when a customer is written to once more, under the mail that they have. */
export function composeAgain(facts: LetterFacts & { readonly subject: string }): Letter {
  const { before, after } = texts[facts.language]({
    contact: oneLine(facts.contactName ?? ''),
    reseller: oneLine(facts.resellerName),
    inviter: oneLine(facts.inviterName),
  });
  const subject = /^re:/i.test(facts.subject) ? facts.subject : `Re: ${facts.subject}`;
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
      'We are sending you our invitation once more, in case the first mail got lost. The link is the same, and a Global administrator of your organization can accept it:',
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
