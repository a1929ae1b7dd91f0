/** One message on the page: who, when, what; drawn again only where it changed. */
import { createCardView } from './card-view.js';
import { createConsentCard, createFileLine, fileTypes } from './file-card.js';
import { messageText } from './message-text.js';
import { createSignInCard, isSilent, oauthCardType } from './sign-in-card.js';
import { initials } from './top-bar.js';

const cardType = 'application/vnd.microsoft.card.adaptive';
const minuteMs = 60_000;

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** Puts the parts into the element in their order, and leaves those that are there already where they are. */
function arrange(element, parts) {
  for (const child of [...element.children]) if (!parts.includes(child)) child.remove();
  parts.forEach((part, index) => {
    if (element.children[index] !== part) element.insertBefore(part, element.children[index] ?? null);
  });
}

/**
 * @param {{ app: string, words: object, locale: string, me: { teamsId: string }, isChannel: boolean,
 *   press(messageId: string, cardIndex: number, pressed: object): Promise<object>,
 *   lookUp(messageId: string, wish: object): Promise<object>, people(wish: object): Promise<object>,
 *   signIn(messageId: string, cardIndex: number, how: string): Promise<object>,
 *   consent(messageId: string, cardIndex: number, action: string): Promise<object>,
 *   sayAgain(id: string): void, correct(message: object): void, reply(message: object): void }} deps
 */
export function createMessageView(deps) {
  const { words, app } = deps;
  const time = new Intl.DateTimeFormat(deps.locale, { hour: 'numeric', minute: '2-digit' });
  const root = make('article', 'message');
  const inside = make('div', 'message-inside');
  root.append(inside);
  /** @type {Map<number, ReturnType<typeof createCardView>>} */
  const cards = new Map();
  let message;

  /** A card with a refresh for this person is asked anew when it comes into sight, at most once a minute. */
  const watchRefresh = (view, { content, answeredAt }) => {
    const { action, userIds } = content.refresh ?? {};
    const isDue = !answeredAt || Date.now() - Date.parse(answeredAt) > minuteMs;
    if (action?.type !== 'Action.Execute' || !userIds?.includes(deps.me.teamsId) || !isDue) return;
    const sight = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      sight.disconnect();
      void view.refreshQuietly();
    });
    sight.observe(view.root);
  };

  const drawCard = (attachment, index) => {
    const press = (pressed) => deps.press(message.id, index, pressed);
    const typeahead = { words, people: deps.people, lookUp: (wish) => deps.lookUp(message.id, wish) };
    const view = cards.get(index) ?? createCardView({ app, words, press, typeahead });
    cards.set(index, view);
    if (view.show(attachment.content)) watchRefresh(view, attachment);
    return view.root;
  };

  const drawConsent = (attachment, index) => {
    const consent = (action) => deps.consent(message.id, index, action);
    return createConsentCard(attachment, { words, locale: deps.locale, consent });
  };

  const drawSignIn = (content, index) =>
    createSignInCard(content ?? {}, {
      key: `${message.id} ${index}`,
      words,
      signIn: (how) => deps.signIn(message.id, index, how),
    });

  /** Teams shows nothing of a sign-in that needs no hand. */
  const isUnseen = ({ text, attachments }) =>
    !text &&
    attachments.length > 0 &&
    attachments.every(({ contentType, content }) => contentType === oauthCardType && isSilent(content ?? {}));

  /** What needs no keeping between one drawing and the next is drawn once for each change of the message. */
  const drawAttachment = (attachment, index) => {
    const { contentType, content } = attachment;
    if (contentType === cardType && content?.type === 'AdaptiveCard') return drawCard(attachment, index);
    cards.delete(index);
    if (contentType === fileTypes.consent) return drawConsent(attachment, index);
    if (contentType === oauthCardType) return drawSignIn(content, index);
    if (contentType === fileTypes.info || contentType === fileTypes.attached)
      return createFileLine(attachment, { words });
    return make('p', 'card-note', words.notModelled(contentType));
  };

  const drawHead = () => {
    const head = make('p', 'message-head');
    const at = make('time', '', time.format(new Date(message.at)));
    at.dateTime = message.at;
    if (message.author === 'bot' || deps.isChannel) head.append(make('span', 'message-who', message.name));
    head.append(at);
    if (message.isEdited && !message.isDeleted) head.append(make('span', 'message-edited', words.edited));
    if (message.isChangeable) {
      const button = make('button', 'quiet', words.correct);
      button.type = 'button';
      button.setAttribute('aria-label', words.correctMessage(message.text));
      button.addEventListener('click', () => deps.correct(message));
      head.append(button);
    }
    return head;
  };

  const reply = make('button', 'quiet message-reply-button', words.reply);
  reply.type = 'button';
  reply.hidden = true;
  reply.addEventListener('click', () => deps.reply(message));

  const drawFailure = () => {
    const again = make('button', 'again', words.tryAgain);
    again.type = 'button';
    again.addEventListener('click', () => deps.sayAgain(message.id));
    return make('p', 'message-failed', `${words.notDelivered(app)} `, again);
  };

  const drawText = () =>
    make(
      'div',
      'bubble',
      messageText(message.text, message.author === 'bot' ? message.textFormat : 'plain', message.mentions),
    );

  const classes = () => {
    const isReply = message.thread && message.thread.id !== message.id;
    return [
      'message',
      message.author === 'person' && !deps.isChannel ? 'message-person' : `message-bot`,
      deps.isChannel ? 'message-post' : '',
      isReply ? 'message-reply' : '',
    ]
      .filter(Boolean)
      .join(' ');
  };

  const draw = () => {
    const parts = [drawHead()];
    if (message.isDeleted) parts.push(make('p', 'bubble bubble-gone', words.deleted));
    else {
      if (message.text) parts.push(drawText());
      parts.push(...message.attachments.map(drawAttachment).filter(Boolean));
    }
    if (message.delivery === 'failed') parts.push(drawFailure());
    if (message.delivery === 'unheard') parts.push(make('p', 'message-unheard', words.unheard(app)));
    if (deps.isChannel) parts.push(reply);
    arrange(inside, parts);
  };

  return {
    root,
    get revision() {
      return message?.revision ?? -1;
    },
    get message() {
      return message;
    },
    setThreadEnd(isEnd) {
      reply.hidden = !isEnd;
      const when = time.format(new Date(message.at));
      reply.setAttribute('aria-label', `${words.reply}: ${words.from(message.name, when)}`);
    },
    update(next) {
      message = next;
      root.className = classes();
      root.setAttribute('aria-label', words.from(next.name, time.format(new Date(next.at))));
      root.dataset.id = next.id;
      root.hidden = isUnseen(next);
      if (next.author === 'person' && deps.isChannel) root.dataset.initials = initials(next.name);
      draw();
    },
  };
}
