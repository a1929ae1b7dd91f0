import { checkInvitationLink, type LinkRefusal, providerIn } from '../domain/invitation-link.ts';
import type { PartnerTenantId } from '../domain/ids.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { NamedProvider, NamedProviders, PastedLinks } from '../ports/capabilities.ts';
import type { Stored } from '../ports/register.ts';
import type { Tenants } from '../ports/tenants.ts';
import type { KnownCapabilities } from './known-capabilities.ts';
import { writeUponTheLatest } from './upon-the-latest.ts';

export type Pasted =
  | { readonly kind: 'link' }
  /** Named by a joint link, where Partner Center does not list ours. */
  | { readonly kind: 'provider'; readonly provider: NamedProvider };

export type PasteRefusal = LinkRefusal | 'unknown-provider';

/**
 * Keeps the link of the dashboard when it is an invitation to us. Of a joint one the provider is kept where Partner
 * Center lists none: the link of each letter is made from the plain one.
 */
export type PasteLink = (text: string) => Promise<Result<Pasted, PasteRefusal>>;

interface Dependencies {
  readonly pastedLinks: PastedLinks;
  readonly namedProviders: NamedProviders;
  readonly capabilities: Pick<KnownCapabilities, 'isRefused'>;
  readonly tenants: Pick<Tenants, 'byId'>;
  readonly ourselves: { readonly tenantId: PartnerTenantId; readonly mpnId: string | undefined };
}

/** `change` answers nothing where all is there already. */
function keep<T>(
  setting: {
    read(): Promise<Stored<T> | undefined>;
    put(value: T, over: Stored<T> | undefined): Promise<'written' | 'conflict'>;
  },
  change: (present: T | undefined) => T | undefined,
): Promise<void> {
  return writeUponTheLatest(async () => {
    const present = await setting.read();
    const next = change(present?.value);
    return next === undefined ? 'written' : setting.put(next, present);
  });
}

export function createPasteLink(deps: Dependencies): PasteLink {
  const { tenantId: partnerId, mpnId } = deps.ourselves;

  const keepProvider = async (text: string): Promise<Result<Pasted, PasteRefusal>> => {
    const id = providerIn(text);
    if (id === undefined) return refused('unknown-provider');
    const joint = checkInvitationLink(text, { partnerId, mpnId, providerId: id });
    if (!joint.ok) return joint;
    const tenant = await deps.tenants.byId(id);
    if (tenant.kind === 'none') return refused('unknown-provider');
    const provider = { id, name: tenant.displayName };
    await keep(deps.namedProviders, (present = []) => [...present.filter((one) => one.id !== id), provider]);
    return done({ kind: 'provider', provider });
  };

  return async (text) => {
    const link = checkInvitationLink(text, { partnerId, mpnId });
    if (link.ok) {
      await keep(deps.pastedLinks, (present) => (present === link.value ? undefined : link.value));
      return done({ kind: 'link' });
    }
    if (link.refusal !== 'unexpected-provider') return link;
    return (await deps.capabilities.isRefused('providers')) ? keepProvider(text) : link;
  };
}
