import type { NewsWords } from './news-words.ts';

export const ruNewsWords: Readonly<Record<keyof NewsWords, string>> = {
  'button.notifications': 'Уведомления',
  'button.why': 'Почему',
  'news.kind.accepted': 'Принято',
  'news.kind.half-accepted': 'Принято наполовину',
  'news.kind.reply': 'Клиент ответил',
  'news.kind.bounce': 'Письмо вернулось',
  'news.kind.approval': 'Ждёт согласования',
  'news.kind.customer-lost': 'Потерян клиент или права',
  'news.kind.reminder': 'Предстоит напоминание',
  'news.kind.trouble': 'Требуется внимание',

  'notifications.title': 'О чём я сообщаю',
  'notifications.lead':
    'Я пишу вам о ваших приглашениях. Здесь вы выбираете, что ещё хотите узнавать и когда.',
  'notifications.saved': 'Сохранено. Теперь я сообщаю вам об этом.',
  'notifications.summary': 'Уведомления',
  'notifications.own.label': 'О моих приглашениях',
  'notifications.all.label': 'О приглашениях всех коллег',
  'notifications.rhythm.label': 'Как часто',
  'notifications.rhythm.at-once': 'Сразу',
  'notifications.rhythm.daily': 'Одной карточкой в день',
  'notifications.from.label': 'Не раньше',
  'notifications.to.label': 'Не позже',
  'notifications.anyHour': 'В любой час',
  'notifications.days.label': 'Дни',
  'notifications.days.all': 'Каждый день',
  'notifications.days.weekdays': 'С понедельника по пятницу',
  'notifications.urgent':
    'Одна карточка в день приходит в {time} или в час из поля «Не раньше». То, что не ждёт, приходит в любой час: согласования, вернувшиеся письма, потерянные клиенты и всё, что требует внимания.',
  'notifications.channels.title': 'Каналы, куда приходят новости',
  'notifications.channels.none':
    'Пока ни одного. Добавьте меня в команду и напишите «@Customer Connect уведомления» в канале, куда должны приходить новости.',
  'notifications.channel.by': 'Кто подписал: {name}, {when}',
  'notifications.channel.ended': 'Новости больше не приходят сюда: {channel}',

  'channel.title': 'Какие новости приходят в этот канал',
  'channel.lead':
    'В записи названы компания и событие: без адресов, пользователей и лицензий. На каждое приглашение одна запись, она обновляется.',
  'channel.kinds.label': 'Новости',
  'channel.saved': 'Сохранено. В этот канал приходит то, что выбрано здесь.',
  'channel.ended': 'Новости в этот канал больше не приходят.',
  'channel.unnamed': 'Канал',
  'channel.shown': 'Я написал вам в личный чат.',
  'channel.notShown':
    'Пока не могу вам написать. Сначала откройте личный чат: найдите Customer Connect в Teams.',
  'channel.only.title': 'Здесь я только сообщаю новости',
  'channel.only.text':
    'Клиенты и приглашения — только в личном чате. Здесь напишите «@Customer Connect уведомления», чтобы выбрать, какие новости сюда приходят.',

  'post.accepted': 'Приглашение принято: {company}',
  'post.half-accepted': 'Принято наполовину: {company}',
  'post.reply': 'Клиент ответил: {company}',
  'post.bounce': 'Письмо вернулось: {company}',
  'post.approval': 'Ждёт согласования: {company}',
  'post.customer-lost': 'Больше не клиент: {company}',
  'post.reminder': 'Предстоит напоминание: {company}',
  'post.trouble': 'Требуется внимание: {company}',
  'post.rights-ended': 'Делегированные права прекращены или скоро прекратятся: {company}',
  'post.at': 'По состоянию на {when}',

  'channelLost.title': 'Там меня больше не читают: {channel}',
  'channelLost.text':
    'Teams больше не принимает записи для этого канала, и новостей там не будет. Если они нужны, снова добавьте меня в команду и подпишите канал.',

  'digest.title': '{count, plural, one {# новость} few {# новости} many {# новостей} other {# новости}}',
  'digest.lead': 'Вот что произошло за это время.',
  'digest.more':
    '{count, plural, one {И ещё # новость: смотрите приглашения.} few {И ещё # новости: смотрите приглашения.} many {И ещё # новостей: смотрите приглашения.} other {И ещё # новости: смотрите приглашения.}}',

  'withheld.title': 'Запрос, в котором вы участвовали, завершён',
  'withheld.text':
    'Чем он закончился, сказать нельзя: у вас больше нет роли, которая позволяет это читать. Агент по администрированию видит это в согласованиях.',
};
