import type { MailboxWords } from './mailbox-words.ts';

export const ruMailboxWords: Readonly<Record<keyof MailboxWords, string>> = {
  'bounce.why.unknown-address': 'Такого адреса нет.',
  'bounce.why.mailbox-full': 'Почтовый ящик получателя больше не принимает писем.',
  'bounce.why.refused': 'Почтовая служба получателя отказалась принять письмо.',
  'bounce.why.other': 'Причину из отчёта я не понимаю: прочтите его в почтовом ящике.',
  'unseen.sign-in': 'войдите, чтобы я мог проверить',
  'unseen.refused': 'почтовый ящик мне отказывает; обратитесь к администратору Exchange',
  'button.viewAnswer': 'Посмотреть ответ в Outlook',
  'fact.undelivered': 'Не доставлено',
  'fact.unseen': 'Ответы',
  'fact.unseen.since': 'Не видны с {when}: {why}',
  'history.bounce': 'Почему письмо вернулось: {why}',
  'replied.title': 'Клиент ответил: {company}',
  'replied.text':
    'На письмо с вашим приглашением пришёл ответ. Сам ответ лежит в почтовом ящике: я его не читаю и больше не напоминаю клиенту.',
  'bounced.title': 'Письмо вернулось: {company}',
  'bounced.next': 'Клиент не получил приглашение. Проверьте адрес и пригласите снова по верному.',
  'bounced.partial.title': 'Вернулась одна из копий: {company}',
  'bounced.partial.text':
    'Письмо не дошло до этих получателей: {addresses}. У того, кто должен принять приглашение, оно, насколько известно, есть.',
  'why.watched': 'Я слежу за перепиской: ищу в ней ответы и вернувшиеся письма.',
  'why.unwatched':
    'Письма для этого приглашения нет ни в одном известном мне ящике, поэтому ответы и вернувшиеся письма мне не видны.',
};
