import type { SetupItem, SetupValues } from '../cards/setup-card.ts';
import type { Config } from '../config/config.ts';
import type { VariableName } from '../config/variables.ts';
import { approvalPolicyOf } from './approval-policy.ts';

/** By which variables an administrator changes what `setup` shows. */
const setupVariables = {
  tenant: ['ALLOWED_TENANT_ID'],
  mpnId: ['PARTNER_MPN_ID'],
  adminAgents: ['ADMIN_AGENTS_GROUP_ID', 'SALES_AGENTS_GROUP_ID', 'DRAFTERS_GROUP_ID', 'VIEWERS_GROUP_ID'],
  mailFrom: ['MAIL_FROM', 'SHARED_MAILBOX'],
  acceptance: ['DIRECTORY_COMPARE_SECONDS'],
  events: ['PUBLIC_URL'],
  approval: ['INVITATION_APPROVAL'],
  approvers: [
    'APPROVALS_NEEDED',
    'APPROVAL_REMIND_MINUTES',
    'APPROVAL_EXPIRE_MINUTES',
    'APPROVAL_HOURS',
    'APPROVAL_COVER',
    'REMOVAL_COOLING_MINUTES',
  ],
  reminders: ['REMINDER_WORKING_DAYS', 'REMINDER_TIME', 'REMINDER_HOLIDAYS'],
  language: ['DEFAULT_LANGUAGE'],
  timeZone: ['DEFAULT_TIME_ZONE'],
} as const satisfies Record<SetupItem, readonly VariableName[]>;

/** What `setup` shows of the configuration. */
export function setupOf(config: Config): SetupValues {
  const { partnerMpnId, sharedMailbox, mailFrom } = config;
  return {
    tenantId: config.allowedTenantId,
    adminAgentsGroupId: config.adminAgentsGroupId,
    compareEverySeconds: config.directoryCompareMs / 1_000,
    approvals: approvalPolicyOf(config),
    reminders: config.reminders,
    defaultLanguage: config.defaultLanguage,
    defaultTimeZone: config.defaultTimeZone,
    variables: setupVariables,
    ...(partnerMpnId === undefined ? {} : { mpnId: partnerMpnId }),
    ...(mailFrom === 'shared' && sharedMailbox !== undefined ? { sharedMailbox } : {}),
  };
}
