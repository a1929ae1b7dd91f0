/** A mail in Graph's words. */
import { createHash } from 'node:crypto';
import type { FolderName, Mail, MailAddress, MailHeader } from '../world/mail.ts';
import { textOfHtml } from '../world/links.ts';

export const folderNames = ['drafts', 'inbox', 'outbox', 'sentitems', 'deleteditems'] as const;
export type WellKnownFolder = (typeof folderNames)[number];

/** Folder ids are constant for a mailbox. */
export function folderId(mailbox: string, folder: WellKnownFolder): string {
  const mark = createHash('sha256').update(`${mailbox}/${folder}`).digest('base64url').slice(0, 36);
  return `AAMkAGVmMDEzMTM4LgAAAAAA${mark}AAA=`;
}

const recipient = ({ name, address }: MailAddress) => ({ emailAddress: { name: name ?? address, address } });

/** Seconds and a Z: the service writes no fractions here. */
const instant = (iso: string) => `${iso.slice(0, 19)}Z`;

function preview({ body }: Mail['content']): string {
  const text = body.contentType === 'html' ? textOfHtml(body.content) : body.content;
  return text.trim().slice(0, 255);
}

const properties = {
  createdDateTime: ({ content }: Mail) => instant(content.createdAt),
  lastModifiedDateTime: ({ content }: Mail) => instant(content.modifiedAt),
  changeKey: (mail: Mail) => `CQAAABYAAAC${String(mail.content.change).padStart(4, '0')}`,
  categories: () => [],
  receivedDateTime: ({ content }: Mail) => instant(content.sentAt),
  sentDateTime: ({ content }: Mail) => instant(content.sentAt),
  hasAttachments: () => false,
  internetMessageId: (mail: Mail) => mail.internetMessageId,
  subject: ({ content }: Mail) => content.subject,
  bodyPreview: ({ content }: Mail) => preview(content),
  importance: ({ content }: Mail) => content.importance,
  parentFolderId: (mail: Mail) => folderId(mail.mailbox, mail.folder satisfies FolderName),
  conversationId: (mail: Mail) => mail.conversationId,
  isDeliveryReceiptRequested: () => false,
  isReadReceiptRequested: () => false,
  isRead: (mail: Mail) => mail.folder !== 'inbox',
  isDraft: (mail: Mail) => mail.isDraft,
  body: ({ content }: Mail) => content.body,
  sender: ({ content }: Mail) => recipient(content.from),
  from: ({ content }: Mail) => recipient(content.from),
  toRecipients: ({ content }: Mail) => content.to.map(recipient),
  ccRecipients: ({ content }: Mail) => content.cc.map(recipient),
  bccRecipients: ({ content }: Mail) => content.bcc.map(recipient),
  replyTo: ({ content }: Mail) => content.replyTo.map(recipient),
  flag: () => ({ flagStatus: 'notFlagged' }),
} as const;

type PropertyName = keyof typeof properties;

/** Headers come only when they are asked for by name. */
export const messageProperties: readonly string[] = [
  'id',
  'webLink',
  'internetMessageHeaders',
  ...Object.keys(properties),
];

export interface Wanted {
  readonly immutableIds: boolean;
  readonly select?: readonly string[] | undefined;
  /** Ids of extended properties to give as well. */
  readonly expand?: readonly string[] | undefined;
}

export function headersOf({ content }: Mail): readonly MailHeader[] {
  const { inReplyTo, references = [], headers } = content;
  return [
    ...(inReplyTo === undefined ? [] : [{ name: 'In-Reply-To', value: inReplyTo }]),
    ...(references.length === 0 ? [] : [{ name: 'References', value: references.join(' ') }]),
    ...headers,
  ];
}

export function messageShape(mail: Mail, { immutableIds, select, expand }: Wanted): Record<string, unknown> {
  const id = immutableIds ? mail.id : mail.movingId;
  const wanted = select ?? ['webLink', ...Object.keys(properties)];
  const shape: Record<string, unknown> = {
    '@odata.etag': `W/"CQAAABYAAAC${String(mail.content.change).padStart(4, '0')}"`,
    id,
  };
  for (const name of wanted) {
    if (name === 'webLink') shape[name] = webLink(id);
    else if (name === 'internetMessageHeaders') shape[name] = headersOf(mail);
    else if (name !== 'id') shape[name] = properties[name as PropertyName](mail);
  }
  const expanded = mail.properties.filter((one) => expand?.includes(one.id));
  if (expanded.length > 0) shape.singleValueExtendedProperties = expanded;
  return shape;
}

const webLink = (id: string) =>
  `https://outlook.office365.com/owa/?ItemID=${encodeURIComponent(id)}&exvsurl=1&viewmodel=ReadMessageItem`;
