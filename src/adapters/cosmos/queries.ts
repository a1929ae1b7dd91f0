/** Every query of our database but those of the history: nothing else is ever asked. */
import type { Instant, PersonId } from '../../domain/ids.ts';
import type { InvitationState } from '../../domain/invitation.ts';
import type { WantedText } from '../../domain/invitation-search.ts';
import type { RemovalState } from '../../domain/removal.ts';
import { longestLeaseMs } from '../../ports/leases.ts';
import type { Place } from './paging.ts';

type Value = string | number | readonly string[];

export interface Query {
  readonly text: string;
  readonly parameters: Readonly<Record<string, Value>>;
}

export interface InvitationsFilter {
  readonly states?: readonly InvitationState[];
  readonly inviter?: PersonId;
  /** In the forms in which the stored `search` is. */
  readonly wanted?: WantedText;
}

export interface InvitationsQuery extends InvitationsFilter {
  readonly from?: Place;
  readonly towards: 'older' | 'newer';
}

function conditionsOf({ states, inviter, wanted }: InvitationsFilter): readonly string[] {
  return [
    "c.kind = 'invitation'",
    ...(states ? ['ARRAY_CONTAINS(@states, c.state)'] : []),
    ...(inviter ? ['c.inviter = @inviter'] : []),
    ...(wanted ? ['(CONTAINS(c.search, @text) OR CONTAINS(c.search, @heard))'] : []),
  ];
}

function parametersOf({ states, inviter, wanted }: InvitationsFilter): Query['parameters'] {
  return { ...(states ? { states } : {}), ...(inviter ? { inviter } : {}), ...wanted };
}

/** Across partitions: a list for a person, newest first, or from a place in it back towards the newest. */
export function invitationsQuery({ from, towards, ...filter }: InvitationsQuery): Query {
  const [sign, order] = towards === 'older' ? (['<', 'DESC'] as const) : (['>', 'ASC'] as const);
  const beyond = `(c.createdAt ${sign} @at OR (c.createdAt = @at AND c.aggregateId ${sign} @id))`;
  const conditions = [...conditionsOf(filter), ...(from ? [beyond] : [])];
  return {
    text: `SELECT * FROM c WHERE ${conditions.join(' AND ')} ORDER BY c.createdAt ${order}, c.aggregateId ${order}`,
    parameters: { ...parametersOf(filter), ...from },
  };
}

/** Across partitions: how many there are in each state, in one answer for all of them. */
export function invitationCountsQuery(filter: InvitationsFilter): Query {
  const conditions = conditionsOf(filter).join(' AND ');
  return {
    text: `SELECT c.state AS name, COUNT(1) AS many FROM c WHERE ${conditions} GROUP BY c.state`,
    parameters: parametersOf(filter),
  };
}

/** Across partitions: the mail domains of invitations, each once, beside how many there are. */
export function domainCountsQuery(states: readonly InvitationState[]): Query {
  return {
    text: "SELECT c.domain AS name, COUNT(1) AS many FROM c WHERE c.kind = 'invitation' AND ARRAY_CONTAINS(@states, c.state) GROUP BY c.domain",
    parameters: { states },
  };
}

/** Across partitions: for the worker that finds out whose a new customer is. */
export function newcomersQuery(firstSeenAfter: Instant): Query {
  return {
    text: "SELECT * FROM c WHERE c.kind = 'newcomer' AND (c.firstSeenAt > @firstSeenAfter OR c.state = 'claimed')",
    parameters: { firstSeenAfter },
  };
}

/** Across partitions: who invited a customer before, newest first. */
export function invitationsToQuery(tenantId: string, domain: string): Query {
  return {
    text: "SELECT * FROM c WHERE c.kind = 'invitation' AND (c.tenantId = @tenantId OR c.domain = @domain) ORDER BY c.createdAt DESC, c.aggregateId DESC",
    parameters: { tenantId, domain },
  };
}

/** Across partitions: feeds the memory of each process. Only answered invitations have the property. */
export function answeredSinceQuery(moment: Instant): Query {
  return {
    text: "SELECT * FROM c WHERE c.kind = 'invitation' AND c.answeredAt >= @moment",
    parameters: { moment },
  };
}

/** Across partitions: for workers. */
export function invitationsInStatesQuery(states: readonly InvitationState[]): Query {
  return {
    text: "SELECT * FROM c WHERE c.kind = 'invitation' AND ARRAY_CONTAINS(@states, c.state)",
    parameters: { states },
  };
}

