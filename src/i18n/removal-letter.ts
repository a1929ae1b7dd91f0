import type { LetterLanguage } from '../domain/letter.ts';
import type { NoticeText } from '../domain/removal.ts';

interface Names {
  readonly customer: string;
  readonly reseller: string;
  readonly sender: string;
}

/** A draft of the notice that the relationship ends; the person changes it as the agreement wants it. */
export function composeRemovalNotice(language: LetterLanguage, names: Names): NoticeText {
  return language === 'ru' ? russian(names) : english(names);
}

function english({ customer, reseller, sender }: Names): NoticeText {
  return {
    language: 'en',
    subject: `End of our reseller relationship: ${reseller}`,
    text: [
      'Hello,',
      `we hereby give notice that ${reseller} ends the Microsoft reseller relationship with ${customer}.`,
      'From then on we can no longer order or manage Microsoft subscriptions for you. Your data and your tenant stay yours. Access that you granted us as delegated administrators is a matter of its own: you can see it and end it yourself in the Microsoft 365 admin center, under Settings, Partner relationships.',
      'If you would like to move to another partner, or have questions, simply reply to this mail.',
      `Kind regards,\n${sender}\n${reseller}`,
    ].join('\n\n'),
  };
}

function russian({ customer, reseller, sender }: Names): NoticeText {
  return {
    language: 'ru',
    subject: `Прекращение отношений торгового посредника: ${reseller}`,
    text: [
      'Здравствуйте!',
      `Настоящим уведомляем вас о прекращении отношений торгового посредника (реселлера) Microsoft. Наша компания: ${reseller}. Ваша компания: ${customer}.`,
      'С этого времени мы больше не можем оформлять для вас подписки Microsoft и управлять ими. Ваши данные и ваш тенант Microsoft остаются вашими. Доступ, который вы дали нам как делегированным администраторам, существует отдельно: его можно увидеть и завершить самостоятельно в центре администрирования Microsoft 365, в разделе «Параметры», «Партнёрские отношения».',
      'Если вы хотите перейти к другому партнёру или у вас есть вопросы, просто ответьте на это письмо.',
      `С уважением,\n${sender}\n${reseller}`,
    ].join('\n\n'),
  };
}
