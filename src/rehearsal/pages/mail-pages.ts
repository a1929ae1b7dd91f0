/** The mailbox page: what went out, as a customer sees it. */
import type { Answer, Exchange, System } from '../http-kit.ts';
import { domainsOfMail, invitationOf } from '../world/acceptance.ts';
import { textOfHtml } from '../world/links.ts';
import type { Mail, MailAddress } from '../world/mail.ts';
import { tenantIdOfDomain } from '../facts.ts';
import type { World } from '../world/world.ts';
import { answerForm, answerRoutes } from './answer-form.ts';
import { html, type Markup } from './html.ts';
import type { LivePage } from './live-page.ts';
import { mailDocument } from './mail-body.ts';
import { outlookRoutes } from './outlook-page.ts';
import { assetRoute, openPage, type Page, servePage } from './page.ts';

const shownAtMost = 100;

function excerpt({ body }: Mail['content']): string {
  const text = body.contentType === 'html' ? textOfHtml(body.content) : body.content;
  return text.replace(/\s+/g, ' ').trim().slice(0, 120);
}

const addresses = (list: readonly MailAddress[]) => list.map((one) => one.address).join(', ');
const initial = ({ name, address }: MailAddress) => [...(name ?? address)][0]?.toUpperCase() ?? '?';

function entry(mail: Mail, { page, isOpen }: { readonly page: Page; readonly isOpen: boolean }): Markup {
  const { content } = mail;
  return html`<li>
<a class="entry" href="${page.at(`/mail/${mail.id}`)}" ${isOpen ? html`aria-current="true"` : undefined}>
<span class="entry-to" dir="auto">${addresses(content.to)}</span>
<time datetime="${content.sentAt}">${page.formatShortTime(content.sentAt)}</time>
<span class="entry-subject" dir="auto">${content.subject || page.words.noSubject}</span>
<span class="entry-text" dir="auto">${excerpt(content)}</span>
</a></li>`;
}

function list(mails: readonly Mail[], open: Mail | undefined, page: Page): Markup {
  const { words } = page;
  const entries = mails
    .slice(0, shownAtMost)
    .map((mail) => entry(mail, { page, isOpen: mail.id === open?.id }));
  const more =
    mails.length > shownAtMost ? html`<p class="quiet">${words.newestOnly(shownAtMost)}</p>` : undefined;
  return html`<nav class="list" id="list" data-newest="${mails[0]?.id ?? ''}" aria-label="${words.listLabel}"><ul>${entries}</ul>${more}</nav>`;
}

/** Whether the customer whom the mail invites has accepted, and how far. */
function banner(mail: Mail, { customers }: World, { words }: Page): Markup | undefined {
  const invitation = invitationOf(mail);
  const [domain] = domainsOfMail(mail);
  if (!invitation || domain === undefined) return undefined;
  const tenantId = tenantIdOfDomain(domain);
  const isOurs = customers.find(tenantId)?.isOurs ?? false;
  const wanted = invitation.providerId;
  const isProviders = customers.providersOf(tenantId).some((one) => one.tenantId === wanted);
  const name = customers.displayNameOf(domain);
  if (isOurs && (wanted === undefined || isProviders)) {
    return html`<p class="note good" role="status">${words.acceptedBanner(name)}</p>`;
  }
  return isOurs || isProviders
    ? html`<p class="note" role="status">${words.halfBanner(name)}</p>`
    : undefined;
}

function reading(mail: Mail, world: World, page: Page): Markup {
  const { words } = page;
  const { content } = mail;
  const row = (label: string, text: string) => html`<div><dt>${label}</dt><dd dir="auto">${text}</dd></div>`;
  return html`<article class="mail" data-mail="${mail.id}">
<h1 dir="auto">${content.subject || words.noSubject}</h1>
<div class="envelope">
<span class="avatar" aria-hidden="true">${initial(content.from)}</span>
<dl>
${row(words.from, `${content.from.name ?? ''} <${content.from.address}>`)}
${row(words.to, addresses(content.to))}
${content.cc.length > 0 ? row(words.copy, addresses(content.cc)) : undefined}
</dl>
<time datetime="${content.sentAt}">${page.formatTime(content.sentAt)}</time>
</div>
${banner(mail, world, page)}
<p class="note warn" id="notice" role="status" data-words="${words.linkNotFollowed}" hidden></p>
<iframe class="body" title="${words.bodyLabel}" sandbox="allow-same-origin" srcdoc="${mailDocument(content)}"></iframe>
${answerForm(mail, page)}
</article>`;
}

function mailboxAnswer(exchange: Exchange, world: World, id: string | undefined): Answer {
  const page = openPage(exchange);
  const { words } = page;
  const mails = world.mail.sent().toReversed();
  const open = id === undefined ? mails[0] : mails.find((one) => one.id === id);
  const empty = html`<div class="empty"><h1>${words.noMailYet}</h1><p>${words.noMailHint}</p></div>`;
  const missing = html`<div class="empty"><h1>${words.noSuchMail}</h1></div>`;
  const content = open ? reading(open, world, page) : mails.length === 0 ? empty : missing;
  const body = html`<header class="bar">
<a class="brand" href="${page.at('/mail')}">${words.mailbox}</a>
<a class="button quiet-button" href="${page.at('/chat')}">${words.toChat}</a>
</header>
<div class="mailbox" data-open="${id === undefined ? 'no' : 'yes'}" data-new="${words.newMail}">
${list(mails, open, page)}
<main id="reading"><a class="back" href="${page.at('/mail')}">${words.allMail}</a>${content}</main>
</div>
<p class="announcer" id="announcer" role="status"></p>`;
  const title = id === undefined || !open ? words.mailbox : open.content.subject || words.noSubject;
  return servePage(page, { title, body, status: id !== undefined && !open ? 404 : 200 });
}

export function createMailPages(world: World, live: LivePage): System {
  return {
    name: 'mail',
    mount: '/mail',
    isOurs: true,
    routes: [
      { method: 'GET', template: '', handle: (exchange) => mailboxAnswer(exchange, world, undefined) },
      { method: 'GET', template: '/', handle: (exchange) => mailboxAnswer(exchange, world, undefined) },
      {
        method: 'GET',
        template: '/events',
        handle: ({ response }) => {
          live.join(response);
          return 'streaming';
        },
      },
      assetRoute,
      ...outlookRoutes(world),
      ...answerRoutes(world),
      {
        method: 'GET',
        template: '/:mail',
        handle: (exchange, { mail }) => mailboxAnswer(exchange, world, mail),
      },
    ],
  };
}
