import type { Customer, Provider, Subscription } from '../domain/customer.ts';
import type { CustomerParts } from '../domain/customer-parts.ts';
import type { CustomerTenantId, InvitationId, PersonId, ProviderTenantId } from '../domain/ids.ts';
import type { InvitationLink } from '../domain/invitation-link.ts';
import type { Invitation, InvitationIn, InvitationState, Move, Relationship } from '../domain/invitation.ts';
import { composeLetter } from '../i18n/letters.ts';
import type { Language } from '../names.ts';

/** Facts for previews and tests; nobody and nothing in them exists. */
const tenantId = '5f1c3a90-1b7e-4c1d-8a55-0c8d6f2b7e11' as CustomerTenantId;
const providerId = 'b2000000-0000-4000-8000-000000000001' as ProviderTenantId;
const person = 'a1000000-0000-4000-8000-000000000001' as PersonId;

export const sampleReseller = 'Northwind Cloud Services';

const link =
  'https://admin.microsoft.com/Adminportal/Home?invType=IndirectResellerRelationship&partnerId=11111111-1111-4111-8111-111111111111&msppId=4567890&DAP=true#/BillingAccounts/partner-invitation';
const jointLink = link.replace('#', `&indirectCSPId=${providerId}#`);

/** Why somebody wants a relationship to end. */
export const sampleReasons: Readonly<Record<Language, string>> = {
  en: 'The company has been sold and moves to the partner of its new owner.',
  ru: 'Компания продана и переходит к партнёру нового владельца.',
};

export const sampleProviders: readonly Provider[] = [
  { id: providerId, name: 'Brightport Distribution', active: true, country: 'GB', mpnId: '5120011' },
  {
    id: 'b2000000-0000-4000-8000-000000000002' as ProviderTenantId,
    name: 'Альфа Дистрибуция',
    active: true,
    country: 'KZ',
    mpnId: '5120012',
  },
  {
    id: 'b2000000-0000-4000-8000-000000000003' as ProviderTenantId,
    name: 'Oldharbour Wholesale',
    active: false,
    country: 'IE',
  },
];

export const sampleCustomers: readonly Customer[] = [
  ['Blue Meadow Ltd', 'blue-meadow.example'],
  ['ООО «Сириус Логистика»', 'sirius-logistika.example'],
  ['Grünfelder & Söhne Maschinenbau GmbH & Co. KG', 'gruenfelder-soehne.example'],
  ['Παπαδόπουλος Ναυτιλιακή', 'papadopoulos-nautiliaki.example'],
  ['АО «Первая северная производственно-строительная компания»', 'pspsk.example'],
  ['A', 'a.example'],
].map(([name = '', domain = ''], index) => ({
  id: `5f1c3a90-1b7e-4c1d-8a55-0c8d6f2b7e${10 + index}` as CustomerTenantId,
  name,
  domain,
}));

/** A customer with everything that there is to show, long names among it. */
export function sampleParts(customer: Customer): CustomerParts {
  const service = (number: number, name: string, rest: Partial<Subscription> = {}): Subscription => ({
    id: `f0e1d2c3-1000-4000-8000-00000000000${number}`,
    name,
    status: 'active',
    licences: 12,
    isTrial: false,
    endsAt: '2027-01-09T00:00:00Z',
    isRenewed: true,
    ...rest,
  });
  const { licences: _, endsAt: __, ...usage } = service(2, 'Azure plan');
  const people = [
    'Ada Rowe',
    'Björn Nygård',
    'Дарья Лебедева',
    'Γιώργος Παππάς',
    'Łucja Wójcik',
    'Олег Ткач',
    'Éloïse Conti',
    'Noor Haddad',
    'Peter O’Neill',
  ];
  return {
    account: {
      ok: true,
      value: {
        ...customer,
        relationship: 'reseller',
        address: {
          country: 'GB',
          region: 'Kent',
          city: 'Canterbury',
          lines: ['12 Orchard Lane'],
          postalCode: 'CT1 2AB',
        },
        email: 'office@blue-meadow.example',
        phone: '+44 20 7946 0000',
        customDomains: ['blue-meadow.example', 'bluemeadow.example', 'blue-meadow-logistics.example'],
        delegatedAdmin: true,
      },
    },
    services: {
      ok: true,
      value: [
        service(1, 'Office Suite Business Standard'),
        usage,
        service(3, 'Office Suite Business Premium with Advanced Device Management', { isRenewed: false }),
        service(4, 'Mail Plan 1', { status: 'suspended', licences: 1 }),
        service(5, 'Device Management Plan 1', { isTrial: true, licences: 3 }),
      ],
    },
    users: {
      ok: true,
      value: {
        users: people.map((name, index) => ({
          id: `a1a1a1a1-3000-4000-8000-00000000000${index}`,
          name,
          signInName: `user${index + 1}@blue-meadow.example`,
        })),
        hasMore: false,
      },
    },
    licences: {
      ok: true,
      value: [
        { name: 'Office Suite Business Standard', total: 12, used: 9, isUsable: true },
        { name: 'Mail Plan 1', total: 1, used: 0, isUsable: false },
      ],
    },
  };
}

