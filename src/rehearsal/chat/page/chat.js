/** The chat page: reads its address, listens to the rehearsal, and puts the parts together. */
import { prepareLibrary } from './card-drawing.js';
import { createCompose } from './compose.js';
import { createMessageList } from './message-list.js';
import { createTopBar } from './top-bar.js';
import { wordsFor } from './words.js';

const app = 'Customer Connect';
const typingShownMs = 5_000;
const query = new URLSearchParams(location.search);
const locale = query.get('locale') ?? 'en-US';
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const channel = query.get('channel') ?? undefined;
const isChannel = channel !== undefined;
const actor = { as: query.get('as') ?? 'alex', locale, timeZone, ...(isChannel ? { channel } : {}) };
const words = wordsFor(locale);
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const me = { key: actor.as, name: '', teamsId: '' };

const byId = (id) => document.querySelector(`#chat-${id}`);
const log = byId('log');
const list = byId('messages');
const typing = byId('typing');
const connection = byId('connection');

let chosenTheme = query.get('theme');
const theme = () => {
  if (chosenTheme === 'dark' || chosenTheme === 'light') return chosenTheme;
  return prefersDark.matches ? 'dark' : 'light';
};

/** @returns {Promise<Response | undefined>} undefined when the rehearsal does not answer */
async function post(path, body) {
  try {
    return await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...actor, ...body }),
    });
  } catch {
    return undefined;
  }
}

/** @returns {Promise<{ kind: string }>} what came of something that was done with a card */
async function ask(path, body) {
  const response = await post(path, body);
  if (response?.status === 404) return { kind: 'gone' };
  if (!response?.ok) return { kind: 'unreachable' };
  return response.json();
}

async function isTaken(path, body) {
  const response = await post(path, body);
  return response?.ok === true;
}

prepareLibrary();
document.title = `${app} · ${words.rehearsal}`;
log.setAttribute('aria-label', words.log);
log.tabIndex = 0;
const width = Number(query.get('width'));
if (width >= 240 && width <= 2000) {
  byId('column').style.setProperty('--asked-width', `${width}px`);
  byId('column').classList.add('column-asked');
}

let tabs = [];
let tab = '';
let isInstalled = true;
const mentionable = () => [
  ...(isInstalled ? [app] : []),
  ...tabs.filter((one) => !one.channel).map(({ name }) => name),
];
const compose = createCompose({
  app,
  words,
  isChannel,
  names: () => (isChannel ? mentionable() : []),
  say: (wish) => isTaken('/chat/send', wish),
  correct: (messageId, text) => isTaken('/chat/edit', { messageId, text }),
});
const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
const messages = createMessageList({
  log,
  list,
  locale,
  viewDeps: {
    app,
    words,
    locale,
    me,
    isChannel,
    press: (messageId, cardIndex, pressed) => ask('/chat/act', { messageId, cardIndex, ...pressed }),
    lookUp: (messageId, wish) => ask('/chat/look-up', { messageId, ...wish }),
    people: (wish) => ask('/chat/people', wish),
    signIn: (messageId, cardIndex, how) => ask('/chat/sign-in', { messageId, cardIndex, how }),
    consent: (messageId, cardIndex, action) => ask('/chat/consent', { messageId, cardIndex, action }),
    sayAgain: (messageId) => void post('/chat/send-again', { messageId }),
    correct: (message) => compose.correct(message),
    reply: ({ thread }) => {
      const first = messages.find(thread.id);
      const described = first && words.replying(first.name, time.format(new Date(first.at)));
      compose.reply(thread.id, described ?? words.reply);
    },
  },
});

const applyTheme = () => {
  document.documentElement.dataset.theme = theme();
};
const topBar = createTopBar({
  words,
  locale,
  theme,
  setRemoved: (isRemoved) => void post('/chat/app', { isRemoved }),
  setBlocked: (isBlocked) => void post('/chat/block', { isBlocked }),
  setTheme: (chosen) => {
    chosenTheme = chosen;
    const address = new URL(location.href);
    address.searchParams.set('theme', chosen);
    history.replaceState(null, '', address);
    applyTheme();
    topBar.showTabs(tabs, tab);
  },
});
prefersDark.addEventListener('change', applyTheme);
applyTheme();

let typingTimer;
function showTyping(isTyping) {
  clearTimeout(typingTimer);
  typing.textContent = isTyping ? words.typing(app) : '';
  if (isTyping) typingTimer = setTimeout(() => showTyping(false), typingShownMs);
}

const channelName = () => tabs.find(({ key }) => key === tab)?.name ?? '';

function drawEmpty() {
  list.querySelector('.empty')?.remove();
  if (messages.last) return;
  const empty = document.createElement('div');
  empty.className = 'empty';
  const title = document.createElement('p');
  title.className = 'empty-title';
  const text = document.createElement('p');
  title.textContent = isChannel ? words.emptyChannelTitle(channelName()) : words.emptyTitle(app);
  text.textContent = isChannel ? words.emptyChannelText(app) : words.emptyText;
  empty.append(title, text);
  list.append(empty);
}

function suggest() {
  const last = messages.last;
  compose.suggest(last?.author === 'bot' && !last.isDeleted ? last.suggestedActions : []);
}

const removed = byId('removed');
function showApp({ isRemoved, isBlocked }) {
  isInstalled = !isRemoved;
  const notice = isRemoved ? words.removed(app) : isBlocked ? words.blocked(app) : '';
  removed.hidden = notice === '';
  removed.textContent = notice;
  // People go on talking in a channel from which the app is gone.
  compose.setEnabled(isChannel || notice === '');
  topBar.showApp({ isRemoved, isBlocked, canBlock: !isChannel });
}

/** Where one is, and as whom: in a channel the address alone would tell. */
function showPlace() {
  const place = byId('place');
  const shown = tabs.find(({ key }) => key === tab);
  compose.name(isChannel ? words.writeToChannel(shown.name) : words.writeTo(app));
  place.hidden = !isChannel;
  if (!isChannel) return;
  const name = document.createElement('strong');
  name.textContent = words.place(shown.team, shown.name);
  place.replaceChildren(name, ` ${words.writingAs(me.name)}`);
}

const stream = new EventSource(`/chat/stream?${new URLSearchParams(actor)}`);
stream.addEventListener('snapshot', (event) => {
  const snapshot = JSON.parse(event.data);
  Object.assign(me, snapshot.person);
  ({ tabs, tab } = snapshot);
  topBar.showTabs(tabs, tab);
  showPlace();
  showApp(snapshot);
  messages.showAll(snapshot.messages);
  drawEmpty();
  suggest();
  document.body.dataset.ready = 'true';
});
stream.addEventListener('message', (event) => {
  const message = JSON.parse(event.data);
  if (message.author === 'bot') showTyping(false);
  messages.show(message);
  drawEmpty();
  suggest();
});
stream.addEventListener('app', (event) => showApp(JSON.parse(event.data)));
stream.addEventListener('elsewhere', (event) => topBar.markUnread(JSON.parse(event.data).key));
stream.addEventListener('typing', () => showTyping(true));
stream.addEventListener('open', () => {
  connection.hidden = true;
});
stream.addEventListener('error', () => {
  connection.hidden = false;
  connection.textContent = words.lost;
});
compose.focus();
