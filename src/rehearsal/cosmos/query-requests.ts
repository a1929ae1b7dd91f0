/** Queries and query plans as they come over HTTP. */
import { z } from 'zod';
import type { Answer, Exchange } from '../http-kit.ts';
import type { Container } from './catalogue.ts';
import type { JsonValue } from './json.ts';
import { type PartitionKey, parsePartitionKeyHeader } from './partition-key.ts';
import { checkSession, header, isTrue, jsonBody, reply } from './protocol.ts';
import { checkSorting } from './query/check-sorting.ts';
import { type Parameters, parseQuery } from './query/parse-query.ts';
import type { QueryPage, QueryRunner } from './query/run-query.ts';
import { passThroughPlan } from './query-plan.ts';
import { badRequest, notModelled } from './refusal.ts';

const Body = z.strictObject({
  query: z.string(),
  parameters: z.array(z.strictObject({ name: z.string(), value: z.unknown().optional() })).optional(),
});

const defaultPageSize = 100;
const largestPageSize = 1000;

function parseBody(exchange: Exchange): { readonly text: string; readonly parameters: Parameters } {
  const parsed = Body.safeParse(jsonBody(exchange));
  if (!parsed.success) throw badRequest(`The query is invalid: ${z.prettifyError(parsed.error)}`);
  const { query, parameters = [] } = parsed.data;
  const given = parameters.filter((parameter) => parameter.value !== undefined);
  return { text: query, parameters: new Map(given.map(({ name, value }) => [name, value as JsonValue])) };
}

function pageSizeOf(exchange: Exchange): number {
  const text = header(exchange, 'x-ms-max-item-count');
  if (text === undefined) return defaultPageSize;
  const size = Number(text);
  if (!Number.isInteger(size) || size < -1 || size === 0) throw badRequest(`Invalid page size ${text}.`);
  return size === -1 ? largestPageSize : Math.min(size, largestPageSize);
}

/** The partition that a query names, if it names one; all others need to be allowed in so many words. */
function partitionOf(exchange: Exchange): PartitionKey | undefined {
  const named = header(exchange, 'x-ms-documentdb-partitionkey');
  if (named !== undefined) return parsePartitionKeyHeader(named);
  const range = header(exchange, 'x-ms-documentdb-partitionkeyrangeid');
  if (range !== undefined && range !== '0') throw notModelled(`partition key range ${range}`);
  const start = header(exchange, 'x-ms-start-epk') ?? '';
  const end = header(exchange, 'x-ms-end-epk') ?? 'FF';
  if (start !== '' || end !== 'FF') throw notModelled('parts of a partition key range');
  if (range === undefined && !isTrue(exchange, 'x-ms-documentdb-query-enablecrosspartition')) {
    throw badRequest('Cross partition query is required but disabled.');
  }
  return undefined;
}

function pageBody(container: Container, { results }: QueryPage): string {
  return `{"_rid":${JSON.stringify(container.rid)},"Documents":[${results.join(',')}],"_count":${results.length}}`;
}

export function answerQueryPlan(exchange: Exchange, container: Container): Answer {
  const { text } = parseBody(exchange);
  checkSorting(container.definition.indexingPolicy, parseQuery(text).orderBy);
  return reply({ status: 200, charge: 1, body: passThroughPlan });
}

export interface QueryDeps {
  readonly runQuery: QueryRunner;
  readonly lsn: () => number;
}

export function answerQuery(exchange: Exchange, container: Container, { runQuery, lsn }: QueryDeps): Answer {
  checkSession(exchange, lsn());
  const partition = partitionOf(exchange);
  const continuation = header(exchange, 'x-ms-continuation');
  const page = runQuery({
    container,
    ...(partition === undefined ? {} : { partition }),
    ...parseBody(exchange),
    maxItems: pageSizeOf(exchange),
    ...(continuation === undefined ? {} : { continuation }),
  });
  return reply({
    status: 200,
    charge: 2.3 + page.examined * 0.03,
    body: pageBody(container, page),
    session: { container, lsn: lsn() },
    headers: {
      'x-ms-item-count': String(page.results.length),
      ...(page.continuation === undefined ? {} : { 'x-ms-continuation': page.continuation }),
    },
  });
}