function base(language: Language, relationship: Relationship) {
  const recipient = {
    email: 'anna@blue-meadow.example',
    domain: 'blue-meadow.example',
    contactName: 'Anna Bergmann',
    company: 'Blue Meadow Ltd',
    tenantId,
    tenantName: 'Blue Meadow',
    further: [],
    cc: [],
    country: 'GB',
  };
  const createdAt = '2026-10-08T07:42:00Z';
  return {
    id: 'inv-01jb3c4d5e6f7g8h9j0kmnpqrs' as InvitationId,
    revision: 3,
    inviter: person,
    inviterName: 'Alex Wilber',
    resellerName: sampleReseller,
    createdAt,
    findings: [],
    moves: [{ state: 'draft' as const, at: createdAt, by: person }],
    recipient,
    relationship,
    meeting: relationship.kind === 'joint' ? ('indirect-provider' as const) : ('own-marketing' as const),
    language,
    link: (relationship.kind === 'joint' ? jointLink : link) as InvitationLink,
    letter: composeLetter({
      language,
      relationship,
      contactName: recipient.contactName,
      company: recipient.company,
      resellerName: sampleReseller,
      inviterName: 'Alex Wilber',
    }),
  };
}

type Base = ReturnType<typeof base>;

const mail = {
  mailbox: { kind: 'own', person },
  messageId: 'message-1',
  conversationId: 'conversation-1',
} as const;

const answered = {
  noticedAt: '2026-10-08T12:30:00Z',
  customer: { id: tenantId, name: 'Blue Meadow Ltd' },
  match: 'tenant',
  mail,
} as const;

const reminders = {
  sent: [{ number: 1, at: '2026-10-13T09:00:00Z' }],
  next: { number: 2, at: '2026-10-19T09:00:00Z', previewAt: '2026-10-16T07:00:00Z' },
} as const;

const out = { sentAt: '2026-10-08T07:51:00Z', how: 'mailbox', mail } as const;

const inState: { readonly [S in InvitationState]: (common: Base) => InvitationIn<S> } = {
  draft: (common) => ({ ...common, state: 'draft' }),
  discarded: (common) => ({ ...common, state: 'discarded', discardedAt: '2026-10-08T07:50:00Z' }),
  'waiting-approval': (common) => ({
    ...common,
    state: 'waiting-approval',
    askedAt: '2026-10-08T07:51:00Z',
    request: 2,
  }),
  sending: (common) => ({
    ...common,
    state: 'sending',
    decidedAt: '2026-10-08T07:51:00Z',
    decidedBy: person,
  }),
  sent: (common) => ({ ...common, ...out, state: 'sent', reminders }),
  bounced: (common) => ({
    ...common,
    ...out,
    state: 'bounced',
    bouncedAt: '2026-10-08T07:52:00Z',
    bounce: 'unknown-address',
  }),
  answered: (common) => ({
    ...common,
    ...out,
    state: 'answered',
    repliedAt: '2026-10-08T09:17:00Z',
    replyLink: 'https://outlook.office365.com/owa/?ItemID=AAkALgIMM9',
  }),
  failed: (common) => ({ ...common, state: 'failed', failedAt: '2026-10-08T08:20:00Z', reason: 'gave-up' }),
  'handed-over': (common) => ({
    ...common,
    state: 'handed-over',
    handedOverAt: '2026-10-08T07:51:00Z',
    way: 'outlook',
    mail,
    webLink: 'https://outlook.office365.com/owa/?ItemID=AAkALgIMM1',
  }),
  'half-accepted': (common) => ({ ...common, ...answered, state: 'half-accepted', half: 'reseller' }),
  accepted: (common) => ({ ...common, ...answered, state: 'accepted' }),
  withdrawn: (common) => ({ ...common, state: 'withdrawn', withdrawnAt: '2026-10-12T09:05:00Z', mail }),
};

