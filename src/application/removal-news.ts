import { approvalId, type Instant, type PersonId, removalKey } from '../domain/ids.ts';
import type { RemovalNews } from '../domain/message.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import type { Removal } from '../domain/removal.ts';
import type { NewAct } from '../ports/acts.ts';

/** Tells those who asked for it and agreed to it. */
export function tellOfRemoval(
  { customer, number, requester, revision }: Removal,
  news: RemovalNews,
  to: { readonly at: Instant; readonly but?: PersonId; readonly approvers: readonly NamedPerson[] },
): readonly NewAct[] {
  const people = new Set([requester, ...to.approvers].map(({ id }) => id).filter((id) => id !== to.but));
  return [...people].map((person) => ({
    entryId: `told-removal-${number}-${revision}-${person}`,
    act: {
      kind: 'notify',
      to: person,
      notice: { kind: 'removal-news', customerId: customer.id, number, news },
    },
    dueAt: to.at,
  }));
}

/** Brings every copy of the request up to date, on which one sees what became of the removal. */
export function showRemoval({ customer, number, revision }: Removal, dueAt: Instant): NewAct {
  return {
    entryId: `shown-removal-${number}-${revision}`,
    act: { kind: 'show-approval', approvalId: approvalId(removalKey(customer.id), number) },
    dueAt,
  };
}
