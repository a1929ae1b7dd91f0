/** Where a person writes: Enter sends, Shift+Enter begins a line; the text stays until it was taken. */

/** @param {{ app: string, words: object, say(text: string): Promise<boolean> }} deps */
export function createCompose({ app, words, say }) {
  const form = document.querySelector('#chat-compose');
  const text = document.querySelector('#chat-text');
  const send = document.querySelector('#chat-send');
  const trouble = document.querySelector('#chat-trouble');
  const suggestions = document.querySelector('#chat-suggestions');
  document.querySelector('#chat-text-label').textContent = words.writeTo(app);
  text.placeholder = words.placeholder;
  send.setAttribute('aria-label', words.send);
  send.title = words.send;
  suggestions.setAttribute('aria-label', words.suggestions);

  const grow = () => {
    text.style.height = 'auto';
    text.style.height = `${Math.min(text.scrollHeight, 160)}px`;
    send.toggleAttribute('data-ready', text.value.trim() !== '');
  };
  const submit = async () => {
    const said = text.value.trim();
    if (said === '') return;
    text.value = '';
    grow();
    const isTaken = await say(said);
    trouble.textContent = isTaken ? '' : words.notSent;
    if (!isTaken && text.value === '') text.value = said;
    grow();
  };

  text.addEventListener('input', grow);
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void submit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
    text.focus();
  });

  const suggestion = (action) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = action.title ?? String(action.value ?? '');
    button.addEventListener('click', () => {
      if (action.type !== 'imBack') trouble.textContent = words.notModelled(action.type);
      else void say(String(action.value ?? action.title ?? ''));
      text.focus();
    });
    const item = document.createElement('li');
    item.append(button);
    return item;
  };

  return {
    focus: () => text.focus(),
    setEnabled(isEnabled) {
      text.disabled = !isEnabled;
      send.disabled = !isEnabled;
    },
    suggest(actions) {
      suggestions.hidden = actions.length === 0;
      suggestions.replaceChildren(...actions.map(suggestion));
    },
  };
}
