/** A mail's own document, for a frame in which nothing can run. */
import type { MailContent } from '../world/mail.ts';
import { escapeHtml } from './html.ts';

/** What a mail program adds: its own type where the mail says nothing, and room for long links. */
const frameStyle =
  'html{color-scheme:light;background:#fff;color:#1b1a19}' +
  "body{margin:0;padding:22px;font:16px/1.55 'Segoe UI',system-ui,sans-serif;overflow-wrap:anywhere}" +
  'a{color:#0b5cad}img{max-width:100%}';

/** Only for showing: the text itself stays as it was sent. */
function linkified(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, index) => {
      const safe = escapeHtml(part);
      return index % 2 === 1 ? `<a href="${safe}">${safe}</a>` : safe;
    })
    .join('');
}

export function mailDocument({ body }: MailContent): string {
  const content =
    body.contentType === 'html'
      ? body.content
      : `<div style="white-space:pre-wrap">${linkified(body.content)}</div>`;
  return `<!doctype html><meta charset="utf-8"><style>${frameStyle}</style>${content}`;
}
