/**
 * A mail as MIME: the headers that the imitation knows of and one body, and for a report of failed delivery the three
 * parts of RFC 3464. No trace of a journey, no attachments: mails here have neither.
 */
import { textOfHtml } from '../world/links.ts';
import type { Mail, MailAddress, MailHeader } from '../world/mail.ts';
import { messageClass } from '../world/mail-properties.ts';
import { headersOf } from './message-shape.ts';

const isAscii = (text: string) => /^[\x20-\x7e]*$/.test(text);

/** RFC 2047; no encoded word is longer than 75 characters, and none splits a letter. */
function encodeWords(text: string): string {
  if (isAscii(text)) return text;
  const words: string[] = [];
  let word = '';
  for (const letter of text) {
    if (Buffer.byteLength(word + letter) > 45) {
      words.push(word);
      word = '';
    }
    word += letter;
  }
  return [...words, word].map((one) => `=?utf-8?B?${Buffer.from(one).toString('base64')}?=`).join('\r\n ');
}

function address({ name, address: given }: MailAddress): string {
  const mailbox = given.replace(/\s+/g, ' ');
  if (!name) return mailbox;
  const shown = isAscii(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : encodeWords(name);
  return `${shown} <${mailbox}>`;
}

const addresses = (list: readonly MailAddress[]) => list.map(address).join(',\r\n ');
const line = ({ name, value }: MailHeader) => `${name}: ${value}`;
const base64 = (text: string) =>
  (
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');

function envelope(mail: Mail): readonly MailHeader[] {
  const { content, internetMessageId } = mail;
  const copies = content.cc.length === 0 ? [] : [{ name: 'Cc', value: addresses(content.cc) }];
  const blind = content.bcc.length === 0 ? [] : [{ name: 'Bcc', value: addresses(content.bcc) }];
  const answers =
    content.replyTo.length === 0 ? [] : [{ name: 'Reply-To', value: addresses(content.replyTo) }];
  return [
    { name: 'From', value: address(content.from) },
    { name: 'To', value: addresses(content.to) },
    ...copies,
    ...blind,
    ...answers,
    { name: 'Subject', value: encodeWords(content.subject) },
    { name: 'Date', value: new Date(content.sentAt).toUTCString().replace('GMT', '+0000') },
    { name: 'Message-ID', value: internetMessageId },
    ...headersOf(mail).map(({ name, value }) => ({ name, value: encodeWords(value) })),
    { name: 'MIME-Version', value: '1.0' },
  ];
}

function bodyPart(contentType: 'text' | 'html', content: string): string {
  return [
    `Content-Type: text/${contentType === 'html' ? 'html' : 'plain'}; charset="utf-8"`,
    'Content-Transfer-Encoding: base64',
    '',
    base64(content),
    '',
  ].join('\r\n');
}

/** Which address failed and why, and the headers of the mail that failed. */
function reportParts({ content }: Mail, original: Mail | undefined): readonly string[] {
  const text = content.body.contentType === 'html' ? textOfHtml(content.body.content) : content.body.content;
  const status = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(text)?.[0] ?? '5.0.0';
  const action = status.startsWith('4') ? 'delayed' : 'failed';
  const named = [...(original?.content.to ?? []), ...(original?.content.cc ?? [])].filter((one) =>
    text.includes(one.address),
  );
  const failed = named.map((one) =>
    [`Final-Recipient: rfc822;${one.address}`, `Action: ${action}`, `Status: ${status}`, ''].join('\r\n'),
  );
  return [
    bodyPart('text', text),
    ['Content-Type: message/delivery-status', '', 'Reporting-MTA: dns;rehearsal', '', ...failed].join('\r\n'),
    ...(original
      ? [['Content-Type: text/rfc822-headers', '', ...envelope(original).map(line), ''].join('\r\n')]
      : []),
  ];
}

/** @param original The mail that a report is about, where it is known. */
export function toMime(mail: Mail, original: Mail | undefined): string {
  const head = envelope(mail).map(line);
  const { value: kind = '' } = mail.properties.find(({ id }) => id === messageClass) ?? {};
  const { contentType, content } = mail.content.body;
  if (!/^REPORT\..*\.NDR$/i.test(kind)) return [...head, bodyPart(contentType, content)].join('\r\n');
  const boundary = `_report_${mail.id.slice(-16).replace(/\W/g, '_')}_`;
  const type = `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`;
  const parts = reportParts(mail, original).flatMap((part) => [`--${boundary}`, part]);
  return [...head, type, '', ...parts, `--${boundary}--`, ''].join('\r\n');
}
