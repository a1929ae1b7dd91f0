import { z } from 'zod';
import { type Capability, capabilityNames } from '../../domain/capability.ts';
import type { InvitationLink } from '../../domain/invitation-link.ts';
import type { Capabilities, NamedProvider, NamedProviders, PastedLinks } from '../../ports/capabilities.ts';
import { defineKind } from './document-kind.ts';
import type { Documents } from './documents.ts';
import { InstantSchema, ProviderTenantIdSchema } from './common-schemas.ts';
import { createSetting } from './setting.ts';

const CapabilitiesSchema: z.ZodType<readonly Capability[]> = z.array(
  z.strictObject({
    name: z.enum(capabilityNames),
    state: z.enum(['given', 'refused']),
    code: z.string().exactOptional(),
    checkedAt: InstantSchema,
  }),
);
const NamedProvidersSchema: z.ZodType<readonly NamedProvider[]> = z.array(
  z.strictObject({ id: ProviderTenantIdSchema, name: z.string().min(1) }),
);
const LinkSchema = z.string().min(1) as unknown as z.ZodType<InvitationLink>;

const capabilitiesKind = defineKind({ kind: 'capabilities', schema: CapabilitiesSchema, upgrades: [] });
const namedProvidersKind = defineKind({
  kind: 'named-providers',
  schema: NamedProvidersSchema,
  upgrades: [],
});
const linkKind = defineKind({ kind: 'pasted-link', schema: LinkSchema, upgrades: [] });

export const createCosmosCapabilities = (relationships: Documents): Capabilities =>
  createSetting(relationships, { kind: capabilitiesKind, id: 'capabilities' });

export const createCosmosPastedLinks = (relationships: Documents): PastedLinks =>
  createSetting(relationships, { kind: linkKind, id: 'pasted-link' });

export const createCosmosNamedProviders = (relationships: Documents): NamedProviders =>
  createSetting(relationships, { kind: namedProvidersKind, id: 'named-providers' });
