import type { Capability } from '../domain/capability.ts';
import type { Customer } from '../domain/customer.ts';
import type { ProviderTenantId } from '../domain/ids.ts';
import type { InvitationLink } from '../domain/invitation-link.ts';
import type { Stored } from './register.ts';

/** What Partner Center gives to our company and what not, as it was last seen. */
export interface Capabilities {
  read(): Promise<Stored<readonly Capability[]> | undefined>;
  /** Writes when nobody wrote since `over` was read (absent: when there is none). */
  put(
    capabilities: readonly Capability[],
    over: Stored<readonly Capability[]> | undefined,
  ): Promise<'written' | 'conflict'>;
}

/** The invitation link that an administrator pasted, where Partner Center gives us none. */
export interface PastedLinks {
  read(): Promise<Stored<InvitationLink> | undefined>;
  put(link: InvitationLink, over: Stored<InvitationLink> | undefined): Promise<'written' | 'conflict'>;
}

/** A provider that an administrator named by a joint link, where Partner Center does not list ours. */
export interface NamedProvider {
  readonly id: ProviderTenantId;
  readonly name: string;
}

export interface NamedProviders {
  read(): Promise<Stored<readonly NamedProvider[]> | undefined>;
  put(
    providers: readonly NamedProvider[],
    over: Stored<readonly NamedProvider[]> | undefined,
  ): Promise<'written' | 'conflict'>;
}

/** Our customers as the directory knows them: names may be old, and of some there is no domain. */
export interface DirectoryCustomers {
  customers(signal?: AbortSignal): AsyncIterable<readonly Customer[]>;
}
