/** The forms that values of the environment have; each message completes "NAME …". */
import { z } from 'zod';
import { createSecret } from './secret.ts';

const guidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const guid = z
  .string()
  .regex(guidPattern, 'must be a GUID such as 11111111-1111-4111-8111-111111111111')
  .transform((text) => text.toLowerCase());

export const port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'must be a port number from 0 to 65535')
  .transform(Number);

export const portOrOff = z
  .string()
  .refine(
    (text) => text === 'off' || (/^\d{1,5}$/.test(text) && Number(text) <= 65_535),
    'must be a port number from 0 to 65535, or off',
  )
  .transform((text): number | 'off' => (text === 'off' ? 'off' : Number(text)));

export const secret = z.string().transform(createSecret);

const longText = (text: string) => text.length >= 32;

/** A key that nobody finds by trying. */
export const longSecret = z.string().refine(longText, 'must have 32 characters or more').pipe(secret);

export const longSecrets = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .refine((all) => all.every(longText), 'must be keys of 32 characters or more with commas between them')
  .transform((all) => all.map(createSecret));

export function oneOf<const Choice extends string>(choices: readonly Choice[]) {
  return z.enum(choices, `must be ${choices.length > 6 ? 'one of ' : ''}${listed(choices)}`);
}

/** Some of these, with commas between them. */
export function someOf<const Choice extends string>(choices: readonly Choice[]) {
  return z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .pipe(z.array(oneOf(choices)));
}

function listed(choices: readonly string[]): string {
  return choices.length < 2 ? choices.join() : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}

export function wholeNumber(from: number, to: number) {
  return z
    .string()
    .refine(
      (text) => /^\d{1,9}$/.test(text) && Number(text) >= from && Number(text) <= to,
      `must be a whole number from ${from} to ${to}`,
    )
    .transform(Number);
}

/** An address without its slash at the end; what comes after it is ours to add. */
export const address = z
  .string()
  .refine((text) => parseUrl(text) !== undefined, 'must be an address such as https://graph.microsoft.com')
  .refine(
    (text) => !/\/(?:v\d[\w.]*|beta)\/?$/i.test(parseUrl(text)?.pathname ?? ''),
    'must end before the version (/v1, /v1.0, /beta)',
  )
  .transform((text) => text.replace(/\/+$/, ''));

function parseUrl(text: string): URL | undefined {
  const url = URL.parse(text);
  const isPlain = url && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  return isPlain && (url.protocol === 'https:' || url.protocol === 'http:') ? url : undefined;
}

/** A day of the calendar, as the moment at which it begins in UTC. */
export const day = z.iso
  .date('must be a day such as 2027-06-30')
  .transform((text) => `${text}T00:00:00.000Z`);

export const mailAddress = z.email('must be a mail address such as partner-desk@reseller.example');

export const hostNames = z
  .string()
  .transform((text) => text.split(',').map((host) => host.trim().toLowerCase()))
  .refine(
    (hosts) => hosts.every((host) => /^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?$/.test(host)),
    'must be host names (with a port where it is not 443) with commas between them',
  );

export const hostName = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'must be a name such as events.example.com')
  .transform((name) => name.toLowerCase());

export const connectionName = z
  .string()
  .regex(/^[\w .-]{1,64}$/, 'must be the name of an OAuth connection: letters, digits, - _ .');
export const guids = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim().toLowerCase()))
  .refine((all) => all.every((one) => guidPattern.test(one)), 'must be GUIDs with commas between them');

/** As minutes of the day; the end comes after the beginning. */
export const hoursOfDay = z
  .string()
  .transform((text) => {
    const [, fromHour, fromMinute, toHour, toMinute] =
      /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/.exec(text) ?? [];
    return { from: 60 * Number(fromHour) + Number(fromMinute), to: 60 * Number(toHour) + Number(toMinute) };
  })
  .refine(({ from, to }) => from < to && to <= 1_440, 'must be hours such as 08:00-18:00');

/** Rising numbers of days; none for `off`. */
export const dayLadder = z
  .string()
  .transform((text) => (text.trim() === 'off' ? [] : text.split(',').map((one) => one.trim())))
  .refine(
    (all) =>
      all.length <= 10 &&
      all.every((one, index) => /^\d{1,3}$/.test(one) && Number(one) > Number(all[index - 1] ?? 0)),
    'must be rising numbers of working days such as 3,7,14, or off',
  )
  .transform((all) => all.map(Number));

export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 10:00');

/** Days for everybody, or of one country. */
export const holidays = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .refine(
    (all) =>
      all.every(
        (one) => /^([A-Z]{2}:)?\d{4}-\d{2}-\d{2}$/.test(one) && !Number.isNaN(Date.parse(one.slice(-10))),
      ),
    'must be days such as 2026-12-25, or RU:2027-01-01 for one country, with commas between them',
  );

export const timeZone = z.string().refine((name) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}, 'must be a time zone such as Europe/London');

export function isLoopback(address: string): boolean {
  const host = URL.parse(address)?.hostname ?? '';
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
