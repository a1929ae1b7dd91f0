/** How Partner Center answers: JSON with its own headers, numeric error codes, and the other body of 429. */
import { randomUUID } from 'node:crypto';
import type { Answer, Exchange } from '../http-kit.ts';

export interface PartnerCenterError {
  readonly status: number;
  readonly code: number;
  readonly description: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function errorAnswer({ status, code, description, headers }: PartnerCenterError): Answer {
  return {
    status,
    ...(headers ? { headers } : {}),
    body: { code, description, data: [], source: 'PartnerFD' },
  };
}

export const errors = {
  accessDenied: {
    status: 401,
    code: 400,
    description: 'Access denied.',
    headers: { 'www-authenticate': 'OAuth realm="api.partnercenter.microsoft.com"' },
  },
  secondFactorMissing: {
    status: 401,
    code: 900421,
    description: 'Unauthorized - MFA required.',
    headers: { 'www-authenticate': 'OAuth realm="api.partnercenter.microsoft.com"' },
  },
  roleLacksRights: {
    status: 403,
    code: 900150,
    description: 'The supplied role does not have the rights to perform this operation.',
  },
  appOnlyRefused: {
    status: 403,
    code: 900329,
    description: 'The resource does not support app-only access. Use App+User authentication.',
  },
  twoTierRefused: { status: 403, code: 1002, description: 'Authorization failed for the two-tier partner.' },
  invalidCustomerId: { status: 400, code: 900118, description: 'The customer id is not valid.' },
  invalidInput: (what: string) => ({ status: 400, code: 800002, description: `Invalid input: ${what}.` }),
  invalidProperty: (what: string) => ({ status: 400, code: 3000, description: `Invalid property: ${what}.` }),
  customerNotFound: (id: string) => ({
    status: 404,
    code: 1000,
    description: `Customer ${id} was not found.`,
  }),
  tenantNotFound: (id: string) => ({ status: 404, code: 60003, description: `Tenant ${id} was not found.` }),
  userNotFound: (id: string) => ({
    status: 404,
    code: 60002,
    description: `User &#39;${id}&#39; was not found.`,
  }),
  billingNotFound: { status: 404, code: 1000, description: 'The customer has no billing profile.' },
  insufficientPrivileges: {
    status: 403,
    code: 900308,
    description:
      'Insufficient privileges: the delegated admin relationship lacks the role for this operation.',
  },
  mpnNotFound: (mpnId: string) => ({
    status: 404,
    code: 3000,
    description: `No partner profile was found for the MPN id ${mpnId}.`,
  }),
} as const;

/** The documented form, which differs from every other error. */
export function throttledAnswer(retryAfterS: number): Answer {
  return {
    status: 429,
    headers: { 'retry-after': String(retryAfterS) },
    body: {
      statusCode: 429,
      message: `Rate limit is exceeded. Try again in ${retryAfterS} seconds.`,
    },
  };
}

const codesByStatus: Readonly<Record<number, { readonly code: number; readonly description: string }>> = {
  400: { code: 800002, description: 'Invalid input.' },
  401: { code: 400, description: 'Access denied.' },
  403: { code: 2032, description: 'Access denied.' },
  404: { code: 1000, description: 'The resource was not found.' },
  409: { code: 900278, description: 'Another operation is pending. Retry after 24 hours.' },
  417: { code: 800036, description: 'A precondition failed.' },
};

/** Errors beside those above that the reference names (section 3), by which the API refuses a whole kind of partner or person. */
const refusals: readonly PartnerCenterError[] = [
  errors.secondFactorMissing,
  errors.roleLacksRights,
  errors.appOnlyRefused,
  errors.insufficientPrivileges,
  {
    status: 403,
    code: 1002,
    description: 'Authorization failed: the partner has no access to this resource.',
  },
  { status: 403, code: 2032, description: 'Access denied.' },
  { status: 403, code: 900309, description: 'Access is blocked by a Conditional Access policy.' },
];

const errorOf = (status: number, code: number | undefined) =>
  refusals.find((one) => one.status === status && one.code === code);

export const isKnownError = (status: number, code: number): boolean => errorOf(status, code) !== undefined;

/** The body that belongs to a status, or to one error of it, when a fault asks for it. */
export function faultAnswer(status: number, retryAfterS: number | undefined, code?: number): Answer {
  if (status === 429) return throttledAnswer(retryAfterS ?? 57);
  const asked = errorOf(status, code);
  if (asked) return errorAnswer(asked);
  const known = codesByStatus[status] ?? { code: 800003, description: 'Unexpected service error.' };
  const headers = {
    ...(status === 401 ? errors.accessDenied.headers : {}),
    ...(retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) }),
  };
  return errorAnswer({ status, ...known, headers });
}

/** 501 with the name of what the imitation would have to obey and cannot. */
export function notModelled(what: string): Answer {
  return {
    status: 501,
    body: { code: 501, description: `Rehearsal does not model ${what}.`, data: [], source: 'Rehearsal' },
  };
}

const header = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

/** Adds the tracing headers: the caller's own ids come back, missing ones are made. */
export function withTracing(exchange: Exchange, answer: Answer): Answer {
  return {
    ...answer,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'ms-requestid': header(exchange.headers['ms-requestid']) ?? randomUUID(),
      'ms-correlationid': header(exchange.headers['ms-correlationid']) ?? randomUUID(),
      'ms-cv': `${randomUUID().slice(0, 8)}.0`,
      'ms-serverid': '1',
      ...answer.headers,
    },
  };
}

/** Some answers begin with U+FEFF, which `JSON.parse` does not take. */
export function withByteOrderMark(body: object): string {
  return `\uFEFF${JSON.stringify(body)}`;
}
