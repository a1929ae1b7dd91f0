/** A history for previews and tests; nobody and nothing in it exists. */
import type { HistoryFact, HistoryTextName } from '../domain/history.ts';
import type { HistoryEntry } from '../domain/history-chain.ts';
import { type CustomerTenantId, type HistoryKey, house, type InvitationId } from '../domain/ids.ts';

export const sampleHistoryKey = '5f1c3a90-1b7e-4c1d-8a55-0c8d6f2b7e11' as CustomerTenantId;
const invitationId = 'inv-0123456789abcdef' as InvitationId;

type Texts = Partial<Record<HistoryTextName, string>>;

let number = 40;

function entry(fact: HistoryFact, texts: Texts, rest: { key?: HistoryKey; erased?: HistoryTextName } = {}) {
  number -= 1;
  const all: Texts = { by: 'Alex Wilber', customer: 'Blue Meadow Ltd', ...texts };
  const names = [...(Object.keys(all) as HistoryTextName[]), ...(rest.erased ? [rest.erased] : [])];
  return {
    sealed: {
      key: rest.key ?? sampleHistoryKey,
      number,
      id: `${invitationId}/moved-${number}`,
      at: `2026-10-08T07:${number}:00Z`,
      by: 'c0ffee',
      fact,
      texts: Object.fromEntries(names.map((name) => [name, { digest: 'd', about: [] }])),
      previous: 'p',
      keyId: 'k',
    },
    seal: 's',
    texts: Object.fromEntries(Object.entries(all).map(([name, text]) => [name, { salt: 's', text }])),
  } satisfies HistoryEntry;
}

const anna = 'Anna Rowe <anna@blue-meadow.example>';

/** Newest first, one of each kind that looks different. */
export const sampleHistory: readonly HistoryEntry[] = [
  entry(
    {
      kind: 'call',
      system: 'partner-center',
      what: 'PATCH /v1/customers/{id}',
      outcome: 'done',
      status: 200,
      correlationId: '2f6c1a54-8a2b-4d35-9f11-6f0a4a0c7b51',
    },
    {},
  ),
  entry({ kind: 'approval', approvalId: 'a', about: 'removal', step: 'approved' }, { comment: 'Agreed.' }),
  entry(
    { kind: 'removal', removalId: 'r', step: 'requested', statement: { version: '1', language: 'en' } },
    { reason: 'Sold' },
  ),
  entry(
    {
      kind: 'removal',
      removalId: 'r',
      step: 'delegation-ended',
      delegationId: '7c3b7f6e-support',
      outcome: 'requested',
    },
    { access: 'Blue Meadow support' },
  ),
  entry(
    { kind: 'invitation-moved', invitationId, from: 'sent', to: 'accepted', match: 'tenant' },
    { recipients: anna },
  ),
  entry(
    { kind: 'invitation-moved', invitationId, from: 'sending', to: 'sent', how: 'mailbox' },
    { recipients: anna },
  ),
  entry(
    { kind: 'letter-edited', invitationId },
    { subject: 'Working together', change: '- Hello Anna,\n+ Dear Anna,' },
  ),
  entry({ kind: 'invitation-moved', invitationId, to: 'draft' }, {}, { erased: 'recipients' }),
  entry(
    { kind: 'letter-template', language: 'ru', relationship: 'joint', revision: 2, reset: false },
    {},
    { key: house },
  ),
  entry({ kind: 'person-erased', person: 'c0ffee' }, {}, { key: house }),
];
