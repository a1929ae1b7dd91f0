import { setTimeout as pause } from 'node:timers/promises';
import { openCosmosStore } from '../../../src/adapters/cosmos/cosmos-store.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import { localCosmosKey } from '../../../src/rehearsal/facts.ts';
import { createTeamsLimits } from '../../../src/rehearsal/chat/limits.ts';
import { anInvitation, invitationIdOf } from '../../fixtures/invitations.ts';
import { freePort } from '../../support/child-bot.ts';
import { startWorld, type World } from '../../support/world.ts';
import { startProgram } from '../measure/program.ts';
import { startQuietConnector } from '../measure/quiet-connector.ts';
import type { Figure } from '../row.ts';

interface Recipients {
  readonly count: number;
  readonly personOf: (number: number) => PersonId;
  readonly referenceOf: (id: PersonId, serviceUrl: string) => Readonly<Record<string, unknown>>;
  readonly serviceUrl: string;
}

const mostPeople = 1_000;
/** In one commit. */
const atOnce = 80;
const noticedAt = '2026-11-01T09:00:00.000Z';

const inMb = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;

/** Leaves the acts as an announcement does. */
async function leaveNotices({ environment }: World, { count, personOf, ...to }: Recipients): Promise<void> {
  const { register, people, close } = await openCosmosStore({
    endpoint: environment.COSMOS_ENDPOINT ?? '',
    credential: { kind: 'key', key: localCosmosKey },
  });
  for (let number = 0; number < Math.min(count, mostPeople); number += 1) {
    const id = personOf(number);
    await people.put({ id, name: 'A colleague', reference: to.referenceOf(id, to.serviceUrl) }, undefined);
  }
  for (let from = 0; from < count; from += atOnce) {
    const value = anInvitation({ id: invitationIdOf(from + 1), state: 'sent' });
    const notice = {
      kind: 'invitation-accepted',
      invitationId: value.id,
      customerName: value.recipient.company,
      noticedAt,
    } as const;
    const acts = Array.from({ length: Math.min(atOnce, count - from) }, (_, nth) => ({
      entryId: `told.${nth}`,
      act: { kind: 'notify', to: personOf((from + nth) % mostPeople), notice } as const,
      dueAt: noticedAt,
    }));
    await register.commit({ aggregateId: value.id, invitation: { value }, acts });
  }
  close();
}

/** The whole way: acts in the store, taken by the outbox, told, and recorded. */
export async function measureOutbox(
  recipients: Omit<Recipients, 'serviceUrl'>,
  perSecond: number,
): Promise<readonly Figure[]> {
  const { count } = recipients;
  const world = await startWorld();
  const connector = await startQuietConnector(createTeamsLimits());
  try {
    await leaveNotices(world, { ...recipients, serviceUrl: connector.serviceUrl });
    const program = startProgram('src/main.ts', { ...world.environment, PORT: await freePort() });
    const cameTo = async (share: number) => {
      while (connector.messages() < share * count) await pause(5);
      const [at, messages] = [performance.now(), connector.messages()];
      return { at, messages, ...(await program.usage({ collected: true })) };
    };
    const [first, quarter, last] = [await cameTo(1 / count), await cameTo(0.25), await cameTo(1)];
    await program.stop();
    const rate = ((last.messages - first.messages) * 1_000) / (last.at - first.at);
    const cpuEach = (last.cpuMicros - quarter.cpuMicros) / 1_000 / (last.messages - quarter.messages);
    return [
      {
        what: `share of the limit through the outbox, ${count.toLocaleString('en')} notices`,
        value: (100 * rate) / perSecond,
        unit: '%',
        target: { atLeast: 95 },
        of: `${rate.toFixed(1)} a second, ${cpuEach.toFixed(1)} ms of CPU each, the store not counted`,
      },
      { what: 'refused with 429', value: connector.refused(), unit: 'calls', target: { atMost: 0 } },
      {
        what: 'heap at the end beside that after a quarter, both collected',
        value: last.heapUsed / quarter.heapUsed,
        unit: 'x',
        target: { atMost: 1.1 },
        of: `${inMb(last.heapUsed)} beside ${inMb(quarter.heapUsed)}; resident ${inMb(last.rss)} beside ${inMb(quarter.rss)}`,
      },
    ];
  } finally {
    connector.close();
    await world.close();
  }
}
