import { dayMs } from './instants.ts';
import type { PersonSystem } from './sign-in.ts';

/** The application permissions of Microsoft Graph that the bot makes use of, and those that it should not have. */

/** `needed`: something does not work without it. `useful`: something works better with it. */
export const graphPermissions = {
  'GroupMember.Read.All': 'needed',
  'User.Read.All': 'needed',
  'CrossTenantInformation.ReadBasic.All': 'needed',
  'Application.Read.All': 'useful',
  'AppCatalog.Read.All': 'useful',
  'DelegatedAdminRelationship.Read.All': 'useful',
  'Directory.Read.All': 'useful',
  'TeamsAppInstallation.ReadWriteSelfForUser.All': 'useful',
} as const satisfies Readonly<Record<string, 'needed' | 'useful'>>;

export interface PermissionCheck {
  readonly missing: readonly string[];
  /** Granted, and of no use here: whoever steals the bot's secret could use it all the same. */
  readonly excessive: readonly string[];
}

/** Reads our customers in the directory, for which it takes the place of a list that Partner Center refuses. */
const listPermission = 'Directory.Read.All';

export function checkPermissions(
  granted: readonly string[],
  { isListRefused = false }: { readonly isListRefused?: boolean } = {},
): PermissionCheck {
  return compare(granted, { ...graphPermissions, ...(isListRefused ? { [listPermission]: 'useful' } : {}) });
}

/** What the bot makes use of in a person's name. With a shared mailbox nobody's own mail is touched. */
export function scopesFor(system: PersonSystem, mailFrom: 'own' | 'shared'): Readonly<Record<string, Use>> {
  if (system === 'partner-center') return { user_impersonation: 'needed' };
  const mail = { 'Mail.ReadWrite': 'needed', 'Mail.Send': 'needed' } as const;
  return {
    'DelegatedAdminRelationship.ReadWrite.All': 'useful',
    ...(mailFrom === 'own' ? mail : {}),
    ...basics,
  };
}

/** Part of any sign-in, and of no worth to a thief. */
const basics = {
  openid: 'useful',
  profile: 'useful',
  email: 'useful',
  offline_access: 'useful',
  'User.Read': 'useful',
} as const;

export const checkScopes = (granted: readonly string[], wanted: Readonly<Record<string, Use>>) =>
  compare(granted, wanted);

type Use = 'needed' | 'useful';

function compare(granted: readonly string[], wanted: Readonly<Record<string, Use>>): PermissionCheck {
  const held = new Set(granted);
  return {
    missing: Object.entries(wanted)
      .filter(([name, use]) => use === 'needed' && !held.has(name))
      .map(([name]) => name),
    excessive: [...held].filter((name) => !Object.hasOwn(wanted, name)).toSorted(),
  };
}

/** So many days ahead the end of a secret or a certificate is warned of. */
export const warningDays = [30, 7, 1] as const;
export type WarningDays = (typeof warningDays)[number];

/** Which warning it is time for; absent while the end is far. */
export function warningAt(daysLeft: number): WarningDays | undefined {
  return warningDays.findLast((days) => daysLeft <= days);
}

/** Whole days until then: 0 on the last day, less than 0 afterwards. */
export function daysUntil(endsAt: string, now: Date): number {
  return Math.floor((Date.parse(endsAt) - now.getTime()) / dayMs);
}
