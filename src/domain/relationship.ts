import type { ProviderTenantId } from './ids.ts';

/** Alone, or together with an indirect provider: then the customer is asked for two relationships at once. */
export type Relationship =
  | { readonly kind: 'alone' }
  | { readonly kind: 'joint'; readonly providerId: ProviderTenantId; readonly providerName: string };

/** The halves of a joint invitation: the customer's relationship with us, and that with the provider. */
export type Half = 'reseller' | 'provider';

/** Why the provider's half cannot be seen: Microsoft refuses to show it, or the inviter must sign in anew first. */
export const hiddenReasons = ['refused', 'sign-in'] as const;
export type HiddenReason = (typeof hiddenReasons)[number];

/** Which relationships are there now, as far as they can be seen. */
export interface Halves {
  readonly reseller: boolean;
  readonly provider: boolean;
  /** Present while nobody can say whether the provider's half is there. */
  readonly providerHidden?: HiddenReason;
}
