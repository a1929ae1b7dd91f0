/** What people look for on cards, in both languages: the titles and labels that are promised, and the sentences. */
import { enWords } from '../../src/i18n/en.ts';
import { ruWords } from '../../src/i18n/ru.ts';

/** Titles and labels are written out, for a change of one of them breaks what others rely on. */
const en = {
  locale: 'en-GB',
  help: 'help',
  customers: 'customers',
  customer: 'customer',
  invite: 'invite',
  invitations: 'invitations',
  providers: 'providers',
  settings: 'settings',
  history: 'history',
  send: 'Send',
  edit: 'Edit',
  continue: 'Continue',
  discard: 'Discard',
  nextPage: 'Next page',
  previousPage: 'Previous page',
  openCustomer: 'Open customer',
  save: 'Save',
  email: 'E-mail',
  contactName: 'Contact name',
  company: 'Company',
  letterLanguage: 'Language of the mail',
  howWeMet: 'How we met',
  relationship: 'Relationship',
  subject: 'Subject',
  text: 'Text',
  language: 'Language',
  rehearsal: 'Rehearsal',
  openInOutlook: 'Open in Outlook',
  copy: 'Copy',
  keep: 'Keep for later',
  done: 'Done',
  takeBack: 'Take back',
  resend: 'Re-send',
  assign: 'Assign to a colleague',
  assignNow: 'Assign',
  withdraw: 'Withdraw',
  note: 'Note',
  further: 'Further recipients',
  cc: 'Copy to',
  country: 'Country',
  approvals: 'approvals',
  remove: 'remove',
  removeButton: 'Remove',
  askForApproval: 'Ask for approval',
  approve: 'Approve',
  reject: 'Reject',
  undo: 'Undo',
  reason: 'Reason',
  comment: 'Comment',
  typedName: "Type the customer's name",
} as const;

export type Words = { readonly [Key in keyof typeof en]: string } & {
  readonly key: 'en' | 'ru';
  /** A sentence of the catalogue that has no gaps. */
  said(key: keyof typeof enWords): string;
  /** A sentence with its gaps filled, for those that need no plural. */
  filled(key: keyof typeof enWords, gaps: Readonly<Record<string, string>>): string;
};

const ru: { readonly [Key in keyof typeof en]: string } = {
  locale: 'ru-RU',
  help: 'помощь',
  customers: 'клиенты',
  customer: 'клиент',
  invite: 'пригласить',
  invitations: 'приглашения',
  providers: 'поставщики',
  settings: 'настройки',
  history: 'журнал',
  send: 'Отправить',
  edit: 'Изменить',
  continue: 'Далее',
  discard: 'Удалить черновик',
  nextPage: 'Следующая страница',
  previousPage: 'Предыдущая страница',
  openCustomer: 'Открыть клиента',
  save: 'Сохранить',
  email: 'Электронная почта',
  contactName: 'Имя контакта',
  company: 'Компания',
  letterLanguage: 'Язык письма',
  howWeMet: 'Как познакомились',
  relationship: 'Отношения',
  subject: 'Тема',
  text: 'Текст',
  language: 'Язык',
  rehearsal: 'Репетиция',
  openInOutlook: 'Открыть в Outlook',
  copy: 'Скопировать',
  keep: 'Отложить',
  done: 'Готово',
  takeBack: 'Вернуть в черновики',
  resend: 'Отправить ещё раз',
  assign: 'Передать коллеге',
  assignNow: 'Передать',
  withdraw: 'Отозвать',
  note: 'Заметка',
  further: 'Другие получатели',
  cc: 'Копия',
  country: 'Страна',
  approvals: 'согласования',
  remove: 'удалить',
  removeButton: 'Удалить',
  askForApproval: 'Запросить согласование',
  approve: 'Утвердить',
  reject: 'Отклонить',
  undo: 'Отменить удаление',
  reason: 'Причина',
  comment: 'Комментарий',
  typedName: 'Введите название клиента',
};

function complete(key: 'en' | 'ru', titles: typeof ru, catalogue: Readonly<Record<string, string>>): Words {
  const filled: Words['filled'] = (name, gaps) =>
    (catalogue[name] ?? '').replace(/\{(\w+)\}/g, (_all, gap: string) => gaps[gap] ?? `{${gap}}`);
  return { ...titles, key, filled, said: (name) => filled(name, {}) };
}

export const bothLanguages: readonly Words[] = [complete('en', en, enWords), complete('ru', ru, ruWords)];
export const [english, russian] = bothLanguages as readonly [Words, Words];

/** A pattern that matches exactly this text somewhere. */
export function exactly(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}
