import { within } from '../application/within.ts';
import type { CardModel } from '../cards/card-model.ts';
import { statusCard } from '../cards/status-card.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

/** How everything is at this moment, asked anew each time. */
export async function statusPage(
  { caller, now, t }: Turn,
  services: Pick<Services, 'readStatus' | 'version' | 'isRehearsal' | 'capabilities' | 'partnerCenter'>,
): Promise<CardModel> {
  const { readStatus, version, isRehearsal, partnerCenter } = services;
  const { person, reference } = caller;
  const asked = [
    partnerCenter.providers(person),
    partnerCenter.ourselves(person),
    partnerCenter.invitationLink(person),
    partnerCenter.eventRegistration(),
  ];
  const [status] = await Promise.all([
    readStatus({ person, reference }),
    // What Partner Center gives is remembered on the way; whatever else these calls meet is told by its system.
    within(waitAtMostMs, Promise.allSettled(asked)),
  ]);
  const capabilities = await services.capabilities.all();
  return statusCard({ ...status, capabilities, checkedAt: now, version, rehearsal: isRehearsal }, t);
}

const waitAtMostMs = 1_800;
