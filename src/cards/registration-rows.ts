/** The rows of `status` on the bot's own registration: what it may, and until when its secret counts. */
import type { Instant } from '../domain/ids.ts';
import type { Translator } from '../i18n/translator.ts';
import { plainText } from './plain-text.ts';
import type { StatusRow } from './fold-rows.ts';
import { lines } from './view.ts';

/** What could not be read is absent. */
export interface RegistrationFacts {
  readonly permissions?: { readonly missing: readonly string[]; readonly excessive: readonly string[] };
  readonly credentials?: readonly {
    readonly kind: 'secret' | 'certificate';
    readonly endsAt: Instant;
    readonly daysLeft: number;
  }[];
}

const shown = 8;
const listed = (names: readonly string[]) =>
  names
    .slice(0, shown)
    .map((name) => plainText(name, 80))
    .join(', ') + (names.length > shown ? ', …' : '');

export function registrationRows(
  { permissions, credentials }: RegistrationFacts,
  t: Translator,
): StatusRow[] {
  return [
    permissionsRow(permissions, t),
    ...(credentials?.map((one) => credentialRow(one, t)) ?? [unknownSecret(t)]),
  ];
}

function permissionsRow(permissions: RegistrationFacts['permissions'], t: Translator): StatusRow {
  const name = t.say('status.permissions');
  if (!permissions)
    return { name, state: t.say('status.permissions.unknown'), color: 'default', details: [] };
  const { missing, excessive } = permissions;
  const state = missing.length > 0 ? 'missing' : excessive.length > 0 ? 'excessive' : 'well';
  return {
    name,
    state: t.say(`status.permissions.${state}`),
    color: ({ missing: 'attention', excessive: 'warning', well: 'good' } as const)[state],
    details: lines(
      missing.length > 0 ? t.say('status.permissions.add', { names: listed(missing) }) : undefined,
      excessive.length > 0 ? t.say('status.permissions.remove', { names: listed(excessive) }) : undefined,
    ),
  };
}

function credentialRow(
  { kind, endsAt, daysLeft }: NonNullable<RegistrationFacts['credentials']>[number],
  t: Translator,
): StatusRow {
  const isOver = daysLeft < 0;
  return {
    name: t.say(`status.credential.${kind}`),
    state: isOver
      ? t.say('status.credential.over')
      : t.say('status.credential.left', { days: Math.max(daysLeft, 0) }),
    color: daysLeft <= 7 ? 'attention' : daysLeft <= 30 ? 'warning' : 'good',
    details: lines(
      t.say('status.credential.until', { when: t.date(endsAt) }),
      daysLeft <= 30 ? t.say('status.credential.do') : undefined,
    ),
  };
}

function unknownSecret(t: Translator): StatusRow {
  return {
    name: t.say('status.credential.secret'),
    state: t.say('status.credential.unknown'),
    color: 'default',
    details: lines(t.say('status.credential.tell')),
  };
}

type Scopes = { readonly missing: readonly string[]; readonly excessive: readonly string[] } | 'unknown';
export type ScopeFacts = Readonly<Record<'partner-center' | 'graph', Scopes>>;

const systemNames = { 'partner-center': 'status.system.partner-center', graph: 'fault.graph' } as const;
const scopeStates = ['missing', 'excessive', 'unknown', 'well'] as const;
const scopeColors = { missing: 'attention', excessive: 'warning', unknown: 'default', well: 'good' } as const;

/** What the reader granted to the bot; the worst of both systems stands for the row. */
export function scopesRow(scopes: ScopeFacts, t: Translator): StatusRow {
  const systems = ['partner-center', 'graph'] as const;
  const found = new Set(systems.map((system) => scopeState(scopes[system])));
  const state = scopeStates.find((one) => found.has(one)) ?? 'well';
  return {
    name: t.say('scopes.name'),
    state: t.say(`scopes.state.${state}`),
    color: scopeColors[state],
    details: lines(...systems.flatMap((system) => scopeLines(t.say(systemNames[system]), scopes[system], t))),
  };
}

function scopeState(scopes: Scopes): (typeof scopeStates)[number] {
  if (scopes === 'unknown') return 'unknown';
  if (scopes.missing.length > 0) return 'missing';
  return scopes.excessive.length > 0 ? 'excessive' : 'well';
}

function scopeLines(where: string, scopes: Scopes, t: Translator): readonly string[] {
  if (scopes === 'unknown') return [t.say('scopes.unknown', { where })];
  const { missing, excessive } = scopes;
  return [
    ...(missing.length > 0 ? [t.say('scopes.missing', { where, names: listed(missing) })] : []),
    ...(excessive.length > 0 ? [t.say('scopes.excessive', { where, names: listed(excessive) })] : []),
  ];
}
