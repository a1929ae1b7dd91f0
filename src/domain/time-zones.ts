/** Time zones that a person may choose, by the name of the IANA database and the city by which people find them. */
export const commonTimeZones = [
  { id: 'Pacific/Honolulu', city: 'honolulu' },
  { id: 'America/Los_Angeles', city: 'los-angeles' },
  { id: 'America/Denver', city: 'denver' },
  { id: 'America/Mexico_City', city: 'mexico-city' },
  { id: 'America/Chicago', city: 'chicago' },
  { id: 'America/Bogota', city: 'bogota' },
  { id: 'America/New_York', city: 'new-york' },
  { id: 'America/Halifax', city: 'halifax' },
  { id: 'America/Sao_Paulo', city: 'sao-paulo' },
  { id: 'America/Argentina/Buenos_Aires', city: 'buenos-aires' },
  { id: 'UTC', city: 'utc' },
  { id: 'Europe/London', city: 'london' },
  { id: 'Europe/Lisbon', city: 'lisbon' },
  { id: 'Europe/Berlin', city: 'berlin' },
  { id: 'Europe/Paris', city: 'paris' },
  { id: 'Europe/Madrid', city: 'madrid' },
  { id: 'Europe/Rome', city: 'rome' },
  { id: 'Europe/Warsaw', city: 'warsaw' },
  { id: 'Africa/Lagos', city: 'lagos' },
  { id: 'Europe/Athens', city: 'athens' },
  { id: 'Europe/Helsinki', city: 'helsinki' },
  { id: 'Europe/Bucharest', city: 'bucharest' },
  { id: 'Europe/Kyiv', city: 'kyiv' },
  { id: 'Asia/Jerusalem', city: 'jerusalem' },
  { id: 'Africa/Cairo', city: 'cairo' },
  { id: 'Africa/Johannesburg', city: 'johannesburg' },
  { id: 'Europe/Kaliningrad', city: 'kaliningrad' },
  { id: 'Europe/Moscow', city: 'moscow' },
  { id: 'Europe/Minsk', city: 'minsk' },
  { id: 'Europe/Istanbul', city: 'istanbul' },
  { id: 'Asia/Riyadh', city: 'riyadh' },
  { id: 'Europe/Samara', city: 'samara' },
  { id: 'Asia/Dubai', city: 'dubai' },
  { id: 'Asia/Tbilisi', city: 'tbilisi' },
  { id: 'Asia/Yerevan', city: 'yerevan' },
  { id: 'Asia/Baku', city: 'baku' },
  { id: 'Asia/Yekaterinburg', city: 'yekaterinburg' },
  { id: 'Asia/Tashkent', city: 'tashkent' },
  { id: 'Asia/Almaty', city: 'almaty' },
  { id: 'Asia/Kolkata', city: 'delhi' },
  { id: 'Asia/Omsk', city: 'omsk' },
  { id: 'Asia/Bangkok', city: 'bangkok' },
  { id: 'Asia/Novosibirsk', city: 'novosibirsk' },
  { id: 'Asia/Shanghai', city: 'shanghai' },
  { id: 'Asia/Singapore', city: 'singapore' },
  { id: 'Asia/Irkutsk', city: 'irkutsk' },
  { id: 'Asia/Tokyo', city: 'tokyo' },
  { id: 'Asia/Vladivostok', city: 'vladivostok' },
  { id: 'Australia/Sydney', city: 'sydney' },
  { id: 'Pacific/Auckland', city: 'auckland' },
] as const;

export type TimeZoneCity = (typeof commonTimeZones)[number]['city'];

/** One name for each zone, whichever of its names is given; absent when this machine knows no such zone. */
export function canonicalTimeZone(id: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: id }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
