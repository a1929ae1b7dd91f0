import { channelPage } from '../channel-page.ts';
import { notificationsPage } from '../notifications-page.ts';
import type { Services } from '../services.ts';
import { type Reply, say, type Turn } from '../turn.ts';

/** In the own chat what the person is told, in a channel what the channel is. */
export async function showNotifications(_args: string, turn: Turn, services: Services): Promise<Reply> {
  const { channel } = turn.caller;
  return say(channel ? await channelPage(channel, turn, services) : await notificationsPage(turn, services));
}
