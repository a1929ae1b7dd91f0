import type { NeedsAttention } from '../application/read-attention.ts';
import {
  attentionCard,
  type AttentionFacts,
  attentionListCard,
  attentionSettledCard,
} from '../cards/attention-card.ts';
import type { CardModel } from '../cards/card-model.ts';
import type { AggregateId } from '../domain/ids.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

type Wanted = Pick<Services, 'attention' | 'register'>;

export function attentionFacts(one: NeedsAttention): AttentionFacts {
  const { aggregateId, entryId, topic, since, time, attempts, begunAt, owner, standing, addressee, choices } =
    one;
  const about = one.invitation?.recipient.company ?? one.removal?.customer.name;
  return {
    aggregateId,
    entryId,
    topic,
    since,
    time,
    attempts,
    standing,
    choices,
    ...(begunAt === undefined ? {} : { begunAt }),
    ...(about === undefined ? {} : { about }),
    ...(owner ? { ownerName: owner.name } : {}),
    ...(addressee ? { addressee } : {}),
    ...(one.invitation ? { invitationId: one.invitation.id } : {}),
    ...(one.removal ? { removal: { customerId: one.removal.customer.id, number: one.removal.number } } : {}),
  };
}

/** Everything that needs attention, for whoever asks. */
export async function attentionList({ caller, t }: Turn, { attention }: Wanted): Promise<CardModel> {
  const all = await attention.read.all(caller.person);
  return attentionListCard(all.map(attentionFacts), t);
}

/** One of it as it stands now; without a name, the one that has waited longest in its aggregate. */
export async function attentionPage(
  { aggregateId, entryId }: { readonly aggregateId: AggregateId; readonly entryId: string },
  { caller, t }: Pick<Turn, 'caller' | 't'>,
  { attention, register }: Wanted,
  note?: string,
): Promise<CardModel> {
  const { person } = caller;
  const found =
    entryId === ''
      ? (await attention.read.all(person, aggregateId))[0]
      : await attention.read.one({ aggregateId, entryId }, person);
  if (found) return attentionCard({ ...attentionFacts(found), ...(note === undefined ? {} : { note }) }, t);
  return attentionSettledCard('over', await aboutOf(aggregateId, { register }), t);
}

/** What the reader may want to open afterwards. */
async function aboutOf(
  aggregateId: AggregateId,
  { register }: Pick<Wanted, 'register'>,
): Promise<Pick<AttentionFacts, 'invitationId'>> {
  const invitation = await register.invitation(aggregateId);
  return invitation ? { invitationId: invitation.value.id } : {};
}

export const settledCard = async (
  said: 'over' | 'done' | 'looking',
  aggregateId: AggregateId,
  t: Translator,
  services: Pick<Wanted, 'register'>,
): Promise<CardModel> => attentionSettledCard(said, await aboutOf(aggregateId, services), t);
