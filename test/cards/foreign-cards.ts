/** Every card, filled with one foreign text wherever text from outside can stand. */
import { acceptedNoticeCard } from '../../src/cards/accepted-notice-card.ts';
import type { CardModel } from '../../src/cards/card-model.ts';
import { customerCard } from '../../src/cards/customer-card.ts';
import { customerPartCard, customerPartLimit } from '../../src/cards/customer-part-card.ts';
import { userLicenceRow, userRow } from '../../src/cards/customer-words.ts';
import { customerChoiceCard } from '../../src/cards/customer-choice-card.ts';
import { customersPageCard, customersPageLimit } from '../../src/cards/customers-page-card.ts';
import { helpCard } from '../../src/cards/help-card.ts';
import { invitationCard } from '../../src/cards/invitation-card.ts';
import { invitationDraftCard } from '../../src/cards/invitation-draft-card.ts';
import { invitationNoteCard } from '../../src/cards/invitation-note-card.ts';
import { invitationEditCard } from '../../src/cards/invitation-edit-card.ts';
import { invitationsPageCard, invitationsPageLimit } from '../../src/cards/invitations-page-card.ts';
import { inviteFormCard } from '../../src/cards/invite-form-card.ts';
import { letterTemplateCard } from '../../src/cards/letter-template-card.ts';
import { noticeCard } from '../../src/cards/notice-card.ts';
import { providersCard } from '../../src/cards/providers-card.ts';
import {
  sampleCustomers,
  sampleInvitation,
  sampleJoint,
  sampleProviders,
} from '../fixtures/cards/sample-facts.ts';
import { settingsCard } from '../../src/cards/settings-card.ts';
import { setupCard } from '../../src/cards/setup-card.ts';
import { welcomeCard } from '../../src/cards/welcome-card.ts';
import { whoseCustomerCard } from '../../src/cards/whose-customer-card.ts';
import { foreignLinkKinds } from '../../src/domain/foreign-links.ts';
import type { Customer, CustomerUser, Provider, Subscription } from '../../src/domain/customer.ts';
import type { CustomerParts } from '../../src/domain/customer-parts.ts';
import { mostCandidates } from '../../src/domain/acceptance.ts';
import { type InvitationIn, type InvitationState, invitationStates } from '../../src/domain/invitation.ts';
import { newNewcomer } from '../../src/domain/newcomer.ts';
import type { Translator } from '../../src/i18n/translator.ts';
import { commandNames } from '../../src/names.ts';

const asOf = '2026-10-08T07:42:00Z';
const urls = { partnerCenterUrl: 'https://partner.example/a', adminUrl: 'https://admin.example/b' };

function first<T>(list: readonly T[]): T {
  const [one] = list;
  if (one === undefined) throw new Error('the samples are empty');
  return one;
}

export function foreignInvitation<S extends InvitationState>(
  state: S,
  text: string,
  t: Translator,
): InvitationIn<S> {
  const made = sampleJoint(state, t.language);
  const foreign = {
    ...made,
    inviterName: text,
    resellerName: text,
    recipient: {
      ...made.recipient,
      email: text,
      domain: text,
      contactName: text,
      company: text,
      tenantName: text,
      further: [text, text],
      cc: [text, text],
      country: text,
    },
    findings: [
      { kind: 'look-alike', customerName: text, customerDomain: text },
      { kind: 'invited-before', inviterName: text, at: asOf, state: 'failed' },
      { kind: 'other-country', country: text, ours: text },
    ] as const,
    relationship: { ...made.relationship, providerName: text },
    letter: { subject: text, before: `${text}\n`, after: `\n${text}` },
    note: text,
    ticket: text,
    begunBy: { id: made.inviter, name: text },
  };
  return 'customer' in foreign ? { ...foreign, customer: { ...foreign.customer, name: text } } : foreign;
}

/** With more steps behind it than a card shows. */
function longAgo(invitation: InvitationIn<'half-accepted'>): InvitationIn<'half-accepted'> {
  const moves = Array.from({ length: 30 }, () => invitation.moves).flat();
  return { ...invitation, match: 'answered', moves };
}

