import { invitationsPage, typedFilter } from '../invitations-page.ts';
import type { Services } from '../services.ts';
import { type Reply, say, type Turn } from '../turn.ts';

export async function listInvitations(args: string, turn: Turn, services: Services): Promise<Reply> {
  return say(await invitationsPage(typedFilter(args), {}, turn, services));
}
