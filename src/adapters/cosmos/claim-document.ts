import { z } from 'zod';
import type { CustomerTenantId } from '../../domain/ids.ts';
import type { Claim } from '../../ports/register.ts';
import { defineKind } from './document-kind.ts';
import type { Body, Document, Key } from './document-shape.ts';
import { CustomerTenantIdSchema, InvitationIdSchema } from './common-schemas.ts';

const ClaimSchema: z.ZodType<Claim> = z.strictObject({
  tenantId: CustomerTenantIdSchema,
  invitationId: InvitationIdSchema,
  held: z.boolean(),
});

const claimKind = defineKind({ kind: 'claim', schema: ClaimSchema, upgrades: [] });

/** A partition of its own: whoever wants the tenant meets here, whatever invitation they come from. */
export const claimKey = (tenantId: CustomerTenantId): Key => ({
  partition: `claim:${tenantId}`,
  id: 'claim',
});
export const toClaimBody = (claim: Claim): Body => claimKind.wrap(claim);
export const toClaim = ({ resource }: Document): Claim => claimKind.unwrap(resource);
