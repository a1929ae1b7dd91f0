import { z } from 'zod';
import type { Invitation } from '../../domain/invitation.ts';
import type { InvitationPage, Register, Stored } from '../../ports/register.ts';
import { claimKey, toClaim, toClaimBody } from './claim-document.ts';
import { commitBatch } from './commit-batch.ts';
import { freeActsQuery, invitationsInStatesQuery, invitationsQuery, type PageEnd } from './containers.ts';
import type { Document } from './document-shape.ts';
import type { Documents } from './documents.ts';
import { invitationKey, toInvitation } from './invitation-document.ts';
import { readableEntries, takeDue } from './take-due.ts';

interface Dependencies {
  readonly relationships: Documents;
  /** Milliseconds on the machine's clock, on which leases run. */
  readonly now: () => number;
}

/** For lists that a worker reads whole. */
const wholeListDeadlineMs = 30_000;

export function createCosmosRegister({ relationships, now }: Dependencies): Register {
  return {
    async invitation(id) {
      const document = await relationships.read(invitationKey(id));
      return document && toStored(document);
    },
    commit: (commit) => commitBatch(relationships, commit, now()),
    async invitations({ states, inviter, size, after }) {
      const end = after === undefined ? undefined : readPageEnd(after);
      const query = invitationsQuery({
        ...(states ? { states } : {}),
        ...(inviter ? { inviter } : {}),
        ...(end ? { after: end } : {}),
      });
      return toPage(await relationships.query(query, toInvitation, { limit: size + 1 }), size);
    },
    async allIn(states) {
      const query = invitationsInStatesQuery(states);
      return relationships.query(query, toStored, { deadlineMs: wholeListDeadlineMs });
    },
    async claim(tenantId) {
      const stored = await relationships.read(claimKey(tenantId));
      return stored && { value: toClaim(stored), version: stored.etag };
    },
    async putClaim(claim, over) {
      const key = claimKey(claim.tenantId);
      const body = toClaimBody(claim);
      const outcome = over
        ? await relationships.replace(key, body, over.version)
        : await relationships.create(key, body);
      return outcome.kind;
    },
    takeDue: (taking) => takeDue({ relationships, now }, taking),
    async nextDue() {
      const [entry] = await readableEntries(relationships, freeActsQuery(now()), 1);
      return entry?.dueAt;
    },
  };
}

function toStored(document: Document): Stored<Invitation> {
  return { value: toInvitation(document), version: document.etag };
}

/** Where a page ended, as text that survives in a card; a text that is none begins at the newest. */
const PageEndText = z.tuple([z.string(), z.string()]);

function writePageEnd({ createdAt, aggregateId }: PageEnd): string {
  return Buffer.from(JSON.stringify([createdAt, aggregateId])).toString('base64url');
}

function readPageEnd(text: string): PageEnd | undefined {
  try {
    const json: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    const [createdAt, aggregateId] = PageEndText.parse(json);
    return { createdAt, aggregateId };
  } catch {
    return undefined;
  }
}

function toPage(found: readonly Invitation[], size: number): InvitationPage {
  const invitations = found.slice(0, size);
  const last = invitations.at(-1);
  if (!last || found.length <= size) return { invitations };
  return { invitations, next: writePageEnd({ createdAt: last.createdAt, aggregateId: last.id }) };
}
