/** The line under a card in which an answer or a failure is told, as Teams does. */

/** @param {{ words: object, onDismiss(): void }} deps */
export function createCardBar({ words, onDismiss }) {
  const root = document.createElement('div');
  root.className = 'card-bar';
  root.setAttribute('role', 'status');

  const clear = () => root.replaceChildren();
  const say = (tone, text) => {
    root.dataset.tone = tone;
    const line = document.createElement('span');
    line.textContent = text;
    const close = document.createElement('button');
    close.type = 'button';
    close.textContent = '×';
    close.setAttribute('aria-label', words.dismiss);
    close.addEventListener('click', () => {
      clear();
      onDismiss();
    });
    root.replaceChildren(line, close);
  };

  const failure = ({ code, message }) => {
    const detail = [code, message].filter(Boolean).join(': ');
    return detail ? `${words.wrong} (${detail})` : words.wrong;
  };

  return {
    root,
    clear,
    fail: (text) => say('error', text),
    /** @param {{ kind: string, text?: string, code?: string, message?: string, what?: string }} outcome */
    tell(outcome, { hidesFeedback = false } = {}) {
      if (outcome.kind === 'message') say('info', outcome.text);
      else if (outcome.kind === 'sent' && !hidesFeedback) say('info', words.sent);
      else if (outcome.kind === 'unreachable') say('error', words.unreachable);
      else if (outcome.kind === 'not-modelled') say('error', words.notModelled(outcome.what));
      else if (outcome.kind === 'gone') say('error', words.gone);
      else if (outcome.kind === 'error') say('error', failure(outcome));
      else clear();
    },
  };
}
