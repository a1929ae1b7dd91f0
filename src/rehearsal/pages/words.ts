/** What the mailbox and the acceptance page say, in both languages. */

export interface PageWords {
  readonly rehearsal: string;
  readonly nothingLeaves: string;
  readonly mailbox: string;
  readonly noMailYet: string;
  readonly noMailHint: string;
  readonly noSuchMail: string;
  readonly allMail: string;
  readonly listLabel: string;
  readonly from: string;
  readonly to: string;
  readonly copy: string;
  readonly noSubject: string;
  readonly bodyLabel: string;
  readonly newestOnly: (count: number) => string;
  readonly newMail: string;
  readonly answerLabel: string;
  readonly answerText: string;
  readonly answer: string;
  readonly absence: string;
  readonly bounce: string;
  readonly answered: string;
  readonly answerFailed: string;
  readonly linkNotFollowed: string;
  readonly acceptedBanner: (customer: string) => string;
  readonly halfBanner: (customer: string) => string;
  readonly acceptTitle: string;
  readonly actingFor: string;
  readonly asks: (reseller: string) => string;
  readonly asksJoint: (reseller: string, provider: string) => string;
  readonly reseller: string;
  readonly provider: string;
  readonly partnerId: string;
  readonly yourOrganisation: string;
  readonly country: string;
  readonly meaning: string;
  readonly meaningJoint: string;
  readonly warning: string;
  readonly domain: string;
  readonly domainHint: string;
  readonly accept: string;
  readonly acceptReseller: string;
  readonly acceptProvider: string;
  readonly acceptPart: string;
  readonly doneTitle: string;
  readonly doneHalfTitle: string;
  readonly connected: string;
  readonly notConnected: string;
  readonly next: string;
  readonly toChat: string;
  readonly toMail: string;
  readonly alreadyAccepted: string;
  readonly problemTitle: string;
  readonly problemBroken: string;
  readonly problemForeign: string;
  readonly problemKind: string;
  readonly problemProvider: string;
  readonly problemDomain: string;
  readonly outlookTitle: string;
  readonly outlookHint: string;
  readonly subject: string;
  readonly sendDraft: string;
  readonly saveDraft: string;
  readonly draftSaved: string;
  readonly draftNotSent: string;
  readonly noSuchDraft: string;
}

const en: PageWords = {
  rehearsal: 'Rehearsal',
  nothingLeaves: 'Nothing here leaves this machine.',
  mailbox: 'Customers’ mailbox',
  noMailYet: 'No mail yet',
  noMailHint: 'Send an invitation in the chat. It appears here by itself.',
  noSuchMail: 'There is no mail at this address.',
  allMail: 'All mail',
  listLabel: 'Mail, newest first',
  from: 'From',
  to: 'To',
  copy: 'Copy',
  noSubject: '(no subject)',
  bodyLabel: 'Text of the mail',
  newestOnly: (count) => `The newest ${count} are shown.`,
  newMail: 'A new mail has arrived.',
  answerLabel: 'Do as the customer would',
  answerText: 'Thank you, we will look at it.',
  answer: 'Reply',
  absence: 'Absence note',
  bounce: 'Send it back as undeliverable',
  answered: 'It has gone back to the sender.',
  answerFailed: 'That did not work.',
  linkNotFollowed: 'Rehearsal does not follow this link:',
  acceptedBanner: (customer) => `${customer} has accepted.`,
  halfBanner: (customer) => `${customer} has accepted one of the two.`,
  acceptTitle: 'Partner invitation',
  actingFor: 'You act as an administrator of',
  asks: (reseller) => `${reseller} would like to be your reseller`,
  asksJoint: (reseller, provider) => `${reseller} and ${provider} would like to work with you`,
  reseller: 'Reseller',
  provider: 'Indirect provider',
  partnerId: 'Partner ID',
  yourOrganisation: 'Your organisation',
  country: 'Country',
  meaning: 'If you accept, the reseller can order for you and see your subscriptions.',
  meaningJoint:
    'If you accept, the reseller can order for you through the provider, and both see your subscriptions.',
  warning: 'This page stands in for the Microsoft 365 admin center. Accepting changes the rehearsal only.',
  domain: 'Your organisation’s domain',
  domainHint: 'For example blue-meadow.example',
  accept: 'Accept',
  acceptReseller: 'Accept only the reseller',
  acceptProvider: 'Accept only the provider',
  acceptPart: 'Or accept one of them',
  doneTitle: 'Invitation accepted',
  doneHalfTitle: 'Half accepted',
  connected: 'Connected',
  notConnected: 'Not connected yet',
  next: 'Go back to the chat: the bot notices within ten seconds and tells whoever sent the invitation.',
  toChat: 'Back to the chat',
  toMail: 'Back to the mailbox',
  alreadyAccepted: 'This invitation was accepted before. There is nothing left to do.',
  problemTitle: 'This invitation cannot be opened',
  problemBroken: 'The link is not complete. A part of it was cut or changed on the way.',
  problemForeign: 'The link invites to another partner than this reseller.',
  problemKind: 'The link is not an invitation to work with a reseller.',
  problemProvider: 'The link names a provider that does not exist.',
  problemDomain: 'This domain has no organisation, so nobody there can accept. Give another one.',
  outlookTitle: 'Draft in Outlook',
  outlookHint: 'This page stands in for Outlook on the web.',
  subject: 'Subject',
  sendDraft: 'Send',
  saveDraft: 'Save',
  draftSaved: 'The draft is saved.',
  draftNotSent: 'The draft could not be sent. Please check the addresses.',
  noSuchDraft: 'There is no such draft. It may have been sent or taken back.',
};

