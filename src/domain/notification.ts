import type { Instant } from './ids.ts';
import { localTime, nextLocal, type TimeOfDay } from './local-time.ts';
import type { Notice } from './message.ts';

/** What people can ask to be told of. */
export const newsKinds = [
  'accepted',
  'half-accepted',
  'reply',
  'bounce',
  'approval',
  'customer-lost',
  'trouble',
  'reminder',
] as const;
export type NewsKind = (typeof newsKinds)[number];

/** Somebody must act soon: these do not wait for anybody's hours. */
export const urgentKinds: ReadonlySet<NewsKind> = new Set(['approval', 'trouble', 'bounce', 'customer-lost']);

/** Of which kind each notice is; `personal` is meant for one person, and nobody can be left out of it. */
const kindOfNotice = {
  'invitation-accepted': 'accepted',
  'invitation-half-accepted': 'half-accepted',
  'match-undone': 'accepted',
  'customer-arrived': 'accepted',
  'customer-left': 'customer-lost',
  'customer-replied': 'reply',
  'reminder-due': 'reminder',
  'reminder-failed': 'trouble',
  'mail-bounced': 'bounce',
  'link-broken': 'trouble',
  'invitation-failed': 'trouble',
  'resend-failed': 'trouble',
  'whose-customer': 'personal',
  'invitation-assigned': 'personal',
  'invitation-passed-on': 'personal',
  'sign-in-needed': 'personal',
  'needs-attention': 'personal',
  'customer-lost': 'customer-lost',
  'rights-ended': 'customer-lost',
  'events-taken': 'trouble',
  'events-moved': 'trouble',
  'credential-ends': 'trouble',
  'channel-lost': 'personal',
  forgotten: 'personal',
  withheld: 'personal',
  'approval-waiting': 'approval',
  'approval-decided': 'personal',
  'approvers-unreached': 'personal',
  'removal-news': 'personal',
} as const satisfies Record<Notice['kind'], NewsKind | 'personal'>;

export function kindOf(notice: Notice): NewsKind | 'personal' {
  return kindOfNotice[notice.kind];
}

/** What is meant for one person, by what it says. */
export type PersonalKind = {
  [K in Notice['kind']]: (typeof kindOfNotice)[K] extends 'personal' ? K : never;
}[Notice['kind']];

export function isPersonal(kind: Notice['kind']): kind is PersonalKind {
  return kindOfNotice[kind] === 'personal';
}

export interface Hours {
  readonly from: TimeOfDay;
  /** Earlier than `from` means over midnight. */
  readonly to: TimeOfDay;
}

/** Since when each kind is followed; what was so before is no news to whoever follows it only now. */
export type FollowedSince = Readonly<Partial<Record<NewsKind, Instant>>>;

/** What is followed already goes on as it did; what is new begins now. */
export function followedSince(
  kinds: readonly NewsKind[],
  before: { readonly kinds: readonly NewsKind[]; readonly since: FollowedSince | undefined },
  now: Instant,
): FollowedSince {
  const moments = kinds.map(
    (kind) => [kind, before.kinds.includes(kind) ? before.since?.[kind] : now] as const,
  );
  return Object.fromEntries(moments.filter(([, moment]) => moment !== undefined));
}

export interface NotificationChoices {
  /** About what the person invited or asked for. */
  readonly own: readonly NewsKind[];
  /** About what colleagues did. */
  readonly all: readonly NewsKind[];
  /** Of what stands in `all`; absent for what was chosen before this was kept. */
  readonly since?: FollowedSince;
  /** At once, or once a day on one card; urgent kinds come at once all the same. */
  readonly rhythm: 'at-once' | 'daily';
  /** Absent: at any hour. */
  readonly hours?: Hours;
  /** Nothing on Saturday and Sunday but what is urgent. */
  readonly weekdaysOnly: boolean;
}

/** Whoever chose nothing hears at once of what is theirs and has happened; what is to come is told where it is asked for. */
export const usualChoices: NotificationChoices = {
  own: newsKinds.filter((kind) => kind !== 'reminder'),
  all: [],
  rhythm: 'at-once',
  weekdaysOnly: false,
};

export function wants(choices: NotificationChoices, kind: NewsKind | 'personal', isOwn: boolean): boolean {
  return kind === 'personal' || (isOwn && choices.own.includes(kind)) || choices.all.includes(kind);
}

/** When the one card of the day comes for whoever named no hours. */
export const usualMorning: TimeOfDay = '09:00';

/** Absent: now. Otherwise the moment at which it comes, together with all else that waits for it. */
export function tellingWaitsUntil(
  kind: NewsKind | 'personal',
  { rhythm, hours, weekdaysOnly }: NotificationChoices,
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): Instant | undefined {
  if (kind === 'personal' || urgentKinds.has(kind)) return undefined;
  // Most people choose nothing, and what time it is in a zone is dear to find out.
  if (rhythm === 'at-once' && !weekdaysOnly && !hours) return undefined;
  const isDay = ({ weekday }: { readonly weekday: number }) =>
    !weekdaysOnly || (weekday !== 0 && weekday !== 6);
  const local = localTime(now, timeZone);
  if (rhythm === 'at-once' && isDay(local) && isWithin(local.time, hours)) return undefined;
  return nextLocal(now, { time: hours?.from ?? usualMorning, timeZone, isWanted: isDay });
}

function isWithin(time: TimeOfDay, hours: Hours | undefined): boolean {
  if (!hours || hours.from === hours.to) return true;
  const { from, to } = hours;
  return from < to ? from <= time && time < to : time >= from || time < to;
}
