/** Messages out of turn, to the personal chat that was kept when the person last spoke. */
import type { ConversationReference as SdkReference } from 'botbuilder';
import { z } from 'zod';
import type { CardModel } from '../../cards/card-model.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Conversations, Delivery, UpdateOutcome } from '../../ports/conversations.ts';
import type { People } from '../../ports/people.ts';
import type { CloudDoor } from './cloud.ts';
import { toDelivery, toUpdateOutcome } from './connector-error.ts';
import type { SendLimits } from './send-limits.ts';
import { createOutlet, type Outlet, type Render } from './outlet.ts';

const Reference = z.looseObject({
  serviceUrl: z.string(),
  channelId: z.literal('msteams'),
  conversation: z.looseObject({ id: z.string().min(1) }),
});

export interface ConversationsDeps {
  readonly people: Pick<People, 'read'>;
  readonly render: Render;
  readonly later: CloudDoor['continue'];
  readonly limits: SendLimits;
  readonly allowedServiceUrl: (address: string) => boolean;
}

interface Replaced {
  readonly activityId: string;
  readonly message: CardModel;
  /** As Teams calls the one whose chat it is. */
  readonly reader?: string | undefined;
}

const notInstalled: Delivery = { kind: 'unreachable', reason: 'not-installed' };

/** Out of turn nobody waits, and whoever keeps the message repeats it in its own time. */
const once = { attempts: 1 };

export function createConversations(deps: ConversationsDeps): Conversations<CardModel> {
  const readReference = (kept: unknown): Partial<SdkReference> | undefined => {
    const parsed = Reference.safeParse(kept);
    if (!parsed.success || !deps.allowedServiceUrl(parsed.data.serviceUrl)) return undefined;
    return parsed.data as unknown as Partial<SdkReference>;
  };
  const referenceOf = async (person: PersonId) =>
    readReference((await deps.people.read(person))?.value.reference);

  const inChat = async <T>(
    reference: Partial<SdkReference>,
    act: (outlet: Outlet) => Promise<T>,
  ): Promise<T> => {
    const result = Promise.withResolvers<T>();
    await deps.limits.send(reference.conversation?.id ?? '', () =>
      deps.later(reference, async (context) => {
        result.resolve(await act(createOutlet(context, once)));
      }),
    );
    return result.promise;
  };

  const sendTo = async (
    reference: Partial<SdkReference> | undefined,
    message: CardModel,
    reader?: string,
  ): Promise<Delivery> => {
    if (!reference) return notInstalled;
    const card = deps.render(message, reader);
    try {
      const activityId = await inChat(reference, (outlet) => outlet.send(card, 'with-alert'));
      return { kind: 'delivered', activityId };
    } catch (error) {
      return toDelivery(error);
    }
  };

  const replaceIn = async (
    reference: Partial<SdkReference> | undefined,
    { activityId, message, reader }: Replaced,
  ): Promise<UpdateOutcome> => {
    if (!reference) return 'gone';
    const card = deps.render(message, reader);
    try {
      await inChat(reference, (outlet) => outlet.replace(activityId, card));
      return 'updated';
    } catch (error) {
      return toUpdateOutcome(error);
    }
  };

  return {
    async send(person, message) {
      const reference = await referenceOf(person);
      return sendTo(reference, message, reference?.user?.id);
    },
    async update(person, activityId, message) {
      const reference = await referenceOf(person);
      return replaceIn(reference, { activityId, message, reader: reference?.user?.id });
    },
    post: (channel, message) => sendTo(readReference(channel), message),
    updatePost: (channel, activityId, message) => replaceIn(readReference(channel), { activityId, message }),
  };
}
