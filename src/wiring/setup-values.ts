import type { SetupValues } from '../cards/setup-card.ts';
import type { Config } from '../config/config.ts';
import { approvalPolicyOf } from './approval-policy.ts';

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
    ...(partnerMpnId === undefined ? {} : { mpnId: partnerMpnId }),
    ...(mailFrom === 'shared' && sharedMailbox !== undefined ? { sharedMailbox } : {}),
  };
}
