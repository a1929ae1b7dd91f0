import { createCustomerIndex } from '../application/customer-index.ts';
import { createKnownPeople } from '../application/known-people.ts';
import { createLookForAnswers } from '../application/look-for-answers.ts';
import { createLookBell } from '../application/look-bell.ts';
import { createOutboxBell } from '../application/outbox-bell.ts';
import { createPlanReminder } from '../application/plan-reminder.ts';
import { createProveSent } from '../application/prove-sent.ts';
import { createRecordAcceptance } from '../application/record-acceptance.ts';
import { createRemovalParts } from '../application/removal-parts.ts';
import { createSettleNewcomer } from '../application/settle-newcomer.ts';
import { createTakeEvent } from '../application/take-event.ts';
import { createTurnedCards } from '../application/turned-cards.ts';
import type { Config } from '../config/config.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { approvalPolicyOf } from './approval-policy.ts';
import { createFaultPoints } from './fault-points.ts';
import type { Outside } from './outside.ts';

export type Inside = ReturnType<typeof createInside>;

/** What the dialogue and the workers share in one process. */
export function createInside(config: Config, { outside, telemetry }: Parts) {
  const { store, partnerCenter, mailer, clock } = outside;
  const { register } = store;
  const machineNow = () => new Date();
  const bell = createOutboxBell();
  const upkeepBell = createOutboxBell();
  const faultPoints = createFaultPoints(config.rehearsal);
  const looks = createLookBell({ quietMs: 3_000, longestMs: 10_000 });
  const mailLooks = createLookBell({ quietMs: 3_000, longestMs: 10_000 });
  const index = createCustomerIndex();
  const acceptances = { register, partnerCenter, bell, clock, telemetry, faultPoints };
  const people = createKnownPeople({ people: store.people, machineNow });
  const plan = createPlanReminder({
    policy: {
      ...config.reminders,
      holidays: new Set(config.reminders.holidays),
      defaultTimeZone: config.defaultTimeZone,
    },
    people,
  });
  return {
    telemetry,
    plan,
    machineNow,
    bell,
    faultPoints,
    acceptances,
    digestBell: createOutboxBell(),
    upkeepBell,
    index,
    people,
    turnedCards: createTurnedCards(),
    looks,
    mailLooks,
    takeEvent: createTakeEvent({
      log: store.eventLog,
      clock,
      telemetry,
      faultPoints,
      lookSoon: { customers: looks.ring, delegations: upkeepBell.ring },
    }),
    proveSent: createProveSent({ mailer, clock, plan }),
    answers: createLookForAnswers({ register, mailer, bell, clock, telemetry, faultPoints }),
    removalParts: createRemovalParts({
      ...outside,
      register,
      index,
      policy: approvalPolicyOf(config),
      bell,
      faultPoints,
    }),
    settle: createSettleNewcomer({ register, record: createRecordAcceptance(acceptances) }),
  };
}

interface Parts {
  readonly outside: Outside;
  readonly telemetry: Telemetry;
}
