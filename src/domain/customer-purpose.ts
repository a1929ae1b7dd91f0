/** For what a customer is looked for: what a list of them does with the one that is chosen. */
export const customerPurposes = ['open', 'remove', 'why'] as const;
export type CustomerPurpose = (typeof customerPurposes)[number];

/** What is no purpose harms nothing. */
export function parseCustomerPurpose(text: string): CustomerPurpose {
  return customerPurposes.find((purpose) => purpose === text) ?? 'open';
}
