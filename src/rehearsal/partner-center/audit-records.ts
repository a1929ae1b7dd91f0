/** Audit records: the last 90 days, at most 30 at a time, page by page. */
import { z } from 'zod';
import { partner } from '../facts.ts';
import type { Answer } from '../http-kit.ts';
import type { Audit, Audits } from '../world/audits.ts';
import { errorAnswer, errors, notModelled } from './answers.ts';
import { selfLink } from './customer-shapes.ts';
import type { Call, Endpoint } from './guard.ts';

const dayMs = 86_400_000;
const keptDays = 90;
const windowDays = 30;
const usualPage = 500;

const Filter = z.strictObject({ Field: z.string(), Value: z.string(), Operator: z.string() });
type Filter = z.infer<typeof Filter>;

/** Seven digits of a second, as .NET writes them. */
const operationDate = (at: Date) => at.toISOString().replace('Z', '0000Z');

function resourceTypeOf({ operation }: Audit): string {
  if (operation.startsWith('dap_')) return 'partner_customer_dap';
  return operation.startsWith('granular_') ? 'granular_admin_relationship' : 'customer';
}

const isOver = (operation: Audit['operation']) => operation === 'remove_partner_customer_relationship';

function shapeOf(audit: Audit): object {
  const { id, tenantId, companyName, domain, operation, at, seq } = audit;
  return {
    id,
    partnerId: partner.tenantId,
    customerId: tenantId,
    customerName: companyName,
    userPrincipalName: null,
    applicationId: isOver(operation) ? 'Partner Center API' : 'Microsoft 365 admin center',
    resourceType: resourceTypeOf(audit),
    resourceNewValue: JSON.stringify({
      Id: tenantId,
      RelationshipToPartner: isOver(operation) ? 'none' : 'reseller',
    }),
    operationType: operation,
    originalCorrelationId: `44444444-5000-4000-8000-${String(seq).padStart(12, '0')}`,
    operationDate: operationDate(at),
    operationStatus: 'succeeded',
    customizedData: [
      { key: 'PrimaryDomainName', value: domain },
      { key: 'Relationship', value: 'Reseller' },
      { key: 'ProviderName', value: null },
    ],
    attributes: { objectType: 'AuditRecord' },
  };
}

/** A day in the documented form, as its first moment. */
function readDay(text: string | undefined): Date | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? undefined : day;
}

interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** Without dates the last 30 days; the end day counts whole. */
function readSpan({ query }: Call, now: Date): Span | Answer {
  const today = new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`);
  const end = query.has('endDate') ? readDay(query.get('endDate')) : today;
  const start = query.has('startDate')
    ? readDay(query.get('startDate'))
    : new Date((end ?? today).getTime() - (windowDays - 1) * dayMs);
  if (!start) return errorAnswer(errors.invalidProperty('startDate'));
  if (!end || end < start) return errorAnswer(errors.invalidProperty('endDate'));
  if (today.getTime() - start.getTime() > keptDays * dayMs) {
    return errorAnswer(errors.invalidInput('startDate lies more than 90 days back'));
  }
  if (end.getTime() - start.getTime() > windowDays * dayMs) {
    return errorAnswer(errors.invalidInput('the dates are more than 30 days apart'));
  }
  return { from: start, to: new Date(end.getTime() + dayMs) };
}

const conditions: Readonly<Record<string, (audit: Audit, value: string) => boolean>> = {
  'companyname substring': (audit, value) => audit.companyName.toLowerCase().includes(value),
  'customerid equals': (audit, value) => audit.tenantId === value,
  'resourcetype equals': (audit, value) => resourceTypeOf(audit) === value,
};

function readFilter(text: string | undefined): ((audit: Audit) => boolean) | Answer {
  if (text === undefined) return () => true;
  let filter: Filter | undefined;
  try {
    filter = Filter.safeParse(JSON.parse(text)).data;
  } catch {
    return errorAnswer(errors.invalidProperty('filter'));
  }
  const condition = filter && conditions[`${filter.Field} ${filter.Operator}`.toLowerCase()];
  if (!filter || !condition) return notModelled(`the audit filter ${text}`);
  const value = filter.Value.toLowerCase();
  return (audit) => condition(audit, value);
}

const Continuation = z.strictObject({
  span: z.tuple([z.string(), z.string()]),
  filter: z.string().optional(),
  after: z.int(),
  size: z.int(),
});

function readContinuation(token: string) {
  try {
    return Continuation.safeParse(JSON.parse(Buffer.from(token, 'base64').toString())).data;
  } catch {
    return undefined;
  }
}

interface Start {
  readonly span: Span;
  readonly filter: string | undefined;
  readonly after: number;
  readonly size: number;
}

function readStart(call: Call, now: Date): Start | Answer {
  const { query, exchange } = call;
  const token = exchange.headers['ms-continuationtoken'];
  if (typeof token === 'string') {
    const kept = readContinuation(token);
    if (!kept) return errorAnswer(errors.invalidInput('MS-ContinuationToken'));
    const [from, to] = kept.span;
    return { ...kept, filter: kept.filter, span: { from: new Date(from), to: new Date(to) } };
  }
  const span = readSpan(call, now);
  if ('status' in span) return span;
  const size = query.get('size') ?? String(usualPage);
  if (!/^\d+$/.test(size) || Number(size) > usualPage) return errorAnswer(errors.invalidProperty('size'));
  return { span, filter: query.get('filter'), after: 0, size: Number(size) || usualPage };
}

function pageAnswer(audits: readonly Audit[], { span, filter, after, size }: Start): Answer {
  const items = audits.slice(after, after + size);
  const next = { span: [span.from.toISOString(), span.to.toISOString()], filter, after: after + size, size };
  const token = Buffer.from(JSON.stringify(next)).toString('base64');
  const day = (date: Date) => date.toISOString().slice(0, 10);
  const uri = `/auditrecords?startDate=${day(span.from)}&endDate=${day(new Date(span.to.getTime() - dayMs))}&size=${size}`;
  const hasMore = audits.length > after + size;
  const nextLink = {
    uri: `${uri}&seekOperation=Next`,
    method: 'GET',
    headers: [{ key: 'MS-ContinuationToken', value: token }],
  };
  return {
    status: 200,
    body: {
      totalCount: items.length,
      items: items.map(shapeOf),
      ...(hasMore ? { continuationToken: token } : {}),
      links: { ...selfLink(uri), ...(hasMore ? { next: nextLink } : {}) },
      attributes: { objectType: 'Collection' },
    },
  };
}

export function auditEndpoints(audits: Audits, now: () => Date): readonly Endpoint[] {
  return [
    {
      method: 'GET',
      template: '/v1/auditrecords',
      auth: 'app-too',
      query: ['startDate', 'endDate', 'size', 'filter', 'seekOperation'],
      headers: ['ms-continuationtoken'],
      handle: (call) => {
        const start = readStart(call, now());
        if ('status' in start) return start;
        const matches = readFilter(start.filter);
        if (typeof matches !== 'function') return matches;
        return pageAnswer(audits.between(start.span.from, start.span.to).filter(matches), start);
      },
    },
    {
      method: 'GET',
      template: '/auditactivity/v1/auditrecords/:audit',
      auth: 'app-too',
      handle: ({ params }) => {
        const audit = audits.find(params.audit ?? '');
        return audit
          ? { status: 200, body: shapeOf(audit) }
          : errorAnswer({ status: 404, code: 1000, description: 'The audit record was not found.' });
      },
    },
  ];
}
