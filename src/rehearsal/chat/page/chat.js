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
const actor = { as: query.get('as') ?? 'alex', locale, timeZone };
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

async function press(messageId, cardIndex, pressed) {
  const response = await post('/chat/act', { messageId, cardIndex, ...pressed });
  if (response?.status === 404) return { kind: 'gone' };
  if (!response?.ok) return { kind: 'unreachable' };
  return response.json();
}

async function say(text) {
  const response = await post('/chat/send', { text });
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

const compose = createCompose({ app, words, say });
const messages = createMessageList({
  log,
  list,
  locale,
  viewDeps: {
    app,
    words,
    locale,
    me,
    press,
    sayAgain: (messageId) => void post('/chat/send-again', { messageId }),
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
  setTheme: (chosen) => {
    chosenTheme = chosen;
    const address = new URL(location.href);
    address.searchParams.set('theme', chosen);
    history.replaceState(null, '', address);
    applyTheme();
    topBar.showPeople(everybody, me);
  },
});
prefersDark.addEventListener('change', applyTheme);
applyTheme();

let everybody = [];
let typingTimer;
function showTyping(isTyping) {
  clearTimeout(typingTimer);
  typing.textContent = isTyping ? words.typing(app) : '';
  if (isTyping) typingTimer = setTimeout(() => showTyping(false), typingShownMs);
}

function drawEmpty() {
  list.querySelector('.empty')?.remove();
  if (messages.last) return;
  const empty = document.createElement('div');
  empty.className = 'empty';
  const title = document.createElement('p');
  title.className = 'empty-title';
  title.textContent = words.emptyTitle(app);
  const text = document.createElement('p');
  text.textContent = words.emptyText;
  empty.append(title, text);
  list.append(empty);
}

function suggest() {
  const last = messages.last;
  compose.suggest(last?.author === 'bot' && !last.isDeleted ? last.suggestedActions : []);
}

const removed = byId('removed');
function showApp(isRemoved) {
  removed.hidden = !isRemoved;
  removed.textContent = isRemoved ? words.removed(app) : '';
  compose.setEnabled(!isRemoved);
  topBar.showApp(isRemoved);
}

const stream = new EventSource(`/chat/stream?${new URLSearchParams(actor)}`);
stream.addEventListener('snapshot', (event) => {
  const snapshot = JSON.parse(event.data);
  Object.assign(me, snapshot.person);
  everybody = snapshot.people;
  topBar.showPeople(everybody, me);
  showApp(snapshot.isRemoved);
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
stream.addEventListener('app', (event) => showApp(JSON.parse(event.data).isRemoved));
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