const ru: PageWords = {
  rehearsal: 'Репетиция',
  nothingLeaves: 'Ничто отсюда не покидает этот компьютер.',
  mailbox: 'Почта клиентов',
  noMailYet: 'Писем пока нет',
  noMailHint: 'Отправьте приглашение в чате. Оно появится здесь само.',
  noSuchMail: 'По этому адресу письма нет.',
  allMail: 'Все письма',
  listLabel: 'Письма, сначала новые',
  from: 'От',
  to: 'Кому',
  copy: 'Копия',
  noSubject: '(без темы)',
  bodyLabel: 'Текст письма',
  newestOnly: (count) => `Показаны последние письма: ${count}.`,
  newMail: 'Пришло новое письмо.',
  answerLabel: 'Поступить как клиент',
  answerText: 'Спасибо, посмотрим.',
  answer: 'Ответить',
  absence: 'Автоответ об отсутствии',
  bounce: 'Вернуть как недоставленное',
  answered: 'Отправлено обратно отправителю.',
  answerFailed: 'Не получилось.',
  linkNotFollowed: 'Репетиция не открывает эту ссылку:',
  acceptedBanner: (customer) => `Приглашение принято: ${customer}.`,
  halfBanner: (customer) => `Принято наполовину: ${customer}.`,
  acceptTitle: 'Приглашение партнёра',
  actingFor: 'Вы действуете как администратор организации',
  asks: (reseller) => `${reseller} хочет стать вашим торговым посредником`,
  asksJoint: (reseller, provider) => `${reseller} и ${provider} хотят работать с вами`,
  reseller: 'Торговый посредник',
  provider: 'Косвенный поставщик',
  partnerId: 'Код партнёра',
  yourOrganisation: 'Ваша организация',
  country: 'Страна',
  meaning: 'Если вы согласитесь, посредник сможет делать заказы для вас и видеть ваши подписки.',
  meaningJoint:
    'Если вы согласитесь, посредник сможет делать заказы для вас через поставщика, и оба увидят ваши подписки.',
  warning: 'Эта страница заменяет центр администрирования Microsoft 365. Согласие меняет только репетицию.',
  domain: 'Домен вашей организации',
  domainHint: 'Например, blue-meadow.example',
  accept: 'Принять',
  acceptReseller: 'Принять только посредника',
  acceptProvider: 'Принять только поставщика',
  acceptPart: 'Или примите одного из них',
  doneTitle: 'Приглашение принято',
  doneHalfTitle: 'Принято наполовину',
  connected: 'Подключён',
  notConnected: 'Ещё не подключён',
  next: 'Вернитесь в чат: бот заметит это в течение десяти секунд и сообщит тому, кто отправил приглашение.',
  toChat: 'Вернуться в чат',
  toMail: 'Вернуться к почте',
  alreadyAccepted: 'Это приглашение уже принято. Больше ничего делать не нужно.',
  problemTitle: 'Приглашение не открывается',
  problemBroken: 'Ссылка неполная: её часть потерялась или изменилась по пути.',
  problemForeign: 'Ссылка приглашает к другому партнёру, а не к этому посреднику.',
  problemKind: 'Это не приглашение к работе с торговым посредником.',
  problemProvider: 'В ссылке указан поставщик, которого не существует.',
  problemDomain: 'У этого домена нет организации, поэтому принять приглашение некому. Укажите другой.',
  outlookTitle: 'Черновик письма',
  outlookHint: 'Эта страница заменяет почту в браузере.',
  subject: 'Тема',
  sendDraft: 'Отправить',
  saveDraft: 'Сохранить',
  draftSaved: 'Черновик сохранён.',
  draftNotSent: 'Черновик не удалось отправить. Проверьте адреса.',
  noSuchDraft: 'Такого черновика нет: возможно, он отправлен или возвращён.',
};

export const pageWords = { en, ru } as const;
export type PageLanguage = keyof typeof pageWords;