export const sampleNote = {
  note: 'Met at the Leeds fair. Their accountant signs, not Anna.',
  ticket: 'INC-004211',
};

const decided = { state: 'sending', at: '2026-10-08T07:51:00Z', by: person } as const;
const sent = { state: 'sent', at: '2026-10-08T07:51:00Z' } as const;

/** How an invitation came to where it is. */
const movesTo: { readonly [S in InvitationState]: readonly Move[] } = {
  draft: [],
  'waiting-approval': [{ state: 'waiting-approval', at: '2026-10-08T07:51:00Z', by: person }],
  discarded: [{ state: 'discarded', at: '2026-10-08T07:50:00Z', by: person }],
  sending: [decided],
  sent: [decided, sent],
  bounced: [decided, sent, { state: 'bounced', at: '2026-10-08T07:52:00Z' }],
  answered: [decided, sent, { state: 'answered', at: '2026-10-08T09:17:00Z' }],
  failed: [decided, { state: 'failed', at: '2026-10-08T08:20:00Z' }],
  'handed-over': [{ state: 'handed-over', at: '2026-10-08T07:51:00Z', by: person }],
  'half-accepted': [decided, sent, { state: 'half-accepted', at: '2026-10-08T12:30:00Z' }],
  accepted: [
    decided,
    sent,
    { state: 'half-accepted', at: '2026-10-08T12:30:00Z' },
    { state: 'accepted', at: '2026-10-09T08:15:00Z' },
  ],
  withdrawn: [decided, sent, { state: 'withdrawn', at: '2026-10-12T09:05:00Z', by: person }],
};

function sampleIn<S extends InvitationState>(state: S, common: Base): InvitationIn<S> {
  const made = inState[state](common);
  const moves = movesTo[state].filter((move) => common.relationship.kind === 'joint' || isOfOne(move));
  return { ...made, moves: [...made.moves, ...moves] };
}

const isOfOne = ({ state }: Move) => state !== 'half-accepted';

export function sampleInvitation<S extends InvitationState>(state: S, language: Language): InvitationIn<S> {
  return sampleIn(state, base(language, { kind: 'alone' }));
}

export function sampleJoint<S extends InvitationState>(state: S, language: Language): InvitationIn<S> {
  const joint = { kind: 'joint', providerId, providerName: 'Brightport Distribution' } as const;
  return sampleIn(state, base(language, joint));
}

/** A draft about which there is much to know, with everybody that it may go to. */
export function sampleWithFindings(language: Language): InvitationIn<'draft'> {
  const made = sampleInvitation('draft', language);
  return {
    ...made,
    recipient: {
      ...made.recipient,
      country: 'KZ',
      further: ['boris@blue-meadow.example', 'clara@blue-meadow.example'],
      cc: ['megan@reseller.example'],
    },
    findings: [
      { kind: 'look-alike', customerName: 'Blue Meadows GmbH', customerDomain: 'blue-meadows.example' },
      { kind: 'invited-before', inviterName: 'Megan Bowen', at: '2026-09-30T09:10:00Z', state: 'failed' },
      { kind: 'other-country', country: 'KZ', ours: 'GB' },
    ],
  };
}

/** One of each state, as a register would hold them. */
export function sampleInvitations(language: Language): readonly Invitation[] {
  const states = ['accepted', 'sent', 'sending', 'failed', 'draft', 'discarded'] as const;
  return states.map((state, index) => {
    const made = index % 2 === 0 ? sampleInvitation(state, language) : sampleJoint(state, language);
    const customer = sampleCustomers[index];
    return customer === undefined
      ? made
      : {
          ...made,
          recipient: { ...made.recipient, company: customer.name, email: `anna@${customer.domain}` },
        };
  });
}
