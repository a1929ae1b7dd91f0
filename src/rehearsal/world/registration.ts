/** The bot's own app registration: what it was granted, and when its secret ends. */
import type { Settings } from './database.ts';

export interface Registration {
  /** Application permissions of Graph, as an administrator consented to them. */
  granted(): readonly string[];
  /** What people granted of Graph, as the connection asks for it. */
  scopes(): readonly string[];
  /** Absent: always so long from now that nobody need think of it. */
  secretEndsAt(): string | undefined;
  change(change: {
    readonly granted?: readonly string[];
    readonly scopes?: readonly string[];
    readonly secretEndsAt?: string | null;
  }): void;
}

const usual = [
  'AppCatalog.Read.All',
  'Application.Read.All',
  'CrossTenantInformation.ReadBasic.All',
  'DelegatedAdminRelationship.Read.All',
  'GroupMember.Read.All',
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
  'User.Read.All',
];

const usualScopes = [
  'DelegatedAdminRelationship.ReadWrite.All',
  'Mail.ReadWrite',
  'Mail.Send',
  'User.Read',
  'openid',
  'profile',
];

export function createRegistration(settings: Settings): Registration {
  return {
    granted: () => JSON.parse(settings.read('granted') ?? JSON.stringify(usual)) as string[],
    scopes: () => JSON.parse(settings.read('scopes') ?? JSON.stringify(usualScopes)) as string[],
    secretEndsAt: () => settings.read('secret-ends-at') || undefined,
    change({ granted, scopes, secretEndsAt }) {
      if (scopes) settings.write('scopes', JSON.stringify(scopes));
      if (granted) settings.write('granted', JSON.stringify(granted));
      if (secretEndsAt !== undefined) settings.write('secret-ends-at', secretEndsAt ?? '');
    },
  };
}
