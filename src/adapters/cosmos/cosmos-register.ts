import { newcomerKey, removalKey } from '../../domain/ids.ts';
import { type InvitationState, invitationStates } from '../../domain/invitation.ts';
import { wantedText } from '../../domain/invitation-search.ts';
import { isLeaseOver } from '../../ports/leases.ts';
import type { InvitationFilter, Register } from '../../ports/register.ts';
import { actDocumentId, heldUntilMsOf, toEntry } from './act-document.ts';
import { approvalKey, toApproval } from './approval-document.ts';
import { claimKey, toClaim, toClaimBody } from './claim-document.ts';
import { commitBatch } from './commit-batch.ts';
import {
  actsQuery,
  actsWaitingForQuery,
  answeredSinceQuery,
  attentionQuery,
  domainCountsQuery,
  freeActsQuery,
  invitationCountsQuery,
  type InvitationsFilter,
  invitationsInStatesQuery,
  invitationsQuery,
  invitationsToQuery,
  newcomersQuery,
  removalsInStatesQuery,
  removalsQuery,
  tellingsQuery,
  tellingsToQuery,
  waitingApprovalsQuery,
} from './queries.ts';
import type { Document, Key } from './document-shape.ts';
import type { Documents } from './documents.ts';
import { eventChoiceKey, toEventChoice } from './event-choice-document.ts';
import { invitationKey, toInvitation } from './invitation-document.ts';
import { newcomerDocumentKey, toNewcomer } from './newcomer-document.ts';
import { onceKey } from './once-document.ts';
import { paging } from './paging.ts';
import { readStored, storedAs } from './stored.ts';
import { toTelling } from './telling-document.ts';
import { removalDocumentKey, toRemoval } from './removal-document.ts';
import { readableEntries, takeDue, toReadable } from './take-due.ts';

interface Dependencies {
  readonly relationships: Documents;
  /** Milliseconds on the machine's clock, on which leases run. */
  readonly now: () => number;
}

/** Far more than anybody decides without signing in; whatever is beyond comes back when it is due. */
const mostWaiting = 200;
/** As many as anybody wants to see of what needs attention. */
const mostAttention = 50;
/** For lists that a worker reads whole. */
const whole = { deadlineMs: 30_000 };

export function createCosmosRegister({ relationships, now }: Dependencies): Register {
  const read = <T>(key: Key, to: (document: Document) => T) => readStored(relationships, key, to);
  return {
    invitation: (id) => read(invitationKey(id), toInvitation),
    commit: (commit) => commitBatch(relationships, commit, now()),
    async invitations({ size, after, before, ...filter }) {
      const page = paging({ size, after, before });
      const query = invitationsQuery({ ...toFilter(filter), ...page.wanted });
      const found = await relationships.query(query, toInvitation, { limit: page.limit });
      const { shown, ways } = page.cut(found, ({ createdAt, id }) => ({ at: createdAt, id }));
      return { invitations: shown, ...ways };
    },
    async countInvitations(filter) {
      const counts = await relationships.counts(invitationCountsQuery(toFilter(filter)));
      const counted = invitationStates.map((state) => [state, counts.get(state) ?? 0] as const);
      return Object.fromEntries(counted) as Record<InvitationState, number>;
    },
    invitationsTo: ({ tenantId, domain, size }) =>
      relationships.query(invitationsToQuery(tenantId, domain), toInvitation, { limit: size }),
    domainsIn: async (states) => [...(await relationships.counts(domainCountsQuery(states))).keys()],
    answeredSince: (moment) => relationships.query(answeredSinceQuery(moment), toInvitation, whole),
    allIn: (states) => relationships.query(invitationsInStatesQuery(states), storedAs(toInvitation), whole),
    newcomer: (customer) => read(newcomerDocumentKey(newcomerKey(customer)), toNewcomer),
    newcomers: ({ firstSeenAfter }) =>
      relationships.query(newcomersQuery(firstSeenAfter), storedAs(toNewcomer), whole),
    tellings: (id) => relationships.query(tellingsQuery(), toTelling, { partition: id }),
    tellingsTo: (person, size) => relationships.query(tellingsToQuery(person), toTelling, { limit: size }),
    removal: (customer, number) => read(removalDocumentKey(customer, number), toRemoval),
    async removalsOf(customer) {
      const partition = removalKey(customer);
      const found = await relationships.query(removalsQuery, storedAs(toRemoval), { partition });
      return [...found].sort((a, b) => b.value.number - a.value.number);
    },
    removalsIn: (states) => relationships.query(removalsInStatesQuery(states), toRemoval, whole),
    approval: (id) => read(approvalKey(id), toApproval),
    waitingApprovals: () => relationships.query(waitingApprovalsQuery, toApproval, whole),
    eventChoice: () => read(eventChoiceKey, toEventChoice),
    isDone: async (id, once) => (await relationships.read(onceKey(id, once))) !== undefined,
    claim: (tenantId) => read(claimKey(tenantId), toClaim),
    putClaim: async (claim, over) =>
      (await relationships.put(claimKey(claim.tenantId), toClaimBody(claim), over?.version)).kind,
    takeDue: (taking) => takeDue({ relationships, now }, taking),
    waitingFor: (person) => readableEntries(relationships, actsWaitingForQuery(person, now()), mostWaiting),
    needingAttention: (id) =>
      // What cannot be read is told by the outbox; the others are still to be shown.
      relationships.query(attentionQuery, (document) => toReadable(document, () => undefined), {
        limit: mostAttention,
        ...(id === undefined ? {} : { partition: id }),
      }),
    async entriesOf(id) {
      const found = await relationships.query(actsQuery, toEntry, { partition: id });
      return [...found].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
    },
    async entry(aggregateId, entryId) {
      const document = await relationships.read({ partition: aggregateId, id: actDocumentId(entryId) });
      return document && { entry: toEntry(document), isHeld: !isLeaseOver(heldUntilMsOf(document), now()) };
    },
    async nextDue() {
      const [entry] = await readableEntries(relationships, freeActsQuery(now()), 1);
      return entry?.dueAt;
    },
  };
}

function toFilter({ inviter, text, states }: InvitationFilter & Pick<InvitationsFilter, 'states'>) {
  const wanted = wantedText(text ?? '');
  return {
    ...(states ? { states } : {}),
    ...(inviter ? { inviter } : {}),
    ...(wanted ? { wanted } : {}),
  };
}
