import type { Customer } from '../domain/customer.ts';
import type { EmailAddress } from '../domain/email-address.ts';
import type { InvitationId } from '../domain/ids.ts';
import type { Invitation, InvitationIn } from '../domain/invitation.ts';
import type { Relationship } from '../domain/relationship.ts';
import { isOpen } from '../domain/invitation-states.ts';
import {
  checkInvitationLink,
  type InvitationLink,
  type LinkRefusal,
  withProvider,
} from '../domain/invitation-link.ts';
import type { NamedDomain } from '../domain/look-alike.ts';
import { editLetter, type Letter, letterText } from '../domain/letter.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ourselves, PartnerCenter } from '../ports/partner-center.ts';
import type { Register } from '../ports/register.ts';
import type { TenantLookup, Tenants } from '../ports/tenants.ts';
import type { ComposeLetter } from './change-letters.ts';
import { providersIfGiven } from './degrade-partner-center.ts';
import type { CustomerIndex } from './customer-index.ts';
import {
  type FormProblem,
  type InvitationForm,
  type ReadForm,
  readInvitationForm,
} from './invitation-form.ts';
import { countryFor, findAlikeInvited, findingsOf } from './pre-flight.ts';

export type PrepareRefusal =
  | { readonly kind: 'form'; readonly problems: readonly FormProblem[] }
  | { readonly kind: 'already-customer'; readonly customer: Customer }
  | { readonly kind: 'already-invited'; readonly invitation: Invitation }
  | { readonly kind: 'link'; readonly why: LinkRefusal };

export type PrepareInvitation = (request: {
  readonly inviter: NamedPerson;
  /** Made with the form: the same form with the same answers prepares the same draft. */
  readonly requestId: string;
  readonly form: InvitationForm;
}) => Promise<Result<Invitation, PrepareRefusal>>;

interface Dependencies {
  readonly partnerCenter: PartnerCenter;
  readonly tenants: Tenants;
  readonly index: CustomerIndex;
  readonly register: Register;
  readonly clock: Clock;
  readonly composeLetter: ComposeLetter;
  readonly deriveInvitationId: (...parts: readonly string[]) => InvitationId;
}

type FoundTenant = Extract<TenantLookup, { kind: 'found' }>;

/** From a filled-in form to a stored draft: read the form, look before we write, take the link, write the letter. */
export function createPrepareInvitation(deps: Dependencies): PrepareInvitation {
  return async ({ inviter, requestId, form }) => {
    const providers = (await providersIfGiven(deps.partnerCenter, inviter.id)) ?? [];
    const read = readInvitationForm(form, providers);
    if (!read.ok) return refused({ kind: 'form', problems: read.refusal });
    const [lookup, ourselves, rawLink] = await Promise.all([
      deps.tenants.byDomain(read.value.email.domain),
      deps.partnerCenter.ourselves(inviter.id),
      deps.partnerCenter.invitationLink(inviter.id),
    ]);
    const tenant = checkTenant(read.value, lookup, ourselves);
    const problems = [...(tenant.ok ? [] : [tenant.refusal]), ...ownAmongFurther(read.value, ourselves)];
    if (!tenant.ok || problems.length > 0) return refused({ kind: 'form', problems });
    const id = deps.deriveInvitationId(inviter.id, requestId, JSON.stringify(read.value));
    const found = { inviter, form: read.value, tenant: tenant.value, ourselves };
    const [standing, before, alikeInvited, letter] = await Promise.all([
      checkStanding(deps, tenant.value),
      earlierInvitations(deps, { id, form: read.value, tenant: tenant.value }),
      findAlikeInvited(read.value.email.domain, deps.register),
      writeLetter(deps, found),
    ]);
    if (standing) return refused(standing);
    const link = makeLink(rawLink, read.value.relationship, ourselves);
    if (!link.ok) return refused({ kind: 'link', why: link.refusal });
    return store(deps, draft(deps, { ...found, id, link: link.value, before, alikeInvited, letter }));
  };
}

function checkTenant(
  form: ReadForm,
  lookup: TenantLookup,
  ourselves: Ourselves,
): Result<FoundTenant, FormProblem> {
  const isOurs = { field: 'email', kind: 'email-own-domain' } as const;
  if (isOwn(form.email, ourselves)) return refused(isOurs);
  if (lookup.kind === 'none') return refused({ field: 'email', kind: 'email-no-tenant' });
  return (lookup.tenantId as string) === ourselves.tenantId ? refused(isOurs) : done(lookup);
}

const isOwn = ({ domain }: EmailAddress, ourselves: Ourselves) => domain === ourselves.domain?.toLowerCase();

/** Our own people are no recipients of an invitation; as a copy they are welcome. */
function ownAmongFurther({ further }: ReadForm, ourselves: Ourselves): readonly FormProblem[] {
  const own = further.find((address) => isOwn(address, ourselves));
  return own ? [{ field: 'further', kind: 'further-own-domain', address: own.text }] : [];
}

