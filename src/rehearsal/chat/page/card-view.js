/** One card on the page: its buttons led to the bot, its answers told beneath it, its place kept when it changes. */
import { createCardBar } from './card-bar.js';
import { drawCard, followInvalidInputs, readAction } from './card-drawing.js';
import { rememberFocus, restoreFocus } from './focus.js';
import { safeLink } from './markdown.js';

/** A draft in Outlook on the web is opened in the rehearsal's own mailbox; every other address is what it is. */
function withinRehearsal(href) {
  const url = href && new URL(href);
  const draft = url?.hostname === 'outlook.office365.com' ? url.searchParams.get('ItemID') : undefined;
  if (!draft) return href;
  const locale = new URL(location.href).searchParams.get('locale');
  return `/mail/outlook/${encodeURIComponent(draft)}${locale === null ? '' : `?locale=${encodeURIComponent(locale)}`}`;
}

const sorted = ([a], [b]) => (a < b ? -1 : 1);
const inOrder = (_name, value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(sorted))
    : value;

/** The same for two cards that differ in nothing but the order of their properties: what is typed there stays. */
const keyOf = (card) => JSON.stringify(card, inOrder);

/**
 * @param {{ app: string, words: object, press(pressed: object): Promise<{ kind: string }>,
 *   typeahead: import('./choice-set.js').Typeahead }} deps
 */
export function createCardView({ app, words, press, typeahead }) {
  const root = document.createElement('section');
  const body = document.createElement('div');
  const refresh = document.createElement('button');
  const bar = createCardBar({ words, onDismiss: () => root.focus({ preventScroll: true }) });
  root.setAttribute('aria-label', words.card(app));
  root.tabIndex = -1;
  body.className = 'card-body';
  refresh.className = 'card-refresh';
  refresh.type = 'button';
  refresh.textContent = words.refresh;
  root.append(body, bar.root, refresh);
  followInvalidInputs(body);
  let shown = '';
  let json = {};

  const isBusy = () => root.getAttribute('aria-busy') === 'true';

  /** One press at a time, as in Teams: a card that works takes no further click. */
  const run = async (pressed, { button, hidesFeedback } = {}) => {
    if (isBusy()) return;
    root.setAttribute('aria-busy', 'true');
    button?.classList.add('is-working');
    bar.clear();
    const outcome = await press(pressed);
    root.removeAttribute('aria-busy');
    button?.classList.remove('is-working');
    bar.tell(outcome, { hidesFeedback });
  };

  const openLink = (url) => {
    const href = withinRehearsal(safeLink(url));
    if (href) window.open(href, '_blank', 'noopener,noreferrer');
    else bar.fail(words.badLink);
  };

  const onAction = (action) => {
    const meant = readAction(action);
    if (meant.kind === 'open') return openLink(meant.url);
    if (meant.kind === 'unknown') return bar.fail(words.notModelled(meant.type));
    const hidesFeedback = action.toJSON?.()?.msteams?.feedback?.hide === true;
    void run(meant, { button: action.renderedElement, hidesFeedback });
  };

  const refreshWith = (trigger) => {
    const { verb, data, id } = json.refresh.action;
    return { kind: 'execute', trigger, verb, data, id };
  };
  refresh.addEventListener('click', () => void run(refreshWith('manual'), { button: refresh }));

  return {
    root,
    /** Draws the card unless it is the one that is shown; tells whether it did. */
    show(next) {
      const key = keyOf(next);
      if (key === shown) return false;
      const memory = rememberFocus(body);
      shown = key;
      json = next;
      root.className = json.msteams?.width === 'Full' ? 'card card-full' : 'card';
      refresh.hidden = json.refresh?.action?.type !== 'Action.Execute';
      body.replaceChildren(...drawCard(json, { note: words.notModelled, onAction, typeahead }));
      if (!isBusy()) bar.clear();
      restoreFocus(body, memory, root);
      return true;
    },
    /** Asks for this person's own view without a word about how it went. */
    refreshQuietly: () => (isBusy() ? undefined : press(refreshWith('automatic'))),
  };
}
