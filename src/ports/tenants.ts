import type { CustomerTenantId } from '../domain/ids.ts';

export type TenantLookup =
  | {
      readonly kind: 'found';
      readonly tenantId: CustomerTenantId;
      readonly displayName: string;
      readonly domain: string;
    }
  | { readonly kind: 'none' };

/** Which tenant stands behind a mail domain, or an id. `none` holds for this cloud; not to be known is a thrown fault. */
export interface Tenants {
  byDomain(domain: string): Promise<TenantLookup>;
  byId(tenantId: string): Promise<TenantLookup>;
}
