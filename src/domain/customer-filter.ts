/** Which of the customers a person wants to see. */
export const customerFilters = ['everyone', 'invited-by-me', 'no-services', 'joint'] as const;
export type CustomerFilter = (typeof customerFilters)[number];

export function parseCustomerFilter(text: string): CustomerFilter | undefined {
  return customerFilters.find((filter) => filter === text);
}