/** Within one partition: all removals of a customer. */
export const removalsQuery: Query = { text: "SELECT * FROM c WHERE c.kind = 'removal'", parameters: {} };

/** Across partitions: what somebody has to decide, a handful at a time. */
export const waitingApprovalsQuery: Query = {
  text: "SELECT * FROM c WHERE c.kind = 'approval' AND c.state = @state",
  parameters: { state: 'waiting' },
};

/** Across partitions: removals that are not over. */
export function removalsInStatesQuery(states: readonly RemovalState[]): Query {
  return {
    text: "SELECT * FROM c WHERE c.kind = 'removal' AND ARRAY_CONTAINS(@states, c.state)",
    parameters: { states },
  };
}

/** `isLeaseOver`, in the words of the store. */
const isFree = '(c.leasedUntilMs <= @nowMs OR c.leasedUntilMs > @beyondMs)';
const atMs = (nowMs: number) => ({ nowMs, beyondMs: nowMs + longestLeaseMs });

/** Across partitions: what the outbox may take now. Acts that were left before they said what they do are any act. */
export function dueActsQuery(dueBy: Instant, nowMs: number, besides: readonly string[] = []): Query {
  const isOther =
    besides.length > 0 ? ' AND (NOT IS_DEFINED(c.does) OR NOT ARRAY_CONTAINS(@besides, c.does))' : '';
  return {
    text: `SELECT * FROM c WHERE c.kind = 'act' AND c.dueAt <= @dueBy AND ${isFree}${isOther} ORDER BY c.dueAt`,
    parameters: { dueBy, ...atMs(nowMs), ...(besides.length > 0 ? { besides } : {}) },
  };
}

/** Across partitions: what the outbox may take next, the soonest first. */
export function freeActsQuery(nowMs: number): Query {
  return {
    text: `SELECT * FROM c WHERE c.kind = 'act' AND ${isFree} ORDER BY c.dueAt`,
    parameters: atMs(nowMs),
  };
}

/** Across partitions: what a person's sign-in sets going again. */
export function actsWaitingForQuery(person: string, nowMs: number): Query {
  return {
    text: `SELECT * FROM c WHERE c.kind = 'act' AND c.waitsFor = @person AND ${isFree} ORDER BY c.dueAt`,
    parameters: { person, ...atMs(nowMs) },
  };
}

/** Across partitions, or within one aggregate: what needs attention. */
export const attentionQuery: Query = {
  text: "SELECT * FROM c WHERE c.kind = 'act' AND c.attention = @needed ORDER BY c.dueAt",
  parameters: { needed: 'needed' },
};

/** Within one aggregate: what is still to be done. */
export const actsQuery: Query = { text: "SELECT * FROM c WHERE c.kind = 'act'", parameters: {} };

/** Within one aggregate: who was told what of it. */
export function tellingsQuery(): Query {
  return { text: "SELECT * FROM c WHERE c.kind = 'telling' ORDER BY c.at", parameters: {} };
}

/** Across partitions: what a person was told, for whoever asks why. */
export function tellingsToQuery(person: PersonId): Query {
  return {
    text: "SELECT * FROM c WHERE c.kind = 'telling' AND c.to = @person ORDER BY c.at DESC",
    parameters: { person },
  };
}

/** Across partitions, of which there is one a person: who wants news of a kind about everybody's invitations. */
export function followersQuery(kind: string): Query {
  return {
    text: "SELECT * FROM c WHERE c.kind = 'person' AND ARRAY_CONTAINS(c.follows, @kind)",
    parameters: { kind },
  };
}

/** Across partitions: for whom held news is due. */
export function digestsDueQuery(by: Instant): Query {
  return { text: "SELECT * FROM c WHERE c.kind = 'digest' AND c.dueAt <= @by", parameters: { by } };
}

/** Across partitions: the few channels that are told news. */
export function channelsQuery(): Query {
  return { text: "SELECT * FROM c WHERE c.kind = 'channel'", parameters: {} };
}

/** Within one bucket: the customers of one transaction. */
export function customersByIdQuery(ids: readonly string[]): Query {
  return {
    text: "SELECT * FROM c WHERE c.kind = 'customer' AND ARRAY_CONTAINS(@ids, c.id)",
    parameters: { ids },
  };
}

/** Across partitions: feeds the memory of each process. */
export function customersChangedSinceQuery(round: number): Query {
  return {
    text: "SELECT * FROM c WHERE c.kind = 'customer' AND c.changedIn > @round",
    parameters: { round },
  };
}
