import type { ApprovalCase } from '../domain/approval-case.ts';
import { approvalId, type CustomerTenantId, removalKey } from '../domain/ids.ts';
import type { LetterLanguage } from '../domain/letter.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import type { ShownCard } from '../domain/shown-card.ts';
import { attestationVersion, type CustomerNotice, isOpenRemoval, type Removal } from '../domain/removal.ts';
import { checkRemovalForm, type RemovalForm, type RemovalFormProblem } from '../domain/removal-form.ts';
import { newRemoval } from '../domain/removal-moves.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { FaultPoints } from '../ports/fault-points.ts';
import type { PartnerCenter } from '../ports/partner-center.ts';
import type { Register } from '../ports/register.ts';
import type { OpenApproval } from './open-approval.ts';
import type { OutboxBell } from './outbox-bell.ts';
import { blocks } from './read-removal-room.ts';
import type { RightsGate } from './rights-gate.ts';

export type RequestRefusal =
  | { readonly kind: 'no-rights' | 'too-few-approvers' | 'gone' | 'conflict' }
  | { readonly kind: 'form'; readonly problems: readonly RemovalFormProblem[] }
  | { readonly kind: 'blocked' }
  /** One is under way, whoever asked for it. */
  | { readonly kind: 'open'; readonly removal: Removal };

interface Dependencies {
  readonly register: Register;
  readonly rights: Pick<RightsGate, 'mayActNow'>;
  readonly partnerCenter: Pick<PartnerCenter, 'customer' | 'subscriptions'>;
  readonly openApproval: OpenApproval;
  readonly bell: OutboxBell;
  readonly clock: Clock;
  readonly faultPoints: FaultPoints;
}

export interface AskedRemoval {
  readonly customerId: CustomerTenantId;
  readonly by: NamedPerson;
  readonly form: RemovalForm;
  /** In which language the statement was read. */
  readonly language: LetterLanguage;
  /** The number that this removal gets when none was asked for since the card was made. */
  readonly number: number;
  readonly card?: ShownCard;
}

/** Asks for a removal: with fresh rights, a customer read at this moment, and everything filled in. */
export function createRequestRemoval(deps: Dependencies) {
  const { register, rights, partnerCenter } = deps;
  return async (asked: AskedRemoval): Promise<Result<ApprovalCase, RequestRefusal>> => {
    const { customerId, by, number, form } = asked;
    const [mayAct, customer, removals] = await Promise.all([
      rights.mayActNow(by.id),
      partnerCenter.customer(customerId),
      register.removalsOf(customerId),
    ]);
    if (!mayAct) return refused({ kind: 'no-rights' });
    const latest = removals[0]?.value;
    const own = await sameRequest(deps, asked, latest);
    if (own) return done(own);
    if (latest && isOpenRemoval(latest)) return refused({ kind: 'open', removal: latest });
    if (number !== (latest?.number ?? 0) + 1) return refused({ kind: 'conflict' });
    if (customer?.relationship !== 'reseller') return refused({ kind: 'gone' });
    const checked = checkRemovalForm(form, customer.name);
    if (!checked.ok) return refused({ kind: 'form', problems: checked.refusal });
    if ((await partnerCenter.subscriptions(customerId)).some(blocks)) return refused({ kind: 'blocked' });
    const { id, name, domain } = customer;
    return store(deps, asked, { id, name, domain });
  };
}

export type RequestRemoval = ReturnType<typeof createRequestRemoval>;

/** The same press again: not an error, its result is shown. */
async function sameRequest(
  { register }: Dependencies,
  { by, number, customerId }: AskedRemoval,
  latest: Removal | undefined,
): Promise<ApprovalCase | undefined> {
  if (latest?.number !== number || latest.requester.id !== by.id) return undefined;
  const approval = await register.approval(approvalId(removalKey(customerId), number));
  return approval && { kind: 'removal', removal: latest, approval: approval.value };
}

async function store(
  deps: Dependencies,
  asked: AskedRemoval,
  customer: Removal['customer'],
): Promise<Result<ApprovalCase, RequestRefusal>> {
  const { by: requester, form, number, language, card } = asked;
  const at = deps.clock.now().toISOString();
  const removal = newRemoval({
    customer,
    number,
    requester,
    requestedAt: at,
    reason: form.reason.trim(),
    attestation: { version: attestationVersion, language, at },
    typedName: form.typedName,
    notice: noticeOf(form),
  });
  const id = removalKey(customer.id);
  const opened = await deps.openApproval({
    subject: { kind: 'removal', id },
    number,
    about: customer.name,
    requester,
    ...(card ? { card } : {}),
  });
  if (!opened.ok) return refused({ kind: opened.refusal });
  const { approval, acts } = opened.value;
  const outcome = await deps.register.commit({
    aggregateId: id,
    removal: { value: removal },
    approval: { value: approval },
    acts,
  });
  if (outcome.kind === 'conflict') {
    // Two presses at once: whoever was second sees what the first one made.
    const there = await deps.register.removal(customer.id, number);
    const own = await sameRequest(deps, asked, there?.value);
    if (own) return done(own);
    return refused(there ? { kind: 'open', removal: there.value } : { kind: 'conflict' });
  }
  deps.faultPoints.reach('remove.asked');
  deps.bell.ring();
  return done({ kind: 'removal', removal, approval });
}

function noticeOf({ notice, to, letter }: RemovalForm): CustomerNotice {
  switch (notice) {
    case 'mail':
      return { kind: 'mail', ...letter, to: to.trim() };
    case 'by-hand':
      return { kind: 'by-hand', ...letter };
    default:
      return { kind: 'not-required' };
  }
}
