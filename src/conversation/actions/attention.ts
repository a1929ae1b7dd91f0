import type { ActionData } from '../../cards/action-data.ts';
import { parseAggregateId } from '../../domain/ids.ts';
import { attentionList, attentionPage, settledCard } from '../attention-page.ts';
import { invitationPage, isOrphaned, noRightsNowCard, unknownInvitationCard } from '../invitation-page.ts';
import type { Services } from '../services.ts';
import { namedPerson, type Reply, say, show, type Turn } from '../turn.ts';

export async function listAttention(
  _data: ActionData<'attention.page.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  return say(await attentionList(turn, services));
}

export async function openAttention(
  { aggregateId, entryId }: ActionData<'attention.open.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const id = parseAggregateId(aggregateId);
  return say(
    id ? await attentionPage({ aggregateId: id, entryId }, turn, services) : unknownInvitationCard(turn.t),
  );
}

/** Takes the reader's word for what has no end by itself, and shows what came of it. */
export async function settleAttention(
  { aggregateId, entryId, time, choice }: ActionData<'attention.settle.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { caller, t } = turn;
  const id = parseAggregateId(aggregateId);
  if (!id) return show(unknownInvitationCard(t));
  const place = { aggregateId: id, entryId };
  const by = namedPerson(caller);
  const settled = await services.attention.settle({ ...place, time, choice, by });
  if (!settled.ok) {
    switch (settled.refusal) {
      case 'no-rights':
        return show(noRightsNowCard(t));
      case 'over':
        return show(await settledCard('over', id, t, services));
      case 'changed':
        return show(await attentionPage(place, turn, services, t.say('attention.changed')));
      case 'not-yours':
        return show(await attentionPage(place, turn, services));
    }
  }
  if (settled.value === 'looking') return show(await settledCard('looking', id, t, services));
  const invitation = (await services.register.invitation(id))?.value;
  if (!invitation) return show(await settledCard('done', id, t, services));
  const orphaned = await isOrphaned(invitation, turn, services);
  return show(invitationPage(invitation, turn, services, { orphaned }));
}
