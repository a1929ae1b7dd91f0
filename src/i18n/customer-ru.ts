import type { CustomerWords } from './customer-words.ts';

export const ruCustomerWords: Readonly<Record<keyof CustomerWords, string>> = {
  'link.leavesTeams': '«Центр партнёров» и «Центр администрирования» открываются вне Teams.',

  'customers.title': 'Клиенты',
  'customers.count': '{all, plural, one {# клиент} few {# клиента} many {# клиентов} other {# клиента}}',
  'customers.count.asOf':
    '{all, plural, one {# клиент} few {# клиента} many {# клиентов} other {# клиента}}, данные на {when}',
  'customers.found': 'Найдено: {matched, number} из {all, number}',
  'customers.found.asOf': 'Найдено: {matched, number} из {all, number}, данные на {when}',
  'customers.query': 'Поиск: {query}',
  'customers.range': '{first, number}–{last, number} из {total, number}',
  'customers.empty.title': 'Клиентов пока нет',
  'customers.empty.text': 'Ваш список клиентов в Центре партнёров пуст.',
  'customers.empty.provider':
    'Клиенты косвенного поставщика не попадают в ваш список сами. Пригласите каждого клиента: он появится здесь, когда примет приглашение.',
  'customers.syncing.title': 'Список клиентов загружается',
  'customers.unread.title': 'Списка пока нет',
  'customers.syncing.text': 'Идёт первая сверка с Центром партнёров. Спросите ещё раз через минуту.',
  'customers.nothing.title': 'Ничего не найдено',
  'customers.nothing.text':
    'Этих букв нет ни в названии, ни в домене, ни в ИД тенанта клиентов. Попробуйте ввести меньше букв или пригласите клиента.',
  'customers.nothing.filtered':
    'Под ваш выбор не подходит ни один клиент. Нажмите «Все клиенты» или выберите другое.',
  'customers.find.label': 'Название, домен или ИД тенанта',
  'customers.filter.label': 'Показать',
  'customers.filter.everyone': 'Все клиенты',
  'customers.filter.invited-by-me': 'Приглашённые мной',
  'customers.filter.no-services': 'Без действующих служб',
  'customers.filter.joint': 'По совместным приглашениям',
  'customers.close': 'Точно так никто не пишется. Вот похожие:',
  'customers.failing':
    'С {when} не удаётся сверить список с Центром партнёров. Показан прежний список; попытки продолжаются.',
  'customers.failing.first':
    'С {when} не удаётся прочитать Центр партнёров, поэтому списка пока нет. Попытки продолжаются.',
  'customers.unknown':
    'О службах Центр партнёров сообщает только по одному клиенту. {count, plural, one {Ещё не проверен # клиент.} few {Ещё не проверены # клиента.} many {Ещё не проверены # клиентов.} other {Ещё не проверены # клиента.}}',
  'customers.choice.title': 'Какой клиент нужен?',
  'customers.choice.text':
    '{count, plural, one {Подходит # клиент.} few {Подходят # клиента.} many {Подходят # клиентов.} other {Подходят # клиента.}} Выберите одного или уточните запрос.',
  'customers.purpose.remove':
    'По кнопке «Удалить» откроется карточка со всем, что надо знать заранее; без вашего подтверждения в ней ничего не произойдёт.',

  'customer.section.account': 'Учётная запись',
  'customer.section.services': 'Службы',
  'customer.section.users': 'Пользователи',
  'customer.section.licences': 'Лицензии',
  'customer.section.counted': '{section}: {count, number}',
  'customer.section.moreThan': '{section}: больше {count, number}',
  'customer.more': '{count, plural, one {Ещё #} few {Ещё #} many {Ещё #} other {Ещё #}}',
  'customer.account.leftOut':
    'Адреса, электронной почты и других доменов здесь нет: без делегированных прав (GDAP) Центр партнёров их не показывает. Такие права одобряет глобальный администратор клиента.',
  'customer.none.services': 'Подписок, которые нам видны, у клиента нет.',
  'customer.none.users': 'У клиента нет пользователей.',
  'customer.none.licences': 'У клиента нет лицензий.',
  'customer.none.userLicences': 'У этого пользователя нет лицензий.',
  'customer.users.rest':
    'Показаны первые {count, plural, one {# пользователь} few {# пользователя} many {# пользователей} other {# пользователя}}. Остальные есть в центре администрирования клиента.',
  'customer.user.licences': 'Лицензии: {name}',
  'customer.user.gone': 'Удалённый пользователь',
  'customer.roles.users': '«Читатель каталогов», «Глобальный читатель», «Администратор пользователей»',
  'customer.roles.licences':
    '«Читатель каталогов», «Глобальный читатель», «Администратор пользователей», «Администратор лицензий»',
  'customer.roles.userLicences':
    '«Читатель каталогов», «Редактор каталогов», «Администратор пользователей», «Администратор лицензий»',
  'customer.refusal.delegated-role':
    'Нужна одна из делегированных ролей (GDAP): {roles}. Её одобряет глобальный администратор клиента, а вашей группе назначает ваш.',
  'customer.refusal.two-tier':
    'Косвенным посредникам Центр партнёров этого не показывает. Это видит ваш косвенный поставщик; спросить можно и администратора клиента.',
  'customer.refusal.own-role':
    'Вашей роли в Центре партнёров здесь не хватает. Роль «Агент по администрированию» может выдать глобальный администратор вашей компании.',
  'customer.refusal.conditional-access':
    'Условный доступ клиента не пускает партнёров. Администратор клиента может сделать исключение для поставщиков услуг.',
  'customer.refusal.no-relationship':
    'Центр партнёров не видит отношений торгового посредника с этим клиентом. Чтобы установить их, пригласите клиента.',
  'customer.refusal.not-allowed':
    'Центр партнёров отказал: не хватает разрешения. Проверить ваши роли может глобальный администратор вашей компании.',
  'customer.refusal.second-factor':
    'Центр партнёров требует многофакторную проверку подлинности. Войдите снова со вторым фактором.',
  'customer.refusal.sign-in': 'Центр партнёров показывает это только тем, кто вошёл.',
  'customer.refusal.sign-in-again': 'Центр партнёров просит войти снова.',
  'customer.refusal.busy': 'Центр партнёров перегружен. Попробуйте ещё раз через минуту.',
  'customer.refusal.unavailable': 'Центр партнёров сейчас не отвечает. Попробуйте через несколько минут.',
  'customer.refusal.not-there':
    'В Центре партнёров этого пока нет. После принятия приглашения данные появляются не сразу.',
  'customer.refusal.unreadable': 'Центр партнёров вернул непонятный ответ.',
  'customer.refusal.slow': 'Центр партнёров отвечает слишком долго. Попробуйте ещё раз.',
  'customer.relationship.reseller': 'Партнёрские отношения установлены',
  'customer.relationship.none': 'Партнёрских отношений нет',
  'customer.relationship.other': 'Отношения другого вида',
  'customer.delegatedAdmin.yes': 'Предоставлены',
  'customer.delegatedAdmin.no': 'Не предоставлены',
  'customer.asOf': 'Прочитано в Центре партнёров: {when}',
  'customer.summary': 'Клиент: {name}',

  'service.licences':
    '{count, plural, one {# лицензия} few {# лицензии} many {# лицензий} other {# лицензии}}',
  'service.usage': 'Оплата по факту',
  'service.trial': 'Пробная',
  'service.renews': 'Продление: {when}',
  'service.ends': 'Окончание: {when}',
  'service.term': 'Срок до: {when}',
  'service.status.active': 'Действует',
  'service.status.suspended': 'Приостановлена',
  'service.status.pending': 'Ожидает',
  'service.status.ended': 'Завершена',
  'service.status.other': 'Другое состояние',

  'licence.used': 'Занято: {used, number} из {total, number}',
  'licence.suspended': 'Приостановлены',

  'providers.title': 'Косвенные поставщики',
  'providers.lead': 'Пригласить клиента можно вместе с любым действующим поставщиком.',
  'providers.count':
    '{count, plural, one {# поставщик} few {# поставщика} many {# поставщиков} other {# поставщика}}',
  'providers.active': 'Действует',
  'providers.inactive': 'Не действует',
  'providers.country': 'Страна: {country}',
  'providers.mpnId': 'ИД партнёра (MPN): {mpnId}',
  'providers.more':
    '{count, plural, one {Ещё # поставщик не показан.} few {Ещё # поставщика не показаны.} many {Ещё # поставщиков не показаны.} other {Ещё # поставщика не показаны.}}',
  'providers.refused':
    'Центр партнёров не показывает ваших поставщиков. Поставщика можно добавить: скопируйте из Центра партнёров ссылку приглашения вместе с ним и введите её после слова «настройка».',
  'providers.empty.title': 'Косвенных поставщиков нет',
  'providers.empty.text':
    'В Центре партнёров нет связи ни с одним косвенным поставщиком. Приглашать клиентов можно и без него: только с нами.',
};
