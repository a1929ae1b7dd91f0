import { type AttentionChoice, type AttentionTopic, choicesFor, type Standing } from '../domain/attention.ts';
import {
  type AggregateId,
  customerOfRemoval,
  type Instant,
  type PersonId,
  type RemovalKey,
} from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import type { Removal } from '../domain/removal.ts';
import type { OutboxEntry } from '../ports/acts.ts';
import type { Register } from '../ports/register.ts';
import { hasLostRole } from './has-lost-role.ts';
import { ifReadable } from './if-readable.ts';
import type { KnownPeople } from './known-people.ts';
import { ownerOf, topicOf } from './park-acts.ts';
import type { RightsGate } from './rights-gate.ts';

/** Something that needs attention, with what it is about as it stands now. */
export interface NeedsAttention {
  readonly aggregateId: AggregateId;
  readonly entryId: string;
  readonly topic: AttentionTopic;
  readonly since: Instant;
  /** Which time of need this is: what was said of an earlier one does not count for it. */
  readonly time: number;
  readonly attempts: number;
  /** When the call was made whose outcome nobody knows. */
  readonly begunAt?: Instant;
  /** Absent where any admin agent may say what shall be done. */
  readonly owner?: NamedPerson;
  readonly invitation?: Invitation;
  readonly removal?: Removal;
  /** Whom the bot could not tell. */
  readonly addressee?: string;
  readonly standing: Standing;
  /** What this reader may choose; a colleague may have it looked at. */
  readonly choices: readonly AttentionChoice[];
}

export interface ReadAttention {
  one(place: Place, reader: PersonId): Promise<NeedsAttention | undefined>;
  /** In one aggregate, or anywhere; the longest first. */
  all(reader: PersonId, aggregateId?: AggregateId): Promise<readonly NeedsAttention[]>;
}

export interface Place {
  readonly aggregateId: AggregateId;
  readonly entryId: string;
}

interface Dependencies {
  readonly register: Pick<
    Register,
    'entry' | 'needingAttention' | 'invitation' | 'removal' | 'approval' | 'eventChoice'
  >;
  readonly people: Pick<KnownPeople, 'find'>;
  readonly rights: Pick<RightsGate, 'mayUse'>;
}

/** Reads what does not come to an end by itself. */
export function createReadAttention({ register, people, rights }: Dependencies): ReadAttention {
  const nameOf = async (id: PersonId) => (await ifReadable(people.find(id)))?.name ?? '';

  async function standingOf(reader: PersonId, owner: PersonId | undefined): Promise<Standing> {
    if (owner === undefined || owner === reader) return 'own';
    return (await hasLostRole(rights, owner)) ? 'in-place' : 'colleague';
  }

  async function explain(entry: OutboxEntry, reader: PersonId): Promise<NeedsAttention | undefined> {
    const { aggregateId, entryId, act, progress } = entry;
    const { attention, attempts, begunAt } = progress;
    if (!attention) return undefined;
    const topic = topicOf(act);
    const [ownerId, invitation, removal] = await Promise.all([
      ownerOf(register, entry),
      ifReadable(register.invitation(aggregateId)),
      'number' in act
        ? ifReadable(register.removal(customerOfRemoval(aggregateId as RemovalKey), act.number))
        : undefined,
    ]);
    const owner = ownerId && { id: ownerId, name: await nameOf(ownerId) };
    const addressee = act.kind === 'notify' ? await nameOf(act.to) : undefined;
    const standing = await standingOf(reader, ownerId);
    return {
      aggregateId,
      entryId,
      topic,
      since: attention.since,
      time: progress.attended ?? 0,
      attempts,
      standing,
      choices: choicesFor({ topic, isBegun: begunAt !== undefined }, standing),
      ...(begunAt === undefined ? {} : { begunAt }),
      ...(owner ? { owner } : {}),
      ...(invitation ? { invitation: invitation.value } : {}),
      ...(removal ? { removal: removal.value } : {}),
      ...(addressee ? { addressee } : {}),
    };
  }

  return {
    async one({ aggregateId, entryId }, reader) {
      const found = await register.entry(aggregateId, entryId);
      return found && explain(found.entry, reader);
    },
    async all(reader, aggregateId) {
      const entries = await register.needingAttention(aggregateId);
      const explained = await Promise.all(entries.map((entry) => explain(entry, reader)));
      return explained.filter((one) => one !== undefined);
    },
  };
}
