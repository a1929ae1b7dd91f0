/** Reads what a caller writes into a message: known properties in the right form, everything else named and refused. */
import { z } from 'zod';
import type { Exchange } from '../http-kit.ts';
import type { ExtendedProperty, MailAddress, MailHeader } from '../world/mail.ts';
import { refuse, refuseUnmodelled } from './answers.ts';
import { canonicalPropertyId, isPropertyId } from './property-id.ts';

const Recipient = z.strictObject({
  emailAddress: z.strictObject({ name: z.string().optional(), address: z.string() }),
});
const Pair = z.strictObject({ name: z.string(), value: z.string() });
const Property = z.strictObject({ id: z.string(), value: z.string() });
const Recipients = z.array(Recipient).max(500);

const Message = z
  .strictObject({
    subject: z.string().max(255),
    body: z.strictObject({
      contentType: z
        .string()
        .transform((text) => text.toLowerCase())
        .pipe(z.enum(['text', 'html'])),
      content: z.string(),
    }),
    toRecipients: Recipients,
    ccRecipients: Recipients,
    bccRecipients: Recipients,
    replyTo: Recipients,
    from: Recipient,
    importance: z
      .string()
      .transform((text) => text.toLowerCase())
      .pipe(z.enum(['low', 'normal', 'high'])),
    internetMessageHeaders: z.array(Pair),
    singleValueExtendedProperties: z.array(Property),
  })
  .partial();

export interface MessageBody {
  readonly subject?: string | undefined;
  readonly body?: { readonly contentType: 'text' | 'html'; readonly content: string } | undefined;
  readonly to?: readonly MailAddress[] | undefined;
  readonly cc?: readonly MailAddress[] | undefined;
  readonly bcc?: readonly MailAddress[] | undefined;
  readonly replyTo?: readonly MailAddress[] | undefined;
  readonly from?: MailAddress | undefined;
  readonly importance?: string | undefined;
  readonly headers?: readonly MailHeader[] | undefined;
  readonly properties?: readonly ExtendedProperty[] | undefined;
}

/** The JSON of a body; empty bodies are undefined. */
export function readJson(exchange: Exchange): unknown {
  if (exchange.body.length === 0) return undefined;
  if (!(exchange.headers['content-type'] ?? '').startsWith('application/json')) {
    return refuse(
      415,
      'RequestBodyRead',
      'A supported MIME type could not be found that matches the content type.',
    );
  }
  try {
    return JSON.parse(exchange.body.toString());
  } catch {
    return refuse(400, 'BadRequest', 'Unable to read JSON request payload.');
  }
}

/** Refuses with 501 what the schema does not know, and with 400 what has the wrong form. */
export function parseBody<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const unknown = parsed.error.issues.find((issue) => issue.code === 'unrecognized_keys');
  if (unknown)
    return refuseUnmodelled(`the property ${[...unknown.path, ...unknown.keys].join('/')} in a body`);
  const [issue] = parsed.error.issues;
  return refuse(400, 'RequestBodyRead', `The property '${issue?.path.join('/')}' is not valid.`);
}

function checkHeaders(headers: readonly MailHeader[]): void {
  if (headers.length > 5) {
    refuse(
      400,
      'InvalidInternetMessageHeaderCollection',
      'Maximum number of headers in one message should be less than or equal to 5.',
    );
  }
  const wrong = headers.find(({ name }) => !/^x-/i.test(name));
  if (wrong) {
    refuse(
      400,
      'InvalidInternetMessageHeader',
      `The internet message header name '${wrong.name}' should start with 'x-' or 'X-'.`,
    );
  }
}

const addressesOf = (list: readonly z.infer<typeof Recipient>[] | undefined) =>
  list?.map(({ emailAddress }) => emailAddress);

export function readMessageBody(value: unknown): MessageBody {
  const message = parseBody(Message, value);
  const given = message.singleValueExtendedProperties;
  const strange = given?.find((one) => !isPropertyId(one.id));
  if (strange)
    refuse(400, 'ErrorInvalidExtendedProperty', `The extended property id '${strange.id}' is not valid.`);
  checkHeaders(message.internetMessageHeaders ?? []);
  return {
    subject: message.subject,
    body: message.body,
    to: addressesOf(message.toRecipients),
    cc: addressesOf(message.ccRecipients),
    bcc: addressesOf(message.bccRecipients),
    replyTo: addressesOf(message.replyTo),
    from: message.from?.emailAddress,
    importance: message.importance,
    headers: message.internetMessageHeaders,
    properties: given?.map(({ id, value }) => ({ id: canonicalPropertyId(id), value })),
  };
}
