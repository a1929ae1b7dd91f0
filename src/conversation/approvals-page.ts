import type { CardModel } from '../cards/card-model.ts';
import { approvalsPageCard } from '../cards/approvals-page-card.ts';
import { type Approval, isAwaited } from '../domain/approval.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

const soonestFirst = (a: Approval, b: Approval) =>
  a.expiresAt < b.expiresAt ? -1 : a.expiresAt > b.expiresAt ? 1 : 0;

/** What waits for this person, and what this person waits for. */
export async function approvalsPage(
  { caller, t }: Turn,
  { register }: Pick<Services, 'register'>,
): Promise<CardModel> {
  const me = caller.person;
  const [waiting, running] = await Promise.all([
    register.waitingApprovals(),
    register.removalsIn(['cooling', 'removing']),
  ]);
  const sorted = [...waiting].sort(soonestFirst);
  return approvalsPageCard(
    {
      toDecide: sorted.filter((approval) => isAwaited(approval, me)),
      mine: sorted.filter(({ requester }) => requester.id === me),
      running: running.filter(({ requester }) => requester.id === me),
    },
    t,
  );
}
