/** A card that asks to sign in: nothing of it is shown while Teams tries it by itself, nor when that has worked. */
import { createCardBar } from './card-bar.js';

export const oauthCardType = 'application/vnd.microsoft.card.oauth';

/** Tried by this page already; a message may be drawn again before the answer is there. */
const tried = new Set();

/** @param {{ tokenExchangeResource?: object, signIn?: string }} content */
export function isSilent({ tokenExchangeResource, signIn }) {
  return signIn === 'silent' || (tokenExchangeResource !== undefined && signIn === undefined);
}

/**
 * @param {{ text?: string, connectionName?: string, buttons?: { title?: string }[], signIn?: string }} content
 * @param {{ key: string, words: object, signIn(how: string): Promise<object> }} deps
 * @returns {HTMLElement | undefined} undefined where the person sees nothing of it
 */
export function createSignInCard(content, { key, words, signIn }) {
  if (isSilent(content)) {
    if (content.signIn === undefined && !tried.has(key)) {
      tried.add(key);
      void signIn('silent');
    }
    return undefined;
  }
  const title = content.buttons?.[0]?.title ?? words.signIn;
  const root = document.createElement('section');
  root.className = 'card file-card sign-in-card';
  root.tabIndex = -1;
  root.setAttribute('aria-label', title);
  const about = document.createElement('p');
  about.className = 'file-about';
  about.textContent = content.text ?? '';
  root.append(about);
  if (content.signIn === 'by-hand') {
    const done = document.createElement('p');
    done.className = 'file-detail';
    done.textContent = words.signedIn;
    root.append(done);
    return root;
  }
  const bar = createCardBar({ words, onDismiss: () => root.focus({ preventScroll: true }) });
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'ac-pushButton style-positive';
  button.textContent = title;
  button.addEventListener('click', async () => {
    if (root.getAttribute('aria-busy') === 'true') return;
    root.setAttribute('aria-busy', 'true');
    bar.clear();
    const outcome = await signIn('by-hand');
    root.removeAttribute('aria-busy');
    if (outcome.kind !== 'sent') bar.tell(outcome);
  });
  const buttons = document.createElement('div');
  buttons.className = 'file-buttons';
  buttons.append(button);
  root.append(buttons, bar.root);
  return root;
}
