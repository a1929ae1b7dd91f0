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

/** Copies only what is allowed; the rest keeps its text and loses its tag. */
function copyAllowed(from, into) {
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
      copyAllowed(node, link);
      into.append(link);
    } else if (allowedTags.has(node.tagName)) {
      const copy = document.createElement(node.tagName);
      copyAllowed(node, copy);
      into.append(copy);
    } else copyAllowed(node, into);
  }
}

function withBreaks(text) {
  const fragment = document.createDocumentFragment();
  text.split('\n').forEach((line, index) => {
    if (index > 0) fragment.append(document.createElement('br'));
    fragment.append(line);
  });
  return fragment;
}

/** @param {string} text @param {string} format */
export function messageText(text, format) {
  if (format === 'plain') return withBreaks(text);
  const fragment = document.createDocumentFragment();
  const source = format === 'xml' ? text : markdownToHtml(text);
  copyAllowed(new DOMParser().parseFromString(source, 'text/html').body, fragment);
  return fragment;
}
