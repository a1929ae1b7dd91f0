/** Documents: point operations by address, and what `POST …/docs` means by its headers. */
import type { Answer, Exchange, Params, Route } from '../http-kit.ts';
import { runBatch } from './batch.ts';
import type { Catalogue, Container } from './catalogue.ts';
import type { Counters } from './counters.ts';
import type { Database } from './database.ts';
import type { ItemOperations, ItemOutcome, Place } from './item-operations.ts';
import { parsePartitionKeyHeader } from './partition-key.ts';
import { checkSession, header, isTrue, jsonBody, reply, replyRefused } from './protocol.ts';
import type { QueryRunner } from './query/run-query.ts';
import { answerQuery, answerQueryPlan } from './query-requests.ts';
import { badRequest, notModelled, refusalOf } from './refusal.ts';

export interface ItemRoutesDeps {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly counters: Counters;
  readonly items: ItemOperations;
  readonly runQuery: QueryRunner;
}

type Handler = (exchange: Exchange, container: Container, params: Params) => Answer;

function placeOf(exchange: Exchange, container: Container): Place {
  const named = header(exchange, 'x-ms-documentdb-partitionkey');
  if (named === undefined) throw badRequest('PartitionKey value must be supplied for this operation.');
  return { container, partition: parsePartitionKeyHeader(named) };
}

function writeCharge({ body }: ItemOutcome): number {
  return 5 + (body ? body.length / 1024 : 0);
}

export function itemRoutes(deps: ItemRoutesDeps): readonly Route[] {
  const { database, catalogue, counters, items, runQuery } = deps;
  const lsn = () => counters.lsn();

  const answerOutcome = (container: Container, outcome: ItemOutcome, charge: number) => {
    const { status, body, etag } = outcome;
    return reply({
      status,
      charge,
      session: { container, lsn: lsn() },
      ...(etag === undefined ? {} : { etag }),
      ...(body === undefined ? {} : { body }),
    });
  };

  const write = (container: Container, work: () => ItemOutcome) => {
    const outcome = database.transaction(work);
    return answerOutcome(container, outcome, writeCharge(outcome));
  };

  const refuseIfNoneMatch = (exchange: Exchange) => {
    if (header(exchange, 'if-none-match') !== undefined) throw notModelled('If-None-Match on a write');
  };

  /** Finds the container, and lets refusals carry its session token as the service does. */
  const within =
    (handler: Handler): Route['handle'] =>
    (exchange, params) => {
      const container = catalogue.container(params.db ?? '', params.coll ?? '');
      try {
        return handler(exchange, container, params);
      } catch (error) {
        const refusal = refusalOf(error);
        if (!refusal) throw error;
        return replyRefused(refusal, { container, lsn: lsn() });
      }
    };

  const batch: Handler = (exchange, container) => {
    if (!isTrue(exchange, 'x-ms-cosmos-batch-atomic'))
      throw notModelled('bulk (batches that are not atomic)');
    const { status, results } = runBatch(database, items, {
      place: placeOf(exchange, container),
      body: jsonBody(exchange),
      bytes: exchange.body.length,
      minimal: header(exchange, 'prefer') === 'return=minimal',
    });
    return reply({ status, charge: 5 * results.length, body: results, session: { container, lsn: lsn() } });
  };

  const post: Handler = (exchange, container) => {
    if (isTrue(exchange, 'x-ms-cosmos-is-query-plan-request')) return answerQueryPlan(exchange, container);
    if (isTrue(exchange, 'x-ms-documentdb-isquery'))
      return answerQuery(exchange, container, { runQuery, lsn });
    if (isTrue(exchange, 'x-ms-cosmos-is-batch-request')) return batch(exchange, container, {});
    refuseIfNoneMatch(exchange);
    const place = placeOf(exchange, container);
    const body = jsonBody(exchange);
    const ifMatch = header(exchange, 'if-match');
    const isUpsert = isTrue(exchange, 'x-ms-documentdb-is-upsert');
    if (!isUpsert && ifMatch !== undefined) throw notModelled('If-Match on a create');
    return write(container, () =>
      isUpsert ? items.upsert(place, body, ifMatch) : items.create(place, body),
    );
  };

  const read: Handler = (exchange, container, { id = '' }) => {
    checkSession(exchange, lsn());
    if (header(exchange, 'if-match') !== undefined) throw notModelled('If-Match on a read');
    const target = { ...placeOf(exchange, container), id };
    return answerOutcome(container, items.read(target, header(exchange, 'if-none-match')), 1);
  };

  const change =
    (operation: 'replace' | 'patch'): Handler =>
    (exchange, container, { id = '' }) => {
      refuseIfNoneMatch(exchange);
      const target = { ...placeOf(exchange, container), id };
      const body = jsonBody(exchange);
      return write(container, () => items[operation](target, body, header(exchange, 'if-match')));
    };

  const remove: Handler = (exchange, container, { id = '' }) => {
    refuseIfNoneMatch(exchange);
    const target = { ...placeOf(exchange, container), id };
    return write(container, () => items.remove(target, header(exchange, 'if-match')));
  };

  const feed = '/dbs/:db/colls/:coll/docs';
  const one = `${feed}/:id`;
  return [
    { method: 'POST', template: feed, handle: within(post) },
    { method: 'GET', template: one, handle: within(read) },
    { method: 'PUT', template: one, handle: within(change('replace')) },
    { method: 'PATCH', template: one, handle: within(change('patch')) },
    { method: 'DELETE', template: one, handle: within(remove) },
  ];
}
