/** What the control door takes, and a sentence for what it does not. */
import { z } from 'zod';
import type { Exchange } from '../http-kit.ts';
import { standings } from '../world/directory.ts';
import { isKnownError } from '../partner-center/answers.ts';
import { registrableEvents } from '../partner-center/webhooks/registration.ts';
import { faultySystems } from '../world/faults.ts';
import { signInStates } from '../world/sign-ins.ts';

const guid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a GUID');
const role = z.enum(['admin-agent', 'global-admin', 'sales-agent', 'helpdesk-agent']);

export const CustomersBody = z.strictObject({
  count: z.int().min(0).max(200_000),
  seed: z.union([z.string().max(200), z.number()]).transform(String),
});

/** What the bot's registration was granted, and when its secret ends; null takes that day back. */
export const RegistrationBody = z.strictObject({
  granted: z.array(z.string().regex(/^[\w.]{1,80}$/)).optional(),
  scopes: z.array(z.string().regex(/^[\w.]{1,80}$/)).optional(),
  secretEndsAt: z.iso.datetime().nullable().optional(),
});

/** Another tool registers for events in our tenant; without an address nobody is registered any more. */
export const EventRegistrationBody = z.strictObject({
  webhookUrl: z.url().nullable(),
  webhookEvents: z.array(z.enum(registrableEvents)).min(1).default(['test-created']),
});

const domainName = z.string().min(1).max(253);

/**
 * Beside the tenant that accepts, it may be said how its customer is to look: `name`, `customDomains` (verified ones
 * beside the default domain) and `email`. So a customer can accept from another tenant than the one that was invited.
 */
export const AcceptBody = z
  .strictObject({
    tenantId: guid.optional(),
    domain: domainName.optional(),
    providerId: guid.optional(),
    half: z.enum(['reseller', 'provider']).optional(),
    name: z.string().min(1).max(200).optional(),
    customDomains: z.array(domainName).max(50).optional(),
    email: z.email().optional(),
  })
  .refine((body) => (body.tenantId === undefined) !== (body.domain === undefined), {
    error: 'Give either tenantId or domain.',
  });

const knowsError = ({
  system,
  status = 0,
  code = 0,
}: {
  system: string;
  status?: number | undefined;
  code?: number | undefined;
}) => system === 'partner-center' && isKnownError(status, code);
/** What is inside a customer's tenant from now on, and whether we may end the relationship with it ourselves. */
export const ContentsBody = z
  .strictObject({
    tenantId: guid.optional(),
    domain: domainName.optional(),
    subscriptions: z.enum(['active', 'suspended', 'none']).optional(),
    reservations: z.int().min(0).max(50).optional(),
    removal: z.enum(['allowed', 'two-tier']).optional(),
  })
  .refine((body) => (body.tenantId === undefined) !== (body.domain === undefined), {
    error: 'Give either tenantId or domain.',
  });

/** The customer is no customer of ours any more; nobody of ours did it. */
export const VanishBody = z
  .strictObject({ tenantId: guid.optional(), domain: domainName.optional() })
  .refine((body) => (body.tenantId === undefined) !== (body.domain === undefined), {
    error: 'Give either tenantId or domain.',
  });

/** The customer ends the rights that it delegated to us: the granular relationship, or those of the old kind. */
export const DelegationBody = z.strictObject({ domain: domainName, end: z.enum(['gdap', 'dap']) });

const FaultBody = z
  .strictObject({
    system: z.enum(faultySystems),
    method: z
      .string()
      .regex(/^[a-z]+$/i, 'must be an HTTP method')
      .transform((text) => text.toUpperCase()),
    path: z.string().transform((text) => (text.startsWith('/') ? text : `/${text}`)),
    status: z.int().min(300).max(599).optional(),
    delayMs: z.int().min(0).max(600_000).optional(),
    drop: z.enum(['before', 'after']).optional(),
    retryAfter: z.number().min(0).max(86_400).optional(),
    /** Of Partner Center's errors (API reference 3), with the status that it comes with. */
    code: z.int().optional(),
    substatus: z.int().optional(),
    times: z.int().min(1).max(1_000_000).default(1),
  })
  .transform((body) =>
    // To be told when to come again is to be throttled.
    body.retryAfter === undefined || body.drop !== undefined ? body : { ...body, status: body.status ?? 429 },
  )
  .refine((body) => body.status !== undefined || body.delayMs !== undefined || body.drop !== undefined, {
    error: 'A fault needs a status, a delayMs or a drop.',
  })
  .refine((body) => body.code === undefined || knowsError(body), {
    error: 'A code is one of Partner Center’s, beside the status that it comes with.',
  });

export const FaultsBody = z.array(FaultBody);

/** Beside the roles it may be said that the person is a guest, is switched off, or is gone. */
export const RolesBody = z.strictObject({
  aadObjectId: guid,
  roles: z.array(role),
  standing: z.enum(standings).default('member'),
});

export const SignInBody = z.strictObject({ aadObjectId: guid, state: z.enum(signInStates) });

export const ClockBody = z
  .strictObject({ now: z.iso.datetime({ offset: true }).optional(), advanceMs: z.number().optional() })
  .refine((body) => (body.now === undefined) !== (body.advanceMs === undefined), {
    error: 'Give either now or advanceMs.',
  });

export const ReplyBody = z.strictObject({
  text: z.string().min(1).max(100_000),
  automatic: z.boolean().optional(),
});

/** Without a body everybody's delivery failed. */
export const BounceBody = z.strictObject({
  recipients: z.array(z.string().min(3)).min(1).optional(),
  status: z
    .string()
    .regex(/^[45]\.\d{1,3}\.\d{1,3}$/)
    .optional(),
  apart: z.boolean().optional(),
});

export const AcknowledgeBody = z.strictObject({ subscriber: z.string(), seq: z.int().min(0) });

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

/** The body in the wanted shape, or a sentence about the first thing that is wrong with it. */
export function readBody<T>(schema: z.ZodType<T>, { body }: Pick<Exchange, 'body'>): Read<T> {
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    return { ok: false, why: 'The body is not JSON.' };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') ?? '';
  const why = (issue?.message ?? 'it has the wrong shape').replace(/\.?$/, '.');
  return { ok: false, why: place === '' ? why : `${place}: ${why}` };
}
