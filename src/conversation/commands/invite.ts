import { inviteForm } from '../invite-form.ts';
import type { Services } from '../services.ts';
import { type Reply, say, type Turn } from '../turn.ts';

export async function openInviteForm(args: string, turn: Turn, services: Services): Promise<Reply> {
  return say(await inviteForm({ email: args }, turn, services));
}
