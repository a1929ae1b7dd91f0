import type { SetupWords } from './setup-words.ts';

export const ruSetupWords: Readonly<Record<keyof SetupWords, string>> = {
  'setup.title': 'Настройка',
  'setup.lead':
    'Так настроен бот. Изменить это может администратор там, где бот работает: под значением стоит его переменная.',
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
    'События, которые приходят на адрес бота /api/partner-center/events, вызывают сверку сразу. Регистрацию бот меняет, только если вы это выберете.',
  'setup.language': 'Язык, если в Teams выбран другой',
  'setup.timeZone': 'Часовой пояс, если Teams его не сообщает',
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
  'letters.edit.lead': 'Слова в двойных скобках в каждом письме заменяются:',
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
};
