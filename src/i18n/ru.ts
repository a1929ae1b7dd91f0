import type { CommandName } from '../names.ts';
import type { CommandWords, WordKey } from './words.ts';

export const ruWords = {
  'app.rehearsal.mark': 'Репетиция',

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
  'link.leavesTeams': 'Обе кнопки открывают страницы вне Teams.',

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

  'fact.company': 'Компания',
  'fact.to': 'Кому',
  'fact.relationship': 'Отношения',
  'fact.meeting': 'Как познакомились',
  'fact.invitedBy': 'Кто пригласил',
  'fact.created': 'Черновик создан',
  'fact.sent': 'Отправлено',
  'fact.accepted': 'Принято',
  'fact.discarded': 'Удалено',
  'fact.failed': 'Не отправлено',
  'fact.decided': 'Нажато «Отправить»',
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
    'Нужна роль «Агент по администрированию» или «Глобальный администратор». Больше ничего настраивать не надо.',
  'welcome.start.commands': 'Нажмите кнопку ниже или напишите «помощь», чтобы увидеть всё, что я умею.',
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

  'customer.section.account': 'Учётная запись',
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
  'invitations.mine': 'Ваши приглашения, сначала новые',
  'invitations.everyones': 'Приглашения всех коллег, сначала новые',
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

  'settings.title': 'Настройки',
  'settings.lead': 'Команды я понимаю на обоих языках, что бы вы ни выбрали.',
  'settings.language.auto': 'Как в Teams',
  'settings.language.en': 'English',
  'settings.language.ru': 'Русский',
  'settings.saved': 'Ваш выбор сохранён.',
  'settings.summary': 'Настройки',

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
    'Customer Connect доступен агентам по администрированию и глобальным администраторам. Роль агента по администрированию (Admin agent) может выдать глобальный администратор вашей компании: в Центре партнёров, раздел «Параметры учётной записи», «Управление пользователями».',
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
    'Отношения торгового посредника уже установлены, приглашать не нужно. Черновик не создан.',
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
  'invitation.meaning.handed-over': 'Вы отправляете это письмо сами. Когда отправите, нажмите «Готово».',
  'invitation.meaning.half-accepted': 'Одно из двух отношений установлено, второго пока нет.',
  'fact.handedOver': 'Передано вам',
  'fact.halves': 'Установлено',
  'half.reseller': 'Отношения с нами',
  'half.provider': 'Отношения с поставщиком',
  'halfAccepted.title': 'Принято наполовину',
  'halfAccepted.next':
    'Отношения с вами установлены. Отношений с поставщиком пока нет: {provider}. Проверка продолжается, и вы узнаете, когда они появятся.',
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
    summary: 'Показывает ваши приглашения и то, что с ними стало.',
    example: 'приглашения',
    aliases: [
      'мои приглашения',
      'список приглашений',
      'все приглашения',
      'показать приглашения',
      'покажи приглашения',
    ],
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
    summary: 'Меняет язык, на котором я отвечаю.',
    example: 'настройки',
    aliases: ['мои настройки', 'язык', 'сменить язык', 'параметры'],
  },
} as const satisfies Record<CommandName, CommandWords>;
