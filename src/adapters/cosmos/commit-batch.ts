import type { OutboxEntry } from '../../ports/acts.ts';
import { actsOf, type Commit, type CommitOutcome } from '../../ports/register.ts';
import { house, newcomerKey, removalKey } from '../../domain/ids.ts';
import { idOfApproval } from '../../domain/approval.ts';
import { actDocumentId, toActBody } from './act-document.ts';
import { approvalKey, toApprovalBody } from './approval-document.ts';
import type { Body, Key } from './document-shape.ts';
import type { Documents } from './documents.ts';
import { eventChoiceKey, toEventChoiceBody } from './event-choice-document.ts';
import { invitationKey, toInvitationBody } from './invitation-document.ts';
import { newcomerDocumentKey, toNewcomerBody } from './newcomer-document.ts';
import { onceKey, toOnceBody } from './once-document.ts';
import { removalDocumentKey, toRemovalBody } from './removal-document.ts';
import type { BatchOperation } from './send-batch.ts';
import { tellingDocumentId, toTellingBody } from './telling-document.ts';

function oneAggregate(commit: Commit): void {
  const { aggregateId, invitation, newcomer, removal, approval, eventChoice } = commit;
  const { finished, progressed, delayed } = commit;
  const named = [
    eventChoice && house,
    invitation?.value.id,
    newcomer && newcomerKey(newcomer.value.customer.id),
    removal && removalKey(removal.value.customer.id),
    approval?.value.subject.id,
    ...[finished, progressed?.entry, delayed?.entry].map((entry) => entry?.aggregateId),
  ];
  if (named.some((id) => id !== undefined && id !== aggregateId)) {
    throw new Error('a commit stays within one aggregate');
  }
}

interface Moved<T> {
  readonly value: T;
  readonly over?: string;
}

/** Created where there was nothing, else written over that very write. */
function moveOperation<T>(
  moved: Moved<T> | undefined,
  keyOf: (value: T) => Key,
  toBody: (value: T) => Body,
): BatchOperation | undefined {
  if (!moved) return undefined;
  const { value, over } = moved;
  const { id } = keyOf(value);
  const body = toBody(value);
  return over === undefined ? { type: 'create', id, body } : { type: 'replace', id, body, etag: over };
}

/** Each thing that moves, the invitation first. */
function moveOperations({ aggregateId, invitation, newcomer, removal, approval, ...rest }: Commit) {
  const { eventChoice, once } = rest;
  return {
    invitation: moveOperation(invitation, () => invitationKey(aggregateId), toInvitationBody),
    others: [
      moveOperation(newcomer, () => newcomerDocumentKey(aggregateId), toNewcomerBody),
      moveOperation(
        removal,
        ({ customer, number }) => removalDocumentKey(customer.id, number),
        toRemovalBody,
      ),
      moveOperation(approval, (value) => approvalKey(idOfApproval(value)), toApprovalBody),
      moveOperation(eventChoice, () => eventChoiceKey, toEventChoiceBody),
      moveOperation(
        once === undefined ? undefined : { value: once },
        (name) => onceKey(aggregateId, name),
        toOnceBody,
      ),
    ],
  };
}

function entryOperation(
  { finished, progressed, delayed }: Commit,
  nowMs: number,
): BatchOperation | undefined {
  const place = (entry: OutboxEntry) => ({ id: actDocumentId(entry.entryId), etag: entry.version });
  if (finished) return { type: 'delete', ...place(finished) };
  if (progressed) {
    const { entry, progress, leaseMs } = progressed;
    return { type: 'replace', ...place(entry), body: toActBody({ ...entry, progress }, nowMs + leaseMs) };
  }
  if (!delayed) return undefined;
  const { entry, progress, dueAt } = delayed;
  return { type: 'replace', ...place(entry), body: toActBody({ ...entry, progress, dueAt }, 0) };
}

/** The entry goes before new ones come, so that an act may leave its name to the one that follows it. */
export async function commitBatch(
  documents: Documents,
  commit: Commit,
  nowMs: number,
): Promise<CommitOutcome> {
  oneAggregate(commit);
  const { aggregateId, tellings = [] } = commit;
  const { invitation, others } = moveOperations(commit);
  const entry = entryOperation(commit, nowMs);
  const created = actsOf(commit).map(({ entryId, act, dueAt }): BatchOperation => {
    const body = toActBody({ aggregateId, entryId, act, dueAt, progress: { attempts: 0 } }, 0);
    return { type: 'create', id: actDocumentId(entryId), body };
  });
  const told = tellings.map(
    (telling): BatchOperation => ({
      type: 'create',
      id: tellingDocumentId(telling.id),
      body: toTellingBody({ ...telling, aggregateId }),
    }),
  );
  const moved = [invitation, ...others, entry].filter((one) => one !== undefined);
  const operations = [...moved, ...created, ...told];
  if (operations.length === 0) return { kind: 'committed' };
  const outcome = await documents.batch(aggregateId, operations);
  if (outcome.kind === 'conflict') return outcome;
  const etagOf = (operation: BatchOperation | undefined) =>
    operation && outcome.etags[operations.indexOf(operation)];
  const [invitationVersion, entryVersion] = [etagOf(invitation), etagOf(entry)];
  return {
    kind: 'committed',
    ...(invitationVersion === undefined ? {} : { invitationVersion }),
    ...(entryVersion === undefined ? {} : { entryVersion }),
  };
}
