/** The page that stands in for the admin centre's acceptance of a partner's invitation. */
import { partner, tenantIdOfDomain } from '../facts.ts';
import type { Answer, Exchange, System } from '../http-kit.ts';
import { domainsOfMail } from '../world/acceptance.ts';
import { hasTenant } from '../world/domains.ts';
import { readInvitationLink } from '../world/invitation-link.ts';
import type { Provider } from '../world/seed.ts';
import type { World } from '../world/world.ts';
import { acceptView, doneView, problemView } from './accept-views.ts';
import { openPage, servePage } from './page.ts';

export type LinkProblem = 'broken' | 'foreign' | 'kind' | 'provider';

type Invitation =
  | { readonly ok: true; readonly provider?: Provider | undefined }
  | { readonly ok: false; readonly problem: LinkProblem };

/** What the admin centre would make of the link. */
function readInvitation(link: string, { customers }: World): Invitation {
  const read = readInvitationLink(link);
  if (read.kind === 'broken') return { ok: false, problem: 'broken' };
  if (read.kind === 'not-an-invitation') return { ok: false, problem: 'kind' };
  if (read.partnerId !== partner.tenantId) return { ok: false, problem: 'foreign' };
  if (read.providerId === undefined) return { ok: true };
  const provider = customers.findProvider(read.providerId);
  return provider ? { ok: true, provider } : { ok: false, problem: 'provider' };
}

/** Who is connected with the organisation behind a domain by now. */
function connectionOf(domain: string, provider: Provider | undefined, { customers }: World) {
  const tenantId = tenantIdOfDomain(domain);
  return {
    domain,
    customerName: customers.displayNameOf(domain),
    provider,
    isOurs: customers.find(tenantId)?.isOurs ?? false,
    isProviders: customers.providersOf(tenantId).some((one) => one.tenantId === provider?.tenantId),
  };
}

function show(exchange: Exchange, world: World): Answer {
  const page = openPage(exchange);
  const { searchParams } = exchange.url;
  const link = searchParams.get('link') ?? '';
  const mailId = searchParams.get('mail') ?? '';
  const invitation = readInvitation(link, world);
  if (!invitation.ok) {
    return servePage(page, {
      title: page.words.problemTitle,
      body: problemView(page, invitation.problem),
      status: 400,
    });
  }
  const mail = world.mail.findSent(mailId);
  const domain = searchParams.get('domain') ?? (mail ? domainsOfMail(mail).find(hasTenant) : undefined);
  const isBad = domain !== undefined && !hasTenant(domain);
  const connection =
    domain === undefined || isBad
      ? undefined
      : connectionOf(domain.toLowerCase(), invitation.provider, world);
  const isDone = connection?.isOurs && (!invitation.provider || connection.isProviders);
  const view = isDone
    ? doneView(page, connection, page.words.alreadyAccepted)
    : acceptView(page, { link, mailId, domain, isBad, provider: invitation.provider, connection });
  return servePage(page, { title: page.words.acceptTitle, body: view, status: isBad ? 400 : 200 });
}

function take(exchange: Exchange, world: World): Answer {
  const page = openPage(exchange);
  const form = new URLSearchParams(exchange.body.toString());
  const link = form.get('link') ?? '';
  const domain = (form.get('domain') ?? '').trim().toLowerCase();
  const invitation = readInvitation(link, world);
  const wanted = form.get('half');
  const half = wanted === 'reseller' || wanted === 'provider' ? wanted : undefined;
  const query = new URLSearchParams({ link, domain, mail: form.get('mail') ?? '' });
  const back: Answer = { status: 303, headers: { location: page.at(`/accept?${query}`) } };
  if (!invitation.ok || !hasTenant(domain)) return back;
  const providerId = invitation.provider?.tenantId;
  // A plain link connects the reseller alone, whatever later invitations to the same domain ask for.
  const outcome = world.acceptance.accept({
    domain,
    half: providerId === undefined ? 'reseller' : half,
    providerId,
  });
  if (outcome.kind === 'refused') return back;
  const done = new URLSearchParams({ link, domain });
  return { status: 303, headers: { location: page.at(`/accept/done?${done}`) } };
}

function done(exchange: Exchange, world: World): Answer {
  const page = openPage(exchange);
  const { searchParams } = exchange.url;
  const invitation = readInvitation(searchParams.get('link') ?? '', world);
  const domain = (searchParams.get('domain') ?? '').toLowerCase();
  if (!invitation.ok || !hasTenant(domain)) return { status: 303, headers: { location: page.at('/mail') } };
  const connection = connectionOf(domain, invitation.provider, world);
  return servePage(page, { title: page.words.doneTitle, body: doneView(page, connection) });
}

export function createAcceptPage(world: World): System {
  return {
    name: 'accept',
    mount: '/accept',
    isOurs: true,
    routes: [
      { method: 'GET', template: '', handle: (exchange) => show(exchange, world) },
      { method: 'POST', template: '', handle: (exchange) => take(exchange, world) },
      { method: 'GET', template: '/done', handle: (exchange) => done(exchange, world) },
    ],
  };
}
