/** Values for the contract suites: one invitation in every state, with everything optional there and absent. */
import {
  type CustomerTenantId,
  type InvitationId,
  type PersonId,
  type ProviderTenantId,
  parseCustomerTenantId,
  parseInvitationId,
  parsePersonId,
  parseProviderTenantId,
} from '../../../src/domain/ids.ts';
import type { Invitation, InvitationIn } from '../../../src/domain/invitation.ts';
import type { SentMail } from '../../../src/domain/mailbox.ts';
import type { InvitationLink } from '../../../src/domain/invitation-link.ts';
import type { NewAct } from '../../../src/ports/acts.ts';

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a sample is wrong');
  return value;
}

const hex = (number: number) => number.toString(16).padStart(12, '0');

export const invitationId = (number: number): InvitationId =>
  known(parseInvitationId(`inv-${number.toString(36).padStart(12, '0')}`));
export const personId = (number: number): PersonId =>
  known(parsePersonId(`a1000000-0000-4000-8000-${hex(number)}`));
export const tenantId = (number: number): CustomerTenantId =>
  known(parseCustomerTenantId(`${(number % 16).toString(16)}c000000-0000-4000-8000-${hex(number)}`));
const providerId = (number: number): ProviderTenantId =>
  known(parseProviderTenantId(`d0000000-0000-4000-8000-${hex(number)}`));

export const at = (second: number) => new Date(Date.UTC(2026, 0, 5, 9, 0, second)).toISOString();

type Common = Omit<InvitationIn<'draft'>, 'state'>;

function common(number: number): Common {
  return {
    id: invitationId(number),
    revision: 1,
    inviter: personId(1),
    inviterName: 'Alex Wilber',
    resellerName: 'Northwind Cloud Services',
    createdAt: at(number),
    recipient: {
      email: 'anna@blue-meadow.example',
      domain: 'blue-meadow.example',
      company: 'Синий луг «Blue Meadow» 🌿',
      tenantId: tenantId(number),
      tenantName: 'Blue Meadow',
      further: ['boris@blue-meadow.example'],
      cc: [],
      country: 'GB',
    },
    relationship: { kind: 'alone' },
    meeting: 'own-marketing',
    language: 'en',
    link: 'https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=1#/x' as InvitationLink,
    letter: { subject: 'Hello', before: 'Look:\n', after: '\n"Bye" \\ ' },
    findings: [{ kind: 'look-alike', customerName: 'Blue Meadows', customerDomain: 'blue-meadows.example' }],
    moves: [{ state: 'draft', at: at(number), by: personId(1) }],
  };
}

export function aDraft(number: number, over: Partial<Common> = {}): InvitationIn<'draft'> {
  return { ...common(number), ...over, state: 'draft' };
}

export function aSending(number: number, over: Partial<Common> = {}): InvitationIn<'sending'> {
  return { ...common(number), ...over, state: 'sending', decidedAt: at(900), decidedBy: personId(1) };
}

const mail: SentMail = {
  mailbox: { kind: 'own', person: personId(1) },
  messageId: 'AAMkADI=/+#?',
  conversationId: 'c-1',
};

const joint = {
  kind: 'joint',
  providerId: providerId(1),
  providerName: 'Contoso Distribution',
} as const;

/** One of each state; ids run on from `first`. */
export function inEveryState(first: number): readonly Invitation[] {
  const withAll = (number: number): Common => ({
    ...common(number),
    relationship: joint,
    recipient: { ...common(number).recipient, contactName: 'Anna' },
  });
  const customer = { id: tenantId(77), name: 'Blue Meadow' };
  return [
    aDraft(first),
    aSending(first + 1),
    { ...common(first + 2), state: 'discarded', discardedAt: at(900) },
    { ...withAll(first + 3), state: 'sent', sentAt: at(900), how: 'mailbox', mail },
    {
      ...common(first + 4),
      state: 'sent',
      sentAt: at(900),
      how: 'by-hand',
      linkFound: 'intact',
      mail: { mailbox: { kind: 'shared' }, messageId: 'm' },
    },
    {
      ...common(first + 25),
      findings: [{ kind: 'no-list' }],
      state: 'sent',
      sentAt: at(900),
      how: 'by-hand',
      mail,
      card: { person: personId(1), activityId: 'card-1' },
    },
    {
      ...common(first + 20),
      state: 'draft',
      answer: { kind: 'rejected', by: { id: personId(2), name: 'B' }, at: at(900), comment: 'c' },
    },
    { ...common(first + 21), state: 'draft', answer: { kind: 'expired', at: at(900) } },
    { ...common(first + 22), state: 'waiting-approval', askedAt: at(900), request: 2 },
    { ...aSending(first + 23), approvedBy: [{ id: personId(2), name: 'B' }] },
    { ...common(first + 5), state: 'failed', failedAt: at(900), reason: 'mailbox-refused' },
    { ...common(first + 6), state: 'accepted', noticedAt: at(900), customer, match: 'tenant' },
    { ...withAll(first + 7), state: 'accepted', noticedAt: at(900), customer, match: 'name', mail },
    {
      ...withAll(first + 8),
      state: 'half-accepted',
      half: 'reseller',
      noticedAt: at(900),
      customer,
      match: 'tenant',
      unsent: 'claimed-by-colleague',
    },
    { ...common(first + 9), state: 'handed-over', handedOverAt: at(900), way: 'copy' },
    {
      ...common(first + 24),
      state: 'handed-over',
      handedOverAt: at(900),
      way: 'outlook',
      mail,
      webLink: 'https://outlook.office365.com/owa/?ItemID=m',
      card: { person: personId(1), activityId: 'card-1' },
    },
    {
      ...common(first + 10),
      state: 'withdrawn',
      withdrawnAt: at(900),
      note: 'n',
      ticket: 'INC-1',
      noted: 3,
      begunBy: { id: personId(2), name: 'B' },
      moves: [{ state: 'sent', at: at(1), by: personId(2), passedTo: { id: personId(1), name: 'A' } }],
      mail,
    },
    {
      ...aSending(first + 11),
      again: {
        letter: common(1).letter,
        before: { state: 'sent', sentAt: at(900), how: 'by-hand', linkFound: 'broken', mail },
      },
    },
    {
      ...aSending(first + 12),
      again: { letter: common(1).letter, before: { state: 'withdrawn', withdrawnAt: at(900) } },
    },
  ];
}

export function sendAct(number: number, entryId = 'send', dueAt = at(number)): NewAct {
  return { entryId, dueAt, act: { kind: 'send-mail', invitationId: invitationId(number) } };
}

export function noticeAct(number: number, entryId: string, dueAt = at(number)): NewAct {
  const notice = {
    kind: 'invitation-accepted',
    invitationId: invitationId(number),
    customerName: 'Blue Meadow',
    noticedAt: at(number),
  } as const;
  return { entryId, dueAt, act: { kind: 'notify', to: personId(1), notice } };
}
