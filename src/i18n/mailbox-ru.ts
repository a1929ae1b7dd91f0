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
    'На письмо с приглашением пришёл ответ. Сам ответ лежит в почтовом ящике: я его не читаю и больше не напоминаю клиенту.',
  'bounced.title': 'Письмо вернулось: {company}',
  'bounced.next': 'Клиент не получил приглашение. Проверьте адрес и пригласите снова по верному.',
  'bounced.partial.title': 'Вернулась одна из копий: {company}',
  'bounced.partial.text':
    'Письмо не дошло до этих получателей: {addresses}. У того, кто должен принять приглашение, оно, насколько известно, есть.',
  'button.remindersOff': 'Не напоминать',
  'button.remindersOn': 'Напоминать',
  'button.skip': 'Пропустить',
  'fact.reminders': 'Напоминания',
  'reminders.sent': 'Отправлено: {count, number}',
  'reminders.next': 'Следующее: {when}',
  'reminders.off': 'Выключены',
  'reminders.skipped': 'Это напоминание пропущено.',
  'reminders.noMore': 'Больше не будет',
  'reminderDue.title': 'Скоро уйдёт напоминание: {company}',
  'reminderDue.when': 'Оно уйдёт клиенту {when} в переписке с вашим письмом, если вы его не пропустите:',
  'reminderDue.over': 'Больше не требуется.',
  'reminderFailed.title': 'Напоминание не ушло: {company}',
  'reminder.failure.no-rights':
    'У вас больше нет права приглашать клиентов, поэтому напоминания об этом приглашении выключены.',
  'reminder.failure.mailbox-refused':
    'Почтовый ящик отказался его отправить. Спросите администратора Exchange, разрешена ли отправка. Следующее напоминание будет отправлено в срок.',
  'reminder.failure.recipient-refused': 'Почтовая служба не приняла адрес клиента.',
  'reminder.failure.gave-up':
    'Почтовая служба долго не отвечала, и это напоминание не отправлено. Следующее будет отправлено в срок.',
  'history.reminder.sent': 'Напоминание {number} отправлено',
  'history.reminder.skipped': 'Напоминание {number} пропущено',
  'history.reminder.failed': 'Напоминание {number} не ушло',
  'history.reminder.off': 'Напоминания выключены перед напоминанием {number}',
  'history.reminder.on': 'Напоминания включены перед напоминанием {number}',
  'setup.reminders': 'Напоминания клиентам',
  'setup.reminders.days': 'На {days}-й рабочий день, в {time} по времени клиента',
  'setup.reminders.off': 'Не отправляются',
  'why.watched': 'Я слежу за перепиской: ищу в ней ответы и вернувшиеся письма.',
  'why.unwatched':
    'Письма для этого приглашения нет ни в одном известном мне ящике, поэтому ответы и вернувшиеся письма мне не видны.',
};
