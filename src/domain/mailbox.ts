import type { PersonId } from './ids.ts';

/** A mailbox by what it is to us; its address is configuration. */
export type Mailbox = { readonly kind: 'own'; readonly person: PersonId } | { readonly kind: 'shared' };

/** The mail as the mailbox knows it; the immutable id names the draft and later the copy in Sent Items. */
export interface SentMail {
  readonly mailbox: Mailbox;
  readonly messageId: string;
  readonly conversationId?: string;
}

/** Why nobody looks into the mailbox for answers: its owner must sign in first, or Microsoft refuses it. */
export const unseenReasons = ['sign-in', 'refused'] as const;
export type UnseenReason = (typeof unseenReasons)[number];
