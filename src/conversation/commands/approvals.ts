import { approvalsPage } from '../approvals-page.ts';
import type { Services } from '../services.ts';
import { type Reply, say, type Turn } from '../turn.ts';

export async function listApprovals(_args: string, turn: Turn, services: Services): Promise<Reply> {
  return say(await approvalsPage(turn, services));
}
