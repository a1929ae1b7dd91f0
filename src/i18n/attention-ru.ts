import type { AttentionWords } from './attention-words.ts';

export const ruAttentionWords: Readonly<Record<keyof AttentionWords, string>> = {
  'attention.title': 'Требует внимания: {about}',
  'attention.topic.mail': 'Письмо с приглашением',
  'attention.topic.draft': 'Черновик для Outlook',
  'attention.topic.reminder': 'Напоминание клиенту',
  'attention.topic.removal': 'Прекращение отношений',
  'attention.topic.removal-mail': 'Уведомление клиенту',
  'attention.topic.delegation': 'Прекращение делегированного доступа',
  'attention.topic.news': 'Сообщение в Teams',
  'attention.topic.approval': 'Запрос согласования',
  'attention.topic.record': 'Запись в журнале',
  'attention.topic.registration': 'Регистрация для событий',
  'attention.text.mail': 'Письмо не ушло: почтовый ящик слишком долго просит подождать.',
  'attention.text.mail.begun':
    'Отправка письма началась, но ответа не пришло, и письма нет ни в отправленных, ни в черновиках. Получил ли его клиент, неизвестно.',
  'attention.text.draft': 'Положить черновик в почтовый ящик не удалось.',
  'attention.text.reminder': 'Напоминание не ушло, или неизвестно, ушло ли оно.',
  'attention.text.removal':
    'Подтверждённого конца нет: клиент всё ещё в Центре партнёров. Второй вызов без проверки никогда не делается.',
  'attention.text.removal-mail': 'Уведомление клиенту не ушло.',
  'attention.text.removal-mail.begun':
    'Отправка уведомления клиенту началась, но ответа не пришло, и его нет ни в отправленных, ни в черновиках.',
  'attention.text.delegation': 'Майкрософт не принимает запрос на прекращение делегированного доступа.',
  'attention.text.news': 'Teams не принимает сообщение.',
  'attention.text.approval': 'Запрос не доходит до чатов согласующих.',
  'attention.text.record': 'Запись ещё не сделана. Она не потеряна, попытки продолжаются.',
  'attention.text.registration': 'Центр партнёров не принимает регистрацию для событий.',
  'attention.first.begun': 'Посмотрите в почтовый ящик и скажите, что делать.',
  'attention.first.reminder':
    'Проверьте отправленные письма; если закрыть, напоминаний об этом приглашении больше не будет.',
  'attention.do.mail':
    'Карточка с выбором есть у автора приглашения, а если роли у него больше нет, у агентов по администрированию; выбор есть и в самом приглашении.',
  'attention.do.draft': 'Повторите попытку из приглашения или верните письмо и отправьте его иначе.',
  'attention.do.reminder':
    'Решает владелец приглашения на его карточке, а если роли у него больше нет, любой агент по администрированию.',
  'attention.do.removal':
    'Посмотрите на клиента в Центре партнёров; карточка есть у того, кто запросил удаление.',
  'attention.do.removal-mail':
    'Карточка с выбором есть у того, кто запросил удаление, а если роли у него больше нет, у агентов по администрированию.',
  'attention.do.delegation':
    'Если это срочно, прекратите доступ в Центре партнёров; карточка есть у того, кто об этом просил.',
  'attention.do.news': 'Посмотрите выше, работает ли Teams; затем проверьте ещё раз или закройте.',
  'attention.do.approval': 'Посмотрите выше, работает ли Teams; сам запрос есть в списке согласований.',
  'attention.do.record': 'Посмотрите выше, работает ли хранилище. Ничего там не удаляйте.',
  'attention.do.registration':
    'Посмотрите выше, отвечает ли Центр партнёров; принятие приглашений видно и без событий.',
  'attention.choice.look': 'Проверить ещё раз',
  'attention.choice.was-sent': 'Письмо ушло',
  'attention.choice.anew': 'Отправить заново',
  'attention.choice.close': 'Закрыть',
  'attention.said.look': 'проверить ещё раз',
  'attention.said.was-sent': 'письмо ушло',
  'attention.said.anew': 'отправить заново',
  'attention.said.close': 'закрыть',
  'attention.means.look':
    '«Проверить ещё раз»: новая попытка сейчас. Время от времени попытки делаются и без этого.',
  'attention.means.was-sent': '«Письмо ушло»: вы это знаете, и в приглашении будет так и записано.',
  'attention.means.anew': '«Отправить заново»: будет написано новое письмо, если первое всё же не найдётся.',
  'attention.means.close': '«Закрыть»: больше ничего не делается.',
  'attention.means.close.mail.begun':
    '«Закрыть»: ответа больше никто не ждёт. Если письмо у клиента и он примет приглашение, вы об этом узнаете.',
  'attention.others': 'Решение за коллегой: {name}. Вы можете попросить проверить ещё раз.',
  'attention.orphaned':
    'У того, кто за это отвечает, больше нет нужной роли: {name}. Решить может любой агент по администрированию.',
  'attention.fact.what': 'О чём',
  'attention.fact.since': 'Не завершено с',
  'attention.fact.attempts': 'Попыток',
  'attention.fact.begunAt': 'Вызов сделан',
  'attention.state': 'Требует внимания',
  'attention.meaning': 'Отправка письма не заканчивается сама. Скажите, что делать.',
  'attention.meaning.others': 'Отправка письма не заканчивается сама. Решение за коллегой: {name}.',
  'attention.open': 'Что делать',
  'attention.list.title':
    '{count, plural, one {# дело требует внимания} few {# дела требуют внимания} many {# дел требуют внимания} other {# дела требуют внимания}}',
  'attention.list.none': 'Ничто не требует внимания.',
  'attention.list.row': '{topic}: {about}',
  'attention.list.addressee': 'Кому: {name}',
  'attention.over.title': 'Здесь больше ничего не нужно',
  'attention.over.text': 'Дело закончилось, или кто-то уже решил. Сейчас ничего не сделано.',
  'attention.changed':
    'С тех пор как появилась эта карточка, была новая попытка, поэтому ничего не сделано. Вот как обстоит дело сейчас.',
  'attention.looking.title': 'Идёт проверка',
  'attention.looking.text': 'Если ваше решение всё ещё понадобится, придёт новая карточка.',
  'attention.done.title': 'Готово',
  'attention.done.text': 'Ваше решение записано в журнал.',
  'attention.status.section': 'Требует внимания',
  'attention.status.count': '{count, plural, one {Ждёт: #} few {Ждут: #} many {Ждут: #} other {Ждут: #}}',
  'attention.why.title': 'Что ещё не закончено',
  'history.attention': 'Принято решение о незаконченном. {what}: {choice}',
};
