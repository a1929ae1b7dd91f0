/** `GET /v1/customers`: thin items, `starts_with` filters, and every documented form of paging. */
import { z } from 'zod';
import type { Answer } from '../http-kit.ts';
import type { Customer, Customers, ListQuery } from '../world/customers.ts';
import { errorAnswer, errors, notModelled } from './answers.ts';
import { listItem, selfLink } from './customer-shapes.ts';
import type { Call, Endpoint } from './guard.ts';

const maxPage = 500;

type StartsWith = NonNullable<ListQuery['startsWith']>;

const Filter = z.strictObject({ Field: z.string(), Value: z.string(), Operator: z.string() });
const Continuation = z.strictObject({
  afterSeq: z.int().min(0),
  size: z.int().min(1).max(maxPage),
  filter: z.string().optional(),
});
type Continuation = z.infer<typeof Continuation>;

/** Opaque to the caller; holds where to go on, and with which size and filter. */
const writeToken = (value: Continuation) => Buffer.from(JSON.stringify(value)).toString('base64');

function readToken(token: string): Continuation | undefined {
  try {
    return Continuation.safeParse(JSON.parse(Buffer.from(token, 'base64').toString())).data;
  } catch {
    return undefined;
  }
}

/** Filters of `starts_with` on a name or a domain, with their words in any case. */
function readFilter(text: string): StartsWith | Answer {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return errorAnswer(errors.invalidProperty('filter'));
  }
  const filter = Filter.safeParse(value);
  if (!filter.success) return notModelled('a filter that is not {Field, Value, Operator}');
  const { Field, Value, Operator } = filter.data;
  if (Operator.toLowerCase() !== 'starts_with') return errorAnswer(errors.invalidProperty('Operator'));
  const field = (['CompanyName', 'Domain'] as const).find((one) => one.toLowerCase() === Field.toLowerCase());
  return field ? { field, value: Value } : notModelled(`the filter field ${Field}`);
}

/** The size of a first page: required for the plain list; 0 leaves it to the service. */
function readSize({ query }: Call): number | undefined {
  const text = query.get('size') ?? (query.has('filter') ? '0' : '');
  if (!/^\d+$/.test(text)) return undefined;
  const size = Number(text);
  return size <= maxPage ? size || maxPage : undefined;
}

/** Where this page begins, by the header that the last one handed out. */
function readContinuation(call: Call, token: string): Continuation | Answer {
  const { query } = call;
  const continuation = readToken(token);
  if (!continuation) return errorAnswer(errors.invalidInput('MS-ContinuationToken'));
  if (query.has('filter') && query.get('filter') !== continuation.filter) {
    return errorAnswer(errors.invalidInput('the filter is not the one that the token was made for'));
  }
  if (!query.has('size')) return continuation;
  const size = readSize(call);
  return size === undefined ? errorAnswer(errors.invalidProperty('size')) : { ...continuation, size };
}

function readStart(call: Call): Continuation | Answer {
  const { query, exchange } = call;
  const seek = query.get('seekOperation');
  const token = exchange.headers['ms-continuationtoken'];
  if (seek !== undefined && seek.toLowerCase() !== 'next') {
    return notModelled(`seekOperation=${seek} on GET /v1/customers`);
  }
  if (typeof token === 'string') return readContinuation(call, token);
  if (seek !== undefined) return errorAnswer(errors.invalidInput('seekOperation without a token'));
  const size = readSize(call);
  if (size === undefined) return errorAnswer(errors.invalidProperty('size'));
  const filter = query.get('filter');
  return { afterSeq: 0, size, ...(filter === undefined ? {} : { filter }) };
}

function pageAnswer(customers: readonly Customer[], start: Continuation, next: string | undefined): Answer {
  const filter = start.filter === undefined ? '' : `&filter=${encodeURIComponent(start.filter)}`;
  const uri = `/customers?size=${start.size}${filter}`;
  const nextLink = {
    uri: `${uri}&seekOperation=Next`,
    method: 'GET',
    headers: [{ key: 'MS-ContinuationToken', value: next }],
  };
  return {
    status: 200,
    body: {
      totalCount: customers.length,
      items: customers.map(listItem),
      ...(next === undefined ? {} : { continuationToken: next }),
      links: { ...selfLink(uri), ...(next === undefined ? {} : { next: nextLink }) },
      attributes: { objectType: 'Collection' },
    },
  };
}

export function customerListEndpoint(
  customers: Customers,
  isVisible: (customer: Customer) => boolean,
): Endpoint {
  return {
    method: 'GET',
    template: '/v1/customers',
    auth: 'app-too',
    query: ['size', 'filter', 'seekOperation', 'sort', 'count'],
    headers: ['ms-continuationtoken'],
    handle: (call) => {
      // Sorting and counting are rejected by the service itself (API reference 4.1).
      const rejected = ['sort', 'count'].find((name) => call.query.has(name));
      if (rejected !== undefined) return errorAnswer(errors.invalidProperty(rejected));
      const start = readStart(call);
      if ('status' in start) return start;
      const startsWith = start.filter === undefined ? undefined : readFilter(start.filter);
      if (startsWith && 'status' in startsWith) return startsWith;
      const { afterSeq, size: limit } = start;
      const page = customers.list({ afterSeq, limit, startsWith, isVisible });
      const next = page.lastSeq === undefined ? undefined : writeToken({ ...start, afterSeq: page.lastSeq });
      return pageAnswer(page.customers, start, next);
    },
  };
}
