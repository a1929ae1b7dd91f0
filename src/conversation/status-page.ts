import { within } from '../application/within.ts';
import type { CardModel } from '../cards/card-model.ts';
import { type StatusFacts, statusCard } from '../cards/status-card.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

/** How everything is at this moment, asked anew each time. */
export async function statusPage(
  turn: Turn,
  services: Pick<
    Services,
    'readStatus' | 'attention' | 'version' | 'isRehearsal' | 'capabilities' | 'partnerCenter' | 'events'
  >,
): Promise<CardModel> {
  const { caller, now, t } = turn;
  const { readStatus, version, isRehearsal, partnerCenter } = services;
  const { person, reference } = caller;
  const asked = [
    partnerCenter.providers(person),
    partnerCenter.ourselves(person),
    partnerCenter.invitationLink(person),
  ];
  const [status, events] = await Promise.all([
    readStatus({ person, reference }),
    services.events.read(),
    // What Partner Center gives is remembered on the way; whatever else these calls meet is told by its system.
    within(waitAtMostMs, Promise.allSettled(asked)),
  ]);
  const capabilities = await services.capabilities.all();
  const attention = await waitingForPeople(turn, services);
  return statusCard(
    {
      ...status,
      events,
      ...(attention ? { attention } : {}),
      capabilities,
      checkedAt: now,
      version,
      rehearsal: isRehearsal,
    },
    t,
  );
}

/** Of each kind how many, the longest first; nothing, where the store does not say. */
async function waitingForPeople(
  { caller }: Turn,
  { attention }: Pick<Services, 'attention'>,
): Promise<StatusFacts['attention']> {
  const all = await within(
    waitAtMostMs,
    attention.read.all(caller.person).catch(() => []),
  );
  const topics = [...new Set((all ?? []).map(({ topic }) => topic))];
  return topics.map((topic) => {
    const these = (all ?? []).filter((one) => one.topic === topic);
    const since = these.map((one) => one.since).sort()[0] ?? '';
    return { topic, count: these.length, since };
  });
}

const waitAtMostMs = 1_800;
