import type { StatusWords } from './status-words.ts';

export const ruStatusWords: Readonly<Record<keyof StatusWords, string>> = {
  'status.title': 'Состояние',
  'status.lead.well': 'Всё работает.',
  'status.lead.without': 'Всё работает, кроме того, в чём отказал Центр партнёров.',
  'status.lead.unwell':
    '{count, plural, one {# часть требует внимания} few {# части требуют внимания} many {# частей требуют внимания} other {# части требуют внимания}}',
  'status.checkedAt': 'Проверено только что: {when}',
  'status.section.systems': 'Внешние системы',
  'status.section.workers': 'Фоновая работа',
  'status.section.registration': 'Разрешения и учётные данные',
  'status.permissions': 'Разрешения в Microsoft Graph',
  'status.permissions.well': 'Сколько нужно',
  'status.permissions.missing': 'Не хватает',
  'status.permissions.excessive': 'Есть лишние',
  'status.permissions.unknown': 'Прочитать нельзя',
  'status.permissions.add':
    'Не хватает: {names}. Глобальный администратор добавляет их в регистрации приложения, раздел «Разрешения API», и даёт согласие.',
  'status.permissions.remove':
    'Здесь не нужны: {names}. Отзовите их: ими сможет воспользоваться тот, кто завладеет секретом бота.',
  'status.credential.secret': 'Секрет клиента',
  'status.credential.certificate': 'Сертификат',
  'status.credential.left':
    '{days, plural, one {Остался # день} few {Осталось # дня} many {Осталось # дней} other {Осталось # дня}}',
  'status.credential.over': 'Срок истёк',
  'status.credential.unknown': 'Срок неизвестен',
  'status.credential.until': 'Срок действия: {when}',
  'status.credential.do':
    'Создайте новый в регистрации приложения, раздел «Сертификаты и секреты», и передайте службе до этого дня; без него бот работать не сможет.',
  'status.credential.tell':
    'Укажите в конфигурации дату его окончания или выдайте разрешение Application.Read.All; тогда предупреждение придёт вовремя.',
  'status.section.bot': 'Сам бот',
  'status.system.partner-center': 'Центр партнёров',
  'status.system.graph-directory': 'Microsoft Graph: роли',
  'status.system.graph-mail': 'Microsoft Graph: почта',
  'status.system.person-sign-in': 'Ваш вход',
  'status.system.sign-in': 'Microsoft Entra: вход',
  'status.system.store': 'Azure Cosmos DB: хранилище',
  'status.system.teams': 'Microsoft Teams: сообщения',
  'status.state.well': 'Работает',
  'status.state.recovering': 'Восстанавливается',
  'status.state.silent': 'Не отвечает',
  'status.state.busy': 'Просит подождать',
  'status.state.refused': 'Отказывает',
  'status.state.sign-in': 'Нужен вход',
  'status.state.strange': 'Отвечает неверно',
  'status.since': 'С какого времени: {when}',
  'status.do.recovering': 'Снова отвечает; задержанные запросы продолжатся через несколько секунд.',
  'status.do.silent':
    'Обычно проходит само, попытки продолжаются. Если это длится больше часа, откройте страницу работоспособности служб Майкрософт.',
  'status.do.busy': 'Делать ничего не нужно: запросы идут реже и продолжатся сами.',
  'status.do.sign-in': 'Пока не работает вход, запрос невозможен; смотрите строку о входе.',
  'status.do.strange': 'Сообщите администратору: в журнале записано, что пришло в ответ.',
  'status.do.refused.partner-center':
    'Администратору нужно проверить, что приложение зарегистрировано в Центре партнёров и согласие на доступ действует.',
  'status.do.refused.graph-directory':
    'Администратору нужно разрешить приложению читать группы и роли в Microsoft Entra.',
  'status.do.refused.graph-mail':
    'Администратору нужно разрешить приложению создавать и отправлять письма в этом почтовом ящике.',
  'status.do.refused.sign-in':
    'Секрет или удостоверение приложения больше не принимается: администратору нужно их обновить.',
  'status.do.refused.store':
    'Администратору нужно проверить ключ или роль, с которыми служба открывает хранилище.',
  'status.do.refused.person-sign-in':
    'Служба токенов не принимает бота: администратору нужно проверить ресурс Azure Bot и его подключения OAuth.',
  'status.do.sign-in.person-sign-in':
    'Войдите по кнопке ниже или просто продолжайте работу: когда вход понадобится, появится просьба.',
  'status.do.refused.teams': 'Администратору нужно проверить ресурс Azure Bot и его учётные данные.',
  'status.section.capabilities': 'Что Центр партнёров даёт вашей компании',
  'status.capability.customer-list': 'Список клиентов',
  'status.capability.providers': 'Список поставщиков',
  'status.capability.invitation-link': 'Ссылка приглашения',
  'status.capability.own-profile': 'Профиль вашей компании',
  'status.capability.events': 'Подписка на события',
  'status.capability.do.customer-list':
    'Список читается из Microsoft Graph. Названия там могут быть старыми.',
  'status.capability.do.providers':
    'Добавьте поставщика: введите «настройка» и ссылку приглашения вместе с ним.',
  'status.capability.do.invitation-link':
    'Скопируйте ссылку из Центра партнёров и введите: настройка, затем ссылку.',
  'status.capability.do.own-profile': 'Название берётся из Microsoft Entra. О чужой стране не предупредить.',
  'status.capability.do.events': 'Хватает сверки списка клиентов.',
  'status.capability.state.given': 'Доступно',
  'status.capability.state.refused': 'Отказано',
  'status.capability.seen': '(Код {code}, {when})',
  'status.worker.watch': 'Сверка списка клиентов',
  'status.worker.outbox': 'Отправка писем и сообщений',
  'status.worker.by-hand': 'Просмотр почтовых ящиков',
  'status.worker.digests': 'Доставка отложенных новостей',
  'status.worker.history': 'Удаление старого журнала',
  'status.worker.upkeep': 'Проверка регистрации, секретов и прав',
  'status.worker.state.well': 'Вовремя',
  'status.worker.state.starting': 'Запускается',
  'status.worker.state.late': 'Опаздывает',
  'status.worker.state.failing': 'Прерывается',
  'status.worker.lastRound': 'Последний раз: {when}',
  'status.worker.do': 'Ничего не потеряется. Если не проходит, пусть администратор перезапустит бота.',
  'status.directory': 'Список клиентов',
  'status.directory.fresh': 'Свежий',
  'status.directory.old': 'Устарел',
  'status.directory.none': 'Ещё не прочитан',
  'status.bot.version': 'Версия',
  'status.bot.mode': 'Режим',
  'status.bot.real': 'Рабочий: со службами Майкрософт',
  'status.bot.rehearsal': 'Репетиция: всё вокруг имитируется',
};
