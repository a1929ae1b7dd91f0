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

export function checkPermissions(granted: readonly string[]): PermissionCheck {
  const held = new Set(granted);
  return {
    missing: Object.entries(graphPermissions)
      .filter(([name, use]) => use === 'needed' && !held.has(name))
      .map(([name]) => name),
    excessive: [...held].filter((name) => !Object.hasOwn(graphPermissions, name)).toSorted(),
  };
}

const dayMs = 86_400_000;

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
