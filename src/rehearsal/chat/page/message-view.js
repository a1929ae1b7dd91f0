/** One message on the page: who, when, what; drawn again only where it changed. */
import { createCardView } from './card-view.js';
import { messageText } from './message-text.js';

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
 * @param {{ app: string, words: object, locale: string, me: { name: string, teamsId: string },
 *   press(messageId: string, cardIndex: number, pressed: object): Promise<object>, sayAgain(id: string): void }} deps
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

  const drawAttachment = (attachment, index) => {
    const isCard = attachment.contentType === cardType && attachment.content?.type === 'AdaptiveCard';
    if (!isCard) {
      cards.delete(index);
      return make('p', 'card-note', words.notModelled(attachment.contentType));
    }
    const press = (pressed) => deps.press(message.id, index, pressed);
    const view = cards.get(index) ?? createCardView({ app, words, press });
    cards.set(index, view);
    if (view.show(attachment.content)) watchRefresh(view, attachment);
    return view.root;
  };

  const drawHead = () => {
    const head = make('p', 'message-head');
    const at = make('time', '', time.format(new Date(message.at)));
    at.dateTime = message.at;
    if (message.author === 'bot') head.append(make('span', 'message-who', app));
    head.append(at);
    if (message.isEdited && !message.isDeleted) head.append(make('span', 'message-edited', words.edited));
    return head;
  };

  const drawFailure = () => {
    const again = make('button', 'again', words.tryAgain);
    again.type = 'button';
    again.addEventListener('click', () => deps.sayAgain(message.id));
    return make('p', 'message-failed', `${words.notDelivered(app)} `, again);
  };

  const drawText = () =>
    make('div', 'bubble', messageText(message.text, message.author === 'bot' ? message.textFormat : 'plain'));

  const draw = () => {
    const parts = [drawHead()];
    if (message.isDeleted) parts.push(make('p', 'bubble bubble-gone', words.deleted));
    else {
      if (message.text) parts.push(drawText());
      parts.push(...message.attachments.map(drawAttachment));
    }
    if (message.delivery === 'failed') parts.push(drawFailure());
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
    update(next) {
      message = next;
      const who = next.author === 'bot' ? app : deps.me.name;
      root.className = `message message-${next.author}`;
      root.setAttribute('aria-label', words.from(who, time.format(new Date(next.at))));
      root.dataset.id = next.id;
      draw();
    },
  };
}
