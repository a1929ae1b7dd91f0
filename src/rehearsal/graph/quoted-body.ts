/** A mail as Outlook quotes it below an answer. */
import type { Mail, MailAddress } from '../world/mail.ts';

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const shown = ({ name, address }: MailAddress) => (name ? `${name} <${address}>` : address);

function headLines({ content }: Mail): readonly (readonly [label: string, text: string])[] {
  const copies = content.cc.map(shown).join('; ');
  return [
    ['From', shown(content.from)],
    ['Sent', content.sentAt],
    ['To', content.to.map(shown).join('; ')],
    ...(copies === '' ? [] : ([['Cc', copies]] as const)),
    ['Subject', content.subject],
  ];
}

/** What stands inside the body element; a document cannot be quoted whole. */
function innerHtml(html: string): string {
  const [, inner] = /<body\b[^>]*>([\s\S]*?)(?:<\/body\s*>|$)/i.exec(html) ?? [];
  return inner ?? html;
}

export function quoteOf(mail: Mail): string {
  const { contentType, content } = mail.content.body;
  if (contentType === 'text') {
    const head = headLines(mail).map(([label, text]) => `${label}: ${text}`);
    return ['_'.repeat(32), ...head, '', content].join('\r\n');
  }
  const head = headLines(mail).map(([label, text]) => `<b>${label}:</b> ${escapeHtml(text)}<br>`);
  return `<hr><div id="divRplyFwdMsg">${head.join('')}</div><div>${innerHtml(content)}</div>`;
}
