import {
  type callOutcomes,
  type HistoryFact,
  type HistoryRecord,
  nameText,
  type RecordText,
  type RemovalStep,
  type Subject,
} from './history.ts';
import { removalKey } from './ids.ts';
import type { Ending, Removal, RemovalMove } from './removal.ts';

type Texts = NonNullable<HistoryRecord['texts']>;
type Fact = Extract<HistoryFact, { kind: 'removal' }>;

const personal = (text: string, ...about: readonly Subject[]): RecordText => ({ text, about });
const about = (id: Removal['requester']['id']): Subject => ({ kind: 'person', id });

/** The letter to the customer as it stands, with all whom it may name. */
function noticeTexts({ notice, requester }: Removal): Texts {
  if (notice.kind === 'not-required') return {};
  const { subject, text } = notice;
  const to: readonly Subject[] = notice.kind === 'mail' ? [{ kind: 'address', address: notice.to }] : [];
  return {
    ...(notice.kind === 'mail' ? { recipients: personal(notice.to, ...to) } : {}),
    subject: personal(subject, about(requester.id), ...to),
    letter: personal(text, about(requester.id), ...to),
  };
}

/** What a move is called, and what else there is to say of it. */
function movedTo(
  before: Removal | undefined,
  after: Removal,
  to: RemovalMove['state'],
): readonly [RemovalStep, Omit<Fact, 'kind' | 'removalId' | 'step'>?] {
  switch (to) {
    case 'waiting-approval': {
      const { version, language } = after.attestation;
      return ['requested', { statement: { version, language } }];
    }
    case 'cooling':
      return ['cooling'];
    case 'removing':
      return ['begun'];
    case 'gone':
      return after.state === 'gone' && after.how === 'vanished' ? ['vanished'] : ['verified-gone'];
    case 'refused':
      return ['refused', after.state === 'refused' ? { why: after.why } : {}];
    case 'cancelled':
      return [before?.state === 'cooling' ? 'undone' : 'cancelled'];
    default:
      return [to];
  }
}

/** What a removal's way from one version to the next is in the history: nothing is passed over. */
export function recordsOfRemoval(before: Removal | undefined, after: Removal, now: string): HistoryRecord[] {
  const { customer, number, requester, notice, reason } = after;
  const removalId = `${removalKey(customer.id)}~${number}`;
  const found: HistoryRecord[] = [];
  const add = (
    step: RemovalStep,
    {
      at = now,
      by,
      fact = {},
      texts = {},
    }: {
      readonly at?: string;
      readonly by?: Removal['requester'] | undefined;
      readonly fact?: Omit<Fact, 'kind' | 'removalId' | 'step'>;
      readonly texts?: Texts;
    },
  ) => {
    found.push({
      name: `removal-${number}-${after.revision}-${found.length + 1}`,
      key: customer.id,
      at,
      ...(by ? { by } : {}),
      fact: { kind: 'removal', removalId, step, ...fact },
      texts: {
        customer: { text: customer.name, about: [] },
        ...(by && by.name !== '' ? { by: nameText(by) } : {}),
        ...texts,
      },
    });
  };
  for (const { state, at, by } of after.moves.slice(before?.moves.length ?? 0)) {
    const [step, fact] = movedTo(before, after, state);
    const isAsked = step === 'requested';
    const comment = after.state === 'rejected' && state === 'rejected' ? after.comment : undefined;
    const texts = {
      ...(isAsked ? { reason: personal(reason, about(requester.id)), ...noticeTexts(after) } : {}),
      ...(comment ? { comment: personal(comment, ...(by ? [about(by.id)] : [])) } : {}),
    };
    add(step, { at, by, ...(fact ? { fact } : {}), texts });
    if (isAsked && notice.kind === 'not-required') add('notice-not-required', { at, by });
  }
  const old = before?.notice;
  if (notice.kind === 'by-hand' && notice.copiedAt && !(old?.kind === 'by-hand' && old.copiedAt))
    add('notice-copied', { at: notice.copiedAt, by: requester, texts: noticeTexts(after) });
  if (notice.kind === 'mail' && notice.mailed && !(old?.kind === 'mail' && old.mailed)) {
    const { kind, at } = notice.mailed;
    add(kind === 'sent' ? 'notice-sent' : 'notice-failed', { at, texts: noticeTexts(after) });
  }
  for (const ending of after.endings) addEnding(ending);
  return found;

  function addEnding({ delegationId, name, by, at, outcome }: Ending): void {
    const was = before?.endings.find((one) => one.delegationId === delegationId);
    const texts = { access: personal(name) };
    if (!was) add('delegation-chosen', { at, by, fact: { delegationId }, texts });
    if (outcome && !was?.outcome) add('delegation-ended', { fact: { delegationId, outcome }, texts });
  }
}

/** A call as the history keeps it: with the number by which Partner Center's support finds it. */
export function recordOfCall(
  { customer, requester, number }: Removal,
  call: {
    readonly correlationId: string;
    readonly outcome: (typeof callOutcomes)[number];
    readonly status?: number | undefined;
    readonly at: string;
  },
): HistoryRecord {
  const { correlationId, outcome, status, at } = call;
  return {
    name: `call-${number}-${correlationId}-${outcome}`,
    key: customer.id,
    at,
    by: requester,
    fact: {
      kind: 'call',
      system: 'partner-center',
      what: 'PATCH /v1/customers/{id}',
      outcome,
      ...(status === undefined ? {} : { status }),
      correlationId,
    },
    texts: {
      customer: { text: customer.name, about: [] },
      by: nameText(requester),
    },
  };
}
