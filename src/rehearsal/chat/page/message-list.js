/** The log: messages in their order, days between them, and a view that follows what is new. */
import { createMessageView } from './message-view.js';

const nearPx = 80;

/** @param {{ log: HTMLElement, list: HTMLElement, locale: string, viewDeps: object }} deps */
export function createMessageList({ log, list, locale, viewDeps }) {
  const views = new Map();
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const isNearEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < nearPx;

  /** Shows the end, but never at the price of the top of what is new. */
  const follow = (element) => {
    const top = element.offsetTop - 12;
    const end = log.scrollHeight - log.clientHeight;
    log.scrollTop = Math.min(end, Math.max(0, top));
  };

  const dayMark = (name) => {
    const mark = document.createElement('p');
    mark.className = 'day';
    mark.textContent = name;
    return mark;
  };

  /** A line with the day before the first message of each; those that stand right are left alone. */
  const drawDays = () => {
    let last = '';
    for (const view of inOrder()) {
      const name = day.format(new Date(view.message.at));
      const before = view.root.previousElementSibling;
      const mark = before?.classList.contains('day') ? before : undefined;
      if (name === last) mark?.remove();
      else if (mark) mark.textContent = name;
      else view.root.before(dayMark(name));
      last = name;
    }
  };

  const inOrder = () =>
    [...views.values()].sort((one, other) => one.message.sequence - other.message.sequence);

  const place = (view) => {
    const next = inOrder().find((other) => other.message.sequence > view.message.sequence);
    if (next) next.root.before(view.root);
    else list.append(view.root);
  };

  const upsert = (message) => {
    const known = views.get(message.id);
    if (known && known.revision >= message.revision) return known;
    const view = known ?? createMessageView(viewDeps);
    view.update(message);
    if (!known) {
      views.set(message.id, view);
      place(view);
    }
    return view;
  };

  return {
    /** @returns {object | undefined} the newest message */
    get last() {
      return inOrder().at(-1)?.message;
    },
    show(message) {
      const follows = isNearEnd() || message.author === 'person';
      const isNew = !views.has(message.id);
      const view = upsert(message);
      drawDays();
      if (follows && (isNew || view.message === this.last)) follow(view.root);
    },
    showAll(messages) {
      const follows = views.size === 0 || isNearEnd();
      const kept = new Set(messages.map((message) => message.id));
      for (const [id, view] of views) {
        if (kept.has(id)) continue;
        view.root.remove();
        views.delete(id);
      }
      for (const message of messages) upsert(message);
      drawDays();
      if (follows) log.scrollTop = log.scrollHeight;
    },
  };
}
