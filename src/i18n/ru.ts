import type { CommandName } from '../names.ts';
import type { CommandWords, WordKey } from './words.ts';

export const ruWords = {
  'app.rehearsal.mark': 'Репетиция',
  'app.fullName': 'Customer Connect для косвенных торговых посредников',
  'app.short': 'Находите клиентов, приглашайте их и узнавайте, когда они согласятся.',
  'app.full':
    'Customer Connect нужен агентам по администрированию косвенного торгового посредника Microsoft CSP. В личном чате вы находите любого своего клиента из Центра партнёров, приглашаете клиента к партнёрским отношениям только с вами или вместе с косвенным поставщиком, читаете и меняете письмо до отправки и узнаёте, когда клиент примет приглашение. Нужна роль «Агент по администрированию» или «Глобальный администратор»; саму службу настраивает ваш администратор, он же выдаёт ей разрешения. Бот работает только в личном чате, по-русски и по-английски, и ни одно письмо не уйдёт, пока вы не нажмёте «Отправить».',

  'button.send': 'Отправить',
  'button.edit': 'Изменить',
  'button.continue': 'Далее',
  'button.discard': 'Удалить черновик',
  'button.save': 'Сохранить',
  'button.back': 'Назад',
  'button.open': 'Открыть',
  'button.openCustomer': 'Открыть клиента',
  'button.nextPage': 'Следующая страница',
  'button.previousPage': 'Предыдущая страница',
  'button.signIn': 'Войти',
  'button.invite': 'Пригласить клиента',
  'button.inviteAgain': 'Пригласить снова',
  'button.customers': 'Показать клиентов',
  'button.allCustomers': 'Все клиенты',
  'button.invitations': 'Приглашения',
  'button.partnerCenter': 'Центр партнёров',
  'button.adminCenter': 'Центр администрирования',
  'button.partnerCenter.hint': 'Открыть клиента в Центре партнёров, вне Teams',
  'button.adminCenter.hint': 'Открыть центр администрирования клиента, вне Teams',
  'button.openCustomer.which': 'Открыть клиента: {name}',
  'button.openInvitation.which': 'Открыть приглашение: {name}',
  'link.leavesTeams': '«Центр партнёров» и «Центр администрирования» открываются вне Teams.',

  'field.email.label': 'Электронная почта',
  'field.email.hint': 'anna@klient.example',
  'field.email.missing': 'Укажите адрес электронной почты клиента.',
  'field.contactName.label': 'Имя контакта',
  'field.contactName.hint': 'Необязательно',
  'field.company.label': 'Компания',
  'field.company.hint': 'Необязательно: иначе как названа их организация',
  'field.letterLanguage.label': 'Язык письма',
  'field.meeting.label': 'Как познакомились',
  'field.relationship.label': 'Отношения',
  'field.relationship.alone': 'Только с нами',
  'field.relationship.joint': 'Вместе с поставщиком: {provider}',
  'field.subject.label': 'Тема',
  'field.subject.missing': 'Укажите тему письма.',
  'field.text.label': 'Текст',
  'field.text.missing': 'Напишите текст письма.',
  'field.language.label': 'Язык',
  'field.timeZone.label': 'Часовой пояс',

  'fact.company': 'Компания',
  'fact.to': 'Кому',
  'fact.relationship': 'Отношения',
  'fact.meeting': 'Как познакомились',
  'fact.invitedBy': 'Кто пригласил',
  'fact.accepted': 'Принято',
  'fact.tenant': 'Тенант Microsoft',
  'fact.tenantId': 'ИД тенанта',
  'fact.otherDomains': 'Другие домены',
  'fact.address': 'Адрес',
  'fact.email': 'Электронная почта',
  'fact.phone': 'Телефон',
  'fact.delegatedAdmin': 'Админ-права (DAP)',
  'fact.customer': 'Клиент',

  'welcome.title': 'Здравствуйте, {name}!',
  'welcome.lead':
    'Это Customer Connect. Прямо из чата вы приглашаете клиентов к партнёрским отношениям и видите, что стало с каждым приглашением.',
  'welcome.customers': 'Сразу нахожу любого вашего клиента из Центра партнёров.',
  'welcome.invite': 'Готовлю приглашение: только с нами или вместе с косвенным поставщиком.',
  'welcome.told': 'Сообщаю, как только клиент примет приглашение.',
  'welcome.start.title': 'С чего начать',
  'welcome.start.roles':
    'Нужна роль «Агент по администрированию», которую выдаёт глобальный администратор вашей компании, или роль «Глобальный администратор». Больше ничего настраивать не надо.',
  'welcome.start.commands': 'Нажмите кнопку ниже или напишите «помощь», чтобы увидеть всё, что я умею.',
  'welcome.limits':
    'Я работаю только в личном чате, и ни одно письмо не уйдёт, пока вы не нажмёте «Отправить».',
  'welcome.rehearsal':
    'Это репетиция: клиенты, письма и люди ненастоящие, и ничего не уходит за пределы этого компьютера.',
  'welcome.summary':
    'Customer Connect готов: список клиентов, приглашения и вести о том, что клиент согласился.',

  'help.title': 'Что я умею',
  'help.lead': 'Напишите команду по-русски или по-английски.',
  'help.group.customers': 'Клиенты',
  'help.group.invitations': 'Приглашения',
  'help.group.you': 'Для вас',
  'help.example': 'Пример: {example}',
  'help.note': 'Небольшая опечатка не помешает: если я не уверен, то переспрошу.',
  'help.summary': 'Команды, которые понимает Customer Connect.',

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
    '{count, plural, one {Подходит # клиент.} few {Подходят # клиента.} many {Подходят # клиентов.} other {Подходят # клиента.}} Откройте одного или уточните запрос.',

  'customer.section.account': 'Учётная запись',
  'customer.section.services': 'Службы',
  'customer.section.users': 'Пользователи',
  'customer.section.licences': 'Лицензии',
  'customer.section.counted': '{section}: {count, number}',
  'customer.section.moreThan': '{section}: больше {count, number}',
  'customer.more': '{count, plural, one {Ещё #} few {Ещё #} many {Ещё #} other {Ещё #}}',
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
    'Делегированных прав (GDAP) у этого клиента здесь не хватает. Подойдёт одна из ролей: {roles}. Её одобряет глобальный администратор клиента в отношениях GDAP, а затем глобальный администратор вашей компании назначает её вашей группе.',
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
  'customer.refusal.sign-in': 'Центр партнёров просит войти снова.',
  'customer.refusal.busy': 'Центр партнёров перегружен. Попробуйте ещё раз через минуту.',
  'customer.refusal.unavailable': 'Центр партнёров сейчас не отвечает. Попробуйте через несколько минут.',
  'customer.refusal.not-there':
    'В Центре партнёров этого пока нет. Сразу после принятия приглашения данные появляются не сразу.',
  'customer.refusal.unreadable': 'Центр партнёров вернул непонятный ответ.',
  'customer.refusal.slow': 'Центр партнёров отвечает слишком долго. Попробуйте ещё раз.',
  'button.licencesOf': 'Лицензии',
  'button.licencesOf.which': 'Лицензии: {name}',
  'button.tryAgain': 'Повторить',
  'button.showAll': 'Показать всех',
  'button.lookFurther': 'Проверить ещё',
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
  'customer.relationship.reseller': 'Партнёрские отношения установлены',
  'customer.relationship.none': 'Партнёрских отношений нет',
  'customer.relationship.other': 'Отношения другого вида',
  'customer.delegatedAdmin.yes': 'Предоставлены',
  'customer.delegatedAdmin.no': 'Не предоставлены',
  'customer.asOf': 'Прочитано в Центре партнёров: {when}',
  'customer.summary': 'Клиент: {name}',

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
  'providers.empty.title': 'Косвенных поставщиков нет',
  'providers.empty.text':
    'В Центре партнёров нет связи ни с одним косвенным поставщиком. Приглашать клиентов можно и без него: только с нами.',

  'inviteForm.title': 'Пригласить клиента',
  'inviteForm.lead': 'Перед отправкой вы увидите письмо целиком.',
  'inviteForm.problems': 'Проверьте, пожалуйста:',
  'inviteForm.summary': 'Форма приглашения клиента',

  'invitation.state.draft': 'Черновик',
  'invitation.state.discarded': 'Удалено',
  'invitation.state.sending': 'Отправляется',
  'invitation.state.sent': 'Отправлено',
  'invitation.state.failed': 'Не отправлено',
  'invitation.state.accepted': 'Принято',
  'invitation.meaning.draft': 'Пока ничего не отправлено.',
  'invitation.meaning.discarded': 'Черновик удалён. Клиент ничего не получил.',
  'invitation.meaning.sending': 'Письмо передаётся в почтовый ящик. Карточка изменится, когда оно уйдёт.',
  'invitation.meaning.sent':
    'Письмо передано в почтовый ящик. Я сообщу, как только клиент примет приглашение.',
  'invitation.meaning.failed': 'Письмо не ушло. Клиент ничего не получил.',
  'invitation.meaning.accepted': 'Клиент принял приглашение и теперь есть в вашем списке.',
  'invitation.failure.claimed-by-colleague':
    'Тем временем этого клиента пригласил ваш коллега, поэтому это письмо задержано.',
  'invitation.failure.mailbox-refused':
    'Почтовый ящик отказался отправить письмо. Спросите администратора Exchange, разрешена ли отправка, и отправьте снова.',
  'invitation.failure.recipient-refused':
    'Почтовая служба не приняла адрес клиента. Проверьте его и пригласите по верному адресу.',
  'invitation.failure.gave-up':
    'Почтовая служба долго не отвечала, и попытка прекращена. Можно отправить ещё раз.',
  'invitation.relationship.alone': 'Только с нами',
  'invitation.relationship.joint': 'Вместе с поставщиком: {provider}',
  'invitation.tenant': '{name} ({domain})',

  'draft.title': 'Черновик приглашения',
  'draft.lead': 'Прочтите его, пожалуйста. Пока ничего не отправлено.',
  'draft.letter': 'Письмо',
  'draft.showAll': 'Показать или скрыть остальное',
  'draft.rest':
    '{count, plural, one {Ещё # знак: нажмите «Изменить», чтобы увидеть весь текст.} few {Ещё # знака: нажмите «Изменить», чтобы увидеть весь текст.} many {Ещё # знаков: нажмите «Изменить», чтобы увидеть весь текст.} other {Ещё # знака: нажмите «Изменить», чтобы увидеть весь текст.}}',
  'draft.link.title': 'Ссылка защищена от изменений',
  'draft.link.alone': 'Она ведёт клиента к вашей компании: {reseller}',
  'draft.link.joint': 'Она ведёт клиента к вашей компании и к вашему поставщику: {reseller}, {provider}',
  'draft.note.link-put-back': 'Ссылка пропала из текста, и я вернул её на место.',
  'draft.note.link-repaired': 'Ссылка в тексте была изменена, и я вернул правильную.',
  'draft.note.saved': 'Изменения сохранены.',
  'draft.summary': 'Черновик приглашения: {company}',

  'edit.title': 'Изменить письмо',
  'edit.lead':
    'Можно изменить каждое слово. Ссылка останется прежней: если она пропадёт или изменится, я верну её на место.',
  'edit.summary': 'Изменить письмо клиенту: {company}',

  'invitation.summary': 'Приглашение: {company}. {state}.',

  'invitations.title': 'Приглашения',
  'invitations.empty.title': 'Приглашений пока нет',
  'invitations.empty.mine': 'Вы пока никого не приглашали. Каждое начатое приглашение сохраняется здесь.',
  'invitations.empty.everyones': 'Клиентов пока никто не приглашал. Каждое приглашение сохраняется здесь.',
  'invitations.invitedBy': 'Кто пригласил: {name}',
  'invitations.summary':
    '{count, plural, =0 {Приглашений пока нет} one {# приглашение} few {# приглашения} many {# приглашений} other {# приглашения}}',

  'accepted.title': 'Приглашение принято',
  'accepted.text': 'Клиент согласился: {customer}',
  'accepted.next': 'Он уже есть в вашем списке клиентов: можно управлять его подписками и службами.',
  'accepted.joint': 'Установлены обе связи: с вами и с поставщиком.',
  'accepted.repeat': 'Возможно, вы уже получали это сообщение: первую попытку не удалось подтвердить.',
  'accepted.summary': 'Приглашение принято: {customer}',

  'signIn.need.partner-center':
    'Центр партнёров отвечает на это только вам лично, поэтому сначала нужно войти.',
  'signIn.need.graph': 'Это делается в вашем почтовом ящике, поэтому сначала нужно войти.',
  'signIn.need.again': 'Прежний вход больше не принимается. Войдите ещё раз.',
  'signIn.need.second-factor':
    'Вход был без второго фактора, а Центр партнёров такой не принимает. Войдите ещё раз и подтвердите вход вторым фактором; если его нет, его настроит администратор.',
  'signIn.need.consent':
    'В вашей компании ещё никто не разрешил приложению действовать от имени сотрудников. Глобальный администратор даёт согласие в Microsoft Entra один раз за всех; после этого войдите снова.',
  'signIn.need.blocked':
    'Правило доступа вашей компании (условный доступ) не пускает вас отсюда. Попробуйте с рабочего устройства или из сети компании либо спросите администратора, какое это правило; после этого войдите снова.',
  'signIn.then': 'После входа начатое продолжится само.',
  'signIn.title.consent': 'Приложению ещё нужно согласие',
  'signIn.title.blocked': 'Вход запрещён правилом доступа',
  'signIn.done.title': 'Вход выполнен',
  'signIn.done.text': 'Теперь можно действовать от вашего имени в Центре партнёров и в вашем почтовом ящике.',
  'signIn.waiting.title': 'Нужен ваш вход',
  'signIn.waiting.which': 'Приглашение ждёт вашего входа: {company}',
  'signIn.waiting.text': 'Ничего не потеряно, и ничего не отправлено. После входа всё продолжится само.',
  'signIn.waiting.state': 'Ожидает входа',
  'signIn.waiting.meaning':
    'Письмо уходит из почтового ящика автора приглашения, и для этого автору нужно войти. После входа отправка продолжится сама.',
  'signOut.title': 'Вы вышли',
  'signOut.text':
    'Действовать от вашего имени больше нельзя, и ни один ваш токен для этого не хранится. То, что приложение делает само, например следит за принятием приглашений, продолжается. Как только что-то потребует вас лично, появится просьба войти.',

  'settings.title': 'Настройки',
  'settings.lead': 'Команды я понимаю на обоих языках, что бы вы ни выбрали.',
  'settings.language.auto': 'Как в Teams',
  'settings.language.en': 'English',
  'settings.language.ru': 'Русский',
  'settings.saved': 'Ваш выбор сохранён.',
  'settings.timeZone.auto': 'Как в Teams: {zone}',
  'settings.now': 'Сейчас у вас: {when}',
  'settings.summary': 'Настройки',

  'button.checkAgain': 'Проверить снова',
  'status.title': 'Состояние',
  'status.lead.well': 'Всё работает.',
  'status.lead.unwell':
    '{count, plural, one {# часть требует внимания} few {# части требуют внимания} many {# частей требуют внимания} other {# части требуют внимания}}',
  'status.checkedAt': 'Проверено только что: {when}',
  'status.section.systems': 'Внешние системы',
  'status.section.workers': 'Фоновая работа',
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
  'status.worker.watch': 'Сверка списка клиентов',
  'status.worker.outbox': 'Отправка писем и сообщений',
  'status.worker.by-hand': 'Поиск писем, отправленных вручную',
  'status.worker.state.well': 'Вовремя',
  'status.worker.state.starting': 'Запускается',
  'status.worker.state.late': 'Опаздывает',
  'status.worker.state.failing': 'Прерывается',
  'status.worker.lastRound': 'Последнее завершение: {when}',
  'status.worker.do':
    'Попытки продолжаются, и ничего не потеряется. Если не проходит, администратору нужно перезапустить бота.',
  'status.directory': 'Список клиентов',
  'status.directory.fresh': 'Свежий',
  'status.directory.old': 'Устарел',
  'status.directory.none': 'Ещё не прочитан',
  'status.bot.version': 'Версия',
  'status.bot.mode': 'Режим',
  'status.bot.real': 'Рабочий: со службами Майкрософт',
  'status.bot.rehearsal': 'Репетиция: всё вокруг имитируется',

  'setup.title': 'Настройка',
  'setup.lead':
    'Так настроен бот. Изменить это может администратор там, где бот работает: в переменной, указанной в строке.',
  'setup.section.company': 'Наша компания',
  'setup.section.work': 'Как он работает',
  'setup.section.letters': 'Письма по умолчанию',
  'setup.company': 'Название в Центре партнёров',
  'setup.tenant': 'ИД тенанта',
  'setup.mpnId': 'ИД партнёра (MPN)',
  'setup.mpnId.known': '{known}; в Центре партнёров: {said}',
  'setup.adminAgents': 'Кто может пользоваться ботом: группа',
  'setup.providers': 'Косвенные поставщики',
  'setup.providers.count': 'Действующих: {active, number} из {all, number}',
  'setup.mailFrom': 'Откуда уходят приглашения',
  'setup.mailFrom.own': 'Почтовый ящик того, кто приглашает',
  'setup.mailFrom.shared': 'Общий почтовый ящик: {address}',
  'setup.acceptance': 'Как замечают согласие клиента',
  'setup.acceptance.seconds':
    'Список клиентов сверяется {count, plural, =1 {каждую секунду} one {каждую # секунду} few {каждые # секунды} many {каждые # секунд} other {каждые # секунды}}',
  'setup.acceptance.minutes':
    'Список клиентов сверяется {count, plural, =1 {каждую минуту} one {каждую # минуту} few {каждые # минуты} many {каждые # минут} other {каждые # минуты}}',
  'setup.events': 'Кто получает события Центра партнёров',
  'setup.events.none': 'Никто не зарегистрирован; сверка работает и без них',
  'setup.events.held': '{host}; событий: {count, number}',
  'setup.events.door':
    'События, которые приходят на адрес бота /api/partner-center/events, вызывают сверку сразу. Саму регистрацию бот не меняет.',
  'setup.language': 'Язык, если в Teams выбран другой',
  'setup.timeZone': 'Часовой пояс, если Teams его не сообщает',
  'setup.variable': 'Переменная: {name}',
  'setup.variables': 'Переменные: {names}',
  'setup.unread': 'Сейчас не удалось прочитать',
  'setup.notSet': 'Не задано',
  'setup.letters.lead': 'С этого текста начинается черновик; каждый черновик можно изменить перед отправкой.',
  'setup.letter.contact': '<контакт>',
  'setup.letter.company': '<компания>',
  'setup.letter.reseller': '<наша компания>',
  'setup.letter.inviter': '<ваше имя>',
  'setup.letter.link': '<персональная ссылка>',
  'setup.letter.show.en': 'Письмо на английском',
  'setup.letter.show.ru': 'Письмо на русском',

  'button.changeLetters': 'Изменить письма',
  'button.useDefaultText': 'Вернуть исходный текст',
  'letters.title': 'Письма по умолчанию',
  'letters.lead':
    'Для каждого языка и вида отношений есть своё письмо. Изменения действуют для новых черновиков у всех; готовые черновики остаются как есть.',
  'letters.language.label': 'Язык письма',
  'letters.language.en': 'Английский',
  'letters.language.ru': 'Русский',
  'letters.relationship.alone': 'Только с нами',
  'letters.relationship.joint': 'Вместе с поставщиком',
  'letters.edit.title': 'Изменить письмо по умолчанию',
  'letters.edit.which': '{language}. {relationship}.',
  'letters.edit.lead': 'Вместо слов в двойных скобках в каждом письме будет то, что к ним относится:',
  'letters.placeholder.contact': 'имя контакта',
  'letters.placeholder.company': 'компания клиента',
  'letters.placeholder.reseller': 'наша компания',
  'letters.placeholder.inviter': 'имя того, кто приглашает',
  'letters.placeholder.provider': 'поставщик',
  'letters.placeholder.link': 'персональная ссылка, один раз в тексте',
  'letters.saved': 'Письмо сохранено. С него будут начинаться новые черновики.',
  'letters.savedWithLink':
    'Письмо сохранено. В тексте не было места для ссылки, и теперь {link} стоит в конце.',
  'letters.reset': 'Новые черновики снова будут начинаться с исходного текста.',
  'letters.refusal.unknown-placeholder':
    '{name}: такого обозначения здесь нет. Ничего не сохранено, ваш текст остался ниже.',
  'letters.refusal.link-in-subject': 'Ссылке место в тексте: уберите {link} из темы. Ничего не сохранено.',
  'letters.refusal.link-twice':
    '{link} встречается в тексте несколько раз. Оставьте одно место. Ничего не сохранено.',
  'letters.refusal.invitation-address':
    'В письме есть адрес приглашения. Напишите вместо него {link}: в каждое письмо попадёт правильная ссылка. Ничего не сохранено.',
  'letters.refusal.text-too-long':
    'Текст слишком длинный: вместе с именами не более {limit, plural, one {# символа} few {# символов} many {# символов} other {# символа}}. Ничего не сохранено, ваш текст остался ниже.',
  'letters.noRights':
    'Роль проверена только что, и её больше нет, поэтому ничего не изменено. Вернуть роль может глобальный администратор вашей компании.',

  'timeZone.honolulu': 'Гонолулу',
  'timeZone.los-angeles': 'Лос-Анджелес',
  'timeZone.denver': 'Денвер',
  'timeZone.mexico-city': 'Мехико',
  'timeZone.chicago': 'Чикаго',
  'timeZone.bogota': 'Богота',
  'timeZone.new-york': 'Нью-Йорк',
  'timeZone.halifax': 'Галифакс',
  'timeZone.sao-paulo': 'Сан-Паулу',
  'timeZone.buenos-aires': 'Буэнос-Айрес',
  'timeZone.utc': 'Всемирное время',
  'timeZone.london': 'Лондон',
  'timeZone.lisbon': 'Лиссабон',
  'timeZone.berlin': 'Берлин',
  'timeZone.paris': 'Париж',
  'timeZone.madrid': 'Мадрид',
  'timeZone.rome': 'Рим',
  'timeZone.warsaw': 'Варшава',
  'timeZone.lagos': 'Лагос',
  'timeZone.athens': 'Афины',
  'timeZone.helsinki': 'Хельсинки',
  'timeZone.bucharest': 'Бухарест',
  'timeZone.kyiv': 'Киев',
  'timeZone.jerusalem': 'Иерусалим',
  'timeZone.cairo': 'Каир',
  'timeZone.johannesburg': 'Йоханнесбург',
  'timeZone.kaliningrad': 'Калининград',
  'timeZone.moscow': 'Москва',
  'timeZone.minsk': 'Минск',
  'timeZone.istanbul': 'Стамбул',
  'timeZone.riyadh': 'Эр-Рияд',
  'timeZone.samara': 'Самара',
  'timeZone.dubai': 'Дубай',
  'timeZone.tbilisi': 'Тбилиси',
  'timeZone.yerevan': 'Ереван',
  'timeZone.baku': 'Баку',
  'timeZone.yekaterinburg': 'Екатеринбург',
  'timeZone.tashkent': 'Ташкент',
  'timeZone.almaty': 'Алматы',
  'timeZone.delhi': 'Дели, Мумбаи',
  'timeZone.omsk': 'Омск',
  'timeZone.bangkok': 'Бангкок',
  'timeZone.novosibirsk': 'Новосибирск',
  'timeZone.shanghai': 'Пекин, Шанхай',
  'timeZone.singapore': 'Сингапур',
  'timeZone.irkutsk': 'Иркутск',
  'timeZone.tokyo': 'Токио',
  'timeZone.vladivostok': 'Владивосток',
  'timeZone.sydney': 'Сидней',
  'timeZone.auckland': 'Окленд',

  'language.en': 'Английский',
  'language.ru': 'Русский',

  'meeting.own-marketing': 'Наш собственный маркетинг',
  'meeting.microsoft-referral': 'По направлению Microsoft',
  'meeting.indirect-provider': 'Через косвенного поставщика',

  'answer.unknown.title': 'Не удалось понять сообщение',
  'answer.unknown.text':
    'Такой команды нет. Напишите «помощь», чтобы увидеть все команды, или нажмите кнопку.',
  'answer.unknown.near': 'Такой команды нет. Возможно, вы имели в виду одну из этих?',
  'answer.empty.title': 'Сообщение пустое',
  'answer.empty.text': 'Напишите команду, например: клиенты',
  'answer.notPersonal.title': 'Давайте продолжим в личном чате',
  'answer.notPersonal.text':
    'Ответы содержат данные клиентов, поэтому бот работает только в личном чате. Откройте чат с ботом и повторите запрос там.',
  'answer.noRights.title': 'Для этого пока не хватает роли',
  'answer.noRights.text':
    'Customer Connect доступен агентам по администрированию и глобальным администраторам. Роль агента по администрированию (Admin agent) может выдать глобальный администратор вашей компании: в Центре партнёров, раздел «Параметры учётной записи», «Управление пользователями». Гости и отключённые учётные записи не допускаются.',
  'answer.agentsOnly.text':
    'Ваша роль позволяет смотреть и готовить письма, но не это: нужна роль агента по администрированию или глобального администратора. Ничего не сделано. Роль агента по администрированию (Admin agent) может выдать глобальный администратор вашей компании: в Центре партнёров, раздел «Параметры учётной записи», «Управление пользователями».',
  'answer.draftersOnly.text':
    'Ваша роль позволяет смотреть клиентов и приглашения, но не готовить письма. Ничего не сделано. Расширить права может глобальный администратор вашей компании: добавить вас в группу авторов черновиков или выдать роль агента по администрированию (Admin agent).',
  'answer.noRightsNow.text':
    'Роль проверена только что, и её больше нет, поэтому ничего не отправлено. Черновик сохранён. Вернуть роль может глобальный администратор вашей компании.',
  'answer.oldCard.title': 'Эта карточка устарела',
  'answer.oldCard.text': 'Прочитать её запрос уже нельзя; ничего не изменено. Повторите запрос командой.',
  'answer.tooLong.title': 'Слишком длинный текст',
  'answer.tooLong.text':
    'Столько текста за один раз принять нельзя; ничего не сохранено и не отправлено. Ваш текст остался в карточке: сократите его, пожалуйста.',
  'answer.notYours.title': 'Это приглашение вашего коллеги',
  'answer.notYours.text': 'Изменить его может только автор: {name}. Ничего не изменено.',
  'answer.noInvitation.title': 'Такого приглашения нет',
  'answer.noInvitation.text':
    'Возможно, оно создано в другой репетиции или удалено. Напишите «приглашения», чтобы увидеть список.',
  'answer.outdated.text':
    'После создания той карточки письмо изменили. Ничего не сделано; вот его нынешний вид.',
  'answer.outdatedEdit.text':
    'Письмо тем временем изменили в другом месте. Ваш текст ниже: нажмите «Сохранить», чтобы оставить его вместо другого.',
  'answer.decided.text': 'Это уже решено раньше. Повторно ничего не сделано; вот текущее состояние.',
  'answer.alreadyCustomer.title': 'Уже ваш клиент: {customer}',
  'answer.alreadyCustomer.text':
    'Отношения торгового посредника уже установлены, приглашать не нужно. Ничего не отправлено.',
  'answer.alreadyInvited.title': 'Уже приглашён: {company}',
  'answer.alreadyInvited.text':
    'Приглашение этому клиенту уже открыто, второе только запутает. Кто пригласил: {name}. Когда: {when}. Состояние: {state}.',
  'answer.link.title': 'Ссылка из Центра партнёров не наша',
  'answer.link.text':
    'Центр партнёров выдал неподходящую ссылку, поэтому черновик не создан. Сообщите об этом администратору.',
  'answer.link.reason': 'Что не подходит',
  'link.refusal.not-a-link': 'Это не веб-адрес.',
  'link.refusal.wrong-host': 'Она ведёт не в центр администрирования Майкрософт.',
  'link.refusal.wrong-kind': 'Это не приглашение к отношениям торгового посредника.',
  'link.refusal.wrong-partner': 'В ней указан другой партнёр.',
  'link.refusal.wrong-mpn': 'В ней указан другой идентификатор партнёра (MPN).',
  'link.refusal.wrong-provider': 'В ней указан не тот поставщик, который выбран.',
  'link.refusal.missing-provider': 'В ней нет выбранного поставщика.',
  'link.refusal.unexpected-provider': 'В ней указан поставщик, хотя он не выбран.',
  'problem.email-empty': 'Укажите электронную почту клиента.',
  'problem.email-several': 'Укажите один адрес: каждому клиенту отправляется своё приглашение.',
  'problem.email-not-an-address': 'Это не адрес электронной почты. Пример: anna@customer.example.',
  'problem.email-consumer':
    'Это личный почтовый ящик. Укажите корпоративный адрес клиента: приглашение предназначено организации.',
  'problem.email-own-domain': 'Этот адрес принадлежит вашей компании. Укажите адрес клиента.',
  'problem.email-no-tenant':
    'Для этого домена почты не найден клиент Майкрософт. Проверьте написание или уточните у клиента, с каким доменом он входит в систему.',
  'problem.too-long': 'Слишком длинно. Сократите, пожалуйста.',
  'problem.unknown-choice': 'Выберите один из предложенных вариантов.',
  'problem.provider-gone': 'Этого поставщика больше нет среди активных. Выберите снова.',
  'letter.refusal.empty-subject': 'Тема пуста. Укажите тему письма.',
  'letter.refusal.empty-text': 'Текст пуст. Напишите несколько слов рядом со ссылкой.',
  'letter.refusal.subject-too-long':
    'Тема слишком длинная: не более {limit, plural, one {# символа} few {# символов} many {# символов} other {# символа}}.',
  'letter.refusal.text-too-long':
    'Текст слишком длинный: не более {limit, plural, one {# символа} few {# символов} many {# символов} other {# символа}}. Ничего не сохранено, ваш текст остался ниже.',
  'answer.customer.ask.title': 'Какой клиент?',
  'answer.customer.ask.text':
    'Добавьте название, домен или идентификатор клиента, например: клиент blue-meadow.example',
  'answer.customer.gone.title': 'Сейчас Центр партнёров не знает этого клиента',
  'answer.customer.gone.text':
    'Сразу после принятия приглашения данные клиента могут появиться не сразу. Попробуйте ещё раз через минуту.',
  'answer.working': 'Это займёт чуть больше времени. Ответ появится здесь сам.',
  'failedNotice.title': 'Письмо не отправлено: {company}',
  'fault.title': 'Не получилось',
  'fault.busy': 'Служба Майкрософт сейчас перегружена. Ничего не потеряно; попробуйте ещё раз через минуту.',
  'fault.unavailable':
    'Служба Майкрософт сейчас не отвечает. Ничего не потеряно; попробуйте ещё раз через несколько минут.',
  'fault.heldBack':
    '{system}: несколько раз подряд нет ответа, поэтому обращений не будет {seconds, plural, one {# секунду} few {# секунды} many {# секунд} other {# секунды}}, чтобы служба восстановилась. Действие не выполнялось, ничего не потеряно. Повторите после этого; команда «состояние» покажет, что со службой.',
  'fault.graph': 'Microsoft Graph',
  'fault.notAllowed':
    'Майкрософт отказала: не хватает разрешения. Покажите администратору номер обращения ниже.',
  'fault.signIn': 'Чтобы сделать это от вашего имени, нужен повторный вход.',
  'fault.badResponse':
    'Служба Майкрософт вернула непонятный ответ, поэтому действие остановлено. Попробуйте позже.',
  'fault.store':
    'Собственное хранилище бота сейчас не отвечает. Ничего не решено и не отправлено; попробуйте через минуту.',
  'fault.bug':
    'Извините, произошла ошибка на стороне бота. Попробуйте ещё раз; если не поможет, передайте администратору номер обращения ниже.',
  'invitation.state.handed-over': 'Передано вам',
  'invitation.state.half-accepted': 'Принято наполовину',
  'invitation.meaning.handed-over':
    'Письмо отправляет вручную автор приглашения. Ушло ли оно, пока неизвестно.',
  'invitation.meaning.half-accepted': 'Одна из двух связей установлена, второй пока нет.',
  'halfAccepted.title': 'Принято наполовину',
  'halfAccepted.next':
    'Связь с вами установлена. Связи с поставщиком пока нет: {provider}. Проверка продолжается, и вы узнаете, когда она появится.',
  'button.openInOutlook': 'Открыть в Outlook',
  'button.copy': 'Скопировать',
  'button.keep': 'Отложить',
  'button.done': 'Готово',
  'button.takeBack': 'Вернуть в черновики',
  'button.viewInOutlook': 'Перейти к письму в Outlook',
  'button.viewInOutlook.hint': 'Перейти к письму в Outlook, вне Teams',
  'field.further.label': 'Другие получатели',
  'field.addresses.hint': 'Необязательно: до десяти адресов',
  'field.cc.label': 'Копия',
  'field.country.label': 'Страна',
  'field.country.auto': 'По почтовому домену',
  'field.country.other': 'Другая страна',
  'fact.further': 'Также кому',
  'fact.handedBy': 'Способ',
  'handOver.way.outlook': 'Из черновика в Outlook',
  'handOver.way.copy': 'Из скопированного текста',
  'problem.list-not-an-address': 'Это не адрес электронной почты: {address}. Разделяйте адреса запятыми.',
  'problem.list-too-many':
    'Слишком много адресов: не более {limit, plural, one {#} few {#} many {#} other {#}}.',
  'problem.further-own-domain':
    'Этот адрес принадлежит вашей компании: {address}. Коллег укажите в поле «Копия».',
  'finding.look-alike.title': 'Домен почти такой же, как другой',
  'finding.look-alike.text':
    'В адресе: {domain}. Мне известен: {theirs} ({name}). Так выглядят поддельные адреса: проверьте каждую букву, прежде чем отправлять.',
  'finding.invited-before.title': 'Уже приглашали',
  'finding.invited-before.text': 'Кто: {name}. Последний шаг: {when}. Состояние: {state}.',
  'finding.other-country.title': 'Страна не ваша',
  'finding.other-country.text':
    'Клиент: {country}. Ваша компания: {ours}. В большинстве регионов Майкрософт разрешает принять только партнёра своего региона, поэтому сначала проверьте это.',
  'foreignLink.other-partner':
    'В тексте было приглашение другого партнёра. Я убрал его: оно привело бы клиента к тому партнёру.',
  'foreignLink.other-provider':
    'В тексте было приглашение с другим поставщиком. Я убрал его: в ссылке этого письма указано верно.',
  'foreignLink.delegated-admin':
    'В тексте была ссылка на делегированное администрирование (DAP). Я убрал её: она даёт права администратора, но не создаёт партнёрских отношений.',
  'foreignLink.gdap':
    'В тексте была ссылка на права администратора (GDAP). Я убрал её: она просит одобрить права, но не создаёт партнёрских отношений. Отправьте её отдельным письмом.',
  'foreignLink.provider-to-reseller':
    'В тексте было приглашение поставщика для посредников. Я убрал его: оно предназначено вам и не должно попасть к клиенту.',
  'foreignLink.unreliable':
    'В тексте было приглашение такого вида, которого нет в описании Майкрософт. Я убрал его: неизвестно, куда оно ведёт.',
  'foreignLink.outdated':
    'В тексте было ваше приглашение по старому адресу Майкрософт. Я убрал его: в письме есть действующая ссылка.',
  'foreignLink.admin-center':
    'В тексте была ссылка на другую страницу центра администрирования. Я убрал её, чтобы её не приняли за приглашение.',
  'handedOver.making': 'Черновик создаётся в вашем почтовом ящике. Карточка изменится, когда он появится.',
  'handedOver.outlook':
    'Черновик в вашем почтовом ящике. Отправьте его из Outlook и нажмите «Готово». Ссылку в нём не меняйте.',
  'handedOver.copy':
    'Скопируйте тему и текст ниже в письмо, отправьте его и нажмите «Готово». Ссылку не меняйте.',
  'handedOver.leavesTeams': 'Черновик открывается вне Teams.',
  'handedOver.tooLong':
    '{count, plural, one {Ещё # знак не поместился} few {Ещё # знака не поместились} many {Ещё # знаков не поместились} other {Ещё # знака не поместились}}. Нажмите «Вернуть в черновики», затем «Открыть в Outlook».',
  'byHand.said': 'Письмо отправлено вручную. Я сообщу, как только клиент примет приглашение.',
  'byHand.intact':
    'Письмо отправлено вручную и найдено в почтовом ящике, ссылка в нём верная. Я сообщу, как только клиент примет приглашение.',
  'byHand.broken':
    'Письмо отправлено вручную, но ссылка в нём неверная, и принять приглашение по ней нельзя. Напишите клиенту в той же переписке и вставьте ссылку ниже.',
  'byHand.link': 'Верная ссылка',
  'brokenNotice.title': 'Ссылка в вашем письме испорчена: {company}',
  'brokenNotice.text':
    'Я нашёл письмо, которое вы отправили вручную. Ссылка в нём не та, которую я дал, и принять приглашение по ней нельзя. Нажмите «Открыть»: там верная ссылка, отправьте её в той же переписке.',
  'kept.title': 'Отложено: {company}',
  'kept.text':
    'Черновик сохранён, ничего не отправлено. Найти его можно в любое время: напишите «приглашения».',
  'answer.providerGone.title': 'Больше не ваш поставщик: {provider}',
  'answer.providerGone.text':
    'В Центре партнёров этого поставщика больше нет среди действующих, поэтому ничего не отправлено. Черновик сохранён. Чтобы пригласить клиента иначе, откройте новую форму: {company}.',
  'answer.files.title': 'Файлы я не читаю',
  'answer.files.text':
    'Я понимаю только набранные команды; с файлом ничего не сделано. Чтобы пригласить клиента, напишите, например: пригласить anna@klient.example',
  'button.search': 'Найти',
  'button.openInvitation': 'Открыть приглашение',
  'button.thisOne': 'Это оно',
  'button.thisOne.which': 'Это оно: {name}',
  'button.noneOfThese': 'Ни одно из этих',
  'fact.domain': 'Домен',
  'fact.match': 'Как распознан',
  'match.tenant': 'По ИД тенанта',
  'match.verified-domain': 'По домену, который он подтвердил',
  'match.mail-domain': 'По домену его электронной почты',
  'match.name': 'По похожему названию',
  'match.answered': 'По ответу: вашему или коллеги',
  'accepted.otherTenant':
    'Клиент вошёл под другим тенантом Microsoft: не под тем, который был найден для приглашения.',
  'halves.title': 'Две связи',
  'halves.ours': 'С нами',
  'halves.provider': 'С поставщиком: {provider}',
  'halves.state.there': 'Установлена',
  'halves.state.missing': 'Пока нет',
  'halves.state.unseen': 'Не видна, пока нет нашей',
  'halves.state.refused': 'Центр партнёров её не показывает',
  'halves.state.sign-in': 'Не проверена: автору приглашения нужно войти',
  'halves.write.customer.title': 'Что можно написать клиенту',
  'halves.write.provider.title': 'Что можно написать поставщику',
  'halves.write.customer':
    'Спасибо, связь с компанией {reseller} установлена. Связи с компанией {provider} пока нет: пожалуйста, ещё раз откройте ссылку из нашего письма под учётной записью глобального администратора и примите оба приглашения.',
  'halves.write.provider':
    'Здравствуйте. Клиент {customer} (ИД тенанта {tenantId}) принял наше совместное приглашение. Подскажите, пожалуйста, установлена ли связь клиента и с вами?',
  'halfAccepted.refused':
    'Связь с вами установлена. Есть ли связь с поставщиком, Центр партнёров не показывает: {provider}. Проверка продолжается, и вы узнаете, когда связь станет видна.',
  'halfAccepted.sign-in':
    'Связь с вами установлена. Чтобы увидеть, есть ли связь с поставщиком, нужен ваш вход: {provider}.',
  'timeline.title': 'Как всё было',
  'timeline.by': '{what}: {name}',
  'timeline.colleague': 'коллега',
  'timeline.earlier':
    '{count, plural, one {Ещё # более ранний шаг не показан.} few {Ещё # более ранних шага не показаны.} many {Ещё # более ранних шагов не показаны.} other {Ещё # более раннего шага не показаны.}}',
  'timeline.move.draft': 'Черновик создан',
  'timeline.move.draftAgain': 'Снова черновик',
  'timeline.move.sending': 'Нажато «Отправить»',
  'timeline.move.handed-over': 'Взято для отправки вручную',
  'timeline.move.sent': 'Отправлено',
  'timeline.move.half-accepted': 'Принято наполовину',
  'timeline.move.accepted': 'Принято',
  'timeline.move.failed': 'Не отправлено',
  'timeline.move.discarded': 'Удалено',
  'timeline.move.withdrawn': 'Отозвано',
  'button.resend': 'Отправить ещё раз',
  'again.title': 'Отправить ещё раз',
  'again.lead.thread':
    'Это уйдёт ответом в той же переписке, когда вы нажмёте «Отправить». Менять можно любое слово, ссылка останется прежней.',
  'again.lead.new':
    'Первого письма в почтовом ящике не видно, поэтому это уйдёт отдельным письмом, когда вы нажмёте «Отправить». Менять можно любое слово, ссылка останется прежней.',
  'again.lead.withdrawn':
    'Приглашение было отозвано. С этим письмом оно снова открыто, когда вы нажмёте «Отправить». Менять можно любое слово, ссылка останется прежней.',
  'again.check':
    'Ссылка в вашем тексте была изменена, поэтому на её место поставлена верная. Пока ничего не отправлено: прочтите письмо и нажмите «Отправить».',
  'again.summary': 'Отправить ещё раз: {company}',
  'failedAgain.title': 'Повторное письмо не ушло: {company}',
  'failedAgain.text': 'Письмо, которое клиент получил раньше, это не затрагивает.',
  'timeline.move.sendingAgain': 'Нажато «Отправить ещё раз»',
  'timeline.move.sentAgain': 'Отправлено ещё раз',
  'button.assign': 'Передать коллеге',
  'assign.title': 'Передать коллеге',
  'assign.lead':
    'Приглашение станет приглашением коллеги: решать и получать уведомления будет коллега, а не вы. Нужна роль агента по администрированию. Кто его начал, останется в записях.',
  'assign.colleague.label': 'Коллега',
  'assign.address.label': 'Или рабочий адрес коллеги',
  'assign.address.hint': 'Если Teams не показывает список людей',
  'button.assignNow': 'Передать',
  'assign.refusal.nobody':
    'По этим данным в вашей компании никто не найден. Выберите коллегу или введите рабочий адрес целиком. Ничего не изменено.',
  'assign.refusal.no-role':
    'У этого коллеги сейчас нет роли агента по администрированию, поэтому ничего не изменено: {name}. Роль может выдать глобальный администратор вашей компании.',
  'assign.summary': 'Передать коллеге: {company}',
  'assign.done': 'Приглашение передано, коллега получит уведомление: {name}',
  'assign.doneUnreachable':
    'Приглашение передано: {name}. Коллега ещё не открывал чат со мной, поэтому сообщить об этом я не могу: сообщите, пожалуйста, сами.',
  'assigned.title': 'Теперь это ваше приглашение: {company}',
  'assigned.text':
    'Вам его передал коллега: {name}. Теперь решать по нему вам, и вы узнаете, что с ним будет.',
  'assigned.state': 'Состояние: {state}',
  'timeline.passed': 'Передано: {name}',
  'button.withdraw': 'Отозвать',
  'button.note': 'Заметка',
  'withdrawn.write.title': 'Что можно написать клиенту',
  'withdrawn.write':
    'Пожалуйста, не принимайте наше приглашение установить отношения торгового посредника с {reseller} и не переходите больше по ссылке из него. Спасибо.',
  'note.title': 'Заметка',
  'note.lead': 'Для вас и коллег: клиент этого не увидит. Поиск по приглашениям это найдёт.',
  'note.text.label': 'Заметка',
  'note.ticket.label': 'Номер заявки',
  'note.ticket.hint': 'Под которым дело известно в другой системе',
  'note.summary': 'Заметка: {company}',
  'note.refusal.note-too-long':
    'Заметка слишком длинная: не больше {limit, plural, one {# символа} few {# символов} many {# символов} other {# символа}}. Ничего не сохранено, ваш текст остался ниже.',
  'note.refusal.ticket-too-long':
    'Номер заявки слишком длинный: не больше {limit, plural, one {# символа} few {# символов} many {# символов} other {# символа}}. Ничего не сохранено, ваш текст остался ниже.',
  'accepted.afterWithdrawal':
    'Это приглашение было отозвано. Но ссылка из письма продолжает работать в Microsoft, и клиент всё же ею воспользовался: связь установлена.',
  'invitation.state.withdrawn': 'Отозвано',
  'invitation.meaning.withdrawn':
    'Ответа больше никто не ждёт, и клиента можно пригласить заново. Если письмо уже у клиента, оно там и останется, а отключить ссылку в нём Microsoft не позволяет: если клиент её всё же примет, я сообщу.',
  'invitations.whose.label': 'Чьи',
  'invitations.whose.everyone': 'Всех коллег',
  'invitations.whose.mine': 'Мои',
  'invitations.state.label': 'Состояние',
  'invitations.state.any': 'Любое',
  'invitations.state.open': 'Открыто',
  'invitations.choice': '{state}: {count, number}',
  'invitations.find.label': 'Компания, адрес или автор',
  'invitations.count':
    '{count, plural, one {# приглашение, сначала новые} few {# приглашения, сначала новые} many {# приглашений, сначала новые} other {# приглашения, сначала новые}}',
  'invitations.nothing.title': 'Ничего не найдено',
  'invitations.nothing.text': 'Таких приглашений нет. Выберите другое состояние или введите меньше букв.',
  'invitations.half.reseller': 'С нами: есть. С поставщиком: пока нет.',
  'invitations.half.hidden': 'С нами: есть. С поставщиком: не видно.',
  'invitations.half.provider': 'С поставщиком: есть. С нами: пока нет.',
  'halves.meaning.hidden': 'Связь с нами установлена. Есть ли вторая, не видно.',
  'question.title': 'Какое приглашение принято?',
  'question.lead':
    'Этот клиент недавно появился в вашем списке, и доподлинно неизвестно, какое из этих приглашений он принял. Подскажите, пожалуйста, какое.',
  'question.others': 'Вопрос задан и другим: засчитывается первый ответ.',
  'question.sent': 'Приглашение от {when}, автор: {name}',
  'question.changed':
    'На это приглашение тем временем ответили иначе, поэтому ничего не решено. Вот что осталось.',
  'question.summary': 'Какое приглашение принято? Новый клиент: {customer}',
  'question.nothingLeft.title': 'Решать больше нечего',
  'question.nothingLeft.text': 'На все подходящие приглашения уже ответили иначе.',
  'question.notAsked.title': 'Этот вопрос не к вам',
  'question.notAsked.text': 'Ответить могут только авторы этих приглашений. Ничего не решено.',
  'question.decided.title': 'Это решено',
  'question.decided.chosen': 'Клиент принял это приглашение.',
  'question.decided.none':
    'Клиент не относится ни к одному из этих приглашений. Больше этот вопрос задаваться не будет.',
  'question.decided.soon':
    'Приглашение изменится, как только данные клиента станут доступны в Центре партнёров.',
  'question.unknown.text': 'Этого вопроса больше нет. Возможно, он остался от другой репетиции.',
  'question.noRights':
    'Роль проверена только что, и её больше нет, поэтому ничего не решено. Вернуть роль может глобальный администратор вашей компании.',
  'fact.begunBy': 'Кто начал',
  'fact.note': 'Заметка',
  'fact.ticket': 'Номер заявки',
  'fact.answeredBy': 'Кто ответил',
  'fact.invitation': 'Приглашение',
  'fact.newSince': 'В списке с',
  'notice.reference': 'Номер обращения: {reference}',
} as const satisfies Record<WordKey, string>;

