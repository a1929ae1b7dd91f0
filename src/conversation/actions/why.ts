import type { ActionData } from '../../cards/action-data.ts';
import { parseInvitationId } from '../../domain/ids.ts';
import { unknownInvitationCard } from '../invitation-page.ts';
import type { Services } from '../services.ts';
import { type Reply, show, type Turn } from '../turn.ts';
import { whyPage } from '../why-page.ts';

export async function openWhy(
  data: ActionData<'why.open.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const id = parseInvitationId(data.invitationId);
  return show(id ? await whyPage(id, turn, services) : unknownInvitationCard(turn.t));
}
