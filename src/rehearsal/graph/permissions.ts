/** What a token must allow for each kind of call (Graph supplement; Teams and Graph rules, sections 5 to 7). */
import type { TokenClaims } from '../login/tokens.ts';
import { refuse } from './answers.ts';

/** All entries of a list are needed; of an entry with bars one is enough, the least first. */
export interface Permissions {
  /** `mailbox`: Exchange decides by the mailbox, not by the token (RBAC for Applications). */
  readonly app: readonly string[] | 'mailbox';
  readonly person: readonly string[];
  /** How the refusal is called; directories call it otherwise than mailboxes. */
  readonly refusal?: string;
}

const both = (...names: readonly string[]): Permissions => ({ app: names, person: names });
const mail = (...person: readonly string[]): Permissions => ({
  app: 'mailbox',
  person,
  refusal: 'ErrorAccessDenied',
});

const readsMail = 'Mail.Read|Mail.ReadWrite';
const readsDelegations = 'DelegatedAdminRelationship.Read.All|DelegatedAdminRelationship.ReadWrite.All';

export const permissions = {
  ownRegistration: { app: ['Application.Read.All'], person: ['Application.Read.All'] },
  tenants: both('CrossTenantInformation.ReadBasic.All'),
  person: { app: ['User.Read.All'], person: ['User.Read|User.Read.All'] },
  memberships: {
    app: ['User.Read.All', 'GroupMember.Read.All'],
    person: ['User.Read|User.ReadBasic.All', 'GroupMember.Read.All'],
  },
  ownMemberships: { app: ['User.Read.All'], person: ['User.Read|User.Read.All'] },
  groupMembers: both('GroupMember.Read.All'),
  readDelegations: both(readsDelegations),
  endDelegations: both('DelegatedAdminRelationship.ReadWrite.All'),
  appCatalog: both('AppCatalog.Read.All|AppCatalog.ReadWrite.All'),
  installApp: {
    app: ['TeamsAppInstallation.ReadWriteSelfForUser.All'],
    person: ['TeamsAppInstallation.ReadWriteSelfForUser'],
    refusal: 'Forbidden',
  },
  findInstalled: {
    app: ['TeamsAppInstallation.ReadForUser.All|TeamsAppInstallation.ReadWriteSelfForUser.All'],
    person: ['TeamsAppInstallation.ReadForUser|TeamsAppInstallation.ReadWriteSelfForUser'],
    refusal: 'Forbidden',
  },
  readMailBasics: mail(`Mail.ReadBasic|${readsMail}`),
  readMail: mail(readsMail),
  writeMail: mail('Mail.ReadWrite'),
  sendMail: mail('Mail.Send'),
  /**
   * The permission for contracts is granted only where Partner Center refuses its list, which a rehearsal is told to do at
   * any moment: the way out is shown without asking for the consent first. `status` names the consent that is missing.
   */
  contracts: { app: [], person: [] },
} as const satisfies Readonly<Record<string, Permissions>>;

/** Refuses a token that lacks what the call needs. */
export function requirePermissions({ idtyp, roles = [], scp = '' }: TokenClaims, needed: Permissions): void {
  const asked = idtyp === 'app' ? needed.app : needed.person;
  if (asked === 'mailbox') return;
  const held = new Set(idtyp === 'app' ? roles : scp.split(' '));
  const isHeld = (entry: string) => entry.split('|').some((name) => held.has(name));
  if (asked.every(isHeld)) return;
  refuse(
    403,
    needed.refusal ?? 'Authorization_RequestDenied',
    needed.refusal === 'ErrorAccessDenied'
      ? 'Access is denied. Check credentials and try again.'
      : 'Insufficient privileges to complete the operation.',
  );
}
