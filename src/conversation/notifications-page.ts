import type { CardModel } from '../cards/card-model.ts';
import { notificationsCard } from '../cards/notifications-card.ts';
import { usualChoices } from '../domain/notification.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

export async function notificationsPage(
  { caller, t }: Turn,
  { people, channels }: Pick<Services, 'people' | 'channels'>,
  note?: string,
): Promise<CardModel> {
  const [person, subscribed] = await Promise.all([people.find(caller.person), channels.all()]);
  return notificationsCard(
    {
      choices: person?.notifications ?? usualChoices,
      channels: subscribed.map(({ id, name, kinds, by, at }) => ({
        id,
        name: name === '' ? t.say('channel.unnamed') : name,
        kinds,
        byName: by.name,
        at,
      })),
      ...(note === undefined ? {} : { note }),
    },
    t,
  );
}
