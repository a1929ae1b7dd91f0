/** Hours of a day as people say them, in a zone of the world; an unknown zone counts as UTC. */
import type { Instant } from './ids.ts';
import { dayMs } from './instants.ts';

/** `HH:MM`, 24 hours. */
export type TimeOfDay = string;

export interface LocalTime {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly time: TimeOfDay;
  /** 0 is Sunday. */
  readonly weekday: number;
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const fields = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  } as const;
  try {
    return new Intl.DateTimeFormat('en', { ...fields, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en', { ...fields, timeZone: 'UTC' });
  }
}

function partsAt(format: Intl.DateTimeFormat, ms: number) {
  const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  const { year = '1970', month = '01', day = '01', hour = '00', minute = '00', second = '00' } = parts;
  return { day: `${year}-${month}-${day}`, time: `${hour}:${minute}`, second };
}

export function localTime(at: Instant, timeZone: string): LocalTime {
  const { day, time } = partsAt(formatIn(timeZone), Date.parse(at));
  return { day, time, weekday: new Date(`${day}T00:00:00Z`).getUTCDay() };
}

/** When it is that time on that day there; of a time that the clocks skip, the moment after the gap. */
export function instantOf(day: string, time: TimeOfDay, timeZone: string): Instant {
  const format = formatIn(timeZone);
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const shownAt = (ms: number) => {
    const { day: shownDay, time: shownTime, second } = partsAt(format, ms);
    return Date.parse(`${shownDay}T${shownTime}:${second}Z`);
  };
  // Twice, since the first guess may lie beyond a change of the clocks.
  const first = wanted - (shownAt(wanted) - wanted);
  const second = first - (shownAt(first) - wanted);
  return new Date(second).toISOString();
}

/** The first moment after `at` when it is that time there, on a day that is wanted. */
export function nextLocal(
  at: Instant,
  wanted: {
    readonly time: TimeOfDay;
    readonly timeZone: string;
    readonly isWanted: (local: { readonly day: string; readonly weekday: number }) => boolean;
  },
): Instant {
  const { time, timeZone, isWanted } = wanted;
  const today = localTime(at, timeZone).day;
  for (let days = 0; days <= 31; days += 1) {
    const day = new Date(Date.parse(`${today}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
    const moment = instantOf(day, time, timeZone);
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (moment > at && isWanted({ day, weekday })) return moment;
  }
  return instantOf(today, time, timeZone);
}
