import { checkInvitationLink, type InvitationLink, type LinkRefusal } from '../domain/invitation-link.ts';
import type { PartnerTenantId } from '../domain/ids.ts';
import { done, type Result } from '../domain/result.ts';
import type { PastedLinks } from '../ports/capabilities.ts';
import { Fault } from '../ports/faults.ts';

/** Keeps the link of the dashboard when it is an invitation to us; providers are put in for each joint one. */
export type PasteLink = (text: string) => Promise<Result<InvitationLink, LinkRefusal>>;

interface Dependencies {
  readonly pastedLinks: PastedLinks;
  readonly ourselves: { readonly tenantId: PartnerTenantId; readonly mpnId: string | undefined };
}

const attempts = 5;

export function createPasteLink({ pastedLinks, ourselves }: Dependencies): PasteLink {
  return async (text) => {
    const { tenantId: partnerId, mpnId } = ourselves;
    const link = checkInvitationLink(text, { partnerId, mpnId });
    if (!link.ok) return link;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const present = await pastedLinks.read();
      if (present?.value === link.value) return done(link.value);
      if ((await pastedLinks.put(link.value, present)) === 'written') return done(link.value);
    }
    throw new Fault('store/unavailable');
  };
}
