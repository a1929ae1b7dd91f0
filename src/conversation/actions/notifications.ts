import type { ActionData } from '../../cards/action-data.ts';
import type { CardModel } from '../../cards/card-model.ts';
import { noticeCard } from '../../cards/notice-card.ts';
import { parseChannelId, parseCustomerTenantId } from '../../domain/ids.ts';
import {
  followedSince,
  type Hours,
  type NewsKind,
  newsKinds,
  usualChoices,
} from '../../domain/notification.ts';
import { requestCard, unknownRequestCard } from './approvals.ts';
import { readInvitation } from './change.ts';
import { channelPage } from '../channel-page.ts';
import { invitationPage, noRightsNowCard, unknownInvitationCard } from '../invitation-page.ts';
import { notificationsPage } from '../notifications-page.ts';
import { choiceCard } from './newcomers.ts';
import type { Services } from '../services.ts';
import { namedPerson, remark, type Reply, say, show, type Turn } from '../turn.ts';

/** What a choice of several sends, less what is none of ours. */
function readKinds(text: string): readonly NewsKind[] {
  const chosen = new Set(text.split(',').map((one) => one.trim()));
  return newsKinds.filter((kind) => chosen.has(kind));
}

function readHours(from: string, to: string): { readonly hours?: Hours } {
  const isTime = (text: string) => /^([01]\d|2[0-3]):00$/.test(text);
  if (!isTime(from) && !isTime(to)) return {};
  return { hours: { from: isTime(from) ? from : '00:00', to: isTime(to) ? to : '00:00' } };
}

export async function saveNotifications(
  data: ActionData<'notifications.save.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { caller, t } = turn;
  const all = readKinds(data.all);
  const chosen = {
    own: readKinds(data.own),
    all,
    rhythm: data.rhythm === 'daily' ? ('daily' as const) : usualChoices.rhythm,
    ...readHours(data.from, data.to),
    weekdaysOnly: data.days === 'weekdays',
  };
  await services.people.change(caller.person, (before) => {
    const { all: kinds = [], since } = before?.notifications ?? {};
    return {
      ...(before ?? namedPerson(caller)),
      notifications: { ...chosen, since: followedSince(all, { kinds, since }, turn.now) },
    };
  });
  return show(await notificationsPage(turn, services, t.say('notifications.saved')));
}

export async function stopChannel(
  data: ActionData<'notifications.stop.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { t } = turn;
  const id = parseChannelId(data.channel);
  const subscribed = id && (await services.channels.read(id))?.value;
  if (!id || !subscribed) return show(await notificationsPage(turn, services));
  const stopped = await services.subscribeChannel.stop(id, turn.caller.person);
  if (!stopped.ok) return say(noRightsNowCard(t));
  const note = t.say('notifications.channel.ended', { channel: subscribed.name || t.say('channel.unnamed') });
  return show(await notificationsPage(turn, services, note));
}

/** In a channel: whoever has the right says what the channel is told. Elsewhere the card has no business. */
export async function saveChannel(
  data: ActionData<'channel.save.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { caller, t } = turn;
  const { channel } = caller;
  if (!channel) return show(await notificationsPage(turn, services));
  const kinds = readKinds(data.kinds);
  const { id, reference } = channel;
  const saved = await services.subscribeChannel.subscribe({
    id,
    name: await services.nameChannel(channel),
    reference,
    kinds,
    language: t.language,
    timeZone: t.timeZone,
    by: namedPerson(caller),
  });
  if (!saved.ok) return say(noRightsNowCard(t));
  const note = t.say(kinds.length === 0 ? 'channel.ended' : 'channel.saved');
  return show(await channelPage(channel, turn, services, note));
}

/** What a channel may not hold comes in the own chat of whoever asked, and may be seen by them. */
export async function showToMe(
  data: ActionData<'channel.show.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { caller, t } = turn;
  const card =
    data.approvalId !== ''
      ? ((await requestCard({ approvalId: data.approvalId }, turn, services)) ?? unknownRequestCard(t))
      : data.customerId !== ''
        ? await choiceCard(parseCustomerTenantId(data.customerId), turn, services)
        : await shownInvitation(data.invitationId, turn, services);
  if (caller.conversation === 'personal') return say(card);
  const sent = await services.sendTo(caller.person, card);
  const text = t.say(sent.kind === 'delivered' ? 'channel.shown' : 'channel.notShown');
  return remark(noticeCard({ tone: 'info', title: t.say('channel.only.title'), text, summary: text }, t));
}

async function shownInvitation(invitationId: string, turn: Turn, services: Services): Promise<CardModel> {
  const invitation = await readInvitation(invitationId, services);
  return invitation ? invitationPage(invitation, turn, services) : unknownInvitationCard(turn.t);
}
