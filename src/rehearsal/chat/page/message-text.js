/** A message's text as nodes, by its textFormat: plain, markdown, or the few tags that Teams takes as "xml". */
import { markdownToHtml, safeLink } from './markdown.js';

const allowedTags = new Set([
  'B',
  'STRONG',
  'I',
  'EM',
  'U',
  'S',
  'STRIKE',
  'P',
  'BR',
  'UL',
  'OL',
  'LI',
  'PRE',
  'CODE',
  'BLOCKQUOTE',
]);

function mention(name) {
  const element = document.createElement('span');
  element.className = 'mention';
  element.textContent = name;
  return element;
}

/** Copies only what is allowed; the rest keeps its text and loses its tag. */
function copyAllowed(from, into, mentions) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      into.append(node.textContent ?? '');
      continue;
    }
    if (!(node instanceof Element) || ['SCRIPT', 'STYLE'].includes(node.tagName)) continue;
    const href = node.tagName === 'A' ? safeLink(node.getAttribute('href') ?? '') : undefined;
    if (href) {
      const link = document.createElement('a');
      Object.assign(link, { href, target: '_blank', rel: 'noopener noreferrer' });
      copyAllowed(node, link, mentions);
      into.append(link);
    } else if (allowedTags.has(node.tagName)) {
      const copy = document.createElement(node.tagName);
      copyAllowed(node, copy, mentions);
      into.append(copy);
    } else if (node.tagName === 'AT' && mentions.includes(node.textContent)) {
      into.append(mention(node.textContent));
    } else copyAllowed(node, into, mentions);
  }
}

/** What a person typed: its lines, and those names in it that were understood as mentions. */
function typedText(text, mentions) {
  const fragment = document.createDocumentFragment();
  const names = mentions.map((name) => `@${name}`);
  text.split('\n').forEach((line, index) => {
    if (index > 0) fragment.append(document.createElement('br'));
    let rest = line;
    while (rest !== '') {
      const lower = rest.toLowerCase();
      const found = names
        .map((name) => ({ at: lower.indexOf(name.toLowerCase()), length: name.length }))
        .filter(({ at }) => at >= 0)
        .sort((one, other) => one.at - other.at)[0];
      if (!found) break;
      const end = found.at + found.length;
      fragment.append(rest.slice(0, found.at), mention(rest.slice(found.at, end)));
      rest = rest.slice(end);
    }
    fragment.append(rest);
  });
  return fragment;
}

/** The bot's tags for mentions survive markdown only where an entity stands behind them. */
function markdownWithMentions(text, mentions) {
  const html = markdownToHtml(text);
  return mentions.reduce((rest, name) => {
    const shown = markdownToHtml(`<at>${name}</at>`).replace(/^<p>|<\/p>$/g, '');
    return rest.replaceAll(shown, `<at>${shown.replace(/^&lt;at&gt;|&lt;\/at&gt;$/g, '')}</at>`);
  }, html);
}

/** @param {string} text @param {string} format @param {string[]} mentions names with an entity behind them */
export function messageText(text, format, mentions = []) {
  if (format === 'plain') return typedText(text, mentions);
  const fragment = document.createDocumentFragment();
  const source = format === 'xml' ? text : markdownWithMentions(text, mentions);
  copyAllowed(new DOMParser().parseFromString(source, 'text/html').body, fragment, mentions);
  return fragment;
}
