/** The page that stands in for Outlook on the web: a draft of our own people, to be changed and sent by hand. */
import { z } from 'zod';
import type { Answer, Exchange, Params, Route } from '../http-kit.ts';
import { domainOfAddress } from '../world/domains.ts';
import type { Mail, MailAddress } from '../world/mail.ts';
import type { World } from '../world/world.ts';
import { escapeHtml, html, type Markup } from './html.ts';
import { openPage, type Page, servePage } from './page.ts';

const Edited = z.strictObject({
  to: z.string().max(5_000),
  cc: z.string().max(5_000),
  subject: z.string().max(255),
  /** As the editor left it; absent leaves the text as it is. */
  html: z.string().max(500_000).optional(),
});

const addresses = (list: readonly MailAddress[]) => list.map((one) => one.address).join('; ');

/** What stays keeps its name. */
function readAddresses(text: string, before: readonly MailAddress[]): readonly MailAddress[] {
  const written = text
    .split(/[;,\s]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return written.map((address) => before.find((one) => one.address === address) ?? { address });
}

function editor(mail: Mail, page: Page): Markup {
  const { words } = page;
  const { to, cc, subject, body, from } = mail.content;
  const content = body.contentType === 'html' ? body.content : `<pre>${escapeHtml(body.content)}</pre>`;
  const field = (name: string, label: string, value: string) =>
    html`<p><label for="${name}">${label}</label><input id="${name}" name="${name}" value="${value}" dir="auto"></p>`;
  return html`<form class="outlook" id="outlook" data-draft="${mail.id}" data-mail="${page.at('/mail')}" data-saved="${words.draftSaved}" data-failed="${words.draftNotSent}">
<h1>${words.outlookTitle}</h1>
<p class="note">${words.outlookHint} ${words.from}: ${from.address}</p>
${field('to', words.to, addresses(to))}
${field('cc', words.copy, addresses(cc))}
${field('subject', words.subject, subject)}
<iframe class="body" id="draft" title="${words.bodyLabel}" sandbox="allow-same-origin" srcdoc="${content}"></iframe>
<p class="outlook-buttons"><button class="button" type="submit">${words.sendDraft}</button>
<button class="button quiet-button" type="button" id="save">${words.saveDraft}</button></p>
<p class="note" id="outlook-notice" role="status" hidden></p>
</form>`;
}

function show(exchange: Exchange, world: World, id: string): Answer {
  const page = openPage(exchange);
  const { words } = page;
  const draft = world.mail.findDraft(id);
  const content = draft ? editor(draft, page) : html`<div class="empty"><h1>${words.noSuchDraft}</h1></div>`;
  const body = html`<header class="bar">
<span class="brand">Outlook</span>
<a class="button quiet-button" href="${page.at('/chat')}">${words.toChat}</a>
</header>
<main>${content}</main>`;
  return servePage(page, { title: words.outlookTitle, body, status: draft ? 200 : 404 });
}

/** Like the service, an editor on the web changes the draft and then sends it. */
function change({ body, headers }: Exchange, { mail, clock }: World, id: string): Answer | Mail {
  const draft = mail.findDraft(id);
  if (!draft) return { status: 404, body: { error: 'There is no such draft.' } };
  const isJson = (headers['content-type'] ?? '').startsWith('application/json');
  const edited = Edited.safeParse(isJson ? parsed(body.toString()) : undefined);
  if (!edited.success)
    return { status: 400, body: { error: 'The page sent something that cannot be read.' } };
  const { to, cc, subject, html: content } = edited.data;
  const before = draft.content;
  mail.update(
    draft.id,
    {
      ...before,
      to: readAddresses(to, before.to),
      cc: readAddresses(cc, before.cc),
      subject,
      body: content === undefined ? before.body : { contentType: 'html', content },
      modifiedAt: clock.now().toISOString(),
      change: before.change + 1,
    },
    draft.properties,
  );
  return mail.findDraft(draft.id) ?? draft;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isAnswer = (outcome: Answer | Mail): outcome is Answer => 'status' in outcome;

function send(exchange: Exchange, world: World, id: string): Answer {
  const outcome = change(exchange, world, id);
  if (isAnswer(outcome)) return outcome;
  const { to, cc } = outcome.content;
  if (to.length === 0 || [...to, ...cc].some((one) => domainOfAddress(one.address) === undefined)) {
    return { status: 400, body: { error: 'At least one recipient is not valid.' } };
  }
  world.mail.send(outcome.id, world.clock.now().toISOString());
  return { status: 200, body: { id: outcome.id } };
}

export function outlookRoutes(world: World): readonly Route[] {
  const at = (handle: (exchange: Exchange, world: World, id: string) => Answer) => {
    return (exchange: Exchange, { draft = '' }: Params) => handle(exchange, world, draft);
  };
  const save = (exchange: Exchange, _world: World, id: string): Answer => {
    const outcome = change(exchange, world, id);
    return isAnswer(outcome) ? outcome : { status: 200, body: { id: outcome.id } };
  };
  return [
    { method: 'GET', template: '/outlook/:draft', handle: at(show) },
    { method: 'POST', template: '/outlook/:draft/save', handle: at(save) },
    { method: 'POST', template: '/outlook/:draft/send', handle: at(send) },
  ];
}
