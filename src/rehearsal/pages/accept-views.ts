/** What the acceptance page shows: the question, what came of it, or why there is none. */
import { partner } from '../facts.ts';
import type { Provider } from '../world/seed.ts';
import { html, type Markup } from './html.ts';
import type { Page } from './page.ts';
import type { PageWords } from './words.ts';

interface ConnectionFacts {
  readonly domain: string;
  readonly customerName: string;
  readonly provider: Provider | undefined;
  readonly isOurs: boolean;
  readonly isProviders: boolean;
}

export interface Question {
  readonly link: string;
  readonly mailId: string;
  readonly domain: string | undefined;
  /** The given domain has no organisation. */
  readonly isBad: boolean;
  readonly provider: Provider | undefined;
  readonly connection: ConnectionFacts | undefined;
}

interface Party {
  readonly kind: string;
  readonly name: string;
  readonly domain: string;
  readonly mpnId: string;
  readonly country: string;
}

const us = (words: PageWords): Party => ({ ...partner, kind: words.reseller, name: partner.companyName });

function countryName(code: string, { language }: Page): string {
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
}

function partyCard({ kind, name, domain, mpnId, country }: Party, page: Page): Markup {
  const { words } = page;
  return html`<li class="party">
<span class="avatar" aria-hidden="true">${[...name][0]?.toUpperCase()}</span>
<div><p class="party-kind">${kind}</p>
<p class="party-name" dir="auto">${name}</p>
<p class="quiet">${domain} · ${countryName(country, page)} · ${words.partnerId} ${mpnId}</p></div>
</li>`;
}

const partiesOf = (provider: Provider | undefined, words: PageWords): readonly Party[] => [
  us(words),
  ...(provider ? [{ ...provider, kind: words.provider }] : []),
];

function domainField({ domain, isBad, connection }: Question, { words }: Page): Markup {
  if (connection) {
    return html`<input type="hidden" name="domain" value="${connection.domain}">
<p class="acting">${words.actingFor} <strong dir="auto">${connection.customerName}</strong> <span class="quiet">${connection.domain}</span></p>`;
  }
  const problem = isBad
    ? html`<p class="note warn" id="domain-problem" role="alert">${words.problemDomain}</p>`
    : undefined;
  return html`${problem}<label class="field">${words.domain}
<input name="domain" required autocomplete="off" inputmode="url" placeholder="${words.domainHint}" value="${domain ?? ''}"
${isBad ? html`aria-invalid="true" aria-describedby="domain-problem"` : undefined}></label>`;
}

function buttons(provider: Provider | undefined, { words }: Page): Markup {
  const accept = html`<button class="button" type="submit">${words.accept}</button>`;
  if (!provider) return accept;
  return html`${accept}
<fieldset class="parts"><legend>${words.acceptPart}</legend>
<button class="button quiet-button" type="submit" name="half" value="reseller">${words.acceptReseller}</button>
<button class="button quiet-button" type="submit" name="half" value="provider">${words.acceptProvider}</button>
</fieldset>`;
}

function frame(content: Markup): Markup {
  return html`<main class="sheet">${content}</main>`;
}

export function acceptView(page: Page, question: Question): Markup {
  const { words } = page;
  const { provider, link, mailId } = question;
  const heading = provider
    ? words.asksJoint(partner.companyName, provider.name)
    : words.asks(partner.companyName);
  return frame(html`<p class="eyebrow">${words.acceptTitle}</p>
<h1>${heading}</h1>
<ul class="parties">${partiesOf(provider, words).map((one) => partyCard(one, page))}</ul>
<p>${provider ? words.meaningJoint : words.meaning}</p>
<form method="post" action="${page.at('/accept')}">
<input type="hidden" name="link" value="${link}"><input type="hidden" name="mail" value="${mailId}">
${domainField(question, page)}
${buttons(provider, page)}
</form>
<p class="note">${words.warning}</p>`);
}

const drawing = (path: string) => html`<svg viewBox="0 0 24 24" width="20" height="20"><path d="${path}"
fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
const tick = drawing('M5 13l4.5 4.5L19 7.5');
const dash = drawing('M7 12h10');

export function doneView(page: Page, connection: ConnectionFacts, already?: string): Markup {
  const { words } = page;
  const { provider, isOurs, isProviders, customerName, domain } = connection;
  const isWhole = isOurs && (!provider || isProviders);
  const state = (party: Party, isConnected: boolean) => html`<li class="party">
<span class="tick ${isConnected ? 'tick-on' : 'tick-off'}" aria-hidden="true">${isConnected ? tick : dash}</span>
<div><p class="party-kind">${party.kind}</p><p class="party-name" dir="auto">${party.name}</p>
<p class="quiet">${isConnected ? words.connected : words.notConnected}</p></div></li>`;
  const states = partiesOf(provider, words).map((party, index) =>
    state(party, index === 0 ? isOurs : isProviders),
  );
  return frame(html`<p class="eyebrow">${words.yourOrganisation}: <span dir="auto">${customerName}</span> (${domain})</p>
<h1>${isWhole ? words.doneTitle : words.doneHalfTitle}</h1>
${already === undefined ? undefined : html`<p>${already}</p>`}
<ul class="parties">${states}</ul>
${already === undefined ? html`<p>${words.next}</p>` : undefined}
<p class="ways"><a class="button" href="${page.at('/chat')}">${words.toChat}</a>
<a class="button quiet-button" href="${page.at('/mail')}">${words.toMail}</a></p>`);
}

const sentences = {
  broken: 'problemBroken',
  foreign: 'problemForeign',
  kind: 'problemKind',
  provider: 'problemProvider',
} as const satisfies Record<string, keyof PageWords>;

export function problemView(page: Page, problem: keyof typeof sentences): Markup {
  const { words } = page;
  return frame(html`<p class="eyebrow">${words.acceptTitle}</p>
<h1>${words.problemTitle}</h1>
<p class="note warn" role="alert">${words[sentences[problem]]}</p>
<p class="ways"><a class="button" href="${page.at('/mail')}">${words.toMail}</a></p>`);
}
