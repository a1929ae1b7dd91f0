import type { Instant } from './ids.ts';

/** What Partner Center may refuse to a whole company (API reference 1): to an indirect reseller more than to others. */
export const capabilityNames = [
  'customer-list',
  'providers',
  'invitation-link',
  'own-profile',
  'events',
] as const;
export type CapabilityName = (typeof capabilityNames)[number];

export interface Capability {
  readonly name: CapabilityName;
  readonly state: 'given' | 'refused';
  /** Partner Center's own code of the refusal. */
  readonly code?: string;
  readonly checkedAt: Instant;
}
