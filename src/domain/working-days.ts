/** Which days a customer works, and what time it is there. */
import type { Instant } from './ids.ts';
import { dayMs, hourMs } from './instants.ts';
import { instantOf, localTime, nextLocal, type TimeOfDay } from './local-time.ts';
import { canonicalTimeZone, commonTimeZones } from './time-zones.ts';

export interface WorkCalendar {
  /** ISO 3166 code; absent: Monday to Friday. */
  readonly country?: string;
  readonly timeZone: string;
  /** Days as `YYYY-MM-DD`, those of one country with its code before them: `RU:2027-01-01`. */
  readonly holidays: ReadonlySet<string>;
}

/** What Node's own tables (CLDR) say of a region; the types of the language do not know all of it yet. */
interface RegionInfo {
  getWeekInfo?(): { readonly weekend: readonly number[] };
  getTimeZones?(): readonly string[] | undefined;
}

function regionOf(country: string | undefined): RegionInfo | undefined {
  try {
    return country === undefined ? undefined : (new Intl.Locale(`und-${country}`) as RegionInfo);
  } catch {
    return undefined;
  }
}

/** 0 is Sunday. */
function weekendOf(country: string | undefined): ReadonlySet<number> {
  const weekend = regionOf(country)?.getWeekInfo?.().weekend ?? [6, 7];
  return new Set(weekend.map((day) => day % 7));
}

/** A country with several zones is taken at its middle one of those that people choose; ours is as good where it is one of them. */
export function timeZoneOf(country: string | undefined, ours: string): string {
  const names = (regionOf(country)?.getTimeZones?.() ?? []).map((name) => canonicalTimeZone(name) ?? name);
  const own = canonicalTimeZone(ours) ?? ours;
  if (names.length === 0 || names.includes(own)) return ours;
  const common = commonTimeZones
    .map(({ id }) => canonicalTimeZone(id) ?? id)
    .filter((name) => names.includes(name));
  return common[Math.floor(common.length / 2)] ?? names[0] ?? ours;
}

interface Day {
  readonly day: string;
  readonly weekday: number;
}

export function isWorkingDay({ country, holidays }: WorkCalendar, { day, weekday }: Day): boolean {
  const isHoliday = holidays.has(day) || (country !== undefined && holidays.has(`${country}:${day}`));
  return !isHoliday && !weekendOf(country).has(weekday);
}

/** Beyond any row of holidays. */
const farthest = 400;

function dayFrom(day: string, days: number): Day {
  const date = new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs);
  return { day: date.toISOString().slice(0, 10), weekday: date.getUTCDay() };
}

/** That time on the so many-th working day after this one; the day itself does not count. */
export function afterWorkingDays(
  calendar: WorkCalendar,
  from: Instant,
  { count, time }: { readonly count: number; readonly time: TimeOfDay },
): Instant {
  const today = localTime(from, calendar.timeZone).day;
  let left = count;
  let days = 0;
  while (left > 0 && days < farthest) {
    days += 1;
    if (isWorkingDay(calendar, dayFrom(today, days))) left -= 1;
  }
  return instantOf(dayFrom(today, days).day, time, calendar.timeZone);
}

/** The working day before that of this moment. */
export function workingDayBefore(calendar: WorkCalendar, at: Instant): string {
  const today = localTime(at, calendar.timeZone).day;
  let days = -1;
  while (days > -farthest && !isWorkingDay(calendar, dayFrom(today, days))) days -= 1;
  return dayFrom(today, days).day;
}

/** When it is that time there next, on a working day. */
export function nextWorkingTime(calendar: WorkCalendar, after: Instant, time: TimeOfDay): Instant {
  const { timeZone } = calendar;
  return nextLocal(after, { time, timeZone, isWanted: (day) => isWorkingDay(calendar, day) });
}

/** It is a working day there, and not before that time, nor many hours later. */
export function isWorkingTime(calendar: WorkCalendar, now: Instant, time: TimeOfDay): boolean {
  const local = localTime(now, calendar.timeZone);
  const late = 8 * hourMs;
  const begins = instantOf(local.day, time, calendar.timeZone);
  return isWorkingDay(calendar, local) && begins <= now && Date.parse(now) - Date.parse(begins) < late;
}
