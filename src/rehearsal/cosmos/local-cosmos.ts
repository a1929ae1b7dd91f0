/**
 * A small Cosmos DB for NoSQL on one machine: speaks the REST protocol to the real client, keeps its data in
 * `<dataDir>/cosmos.sqlite`, and answers a write only after it is on disk. What it does not model it refuses by
 * name, with 400 where the service has such a refusal and else with 501.
 *
 * Two things differ from the service on purpose: there is one physical partition, and nothing is ever throttled
 * (throttling comes from the rehearsal's fault door).
 */
import { createSecretKey, type KeyObject } from 'node:crypto';
import { localCosmosKey } from '../facts.ts';
import type { Route, System } from '../http-kit.ts';
import { accountRoutes } from './account-routes.ts';
import { authorize } from './authorization.ts';
import { createCatalogue } from './catalogue.ts';
import { createCounters } from './counters.ts';
import { openDatabase } from './database.ts';
import { createItemOperations } from './item-operations.ts';
import { itemRoutes } from './item-routes.ts';
import { createItemStore } from './item-store.ts';
import { replyRefused } from './protocol.ts';
import { createPathIndexes } from './query/path-indexes.ts';
import { createQueryRunner } from './query/run-query.ts';
import { refusalOf } from './refusal.ts';
import { refuseHeaders } from './request-headers.ts';

export interface LocalCosmosOptions {
  readonly dataDir: string;
  /** The base under which it is reached, for example `http://127.0.0.1:3979/cosmos`. */
  readonly publicUrl: string | (() => string);
  /** Real time, unless a test has another. */
  readonly nowMs?: () => number;
  /** How many documents one page of a query may look at before it is answered short. */
  readonly maxExaminedPerPage?: number;
}

export interface LocalCosmos {
  readonly system: System;
  close(): void;
}

const sweepEveryMs = 60_000;

/** Every call is authorised, and every refusal becomes its answer. */
function guard(route: Route, key: KeyObject, nowMs: () => number): Route {
  return {
    ...route,
    handle: async (exchange, params) => {
      try {
        authorize(exchange, key, nowMs());
        refuseHeaders(exchange);
        return await route.handle(exchange, params);
      } catch (error) {
        const refusal = refusalOf(error);
        if (!refusal) throw error;
        return replyRefused(refusal);
      }
    },
  };
}

export function createLocalCosmos(options: LocalCosmosOptions): LocalCosmos {
  const { dataDir, publicUrl, nowMs = Date.now, maxExaminedPerPage = 5000 } = options;
  const database = openDatabase(dataDir);
  const counters = createCounters(database);
  const catalogue = createCatalogue(database, counters, nowMs);
  const store = createItemStore(database, nowMs);
  const items = createItemOperations({ store, counters, nowMs });
  const indexes = createPathIndexes(database);
  const runQuery = createQueryRunner({ store, indexes, maxExamined: maxExaminedPerPage });
  const address = typeof publicUrl === 'string' ? () => publicUrl : publicUrl;
  // What is asked most comes first: routes are tried in this order.
  const routes = [
    ...itemRoutes({ database, catalogue, counters, items, runQuery }),
    ...accountRoutes({ database, catalogue, counters, publicUrl: address }),
  ];
  const key = createSecretKey(localCosmosKey, 'base64');
  store.sweep();
  const sweeper = setInterval(() => store.sweep(), sweepEveryMs);
  sweeper.unref();
  return {
    system: {
      name: 'cosmos',
      mount: '/cosmos',
      routes: routes.map((route) => guard(route, key, nowMs)),
      notModelled: ({ method, path }) =>
        replyRefused({
          status: 501,
          code: 'NotImplemented',
          message: `The rehearsal's Cosmos DB does not model ${method} ${path}.`,
        }),
    },
    close() {
      clearInterval(sweeper);
      database.close();
    },
  };
}
