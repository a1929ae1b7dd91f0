import type { CardModel } from '../cards/card-model.ts';
import { channelCard } from '../cards/channel-card.ts';
import type { Services } from './services.ts';
import type { CallerChannel, Turn } from './turn.ts';

export async function channelPage(
  { id }: CallerChannel,
  { t }: Turn,
  { channels }: Pick<Services, 'channels'>,
  note?: string,
): Promise<CardModel> {
  const subscribed = (await channels.read(id))?.value;
  return channelCard(
    {
      kinds: subscribed?.kinds ?? [],
      ...(subscribed ? { by: { name: subscribed.by.name, at: subscribed.at } } : {}),
      ...(note === undefined ? {} : { note }),
    },
    t,
  );
}
