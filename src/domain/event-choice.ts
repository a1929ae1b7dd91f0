import type { Instant } from './ids.ts';
import type { NamedPerson } from './named-person.ts';
import { assertNever, done, type Result, refused } from './result.ts';

/**
 * How acceptances are noticed beside the comparison of the list. `own`: Partner Center's one registration for events
 * names this bot. `forwarded`: it names another tool, which passes the events on. `polling`: nobody counts on events.
 */
export const eventModes = ['own', 'forwarded', 'polling'] as const;
export type EventMode = (typeof eventModes)[number];

/** What is written, or to be written, at Partner Center. */
export interface WantedRegistration {
  readonly url: string;
  /** Absent: those that this bot makes use of. */
  readonly events?: readonly string[];
}

/** `changed-meanwhile`: it named somebody whom nobody agreed to replace. `refused`: Partner Center lets us not. */
export const eventFailures = ['changed-meanwhile', 'refused'] as const;
export type EventFailure = (typeof eventFailures)[number];

interface Common {
  /** Rises with every move; a card that shows an older one may not choose. */
  readonly revision: number;
  readonly mode: EventMode;
  readonly chosenAt: Instant;
  readonly chosenBy: NamedPerson;
  /** The address that is registered as long as nobody else changes it; absent: nobody looks. */
  readonly expects?: string;
  /** Who was replaced, so that it can be given back. */
  readonly former?: Required<WantedRegistration>;
}

export type EventChoice = Common &
  (
    | { readonly state: 'settled' }
    /** Decided; the call is still to come, or its answer. `over` is the registration that may be replaced. */
    | {
        readonly state: 'writing';
        readonly wanted: WantedRegistration;
        readonly over?: Required<WantedRegistration>;
      }
    | { readonly state: 'failed'; readonly failedAt: Instant; readonly why: EventFailure }
    /** Somebody else has registered since. */
    | { readonly state: 'lost'; readonly noticedAt: Instant; readonly holder?: string }
  );

export type EventChoiceEvent =
  | {
      readonly type: 'choose';
      readonly mode: EventMode;
      readonly at: Instant;
      readonly by: NamedPerson;
      /** What the card showed; 0 where nothing was chosen yet. */
      readonly revision: number;
      readonly present?: Required<WantedRegistration>;
      /** Absent: nothing is written at Partner Center. */
      readonly wanted?: WantedRegistration;
    }
  /** The registration names what was wanted. */
  | { readonly type: 'written' }
  | { readonly type: 'fail'; readonly at: Instant; readonly why: EventFailure }
  /** Somebody looked who is registered. */
  | (Seen & { readonly type: 'look'; readonly at: Instant });

/** What whoever looks at the registration knows. */
export interface Seen {
  /** The address that is registered; absent: nobody's. */
  readonly holder?: string;
  /** Where Partner Center would reach this bot now; absent: nobody said it. */
  readonly ours?: string;
}

/**
 * `former-address`: it is our own, made when this bot was reached elsewhere. `elsewhere`: it is another's, or nobody's.
 */
export type Standing = 'as-expected' | 'former-address' | 'elsewhere';

/** How the registration stands to the choice. */
export function standingOf(
  { mode, expects }: Pick<EventChoice, 'mode' | 'expects'>,
  { holder, ours }: Seen,
): Standing {
  if (expects === undefined) return 'as-expected';
  const isOwn = mode === 'own' && ours !== undefined;
  if (isOwn && holder === ours) return 'as-expected';
  if (holder !== expects) return 'elsewhere';
  return isOwn ? 'former-address' : 'as-expected';
}

export type EventChoiceRefusal = 'outdated' | 'not-now' | 'nothing-new';

type Decision = Result<EventChoice, EventChoiceRefusal>;

function common({ revision, mode, chosenAt, chosenBy, expects, former }: EventChoice): Common {
  return {
    revision: revision + 1,
    mode,
    chosenAt,
    chosenBy,
    ...(expects === undefined ? {} : { expects }),
    ...(former ? { former } : {}),
  };
}

/** The one place where the choice moves: total and pure. */
export function decideEvents(before: EventChoice | undefined, event: EventChoiceEvent): Decision {
  switch (event.type) {
    case 'choose':
      return choose(before, event);
    case 'written':
      return before?.state === 'writing' ? done(written(before)) : refused('not-now');
    case 'fail':
      if (before?.state !== 'writing') return refused('not-now');
      return done({ ...common(before), state: 'failed', failedAt: event.at, why: event.why });
    case 'look':
      return look(before, event);
    default:
      return assertNever(event);
  }
}

function choose(
  before: EventChoice | undefined,
  { mode, at, by, revision, present, wanted }: Extract<EventChoiceEvent, { type: 'choose' }>,
): Decision {
  if ((before?.revision ?? 0) !== revision) return refused('outdated');
  const { former, expects: older } = before ?? {};
  const next = {
    revision: revision + 1,
    mode,
    chosenAt: at,
    chosenBy: by,
    ...(former ? { former } : {}),
  };
  if (wanted) {
    return done({
      ...next,
      ...(older === undefined ? {} : { expects: older }),
      state: 'writing',
      wanted,
      ...(present ? { over: present } : {}),
    });
  }
  const expects = mode === 'polling' ? undefined : present?.url;
  return done({ ...next, ...(expects === undefined ? {} : { expects }), state: 'settled' });
}

/** An older address of ours was nobody's, and whoever was given the registration back is not replaced any more. */
function written(before: Extract<EventChoice, { state: 'writing' }>): EventChoice {
  const { former: earlier, expects: older, ...rest } = common(before);
  const { over, wanted, mode } = before;
  const isReplaced = over !== undefined && over.url !== older && over.url !== wanted.url;
  const former = mode === 'own' ? (isReplaced ? over : earlier) : undefined;
  return {
    ...rest,
    ...(mode === 'polling' ? {} : { expects: wanted.url }),
    ...(former ? { former } : {}),
    state: 'settled',
  };
}

function look(
  before: EventChoice | undefined,
  { at, holder, ours }: Extract<EventChoiceEvent, { type: 'look' }>,
): Decision {
  if (before?.expects === undefined) return refused('nothing-new');
  const seen = { ...(holder === undefined ? {} : { holder }), ...(ours === undefined ? {} : { ours }) };
  const isThere = standingOf(before, seen) !== 'elsewhere';
  if (before.state === 'settled' && !isThere) {
    return done({
      ...common(before),
      state: 'lost',
      noticedAt: at,
      ...(holder === undefined ? {} : { holder }),
    });
  }
  const isFound = before.state === 'lost' || (before.state === 'settled' && holder !== before.expects);
  return isThere && isFound
    ? done({ ...common(before), expects: holder ?? before.expects, state: 'settled' })
    : refused('nothing-new');
}
