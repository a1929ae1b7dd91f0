/** What may go wrong in one run, drawn at random. */
import fc from 'fast-check';
import { faultPoints } from '../../src/ports/fault-points.ts';

const death = fc.oneof(
  fc.record({ diesAfterSteps: fc.integer({ min: 1, max: 120 }) }),
  fc.record({
    diesAt: fc.record({ point: fc.constantFrom(...faultPoints), time: fc.integer({ min: 1, max: 2 }) }),
  }),
  // Where a doubt is left that only a repeat can settle.
  fc.record({
    diesAt: fc.record({
      point: fc.constantFrom('notify.called', 'post.called', 'digest.called', 'send.called', 'remind.called'),
    }),
  }),
  fc.constant({}),
);
/** An answer that was lost after the effect cannot be "throttled": that is refused before any. */
const mailFault = fc.record({
  call: fc.constantFrom(
    'findByKey',
    'createDraft',
    'createReply',
    'address',
    'send',
    'look',
    'thread',
    'reports',
    'marks',
    'source',
  ),
  code: fc.constantFrom('graph/unavailable', 'graph/throttled', 'mail/outcome-unknown', 'graph/bad-response'),
  when: fc.constantFrom('before', 'after'),
});
const delivery = fc.constantFrom(
  { kind: 'later', arrives: false },
  { kind: 'throttled', arrives: false },
  { kind: 'unknown', arrives: true },
  { kind: 'unknown', arrives: false },
  { kind: 'blocked', arrives: false },
  { kind: 'not-in-roster', arrives: false },
);
/** The connector does not answer in time at all, before or after the message came to the chat. */
const chatFault = fc.record({
  call: fc.constantFrom('send', 'post', 'update', 'updatePost'),
  when: fc.constantFrom('before', 'after'),
});
/** What the store answers to the so many-th write of all; 408: nobody knows whether it was written. */
const storeFault = fc.record({
  write: fc.integer({ min: 1, max: 90 }),
  status: fc.constantFrom(412, 429, 449, 503, 408),
  when: fc.constantFrom('before', 'after'),
});
/** The same of the so many-th read of all, which changes nothing. */
const readFault = fc.record({
  read: fc.integer({ min: 1, max: 300 }),
  status: fc.constantFrom(429, 449, 503, 408),
});
const listFault = fc.record({
  call: fc.constantFrom('customers', 'customer', 'auditRecords', 'partnersOf'),
  code: fc.constantFrom('partner-center/unavailable', 'partner-center/throttled'),
});

/** `yearLate` speaks of a change of last year; `early` comes before anything has changed. */
const eventKinds = ['acceptance', 'early', 'yearLate', 'ahead', 'unknown'] as const;

const stormy = fc.record({
  seed: fc.integer(),
  /** Processes that run at the same time over one store. */
  lives: fc.array(death, { minLength: 1, maxLength: 4 }),
  mailFaults: fc.array(mailFault, { maxLength: 4 }),
  deliveries: fc.array(delivery, { maxLength: 4 }),
  chatFaults: fc.array(chatFault, { maxLength: 2 }),
  storeFaults: fc.array(storeFault, { maxLength: 4 }),
  readFaults: fc.array(readFault, { maxLength: 4 }),
  listFaults: fc.array(listFault, { maxLength: 2 }),
  /** In this order, each when its turn comes; one that is there twice comes twice. */
  events: fc.array(fc.constantFrom(...eventKinds), { maxLength: 6 }),
  /** The application's clock is set forward or back by so many minutes now and then. */
  jumps: fc.array(fc.oneof(fc.integer({ min: -20, max: 20 }), fc.constantFrom(-20, 24 * 60, 366 * 24 * 60)), {
    maxLength: 3,
  }),
  /** The machine's clock, on which leases run, is set with it. */
  jumpsBoth: fc.boolean(),
  rivals: fc.boolean(),
  /** By which the customer is recognised that accepts: the tenant that was invited, its mail domain, or a person's word. */
  answersAs: fc.constantFrom('invited', 'late', 'other-tenant', 'alike'),
  /** The invitations are joint ones, and the provider's half comes then; absent: they are not. */
  secondHalf: fc.option(fc.constantFrom('at-once', 'later', 'never'), { nil: undefined }),
  /** Whoever invited stops waiting now and then. */
  withdraws: fc.boolean(),
  /** The first mail comes back, in its thread or beside it. */
  bounces: fc.constantFrom('never', 'never', 'in-thread', 'apart'),
  leaves: fc.boolean(),
  ladder: fc.constantFrom([], [1], [1, 2]),
  /** Alex hears of everything on the morning's card, a channel is subscribed, a colleague follows. */
  isQuiet: fc.boolean(),
  hasChannel: fc.boolean(),
  hasFollower: fc.boolean(),
  /** Somebody follows whose role comes and goes. */
  hasWaverer: fc.boolean(),
  /** The role of one who invites comes and goes. */
  losesRole: fc.boolean(),
  /** Colleagues are to agree to each invitation first. */
  asksApproval: fc.constantFrom(false, false, true),
  /** Somebody answers the first mail. */
  replies: fc.boolean(),
  /** Processes are held up now and then for longer than their leases. */
  pauses: fc.boolean(),
});
/** One process in a world in which nothing else fails: whatever is told twice is told twice because it died. */
const calm = stormy.map(({ lives, ...rest }) => ({
  ...rest,
  lives: lives.slice(0, 1),
  mailFaults: [],
  deliveries: [],
  chatFaults: [],
  storeFaults: [],
  readFaults: [],
  listFaults: [],
}));
export const world = fc.oneof({ weight: 4, arbitrary: stormy }, { weight: 1, arbitrary: calm });
export type World = typeof stormy extends fc.Arbitrary<infer T> ? T : never;
