import type { InvitationWords } from './invitation-words.ts';

export const ruInvitationWords: Readonly<Record<keyof InvitationWords, string>> = {
  'invitation.state.waiting-approval': 'Ждёт согласования',
  'invitation.meaning.waiting-approval':
    'Пока ничего не отправлено. Как только коллега утвердит приглашение, оно уйдёт в нынешнем виде. Чтобы изменить его, нажмите «Изменить»: тогда запрос будет отозван.',
  'invitation.failure.no-rights':
    'Когда письмо должно было уйти, пригласивший уже не был агентом по администрированию.',
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
  'invitation.state.bounced': 'Вернулось',
  'invitation.meaning.bounced':
    'Письмо не дошло до того, кто должен принять приглашение. Проверьте адрес и пригласите снова по верному.',
  'invitation.state.answered': 'Есть ответ',
  'invitation.meaning.answered':
    'На письмо ответили. Ответ лежит в почтовом ящике, прочтите его там. Принятия приглашения я жду по-прежнему.',
  'invitation.meaning.failed': 'Письмо не ушло. Клиент ничего не получил.',
  'invitation.meaning.accepted': 'Клиент принял приглашение и теперь есть в вашем списке.',
  'invitation.failure.claimed-by-colleague':
    'Тем временем этому клиенту ушло другое приглашение или он принял прежнее, поэтому это письмо задержано.',
  'invitation.failure.mailbox-refused':
    'Почтовый ящик отказался отправить письмо. Спросите администратора Exchange, разрешена ли отправка, и отправьте снова.',
  'invitation.failure.recipient-refused':
    'Почтовая служба не приняла адрес клиента. Проверьте его и пригласите по верному адресу.',
  'invitation.failure.gave-up':
    'Почтовая служба долго не отвечала, и попытка прекращена. Можно отправить ещё раз.',
  'invitation.relationship.alone': 'Только с нами',
  'invitation.relationship.joint': 'Вместе с поставщиком: {provider}',
  'invitation.tenant': '{name} ({domain})',
  'invitation.summary': 'Приглашение: {company}. {state}.',
  'invitation.state.handed-over': 'Отправка вручную',
  'invitation.state.half-accepted': 'Принято наполовину',
  'invitation.meaning.handed-over':
    'Письмо отправляет вручную автор приглашения. Ушло ли оно, пока неизвестно.',
  'invitation.meaning.half-accepted': 'Одна из двух связей установлена, второй пока нет.',
  'invitation.state.withdrawn': 'Отозвано',
  'invitation.meaning.withdrawn':
    'Ответа больше никто не ждёт, и клиента можно пригласить заново. Если письмо уже у клиента, оно там и останется, а отключить ссылку в нём Майкрософт не позволяет: если клиент её всё же примет, я сообщу.',

  'invitations.title': 'Приглашения',
  'invitations.empty.title': 'Приглашений пока нет',
  'invitations.empty.mine': 'Вы пока никого не приглашали. Каждое начатое приглашение сохраняется здесь.',
  'invitations.empty.everyones': 'Клиентов пока никто не приглашал. Каждое приглашение сохраняется здесь.',
  'invitations.invitedBy': 'Кто пригласил: {name}',
  'invitations.summary':
    '{count, plural, =0 {Приглашений пока нет} one {# приглашение} few {# приглашения} many {# приглашений} other {# приглашения}}',
  'invitations.whose.label': 'Чьи',
  'invitations.whose.everyone': 'Всех коллег',
  'invitations.whose.mine': 'Мои',
  'invitations.state.label': 'Состояние',
  'invitations.state.any': 'Любое',
  'invitations.state.open': 'Открыто',
  'invitations.choice': '{state}: {count, number}',
  'invitations.find.label': 'Компания, адрес или автор',
  'invitations.count':
    '{count, plural, =1 {1 приглашение} one {# приглашение, сначала новые} few {# приглашения, сначала новые} many {# приглашений, сначала новые} other {# приглашения, сначала новые}}',
  'invitations.nothing.title': 'Ничего не найдено',
  'invitations.nothing.text': 'Таких приглашений нет. Выберите другое состояние или введите меньше букв.',
  'invitations.half.reseller': 'С нами: есть. С поставщиком: пока нет.',
  'invitations.half.hidden': 'С нами: есть. С поставщиком: не видно.',
  'invitations.half.provider': 'С поставщиком: есть. С нами: пока нет.',

  'answer.notYours.title': 'Это приглашение вашего коллеги',
  'answer.notYours.text': 'Изменить его может только автор: {name}. Ничего не изменено.',
  'answer.noInvitation.title': 'Такого приглашения нет',
  'answer.noInvitation.text':
    'Возможно, оно создано в другой репетиции или удалено. Напишите «приглашения», чтобы увидеть список.',

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
  'timeline.move.bounced': 'Вернулось',
  'timeline.move.answered': 'Пришёл ответ',
  'timeline.move.withdrawn': 'Отозвано',
  'timeline.move.sendingAgain': 'Нажато «Отправить ещё раз»',
  'timeline.move.sentAgain': 'Отправлено ещё раз',
  'timeline.takenOver': 'Взято в работу',
  'timeline.passed': 'Передано: {name}',

  'assign.title': 'Передать коллеге',
  'assign.orphaned':
    'У того, кто ведёт это приглашение, больше нет нужной роли: {name}. Передайте его себе или коллеге.',
  'assign.orphaned.onItsWay':
    'У того, кто ведёт это приглашение, больше нет нужной роли: {name}. Письмо сейчас в отправке: как только станет ясно, ушло ли оно, приглашение можно будет передать здесь.',
  'assign.asked':
    'Запрос согласования будет отозван: он сделан от имени того, кто ведёт приглашение. Приглашение снова станет черновиком, и запросит согласование уже ваш коллега.',
  'assign.elsewhere':
    'Черновик останется в том почтовом ящике, где лежит: {name}. Тот, у кого приглашение, сможет вернуть его оттуда или сообщить, что письмо отправлено.',
  'assign.lead':
    'Приглашение перейдёт к коллеге: решать и получать уведомления будет коллега, а не вы. Нужна роль агента по администрированию. Кто начал приглашение, останется в записях.',
  'assign.colleague.label': 'Коллега',
  'assign.address.label': 'Или рабочий адрес коллеги',
  'assign.address.hint': 'Если списка людей нет',
  'assign.refusal.nobody':
    'По этим данным в вашей компании никто не найден. Выберите коллегу или введите рабочий адрес целиком. Ничего не изменено.',
  'assign.refusal.onItsWay':
    'Письмо сейчас в отправке, поэтому передать приглашение пока нельзя. Как только станет ясно, ушло ли оно, это будет можно: откройте приглашение через несколько минут. Ничего не изменено.',
  'answer.mailboxClosed.text':
    'Черновик лежит в чужом почтовом ящике ({name}), и мне он не открывается. Узнайте, отправлено ли письмо: если да, нажмите «Готово»; если нет, попросите удалить черновик, нажмите здесь «Отозвать» и пригласите заново.',
  'assign.refusal.no-role':
    'У этого коллеги сейчас нет роли агента по администрированию, поэтому ничего не изменено: {name}. Роль может выдать глобальный администратор вашей компании.',
  'assign.summary': 'Передать коллеге: {company}',
  'assign.done': 'Приглашение передано, коллега получит уведомление: {name}',
  'assign.doneUnreachable':
    'Приглашение передано: {name}. Коллега ещё не открывал чат со мной, поэтому сообщить об этом я не могу: сообщите, пожалуйста, сами.',

  'assign.taken': 'Теперь это ваше приглашение: решать по нему вам, и вы узнаете, что с ним будет.',
  'assign.taken.draft':
    'Теперь это ваше приглашение. Кто писал письмо: {name}; подпись отдельной строкой заменена на вашу. Прочтите его перед отправкой.',

  'assigned.title': 'Теперь это ваше приглашение: {company}',
  'assigned.text':
    'Вам его передал коллега: {name}. Теперь решать по нему вам, и вы узнаете, что с ним будет.',
  'assigned.state': 'Состояние: {state}',

  'withdrawn.write.title': 'Что можно написать клиенту',
  'withdrawn.write':
    'Пожалуйста, не принимайте наше приглашение установить отношения торгового посредника с {reseller} и не переходите больше по ссылке из него. Спасибо.',

  'note.title': 'Заметка',
  'note.lead': 'Для вас и коллег: клиент этого не увидит. Поиск по приглашениям это найдёт.',
  'note.text.label': 'Заметка',
  'note.ticket.label': 'Номер заявки',
  'note.ticket.hint': 'Как в другой системе',
  'note.summary': 'Заметка: {company}',
  'note.refusal.note-too-long':
    'Заметка слишком длинная: не больше {limit, plural, one {# символа} few {# символов} many {# символов} other {# символа}}. Ничего не сохранено, ваш текст остался ниже.',
  'note.refusal.ticket-too-long':
    'Номер заявки слишком длинный: не больше {limit, plural, one {# символа} few {# символов} many {# символов} other {# символа}}. Ничего не сохранено, ваш текст остался ниже.',
};