function foreignQuestions(text: string, t: Translator): readonly CardModel[] {
  const customer = { ...first(sampleCustomers), name: text, domain: text };
  const chosen = foreignInvitation('accepted', text, t);
  const common = newNewcomer({ customer, domains: [text], firstSeenAt: asOf });
  const by = { id: chosen.inviter, name: text };
  const question = { askedAt: asOf, candidates: [], asked: [by.id, by.id] };
  const candidate = { invitation: foreignInvitation('sent', text, t), reason: 'name' } as const;
  const candidates = Array.from({ length: mostCandidates }, () => candidate);
  const asked = { ...common, question, state: 'asked' } as const;
  const belonging = { at: asOf, invitationId: chosen.id, reason: 'answered', by } as const;
  return [
    whoseCustomerCard({ question: { newcomer: asked, candidates }, note: t.say('question.changed') }, t),
    whoseCustomerCard({ question: { newcomer: asked, candidates: [] } }, t),
    whoseCustomerCard(
      { question: { newcomer: { ...common, ...belonging, state: 'claimed' }, candidates: [], chosen } },
      t,
    ),
  ];
}

const rowsOf = <T>(one: T, length: number): readonly T[] => Array.from({ length }, () => one);

function foreignUsers(text: string): readonly CustomerUser[] {
  return Array.from({ length: 30 }, (_, index) => ({
    id: `a1a1a1a1-3000-4000-8000-0000000000${10 + index}`,
    name: text,
    signInName: text,
  }));
}

function foreignParts(customer: Customer, text: string): CustomerParts {
  const service: Subscription = {
    id: text,
    name: text,
    status: 'other',
    licences: 100_000,
    isTrial: true,
    endsAt: asOf,
    isRenewed: true,
  };
  return {
    account: {
      ok: true,
      value: {
        ...customer,
        relationship: 'other',
        address: { lines: [text, text, text], city: text, region: text, country: text, postalCode: text },
        email: text,
        phone: text,
        customDomains: Array.from({ length: 30 }, (_, index) => `${text}${index}`),
        delegatedAdmin: false,
      },
    },
    services: { ok: true, value: rowsOf(service, 30) },
    users: { ok: true, value: { users: foreignUsers(text), hasMore: true } },
    licences: { ok: true, value: rowsOf({ name: text, total: 100_000, used: 99_999, isUsable: true }, 30) },
  };
}

