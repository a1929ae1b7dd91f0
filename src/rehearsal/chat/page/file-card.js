/** Files in the chat: the card that asks to be allowed to save one, and the line that shows one that is there. */
import { createCardBar } from './card-bar.js';
import { safeLink } from './markdown.js';

export const fileTypes = {
  consent: 'application/vnd.microsoft.teams.card.file.consent',
  info: 'application/vnd.microsoft.teams.card.file.info',
  attached: 'application/vnd.microsoft.teams.file.download.info',
};

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

function fileHead(name, detail) {
  const type = make('span', 'file-type', name.split('.').at(-1).slice(0, 4));
  type.setAttribute('aria-hidden', 'true');
  const words = make('span', 'file-words', make('span', 'file-name', name));
  if (detail) words.append(make('span', 'file-detail', detail));
  return make('div', 'file-head', type, words);
}

function sizeOf(bytes, locale) {
  if (typeof bytes !== 'number') return '';
  const [unit, amount] = bytes < 1_000 ? ['byte', bytes] : ['kilobyte', bytes / 1_000];
  const style = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 };
  return new Intl.NumberFormat(locale, style).format(amount);
}

/**
 * @param {{ name?: string, content?: object }} attachment
 * @param {{ words: object, locale: string, consent(action: string): Promise<object> }} deps
 */
export function createConsentCard({ name = '', content = {} }, { words, locale, consent }) {
  const root = make('section', 'card file-card');
  root.tabIndex = -1;
  root.setAttribute('aria-label', words.fileAsked(name));
  const bar = createCardBar({ words, onDismiss: () => root.focus({ preventScroll: true }) });
  const answer = (title, action, className) => {
    const button = make('button', className, title);
    button.type = 'button';
    button.addEventListener('click', async () => {
      if (root.getAttribute('aria-busy') === 'true') return;
      root.setAttribute('aria-busy', 'true');
      bar.clear();
      const outcome = await consent(action);
      root.removeAttribute('aria-busy');
      const done = action === 'accept' ? words.fileAllowed : words.fileDeclined;
      bar.tell(outcome.kind === 'sent' ? { kind: 'message', text: done } : outcome);
    });
    return button;
  };
  const buttons = make(
    'div',
    'file-buttons',
    answer(words.allow, 'accept', 'ac-pushButton style-positive'),
    answer(words.decline, 'decline', 'ac-pushButton'),
  );
  const about = make('p', 'file-about', String(content.description ?? ''));
  root.append(fileHead(name, sizeOf(content.sizeInBytes, locale)), about, buttons, bar.root);
  return root;
}

/** @param {{ name?: string, contentUrl?: string }} attachment @param {{ words: object }} deps */
export function createFileLine({ name = '', contentUrl = '' }, { words }) {
  const root = make('div', 'card file-card', fileHead(name, ''));
  const href = safeLink(contentUrl);
  if (href) {
    const link = make('a', 'file-link', words.download);
    Object.assign(link, { href, target: '_blank', rel: 'noopener noreferrer' });
    link.setAttribute('aria-label', words.downloadFile(name));
    root.append(link);
  }
  return root;
}
