/** The page's head: whose chat this is, the others' chats, the mailbox, language and colours. */

function link(text, href, attributes = {}) {
  const element = document.createElement('a');
  element.textContent = text;
  element.href = href;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** This page's address with some parts changed; undefined takes one out. @param {Record<string, string>} changes */
export function addressWith(changes) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  return `${address.pathname}${address.search}`;
}

export function initials(name) {
  return name
    .split(' ')
    .map((part) => part[0])
    .join('')
    .slice(0, 2);
}

/** @param {{ words: object, locale: string, theme(): 'light' | 'dark', setTheme(theme: string): void,
 *   setRemoved(isRemoved: boolean): void, setBlocked(isBlocked: boolean): void }} deps */
export function createTopBar({ words, locale, theme, setTheme, setRemoved, setBlocked }) {
  const people = document.querySelector('#chat-people');
  const tools = document.querySelector('#chat-tools');
  document.querySelector('#chat-mark').textContent = words.rehearsal;
  document.querySelector('#chat-motto').textContent = words.motto;
  people.setAttribute('aria-label', words.people);

  const button = (title, press) => {
    const element = document.createElement('button');
    element.type = 'button';
    element.textContent = title;
    element.addEventListener('click', press);
    return element;
  };
  const themeButton = button('', () => {
    setTheme(theme() === 'dark' ? 'light' : 'dark');
    nameTheme();
  });
  const nameTheme = () => {
    themeButton.textContent = theme() === 'dark' ? words.light : words.dark;
  };
  nameTheme();
  let app = { isRemoved: false, isBlocked: false };
  const appButton = button(words.removeApp, () => setRemoved(!app.isRemoved));
  const blockButton = button(words.block, () => setBlocked(!app.isBlocked));
  blockButton.hidden = true;
  const otherLocale = locale.startsWith('ru') ? 'en-US' : 'ru-RU';
  tools.replaceChildren(
    link(words.mailbox, `/mail?locale=${encodeURIComponent(locale)}`, { target: '_blank', rel: 'noopener' }),
    link(words.language, addressWith({ locale: otherLocale }), { lang: otherLocale.slice(0, 2) }),
    themeButton,
    appButton,
    blockButton,
  );

  const faceOf = ({ name, channel }) => {
    const face = document.createElement('span');
    face.className = channel ? 'face face-channel' : 'face';
    face.setAttribute('aria-hidden', 'true');
    face.textContent = channel ? '#' : initials(name);
    return face;
  };
  const toTab = (one, shown) => {
    const isShown = one.key === shown;
    // A channel keeps whose page it is; a person's tab is their own chat.
    const address = addressWith(one.channel ? { channel: one.channel } : { as: one.key, channel: undefined });
    const tab = link('', address, isShown ? { 'aria-current': 'page' } : {});
    const label = document.createElement('span');
    label.textContent = isShown && !one.channel ? `${one.name} (${words.you})` : one.name;
    tab.dataset.key = one.key;
    tab.title = one.channel ? words.place(one.team, one.name) : one.name;
    tab.append(faceOf(one), label);
    return tab;
  };

  return {
    /** @param {{ isRemoved: boolean, isBlocked: boolean, canBlock: boolean }} next */
    showApp(next) {
      app = next;
      appButton.textContent = app.isRemoved ? words.addApp : words.removeApp;
      blockButton.textContent = app.isBlocked ? words.unblock : words.block;
      blockButton.hidden = !app.canBlock || app.isRemoved;
    },
    /** Marks the tab of a chat or channel in which the bot wrote while another was open. */
    markUnread(key) {
      const tab = people.querySelector(`[data-key="${key}"]`);
      if (!tab || tab.querySelector('.unread')) return;
      const dot = document.createElement('span');
      dot.className = 'unread';
      dot.setAttribute('role', 'img');
      dot.setAttribute('aria-label', words.unread);
      tab.append(dot);
    },
    showTabs(tabs, shown) {
      const unread = [...people.querySelectorAll('.unread')].map((dot) => dot.parentElement.dataset.key);
      people.replaceChildren(...tabs.map((one) => toTab(one, shown)));
      for (const key of unread) this.markUnread(key);
    },
  };
}
