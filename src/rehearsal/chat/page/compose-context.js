/** The line above the field: what is answered or corrected, and which file goes along. */

const maxFileBytes = 4 * 1024 * 1024;

function readBase64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

function line(text, title, leave) {
  const root = document.createElement('p');
  const words = document.createElement('span');
  words.textContent = text;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = '×';
  button.setAttribute('aria-label', title);
  button.addEventListener('click', leave);
  root.append(words, button);
  return root;
}

/** @param {{ words: object, onChange(): void, onTrouble(text: string): void }} deps */
export function createComposeContext({ words, onChange, onTrouble }) {
  const root = document.querySelector('#chat-context');
  const input = document.querySelector('#chat-file');
  const attach = document.querySelector('#chat-attach');
  attach.setAttribute('aria-label', words.attach);
  attach.title = words.attach;

  /** @type {{ kind: 'new' } | { kind: 'reply', threadId: string, text: string } | { kind: 'correct', messageId: string }} */
  let mode = { kind: 'new' };
  let file;

  const draw = () => {
    const lines = [];
    if (mode.kind === 'reply') lines.push(line(mode.text, words.leave, () => setMode({ kind: 'new' })));
    if (mode.kind === 'correct')
      lines.push(line(words.correcting, words.leave, () => setMode({ kind: 'new' })));
    if (file) lines.push(line(words.attached(file.name), words.withoutFile(file.name), () => setFile()));
    root.replaceChildren(...lines);
    root.hidden = lines.length === 0;
    onChange();
  };
  const setMode = (next) => {
    mode = next;
    draw();
  };
  const setFile = (next) => {
    file = next;
    input.value = '';
    draw();
  };

  attach.addEventListener('click', () => input.click());
  input.addEventListener('change', async () => {
    const [picked] = input.files;
    if (!picked) return;
    if (picked.size > maxFileBytes) {
      input.value = '';
      return onTrouble(words.tooBig);
    }
    setFile({ name: picked.name, content: await readBase64(picked) });
  });

  return {
    setMode,
    get mode() {
      return mode;
    },
    get file() {
      return file;
    },
    clear() {
      mode = { kind: 'new' };
      setFile();
    },
  };
}
