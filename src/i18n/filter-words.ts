import type { CustomerFilter } from '../domain/customer-filter.ts';
import type { Language } from '../names.ts';

/** How people type a filter behind `customers`; both languages are always understood, in any case and with е for ё. */
export const filterWords: Readonly<
  Record<Language, Readonly<Record<Exclude<CustomerFilter, 'everyone'>, readonly string[]>>>
> = {
  en: {
    'invited-by-me': ['invited by me', 'mine', 'my own'],
    'no-services': ['no services', 'without services', 'without active services', 'no subscriptions'],
    joint: ['joint', 'from joint invitations', 'joint invitations'],
  },
  ru: {
    'invited-by-me': ['приглашенные мной', 'приглашенные мною', 'мои'],
    'no-services': ['без служб', 'без действующих служб', 'без услуг', 'без подписок'],
    joint: ['совместные', 'совместно', 'по совместным приглашениям'],
  },
};
