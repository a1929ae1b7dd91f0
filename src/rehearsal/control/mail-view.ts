/** A sent mail as the control door and the mailbox page show it. */
import { linksOf } from '../world/links.ts';
import type { Mail } from '../world/mail.ts';

export interface MailView {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly contentType: 'text' | 'html';
  readonly body: string;
  readonly links: readonly string[];
  readonly conversationId: string;
  readonly inReplyTo?: string;
  readonly sentAt: string;
}

export function viewMail({ id, conversationId, content }: Mail): MailView {
  return {
    id,
    from: content.from.address,
    to: content.to.map((one) => one.address),
    cc: content.cc.map((one) => one.address),
    subject: content.subject,
    contentType: content.body.contentType,
    body: content.body.content,
    links: linksOf(content.body),
    conversationId,
    ...(content.inReplyTo === undefined ? {} : { inReplyTo: content.inReplyTo }),
    sentAt: content.sentAt,
  };
}
