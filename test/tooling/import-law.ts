/**
 * The import law of `src` as data: which folder may import what, and why. dependency-cruiser checks it, type imports
 * included; whatever is not allowed here is a violation.
 */
interface Law {
  readonly folder: string;
  /** Folders and files of `src` that it may import, besides itself. */
  readonly sources: readonly string[];
  /** Packages that it may import; `node:` stands for all of Node's own modules. */
  readonly packages: readonly string[];
  readonly why: string;
}

const dialogue = ['domain', 'ports', 'application', 'conversation', 'cards/card-model.ts', 'names.ts'];

const calling = ['guard', 'deadline', 'retry-after', 'outbound'].map((name) => `adapters/${name}.ts`);

export const laws: readonly Law[] = [
  { folder: 'names.ts', sources: [], packages: [], why: 'the vocabulary that every table must cover' },
  {
    folder: 'domain',
    sources: [],
    packages: [],
    why: 'readable and testable by someone who never saw Teams',
  },
  {
    folder: 'ports',
    sources: ['domain'],
    packages: [],
    why: 'needs are stated in our words, no SDK leaks in',
  },
  {
    folder: 'application',
    sources: ['domain', 'ports'],
    packages: [],
    why: 'one sentence of business value a file',
  },
  {
    folder: 'i18n',
    sources: ['domain', 'ports', 'names.ts'],
    packages: ['intl-messageformat'],
    why: 'wording apart from deciding',
  },
  {
    folder: 'cards',
    sources: ['domain', 'i18n', 'names.ts'],
    packages: ['zod'],
    why: 'a typed view in, a valid card out',
  },
  {
    folder: 'conversation',
    sources: ['domain', 'ports', 'application', 'i18n', 'cards', 'names.ts'],
    packages: ['zod'],
    why: 'the whole dialogue is testable without botbuilder',
  },
  {
    folder: 'workers',
    sources: ['domain', 'ports', 'application'],
    packages: [],
    why: 'background loops, one a file',
  },
  {
    folder: 'config',
    sources: ['ports/fault-points.ts', 'domain/edit-distance.ts', 'names.ts'],
    packages: ['zod', 'node:'],
    why: 'facts of the start, parsed once',
  },
  {
    folder: 'manifest',
    sources: ['conversation', 'i18n', 'names.ts'],
    packages: ['node:'],
    why: 'derived, never restated',
  },
  {
    folder: 'rehearsal',
    sources: [],
    packages: ['zod', 'node:'],
    why: 'an outside world that shares nothing with the bot',
  },
  {
    folder: 'wiring',
    sources: [
      'domain',
      'ports',
      'application',
      'i18n',
      'cards',
      'conversation',
      'workers',
      'adapters',
      'config',
      'names.ts',
      'version.ts',
    ],
    packages: ['@azure/identity', 'node:'],
    why: 'where the parts are put together: it knows all of them, and none of them knows it',
  },
  {
    folder: 'adapters/seals',
    sources: ['domain'],
    packages: ['node:'],
    why: 'the keys stay in one place',
  },
  {
    folder: 'adapters/cosmos',
    sources: ['domain', 'ports', 'adapters/guard.ts'],
    packages: ['@azure/cosmos', '@azure/identity', 'zod', 'node:'],
    why: 'one vendor a folder',
  },
  {
    folder: 'adapters/graph',
    sources: ['domain', 'ports', ...calling],
    packages: ['@microsoft/microsoft-graph-client', 'zod', 'cockatiel', 'node:'],
    why: 'one vendor a folder',
  },
  {
    folder: 'adapters/partner-center',
    sources: ['domain', 'ports', ...calling],
    packages: ['zod', 'cockatiel', 'node:'],
    why: 'one vendor a folder',
  },
  {
    folder: 'adapters/event-proofs',
    sources: ['ports', 'adapters/deadline.ts'],
    packages: ['node:'],
    why: 'signatures of events, and the one place that asks an address which a stranger named',
  },
  {
    folder: 'adapters/tokens',
    sources: ['domain', 'ports', 'adapters/call-record.ts', ...calling],
    packages: ['@azure/identity', 'zod', 'cockatiel', 'node:'],
    why: 'one vendor a folder',
  },
  {
    folder: 'adapters/rehearsal-link',
    sources: ['domain', 'ports', 'adapters/system-clock.ts', 'adapters/deadline.ts'],
    packages: ['zod', 'node:'],
    why: 'the thin line to the rehearsal',
  },
  {
    folder: 'adapters/teams',
    sources: [
      ...dialogue,
      ...['call-record', 'deadline', 'outbound', 'places'].map((name) => `adapters/${name}.ts`),
    ],
    packages: ['botbuilder', 'botframework-connector', 'botframework-schema', 'zod', 'node:'],
    why: 'botbuilder is out of support and will be replaced: one folder',
  },
  {
    folder: 'adapters/http',
    sources: [...dialogue, 'adapters/places.ts'],
    packages: ['restify', 'zod', 'node:'],
    why: 'restify in one folder',
  },
  {
    folder: 'adapters/telemetry',
    sources: ['domain', 'ports'],
    packages: ['pino', 'node:'],
    why: 'one vendor a folder',
  },
  {
    folder: 'adapters/card-files',
    sources: ['names.ts'],
    packages: ['zod', 'node:'],
    why: 'templates come from the disk here',
  },
  {
    folder: 'adapters/*.ts',
    sources: ['ports'],
    packages: ['cockatiel', 'node:'],
    why: 'small pieces that adapters share',
  },
];
