import { inviteForm, readInvited } from '../invite-form.ts';
import { shownLinksCard } from '../shown-links-page.ts';
import type { Services } from '../services.ts';
import { type Reply, say, type Turn } from '../turn.ts';

export async function openInviteForm(args: string, turn: Turn, services: Services): Promise<Reply> {
  const links = await shownLinksCard(args, turn, services);
  return say(links ?? (await inviteForm(readInvited(args), turn, services)));
}