/** Enough to find one that was not thrown away. */
const earlierSize = 20;

async function earlierInvitations(
  { register }: Dependencies,
  asked: { readonly id: InvitationId; readonly form: ReadForm; readonly tenant: FoundTenant },
): Promise<readonly Invitation[]> {
  const { domain } = asked.form.email;
  const found = await register.invitationsTo({ tenantId: asked.tenant.tenantId, domain, size: earlierSize });
  return found.filter(({ id }) => id !== asked.id);
}

/** Is it our customer already, or is an invitation to it open? The list may be minutes old, so the customer is read. */
async function checkStanding(deps: Dependencies, tenant: FoundTenant): Promise<PrepareRefusal | undefined> {
  const [account, claim] = await Promise.all([
    deps.partnerCenter.customer(tenant.tenantId),
    deps.register.claim(tenant.tenantId),
  ]);
  const isOurs = account === undefined || account.relationship === 'reseller';
  const customer = isOurs ? (account ?? deps.index.find(tenant.tenantId)) : undefined;
  if (customer) return { kind: 'already-customer', customer };
  const claimed = claim && (await deps.register.invitation(claim.value.invitationId));
  if (claimed && isOpen(claimed.value)) return { kind: 'already-invited', invitation: claimed.value };
  return undefined;
}

function makeLink(
  raw: string,
  relationship: Relationship,
  ourselves: Ourselves,
): Result<InvitationLink, LinkRefusal> {
  const providerId = relationship.kind === 'joint' ? relationship.providerId : undefined;
  const text = providerId ? withProvider(raw, providerId) : raw;
  return checkInvitationLink(text, {
    partnerId: ourselves.tenantId,
    mpnId: ourselves.mpnId,
    ...(providerId ? { providerId } : {}),
  });
}

/** What is known once everything was read. */
interface Found {
  readonly inviter: NamedPerson;
  readonly form: ReadForm;
  readonly tenant: FoundTenant;
  readonly ourselves: Ourselves;
}

const companyOf = ({ form, tenant }: Found) => (form.company === '' ? tenant.displayName : form.company);
const namedIn = ({ contactName }: ReadForm) => (contactName === '' ? {} : { contactName });

function writeLetter({ composeLetter }: Dependencies, found: Found): Promise<Letter> {
  const { form, ourselves, inviter } = found;
  return composeLetter({
    language: form.language,
    relationship: form.relationship,
    company: companyOf(found),
    resellerName: ourselves.companyName,
    inviterName: inviter.name,
    ...namedIn(form),
  });
}

function draft(
  deps: Dependencies,
  made: Found & {
    readonly id: InvitationId;
    readonly link: InvitationLink;
    readonly before: readonly Invitation[];
    readonly alikeInvited: NamedDomain | undefined;
    readonly letter: Letter;
  },
): InvitationIn<'draft'> {
  const { form, tenant, ourselves, link } = made;
  const { domain } = form.email;
  const country = countryFor(form.country, domain, ourselves);
  const createdAt = deps.clock.now().toISOString();
  return {
    state: 'draft',
    id: made.id,
    revision: 1,
    inviter: made.inviter.id,
    inviterName: made.inviter.name,
    resellerName: ourselves.companyName,
    createdAt,
    findings: findingsOf({
      inviter: made.inviter.id,
      domain,
      country,
      ourselves,
      index: deps.index,
      alikeInvited: made.alikeInvited,
      before: made.before,
    }),
    moves: [{ state: 'draft', at: createdAt, by: made.inviter.id }],
    recipient: {
      email: form.email.text,
      domain,
      company: companyOf(made),
      tenantId: tenant.tenantId,
      tenantName: tenant.displayName,
      further: form.further.map(({ text }) => text),
      cc: form.cc.map(({ text }) => text),
      ...(country === undefined ? {} : { country }),
      ...namedIn(form),
    },
    relationship: form.relationship,
    meeting: form.meeting,
    language: form.language,
    link,
    letter: withoutForeignLinks(made.letter, link),
  };
}

/** A name from the form or from a tenant may hold what looks like an invitation; then it is written without. */
function withoutForeignLinks(letter: Letter, link: InvitationLink): Letter {
  const edited = editLetter({ subject: letter.subject, text: letterText(letter, link) }, link);
  return edited.ok ? edited.value.letter : letter;
}

async function store(
  deps: Dependencies,
  invitation: Invitation,
): Promise<Result<Invitation, PrepareRefusal>> {
  const outcome = await deps.register.commit({
    aggregateId: invitation.id,
    invitation: { value: invitation },
  });
  if (outcome.kind === 'committed') return done(invitation);
  const present = await deps.register.invitation(invitation.id);
  return done(present?.value ?? invitation);
}
