/** The log: messages in their order, days between them, and a view that follows what is new. */
import { createMessageView } from './message-view.js';

const nearPx = 80;

/** Threads by their beginning, and within each thread what came first. */
const threadOf = ({ thread, sequence }) => thread?.sequence ?? sequence;
const compare = (one, other) => threadOf(one) - threadOf(other) || one.sequence - other.sequence;
const isReply = ({ thread, id }) => thread !== undefined && thread.id !== id;

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
      // A thread stands under the day on which it began.
      if (isReply(view.message)) continue;
      const name = day.format(new Date(view.message.at));
      const before = view.root.previousElementSibling;
      const mark = before?.classList.contains('day') ? before : undefined;
      if (name === last) mark?.remove();
      else if (mark) mark.textContent = name;
      else view.root.before(dayMark(name));
      last = name;
    }
  };

  const inOrder = () => [...views.values()].sort((one, other) => compare(one.message, other.message));

  const place = (view) => {
    const next = inOrder().find((other) => compare(other.message, view.message) > 0);
    if (!next) return list.append(view.root);
    const day = next.root.previousElementSibling;
    (day?.classList.contains('day') ? day : next.root).before(view.root);
  };

  /** Only the last message of a thread offers to answer it. */
  const drawThreadEnds = () => {
    const ordered = inOrder();
    for (const [index, view] of ordered.entries()) {
      const { thread } = view.message;
      view.setThreadEnd(thread !== undefined && ordered[index + 1]?.message.thread?.id !== thread.id);
    }
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
    /** @returns {object | undefined} the first message of that thread */
    find: (id) => views.get(id)?.message,
    show(message) {
      const follows = isNearEnd() || message.isOwn;
      const isNew = !views.has(message.id);
      const view = upsert(message);
      drawDays();
      drawThreadEnds();
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
      drawThreadEnds();
      if (follows) log.scrollTop = log.scrollHeight;
    },
  };
}
