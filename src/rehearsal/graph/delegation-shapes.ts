/** Delegated admin relationships in Graph's words. */
import { createHash } from 'node:crypto';
import type { Delegation, DelegationRequest } from '../world/delegations.ts';

/** This part of Graph writes seven digits after the second. */
const instant = (at: Date) => at.toISOString().replace('Z', '0000Z');

function etagOf(...parts: readonly string[]): string {
  const mark = createHash('sha256').update(parts.join(' ')).digest('base64').slice(0, 40);
  return `W/"${mark}"`;
}

export function relationshipShape(delegation: Delegation): Record<string, unknown> {
  const { id, displayName, customer, status, modifiedAt } = delegation;
  const { activatedAt, endsAt } = delegation;
  return {
    '@odata.type': '#microsoft.graph.delegatedAdminRelationship',
    '@odata.etag': etagOf(id, status, modifiedAt.toISOString()),
    id,
    displayName,
    duration: `P${delegation.durationDays}D`,
    customer: { tenantId: customer.tenantId, displayName: customer.companyName },
    accessDetails: {
      unifiedRoles: delegation.roleIds.map((roleDefinitionId) => ({ roleDefinitionId })),
    },
    status,
    autoExtendDuration: delegation.autoExtendDays === 0 ? 'PT0S' : `P${delegation.autoExtendDays}D`,
    createdDateTime: instant(delegation.createdAt),
    lastModifiedDateTime: instant(modifiedAt),
    activatedDateTime: activatedAt ? instant(activatedAt) : null,
    endDateTime: endsAt ? instant(endsAt) : null,
  };
}

export function delegatedCustomerShape({ customer }: Delegation): Record<string, unknown> {
  const { tenantId, companyName } = customer;
  return {
    '@odata.type': '#microsoft.graph.delegatedAdminCustomer',
    '@odata.etag': etagOf(tenantId, companyName),
    id: tenantId,
    tenantId,
    displayName: companyName,
  };
}

export function requestShape(request: DelegationRequest): Record<string, unknown> {
  return {
    '@odata.type': '#microsoft.graph.delegatedAdminRelationshipRequest',
    id: request.id,
    action: 'terminate',
    status: request.status,
    createdDateTime: instant(request.createdAt),
    lastModifiedDateTime: instant(request.modifiedAt),
  };
}
