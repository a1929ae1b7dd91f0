import type { ApprovalVerdict, DecideRefusal } from '../../application/decide-approval.ts';
import type { ActionData } from '../../cards/action-data.ts';
import { approvalCard, type ApprovalFacts } from '../../cards/approval-card.ts';
import { approvalReassignCard } from '../../cards/approval-reassign-card.ts';
import type { CardModel } from '../../cards/card-model.ts';
import { noticeCard } from '../../cards/notice-card.ts';
import { suffices } from '../../domain/access.ts';
import { longestComment } from '../../domain/approval.ts';
import { type ApprovalId, parseApprovalId, parsePersonId } from '../../domain/ids.ts';
import type { Translator } from '../../i18n/translator.ts';
import { noRightsFor } from '../access-cards.ts';
import { approvalsPage } from '../approvals-page.ts';
import type { Services } from '../services.ts';
import { namedPerson, type Reply, say, show, type Turn } from '../turn.ts';

export async function listApprovalsAction(
  _data: ActionData<'approvals.page.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  return show(await approvalsPage(turn, services));
}

export function unknownRequestCard(t: Translator): CardModel {
  return noticeCard(
    {
      tone: 'warning',
      title: t.say('approval.unknown.title'),
      text: t.say('approval.unknown.text'),
      actions: [{ title: t.say('button.approvals'), verb: 'approvals.page.v1', data: {} }],
    },
    t,
  );
}

export async function openApproval(
  { here, ...wanted }: ActionData<'approval.open.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const card = await requestCard(wanted, turn, services);
  if (!card) return show(unknownRequestCard(turn.t));
  return here ? show(card) : say(card);
}

/** The request as it stands, for whoever looks; absent where it is there no longer. */
export async function requestCard(
  {
    approvalId,
    ...how
  }: Pick<ApprovalFacts, 'part' | 'isReminder' | 'isRepeat'> & { readonly approvalId: string },
  { caller, access, t }: Turn,
  { approvals }: Services,
): Promise<CardModel | undefined> {
  const id = parseApprovalId(approvalId);
  const found = id && (await approvals.read(id));
  const mayNotAct = !suffices(access, 'agent');
  return found && approvalCard({ ...how, found, reader: caller.person, mayNotAct }, t);
}

function commentTooLong(t: Translator): Reply {
  // Beside the card, which keeps what was typed.
  return say(
    noticeCard(
      {
        tone: 'warning',
        title: t.say('approval.commentTooLong.title'),
        text: t.say('approval.commentTooLong.text', { limit: longestComment }),
      },
      t,
    ),
  );
}

/** One click upon a request: whatever came before it, the card shows what holds. */
export async function decideApprovalAction(
  data: ActionData<'approval.decide.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { t } = turn;
  const id = parseApprovalId(data.approvalId);
  if (!id) return show(unknownRequestCard(t));
  const comment = data.comment.trim();
  if (comment.length > longestComment) return commentTooLong(t);
  const verdict =
    data.verdict === 'withdraw' ? { kind: 'withdraw' as const } : { kind: data.verdict, comment };
  return decide(id, verdict, turn, services);
}

async function decide(
  id: ApprovalId,
  verdict: ApprovalVerdict,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { caller, t } = turn;
  const outcome = await services.approvals.decide({ id, by: namedPerson(caller), verdict });
  return show(
    outcome.ok
      ? approvalCard({ found: outcome.value, reader: caller.person }, t)
      : refusalCard(outcome.refusal, turn),
  );
}

function refusalCard(refusal: DecideRefusal, { caller, t }: Turn): CardModel {
  if (!('found' in refusal)) {
    return refusal.kind === 'unknown' ? unknownRequestCard(t) : noRightsFor(t.say('approval.noRights'), t);
  }
  const key = refusal.kind === 'already' ? 'not-now' : refusal.kind;
  const notes = [t.say(`approval.refusal.${key}`)];
  return approvalCard({ found: refusal.found, reader: caller.person, notes }, t);
}

/** Who could decide instead: Admin agents who are not asked yet. */
export async function chooseColleague(
  { approvalId }: ActionData<'approval.reassign.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { t } = turn;
  const id = parseApprovalId(approvalId);
  const found = id && (await services.approvals.read(id));
  if (!found) return show(unknownRequestCard(t));
  const { approval } = found;
  if (approval.state !== 'waiting') return show(approvalCard({ found, reader: turn.caller.person }, t));
  const taken = new Set([approval.requester, ...approval.approvers].map(({ id: person }) => person));
  const colleagues = (await services.approvals.adminAgents()).filter((one) => !taken.has(one.id));
  return show(approvalReassignCard({ approval, colleagues }, t));
}

export async function passApproval(
  data: ActionData<'approval.pass.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { t } = turn;
  const id = parseApprovalId(data.approvalId);
  const colleague = parsePersonId(data.colleague);
  const found = id && (await services.approvals.read(id));
  if (!id || !found || !colleague) return show(unknownRequestCard(t));
  const comment = data.comment.trim();
  if (comment.length > longestComment) return commentTooLong(t);
  const to = (await services.approvals.adminAgents()).find((one) => one.id === colleague);
  if (!to) return show(refusalCard({ kind: 'colleague-lacks-rights', found }, turn));
  return decide(id, { kind: 'reassign', to, comment }, turn, services);
}
