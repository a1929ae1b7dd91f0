/** Every card, filled with one foreign text wherever text from outside can stand. */
import { acceptedNoticeCard } from '../../src/cards/accepted-notice-card.ts';
import type { CardModel } from '../../src/cards/card-model.ts';
import { customerCard } from '../../src/cards/customer-card.ts';
import { customersPageCard, customersPageLimit } from '../../src/cards/customers-page-card.ts';
import { helpCard } from '../../src/cards/help-card.ts';
import { invitationCard } from '../../src/cards/invitation-card.ts';
import { invitationDraftCard } from '../../src/cards/invitation-draft-card.ts';
import { invitationEditCard } from '../../src/cards/invitation-edit-card.ts';
import { invitationsPageCard, invitationsPageLimit } from '../../src/cards/invitations-page-card.ts';
import { inviteFormCard } from '../../src/cards/invite-form-card.ts';
import { noticeCard } from '../../src/cards/notice-card.ts';
import { providersCard } from '../../src/cards/providers-card.ts';
import { sampleCustomers, sampleInvitation, sampleJoint, sampleProviders } from '../../src/cards/samples.ts';
import { settingsCard } from '../../src/cards/settings-card.ts';
import { welcomeCard } from '../../src/cards/welcome-card.ts';
import type { Customer, Provider } from '../../src/domain/customer.ts';
import type { InvitationIn, InvitationState } from '../../src/domain/invitation.ts';
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
    recipient: { ...made.recipient, email: text, contactName: text, company: text, tenantName: text },
    relationship: { ...made.relationship, providerName: text },
    letter: { subject: text, before: `${text}\n`, after: `\n${text}` },
  };
  return 'customer' in foreign ? { ...foreign, customer: { ...foreign.customer, name: text } } : foreign;
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
    language: text,
    meeting: text,
    relationship: text,
  };
  const fields = ['email', 'contactName', 'company', 'language', 'meeting', 'relationship'] as const;
  return [
    welcomeCard({ personName: text, rehearsal: true }, t),
    helpCard({ commands: commandNames }, t),
    settingsCard({ language: 'auto', timeZone: text, clientTimeZone: text, now: asOf, saved: true }, t),
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
        rows: Array.from({ length: customersPageLimit }, () => customer),
        from: 8,
        matched: 100_000,
        all: 100_000,
        asOf,
        previousPage: 0,
        nextPage: 2,
      },
      t,
    ),
    customerCard(
      {
        ...urls,
        asOf,
        customer: {
          ...customer,
          relationship: 'other',
          address: { lines: [text, text, text], city: text, region: text, country: text, postalCode: text },
          email: text,
          phone: text,
          customDomains: Array.from({ length: 30 }, (_, index) => `${text}${index}`),
          delegatedAdmin: false,
        },
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
    invitationDraftCard(
      {
        invitation: { ...draft, link: sampleInvitation('draft', t.language).link },
        resellerName: text,
        tenant: { name: text, domain: text },
        problem: text,
        note: 'link-repaired',
      },
      t,
    ),
    invitationEditCard({ invitation: draft, subject: text, text: text.slice(0, 2_000), problem: text }, t),
    ...(['sending', 'sent', 'failed', 'accepted', 'discarded', 'draft'] as const).map((state) =>
      invitationCard({ invitation: foreignInvitation(state, text, t), note: text }, t),
    ),
    invitationsPageCard(
      {
        invitations: Array.from({ length: invitationsPageLimit }, () => foreignInvitation('sent', text, t)),
        next: 'page-2',
        mine: false,
      },
      t,
    ),
    acceptedNoticeCard(
      { customerName: text, customerId: customer.id, invitation: draft, noticedAt: asOf, isRepeat: true },
      t,
    ),
  ];
}
