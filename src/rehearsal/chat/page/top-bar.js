/** The page's head: whose chat this is, the others' chats, the mailbox, language and colours. */

function link(text, href, attributes = {}) {
  const element = document.createElement('a');
  element.textContent = text;
  element.href = href;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** This page's address with some parts changed. @param {Record<string, string>} changes */
export function addressWith(changes) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) address.searchParams.set(name, value);
  return `${address.pathname}${address.search}`;
}

function initials(name) {
  return name
    .split(' ')
    .map((part) => part[0])
    .join('')
    .slice(0, 2);
}

/** @param {{ words: object, locale: string, theme(): 'light' | 'dark', setTheme(theme: string): void,
 *   setRemoved(isRemoved: boolean): void }} deps */
export function createTopBar({ words, locale, theme, setTheme, setRemoved }) {
  const people = document.querySelector('#chat-people');
  const tools = document.querySelector('#chat-tools');
  document.querySelector('#chat-mark').textContent = words.rehearsal;
  document.querySelector('#chat-motto').textContent = words.motto;
  people.setAttribute('aria-label', words.people);

  const themeButton = document.createElement('button');
  themeButton.type = 'button';
  const nameTheme = () => {
    themeButton.textContent = theme() === 'dark' ? words.light : words.dark;
  };
  themeButton.addEventListener('click', () => {
    setTheme(theme() === 'dark' ? 'light' : 'dark');
    nameTheme();
  });
  nameTheme();
  let isRemoved = false;
  const appButton = document.createElement('button');
  appButton.type = 'button';
  appButton.textContent = words.removeApp;
  appButton.addEventListener('click', () => setRemoved(!isRemoved));
  const otherLocale = locale.startsWith('ru') ? 'en-US' : 'ru-RU';
  tools.replaceChildren(
    link(words.mailbox, `/mail?locale=${encodeURIComponent(locale)}`, { target: '_blank', rel: 'noopener' }),
    link(words.language, addressWith({ locale: otherLocale }), { lang: otherLocale.slice(0, 2) }),
    themeButton,
    appButton,
  );

  return {
    showApp(isGone) {
      isRemoved = isGone;
      appButton.textContent = isGone ? words.addApp : words.removeApp;
    },
    /** Marks the tab of someone to whom the bot wrote while another chat was open. */
    markUnread(key) {
      const tab = people.querySelector(`[data-key="${key}"]`);
      if (!tab || tab.querySelector('.unread')) return;
      const dot = document.createElement('span');
      dot.className = 'unread';
      dot.setAttribute('role', 'img');
      dot.setAttribute('aria-label', words.unread);
      tab.append(dot);
    },
    showPeople(everybody, me) {
      const tabs = everybody.map(({ key, name }) => {
        const isMe = key === me.key;
        const tab = link('', addressWith({ as: key }), isMe ? { 'aria-current': 'page' } : {});
        const face = document.createElement('span');
        face.className = 'face';
        face.setAttribute('aria-hidden', 'true');
        face.textContent = initials(name);
        const label = document.createElement('span');
        label.textContent = isMe ? `${name} (${words.you})` : name;
        tab.dataset.key = key;
        tab.title = name;
        tab.append(face, label);
        return tab;
      });
      const unread = [...people.querySelectorAll('.unread')].map((dot) => dot.parentElement.dataset.key);
      people.replaceChildren(...tabs);
      for (const key of unread) this.markUnread(key);
    },
  };
}
