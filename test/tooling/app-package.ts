/** The Teams app package: the four files that Teams takes and no other, checked before they are put together. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type AppFacts, renderLocalization, renderManifest } from '../../src/manifest/manifest.ts';
import { teamsApp } from '../../src/rehearsal/facts.ts';
import { version } from '../../src/version.ts';
import { checkLocalization, checkManifest } from './manifest-schema.ts';
import { zipOf } from './zip.ts';

export interface Wanted {
  readonly facts: AppFacts;
  readonly out?: string;
  /** What whoever packages should know; one sentence each. */
  readonly notes: readonly string[];
}

export type ReadWanted =
  | { readonly ok: true; readonly wanted: Wanted }
  | { readonly ok: false; readonly problems: readonly string[] };

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const example = {
  publisher: 'Example reseller',
  website: 'https://reseller.example',
  privacy: 'https://reseller.example/privacy',
  terms: 'https://reseller.example/terms',
} as const;
type PublisherKey = keyof typeof example;
const publisherKeys = Object.keys(example) as readonly PublisherKey[];

const options = {
  publisher: { type: 'string' },
  website: { type: 'string' },
  privacy: { type: 'string' },
  terms: { type: 'string' },
  'manifest-id': { type: 'string' },
  /** Where to write it, instead of the usual place. */
  out: { type: 'string' },
} as const;

/** The app's own id: the same for the same bot, so that a new package is an update and not another app. */
function manifestIdOf(botId: string): string {
  const hex = createHash('sha256').update(`customer-connect ${botId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
}

/** What to fill in: the bot's id from the environment, who publishes from the command line. */
export function readWanted(args: readonly string[], environment: NodeJS.ProcessEnv): ReadWanted {
  let given: Partial<Record<keyof typeof options, string>>;
  try {
    given = parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    return { ok: false, problems: [error instanceof Error ? error.message : String(error)] };
  }
  const botId = environment.MicrosoftAppId?.trim().toLowerCase() ?? '';
  // An app that is in the catalogue already keeps its id there.
  const manifestId = (given['manifest-id'] ?? environment.TEAMS_APP_ID)?.trim().toLowerCase() || undefined;
  const publisher = Object.fromEntries(
    publisherKeys.map((key) => [key, given[key]?.trim() || example[key]]),
  ) as Record<PublisherKey, string>;
  const problems = problemsOf({ botId, manifestId, publisher });
  if (problems.length > 0) return { ok: false, problems };
  const missing = publisherKeys.filter((key) => !given[key]?.trim());
  const facts: AppFacts = {
    ...publisher,
    botId: botId || teamsApp.botAppId,
    manifestId: manifestId ?? (botId ? manifestIdOf(botId) : teamsApp.manifestId),
  };
  const notes = [
    ...(botId
      ? []
      : [
          'No MicrosoftAppId is set: this package names a made-up bot, for looking at it only. Teams finds no bot behind it.',
        ]),
    ...(botId && missing.length > 0
      ? [
          `The publisher is an example. Give ${missing.map((key) => `--${key}`).join(', ')} before people see the app.`,
        ]
      : []),
  ];
  return { ok: true, wanted: { facts, notes, ...(given.out ? { out: given.out } : {}) } };
}

function problemsOf(asked: {
  readonly botId: string;
  readonly manifestId: string | undefined;
  readonly publisher: Readonly<Record<PublisherKey, string>>;
}): readonly string[] {
  const { botId, manifestId, publisher } = asked;
  const isAddress = (text: string) => URL.parse(text)?.protocol === 'https:';
  return [
    ...(botId !== '' && !guid.test(botId)
      ? ['MicrosoftAppId must be the application (client) id, a GUID.']
      : []),
    ...(manifestId !== undefined && !guid.test(manifestId)
      ? ['--manifest-id, or else TEAMS_APP_ID, must be a GUID.']
      : []),
    ...(publisher.publisher.length > 32 ? ['--publisher may have 32 characters at most.'] : []),
    ...(['website', 'privacy', 'terms'] as const).flatMap((key) =>
      isAddress(publisher[key]) ? [] : [`--${key} must be an address that begins with https://.`],
    ),
  ];
}

const icon = (name: string) => readFileSync(new URL(`../../manifest/${name}`, import.meta.url));

/** Throws with what is wrong when the manifest would be refused. */
export function packageOf(facts: AppFacts): Buffer {
  const manifest = renderManifest(facts, version);
  const russian = renderLocalization('ru');
  const problems = [
    ...checkManifest(manifest).map((problem) => `manifest.json: ${problem}`),
    ...checkLocalization(russian).map((problem) => `ru.json: ${problem}`),
    ...(/\{\{\w+\}\}/.test(manifest) ? ['manifest.json: a place was not filled in'] : []),
  ];
  if (problems.length > 0) throw new Error(`The package would be refused:\n${problems.join('\n')}`);
  return zipOf([
    { name: 'manifest.json', content: Buffer.from(manifest) },
    { name: 'ru.json', content: Buffer.from(russian) },
    { name: 'color.png', content: icon('color.png') },
    { name: 'outline.png', content: icon('outline.png') },
  ]);
}