export const ruCommands = {
  help: {
    title: 'помощь',
    summary: 'Показывает, что я умею.',
    example: 'помощь',
    aliases: [
      'привет',
      'здравствуйте',
      'добрый день',
      'начать',
      'старт',
      'команды',
      'меню',
      'что ты умеешь',
      'справка',
    ],
  },
  customers: {
    title: 'клиенты',
    summary: 'Показывает список клиентов или находит их по части названия, домена или ИД тенанта.',
    example: 'клиенты Сириус',
    aliases: [
      'список клиентов',
      'мои клиенты',
      'все клиенты',
      'показать клиентов',
      'покажи клиентов',
      'найти клиентов',
    ],
  },
  customer: {
    title: 'клиент',
    summary: 'Открывает одного клиента по названию, домену или ИД тенанта.',
    example: 'клиент blue-meadow.example',
    aliases: ['открыть клиента', 'открой клиента', 'показать клиента', 'покажи клиента', 'найти клиента'],
  },
  invite: {
    title: 'пригласить',
    summary: 'Приглашает клиента: вы заполняете форму, читаете письмо и отправляете его.',
    example: 'пригласить anna@blue-meadow.example',
    aliases: ['пригласить клиента', 'пригласи', 'пригласи клиента', 'новое приглашение', 'новый клиент'],
  },
  invitations: {
    title: 'приглашения',
    summary: 'Показывает приглашения и то, что с ними стало: все, мои, по состоянию или по тексту.',
    example: 'приглашения мои',
    aliases: [
      'мои приглашения',
      'список приглашений',
      'все приглашения',
      'показать приглашения',
      'покажи приглашения',
    ],
    means: { 'мои приглашения': 'мои', 'все приглашения': 'все' },
  },
  providers: {
    title: 'поставщики',
    summary: 'Показывает ваших косвенных поставщиков.',
    example: 'поставщики',
    aliases: [
      'мои поставщики',
      'список поставщиков',
      'косвенные поставщики',
      'показать поставщиков',
      'покажи поставщиков',
      'поставщик',
    ],
  },
  settings: {
    title: 'настройки',
    summary: 'Меняет язык и часовой пояс моих ответов.',
    example: 'настройки',
    aliases: ['мои настройки', 'язык', 'сменить язык', 'часовой пояс', 'параметры'],
  },
  status: {
    title: 'состояние',
    summary: 'Показывает, работает ли всё, что мне нужно, и что делать, если нет.',
    example: 'состояние',
    aliases: ['статус', 'показать состояние', 'покажи состояние', 'всё ли работает', 'всё ли в порядке'],
  },
  setup: {
    title: 'настройка',
    summary:
      'Показывает, как я настроен и где администратор может это изменить, и меняет письма по умолчанию.',
    example: 'настройка',
    aliases: ['настройка бота', 'показать настройку', 'покажи настройку', 'конфигурация'],
  },
  'sign-out': {
    title: 'выйти',
    summary:
      'Выходит из вашей учётной записи: действовать от вашего имени в Центре партнёров и в вашей почте будет нельзя.',
    example: 'выйти',
    aliases: ['выход', 'выйти из учётной записи'],
  },
} as const satisfies Record<CommandName, CommandWords>;
