/** Finds the links of a mail, decoded, in the order in which a reader meets them. */

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
    if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    return entities[String(name).toLowerCase()] ?? whole;
  });
}

/** Line breaks at the ends of blocks, so that words of two paragraphs do not run together. */
export function textOfHtml(html: string): string {
  const bare = html
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<br\s*\/?>|<\/(p|div|li|tr|h\d|table)\s*>/gi, '\n')
    .replace(/<[^>]*>/g, '');
  return decodeEntities(bare);
}

const urls = /https?:\/\/[^\s<>"']+/gi;

function urlsOf(text: string): string[] {
  return [...text.matchAll(urls)].map(([url]) => url.replace(/[.,;:!?)\]}»”]+$/, ''));
}

function hrefsOf(html: string): string[] {
  const anchors = html.matchAll(/<a\b[^>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi);
  return [...anchors].map(([, double, single, bare]) =>
    decodeEntities(double ?? single ?? bare ?? '').trim(),
  );
}

/** Each link once: the targets of anchors, and addresses that stand in the text. */
export function linksOf(body: { readonly contentType: string; readonly content: string }): readonly string[] {
  const found =
    body.contentType === 'html'
      ? [...hrefsOf(body.content), ...urlsOf(textOfHtml(body.content))]
      : urlsOf(body.content);
  return [...new Set(found)];
}
