/** Where a person writes: Enter sends, Shift+Enter begins a line; the text stays until it was taken. */
import { createComposeContext } from './compose-context.js';
import { createMentionList } from './mention-list.js';

/**
 * @param {{ app: string, words: object, isChannel: boolean, names(): string[],
 *   say(wish: object): Promise<boolean>, correct(messageId: string, text: string): Promise<boolean> }} deps
 */
export function createCompose({ app, words, isChannel, names, say, correct }) {
  const byId = (id) => document.querySelector(`#chat-${id}`);
  const text = byId('text');
  const send = byId('send');
  const mention = byId('mention');
  const trouble = byId('trouble');
  const suggestions = byId('suggestions');
  send.setAttribute('aria-label', words.send);
  send.title = words.send;
  suggestions.setAttribute('aria-label', words.suggestions);
  // In channels Teams gives a bot no files; in a personal chat there is nobody to tell apart by a mention.
  byId('attach').hidden = isChannel;
  mention.hidden = !isChannel;
  mention.setAttribute('aria-label', words.mention(app));
  mention.title = words.mention(app);

  const grow = () => {
    text.style.height = 'auto';
    text.style.height = `${Math.min(text.scrollHeight, 160)}px`;
    send.toggleAttribute('data-ready', text.value.trim() !== '' || context.file !== undefined);
  };
  const invite = () => {
    const isReply = context.mode.kind === 'reply';
    const channelWords = isReply ? words.replyPlaceholder(app) : words.channelPlaceholder(app);
    text.placeholder = isChannel ? channelWords : words.placeholder;
    grow();
  };
  const context = createComposeContext({
    words,
    onChange: () => invite(),
    onTrouble: (told) => {
      trouble.textContent = told;
    },
  });
  const mentions = createMentionList({
    field: text,
    list: byId('mentions'),
    label: words.mentionable,
    names,
    onChange: grow,
  });

  const take = (said) => {
    const { mode, file } = context;
    if (mode.kind === 'correct') return correct(mode.messageId, said);
    return say({
      text: said,
      ...(mode.kind === 'reply' ? { threadId: mode.threadId } : {}),
      ...(file ? { file } : {}),
    });
  };
  const submit = async () => {
    const said = text.value.trim();
    const isCorrection = context.mode.kind === 'correct';
    if (said === '' && (isCorrection || !context.file)) return;
    const taking = take(said);
    text.value = '';
    grow();
    const isTaken = await taking;
    trouble.textContent = isTaken ? '' : words.notSent;
    if (isTaken) context.clear();
    else if (text.value === '') text.value = said;
    grow();
  };

  text.addEventListener('input', grow);
  text.addEventListener('keydown', (event) => {
    if (event.isComposing || mentions.take(event)) return;
    if (event.key === 'Escape' && context.mode.kind !== 'new') return context.clear();
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void submit();
  });
  mention.addEventListener('click', () => mentions.insert(app));
  byId('compose').addEventListener('submit', (event) => {
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
      else void say({ text: String(action.value ?? action.title ?? '') });
      text.focus();
    });
    const item = document.createElement('li');
    item.append(button);
    return item;
  };
  invite();

  return {
    focus: () => text.focus(),
    /** To whom one writes here. @param {string} label */
    name(label) {
      byId('text-label').textContent = label;
    },
    setEnabled(isEnabled) {
      for (const control of [text, send, byId('attach'), mention]) control.disabled = !isEnabled;
    },
    suggest(actions) {
      suggestions.hidden = actions.length === 0;
      suggestions.replaceChildren(...actions.map(suggestion));
    },
    /** @param {string} threadId @param {string} described whom and what it answers */
    reply(threadId, described) {
      context.setMode({ kind: 'reply', threadId, text: described });
      text.focus();
    },
    /** @param {{ id: string, text: string }} message */
    correct(message) {
      context.setMode({ kind: 'correct', messageId: message.id });
      text.value = message.text;
      grow();
      text.focus();
    },
  };
}
