import type { Config } from '../config/config.ts';
import { parsePartnerTenantId } from '../domain/ids.ts';
import type { Ourselves } from '../ports/partner-center.ts';
import type { Tenants } from '../ports/tenants.ts';

/** As the configuration says it: Partner Center may refuse to tell. */
export function ourselvesOf({ allowedTenantId, partnerMpnId: mpnId }: Config) {
  const tenantId = parsePartnerTenantId(allowedTenantId);
  if (!tenantId) throw new Error('the tenant of the configuration is an id');
  return { tenantId, mpnId };
}

/** With the name that the directory of all tenants has for us. */
export async function namedOurselves(
  config: Config,
  tenants: Pick<Tenants, 'byId'>,
): Promise<Ourselves | undefined> {
  const { tenantId, mpnId } = ourselvesOf(config);
  const found = await tenants.byId(tenantId);
  if (found.kind === 'none') return undefined;
  const { displayName: companyName, domain } = found;
  return { tenantId, companyName, domain, ...(mpnId === undefined ? {} : { mpnId }) };
}
