import { z } from 'zod';
import { type Capability, capabilityNames } from '../../domain/capability.ts';
import type { InvitationLink } from '../../domain/invitation-link.ts';
import type { Capabilities, NamedProvider, NamedProviders, PastedLinks } from '../../ports/capabilities.ts';
import { defineKind, type DocumentKind } from './document-kind.ts';
import type { Documents } from './documents.ts';
import { InstantSchema, ProviderTenantIdSchema } from './common-schemas.ts';

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

/** What belongs to the company and not to an invitation is few, and stands in one partition. */
export function createSetting<T>(documents: Documents, { kind, id }: { kind: DocumentKind<T>; id: string }) {
  const key = { partition: 'settings', id };
  return {
    async read() {
      const stored = await documents.read(key);
      return stored && { value: kind.unwrap(stored.resource), version: stored.etag };
    },
    async put(value: T, over: { readonly version: string } | undefined) {
      const body = kind.wrap(value);
      const outcome = over
        ? await documents.replace(key, body, over.version)
        : await documents.create(key, body);
      return outcome.kind;
    },
  };
}

export const createCosmosCapabilities = (relationships: Documents): Capabilities =>
  createSetting(relationships, { kind: capabilitiesKind, id: 'capabilities' });

export const createCosmosPastedLinks = (relationships: Documents): PastedLinks =>
  createSetting(relationships, { kind: linkKind, id: 'pasted-link' });

export const createCosmosNamedProviders = (relationships: Documents): NamedProviders =>
  createSetting(relationships, { kind: namedProvidersKind, id: 'named-providers' });
