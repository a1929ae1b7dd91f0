import { randomUUID } from 'node:crypto';
import { certificateEnd } from '../adapters/certificate-end.ts';
import { type CheckRegistration, createCheckRegistration } from '../application/check-registration.ts';
import { inTurn } from '../application/in-turn.ts';
import { createNoticeEndedRights } from '../application/notice-ended-rights.ts';
import { createWarnOfEnds } from '../application/warn-of-ends.ts';
import { createWatchRegistration } from '../application/watch-registration.ts';
import type { Config } from '../config/config.ts';
import { startUpkeep } from '../workers/upkeep.ts';
import type { Inside } from './inside.ts';
import type { Outside } from './outside.ts';

/** As rarely as the list is compared while all is quiet: every hour, as it is configured usually. */
const rarer = 12;

export function createRegistrationCheck(
  config: Config,
  { registration, clock, capabilities }: Outside,
): CheckRegistration {
  const { credentials, appSecretEndsAt } = config;
  const path = credentials?.certificatePath;
  return createCheckRegistration({
    registration,
    clock,
    isListRefused: () => capabilities.isRefused('customer-list'),
    hasSecret: credentials === undefined || credentials.password !== undefined,
    ...(appSecretEndsAt === undefined ? {} : { secretEndsAt: appSecretEndsAt }),
    ...(path === undefined ? {} : { certificateEndsAt: () => certificateEnd(path) }),
  });
}

export function startUpkeepOf(config: Config, { outside, inside, eventsUrl }: Parts) {
  const { store, partnerCenter, delegations, clock } = outside;
  const { register, leases } = store;
  const { bell, upkeepBell, telemetry } = inside;
  const common = { register, partnerCenter, clock, bell };
  return startUpkeep({
    leases,
    clock,
    telemetry,
    bell: upkeepBell,
    lookAround: inTurn(
      createWatchRegistration({ ...common, ...(eventsUrl === undefined ? {} : { eventsUrl }) }),
      createWarnOfEnds({ ...common, checkRegistration: createRegistrationCheck(config, outside) }),
      createNoticeEndedRights({ ...common, delegations }),
    ),
    everyMs: rarer * config.directoryCompareMs,
    holder: randomUUID(),
  });
}

interface Parts {
  readonly outside: Outside;
  readonly inside: Inside;
  /** Where Partner Center reaches this bot. */
  readonly eventsUrl: string | undefined;
}
