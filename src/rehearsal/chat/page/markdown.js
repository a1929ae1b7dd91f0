/**
 * The markdown that Teams shows in cards and messages: bold, italic, links and lists, and no HTML. Whatever
 * is not that stays text, and all text is escaped, so nothing that a bot passes on can act on the page.
 */

const signs = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const entity = /^&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos|nbsp));/i;
const punctuation = /[!-/:-@[-`{-~]/;
const wordSign = /[\p{L}\p{N}]/u;

/** @param {string} text */
export function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (sign) => signs[sign]);
}

/** The address when Teams would open it, else undefined. @param {string} text */
export function safeLink(text) {
  const trimmed = text.trim();
  if (!/^https?:\/\//i.test(trimmed)) return undefined;
  try {
    return new URL(trimmed).href;
  } catch {
    return undefined;
  }
}

/** @param {string} text */
function unescapeMarks(text) {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('&amp;', '&');
}

/** Where the bracket that opens at `start` closes; -1 when it does not. */
function closingOf(text, start, open, close) {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === open) depth += 1;
    else if (text[at] === close) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

/** A link that begins at `at`: its label, its address and where it ends. */
function readLink(text, at) {
  const labelEnd = closingOf(text, at, '[', ']');
  if (labelEnd < 0 || text[labelEnd + 1] !== '(') return undefined;
  const end = closingOf(text, labelEnd + 1, '(', ')');
  if (end < 0) return undefined;
  const inside = text.slice(labelEnd + 2, end).replace(/\s+"[^"]*"\s*$/, '');
  const href = safeLink(unescapeMarks(inside));
  return href === undefined ? undefined : { label: text.slice(at + 1, labelEnd), href, end: end + 1 };
}

/** Where the emphasis that `mark` opens before `from` ends; -1 when it does not. */
function emphasisEnd(text, from, mark) {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text.startsWith(mark, at)) {
      const isDouble = mark.length === 1 && text[at + 1] === mark;
      if (isDouble) {
        at += 1;
        continue;
      }
      const isInWord = mark.startsWith('_') && wordSign.test(text[at + mark.length] ?? ' ');
      if (at > from && !/\s/.test(text[at - 1]) && !isInWord) return at;
    }
  }
  return -1;
}

function readEmphasis(text, at) {
  const sign = text[at];
  const mark = text[at + 1] === sign ? sign + sign : sign;
  const from = at + mark.length;
  if (/\s/.test(text[from] ?? ' ')) return undefined;
  if (sign === '_' && wordSign.test(text[at - 1] ?? ' ')) return undefined;
  const end = emphasisEnd(text, from, mark);
  return end < 0 ? undefined : { inner: text.slice(from, end), end: end + mark.length, mark };
}

function decodeEntity(match) {
  const code = match[1] ? Number.parseInt(match[1], 16) : Number(match[2]);
  if (match[3]) return named[match[3].toLowerCase()];
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

const maxDepth = 8;

/** One line of text with its marks. @param {string} text */
function inline(text, depth = 0) {
  let html = '';
  let at = 0;
  const hopeless = new Set();
  while (at < text.length) {
    const sign = text[at];
    const step = readMark(text, at, { depth, hopeless });
    html += step ? step.html : escapeHtml(sign);
    at = step ? step.end : at + 1;
  }
  return html;
}

/** What begins at this place other than plain text. `hopeless` spares a second search for an end that is not there. */
function readMark(text, at, { depth, hopeless }) {
  const sign = text[at];
  if (sign === '\\' && punctuation.test(text[at + 1] ?? '')) {
    return { html: escapeHtml(text[at + 1]), end: at + 2 };
  }
  if (sign === '&') {
    const match = entity.exec(text.slice(at, at + 12));
    return match ? { html: escapeHtml(decodeEntity(match)), end: at + match[0].length } : undefined;
  }
  if (depth >= maxDepth || hopeless.size > 64) return undefined;
  if (sign === '[') {
    const link = readLink(text, at);
    if (!link) return void hopeless.add(at);
    const label = inline(link.label, depth + 1);
    const attributes = `href="${escapeHtml(link.href)}" target="_blank" rel="noopener noreferrer"`;
    return { html: `<a ${attributes}>${label}</a>`, end: link.end };
  }
  if (sign === '*' || sign === '_') {
    const emphasis = readEmphasis(text, at);
    if (!emphasis) return void hopeless.add(at);
    const tag = emphasis.mark.length === 2 ? 'strong' : 'em';
    return { html: `<${tag}>${inline(emphasis.inner, depth + 1)}</${tag}>`, end: emphasis.end };
  }
  return undefined;
}

const bullet = /^ {0,3}[-*+]\s+(\S.*)$/;
const numbered = /^ {0,3}(\d{1,9})[.)]\s+(\S.*)$/;

/** @param {string} line */
function readItem(line) {
  const dot = bullet.exec(line);
  if (dot) return { kind: 'ul', start: 1, text: dot[1] };
  const number = numbered.exec(line);
  return number ? { kind: 'ol', start: Number(number[1]), text: number[2] } : undefined;
}

/** Lines gathered into paragraphs and lists; one line break alone is a blank, two begin anew. */
function readBlocks(text) {
  const blocks = [];
  let isOpen = false;
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    if (line.trim() === '') {
      isOpen = false;
      continue;
    }
    const item = readItem(line);
    const last = blocks.at(-1);
    if (item && last?.kind === item.kind) last.lines.push(item.text);
    else if (item) blocks.push({ kind: item.kind, start: item.start, lines: [item.text] });
    else if (isOpen) last.lines[last.lines.length - 1] += ` ${line.trim()}`;
    else blocks.push({ kind: 'p', start: 1, lines: [line.trim()] });
    isOpen = true;
  }
  return blocks;
}

/** @param {string} text @returns {string} HTML that holds nothing but the marks above */
export function markdownToHtml(text) {
  return readBlocks(text)
    .map((block) => {
      if (block.kind === 'p') return `<p>${inline(block.lines.join(' '))}</p>`;
      const start = block.kind === 'ol' && block.start !== 1 ? ` start="${block.start}"` : '';
      const items = block.lines.map((line) => `<li>${inline(line)}</li>`).join('');
      return `<${block.kind}${start}>${items}</${block.kind}>`;
    })
    .join('');
}