export function foreignCards(text: string, t: Translator): readonly CardModel[] {
  const customer: Customer = { ...first(sampleCustomers), name: text, domain: text };
  const provider: Provider = { ...first(sampleProviders), name: text, country: text, mpnId: text };
  const providers = Array.from({ length: 40 }, () => ({ ...provider }));
  const draft = foreignInvitation('draft', text, t);
  const values = {
    email: text,
    contactName: text,
    company: text,
    further: text,
    cc: text,
    country: text,
    language: text,
    meeting: text,
    relationship: text,
  };
  const fields = [
    'email',
    'contactName',
    'company',
    'further',
    'cc',
    'country',
    'language',
    'meeting',
    'relationship',
  ] as const;
  return [
    welcomeCard({ personName: text, rehearsal: true }, t),
    helpCard({ commands: commandNames }, t),
    settingsCard({ language: 'auto', timeZone: text, clientTimeZone: text, now: asOf, saved: true }, t),
    setupCard(
      {
        letters: { en: { subject: text, text }, ru: { subject: text, text } },
        values: {
          tenantId: text,
          mpnId: text,
          adminAgentsGroupId: text,
          sharedMailbox: text,
          approvals: {
            invitations: 'with-provider',
            needed: 5,
            remindAfterMs: 1,
            expireAfterMs: 1,
            coolingMs: 1,
          },
          compareEverySeconds: 86_399,
          reminders: { afterWorkingDays: [3, 7, 14], time: '10:00' },
          defaultLanguage: 'en',
          defaultTimeZone: text,
        },
        company: { name: text, mpnId: text },
        providers: { active: 100_000, all: 100_000 },
        events: { registered: { url: `https://a.example/${text}`, events: [text] } },
      },
      t,
    ),
    noticeCard(
      {
        tone: 'problem',
        title: text,
        text: `${text}\n${text}`,
        facts: Array.from({ length: 6 }, () => ({ label: text, value: text })),
        reference: text,
        actions: [{ title: text, verb: 'command.run.v1', data: { text: 'help' } }],
      },
      t,
    ),
    customersPageCard(
      {
        state: 'ready',
        query: text,
        rows: rowsOf(customer, customersPageLimit),
        from: 8,
        matched: 100_000,
        all: 100_000,
        filter: 'no-services',
        purpose: 'remove',
        asOf,
        failingSince: asOf,
        isClose: true,
        unknown: 99_000,
        previousPage: 0,
        nextPage: 2,
      },
      t,
    ),
    customerChoiceCard(
      {
        query: text,
        rows: rowsOf(customer, customersPageLimit),
        matched: 100_000,
        purpose: 'remove',
      },
      t,
    ),
    customerCard({ ...urls, asOf, customer, parts: foreignParts(customer, text) }, t),
    customerPartCard(
      {
        customer,
        heading: text,
        remarks: [t.say('customer.users.rest', { count: 500 })],
        rows: foreignUsers(text)
          .slice(0, customerPartLimit)
          .map((user) => ({
            ...userRow(user),
            button: {
              title: t.say('button.licencesOf'),
              tooltip: t.say('button.licencesOf.which', { name: userRow(user).name }),
              verb: 'customer.user.v1',
              data: { customerId: customer.id, userId: user.id, page: 1 },
            },
          })),
        from: 8,
        all: 500,
        asOf,
        buttons: [{ title: text, verb: 'customer.show.v1', data: { customerId: customer.id } }],
      },
      t,
    ),
    customerPartCard(
      {
        customer,
        heading: text,
        remarks: [],
        rows: rowsOf({ name: text, services: Array.from({ length: 30 }, () => text) }, 8).map(userLicenceRow),
        from: 0,
        all: 8,
        asOf,
        buttons: [],
      },
      t,
    ),
    providersCard({ providers }, t),
    inviteFormCard(
      {
        requestId: 'request-1',
        values,
        providers,
        problems: fields.map((field, index) => ({ field, text: `${index} ${text}` })),
      },
      t,
    ),
    inviteFormCard(
      {
        requestId: 'request-1',
        values,
        providers,
        problems: [],
        stop: {
          title: text,
          text: `${text}\n${text}`,
          actions: [
            { title: t.say('button.openCustomer'), verb: 'customer.open.v1', data: { customerId: 'c-1' } },
          ],
        },
      },
      t,
    ),
    invitationDraftCard(
      {
        invitation: { ...draft, link: sampleInvitation('draft', t.language).link },
        resellerName: text,
        tenant: { name: text, domain: text },
        problem: text,
        note: 'link-repaired',
        foreignLinks: foreignLinkKinds,
      },
      t,
    ),
    letterTemplateCard(
      {
        present: {
          language: 'en',
          relationship: 'joint',
          revision: 3,
          template: { subject: text, text: text.slice(0, 2_000) },
        },
        problem: text,
      },
      t,
    ),
    invitationNoteCard({ invitation: draft, note: text, ticket: text, problem: text }, t),
    invitationEditCard({ invitation: draft, subject: text, text: text.slice(0, 2_000), problem: text }, t),
    ...(['sending', 'sent', 'failed', 'accepted', 'withdrawn', 'discarded', 'draft'] as const).map((state) =>
      invitationCard({ invitation: foreignInvitation(state, text, t), note: text }, t),
    ),
    invitationCard({ invitation: longAgo(foreignInvitation('half-accepted', text, t)), note: text }, t),
    ...foreignQuestions(text, t),
    invitationCard(
      { invitation: { ...foreignInvitation('handed-over', text, t), way: 'copy' }, note: text },
      t,
    ),
    invitationCard({ invitation: foreignInvitation('handed-over', text, t), note: text }, t),
    invitationsPageCard(
      {
        filter: { whose: 'everyone', state: 'sent', text },
        invitations: Array.from({ length: invitationsPageLimit }, () => foreignInvitation('sent', text, t)),
        counts: Object.fromEntries(invitationStates.map((state) => [state, 100_000])) as Record<
          InvitationState,
          number
        >,
        next: 'a-place-in-the-list-as-long-as-they-are-a-place-in-the-list-as-long-as-they-are',
        previous: 'a-place-in-the-list-as-long-as-they-are-a-place-in-the-list-as-long-as-they-are',
      },
      t,
    ),
    acceptedNoticeCard(
      { customerName: text, customerId: customer.id, invitation: draft, noticedAt: asOf, isRepeat: true },
      t,
    ),
  ];
}
