/** The account, its databases and its containers. */
import type { Route } from '../http-kit.ts';
import { type Catalogue, type Container, containerResource, type Resource } from './catalogue.ts';
import type { Counters } from './counters.ts';
import type { Database } from './database.ts';
import { isJsonObject } from './json.ts';
import { isTrue, jsonBody, reply } from './protocol.ts';
import { notModelled } from './refusal.ts';

export interface AccountRoutesDeps {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly counters: Counters;
  /** The address that the account answers as its own; the client then calls nothing else. */
  readonly publicUrl: () => string;
}

const region = 'Rehearsal';

const queryEngineConfiguration = JSON.stringify({
  maxSqlQueryInputLength: 262144,
  maxJoinsPerSqlQuery: 0,
  maxLogicalAndPerSqlQuery: 500,
  maxLogicalOrPerSqlQuery: 500,
  maxUdfRefPerSqlQuery: 0,
  maxInExpressionItemsCount: 16000,
  queryMaxInMemorySortDocumentCount: 500,
  maxQueryRequestTimeoutFraction: 0.9,
  sqlAllowNonFiniteNumbers: false,
  sqlAllowAggregateFunctions: true,
  sqlAllowSubQuery: false,
  sqlAllowScalarSubQuery: false,
  allowNewKeywords: true,
  sqlAllowLike: false,
  sqlAllowGroupByClause: false,
  maxSpatialQueryCells: 12,
  spatialMaxGeometryPointCount: 256,
  sqlAllowTop: true,
  enableSpatialIndexing: false,
});

function accountBody(publicUrl: string): object {
  const locations = [
    { name: region, databaseAccountEndpoint: publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/` },
  ];
  return {
    _self: '',
    id: 'rehearsal',
    _rid: 'rehearsal',
    media: '//media/',
    addresses: '//addresses/',
    _dbs: '//dbs/',
    writableLocations: locations,
    readableLocations: locations,
    enableMultipleWriteLocations: false,
    userReplicationPolicy: { asyncReplication: false, minReplicaSetSize: 1, maxReplicasetSize: 1 },
    userConsistencyPolicy: { defaultConsistencyLevel: 'Session' },
    systemReplicationPolicy: { minReplicaSetSize: 1, maxReplicasetSize: 1 },
    readPolicy: { primaryReadCoefficient: 1, secondaryReadCoefficient: 1 },
    queryEngineConfiguration,
  };
}

function databaseRoutes({ database, catalogue }: AccountRoutesDeps): readonly Route[] {
  const answer = (status: number, { body, etag }: Resource) => reply({ status, charge: 2, body, etag });
  return [
    {
      method: 'GET',
      template: '/dbs',
      handle: () => {
        const databases = catalogue.listDatabases();
        return reply({
          status: 200,
          charge: 2,
          body: { _rid: '', Databases: databases, _count: databases.length },
          headers: { 'x-ms-item-count': String(databases.length) },
        });
      },
    },
    {
      method: 'POST',
      template: '/dbs',
      handle: (exchange) => {
        if (isTrue(exchange, 'x-ms-documentdb-isquery')) throw notModelled('queries over databases');
        const body = jsonBody(exchange);
        const id = isJsonObject(body) ? body.id : undefined;
        return answer(
          201,
          database.transaction(() => catalogue.createDatabase(id)),
        );
      },
    },
    {
      method: 'GET',
      template: '/dbs/:db',
      handle: (_, { db = '' }) => answer(200, catalogue.readDatabase(db)),
    },
    {
      method: 'DELETE',
      template: '/dbs/:db',
      handle: (_, { db = '' }) => {
        database.transaction(() => catalogue.deleteDatabase(db));
        return reply({ status: 204, charge: 2 });
      },
    },
  ];
}

function containerRoutes({ database, catalogue, counters }: AccountRoutesDeps): readonly Route[] {
  const answer = (status: number, container: Container) => {
    const { body, etag } = containerResource(container);
    return reply({ status, charge: 2, body, etag, session: { container, lsn: counters.lsn() } });
  };
  return [
    {
      method: 'GET',
      template: '/dbs/:db/colls',
      handle: (_, { db = '' }) => {
        const containers = catalogue.listContainers(db).map((container) => containerResource(container).body);
        const { rid } = catalogue.readDatabase(db);
        return reply({
          status: 200,
          charge: 2,
          body: { _rid: rid, DocumentCollections: containers, _count: containers.length },
          headers: { 'x-ms-item-count': String(containers.length) },
        });
      },
    },
    {
      method: 'POST',
      template: '/dbs/:db/colls',
      handle: (exchange, { db = '' }) => {
        if (isTrue(exchange, 'x-ms-documentdb-isquery')) throw notModelled('queries over containers');
        return answer(
          201,
          database.transaction(() => catalogue.createContainer(db, jsonBody(exchange))),
        );
      },
    },
    {
      method: 'GET',
      template: '/dbs/:db/colls/:coll',
      handle: (_, { db = '', coll = '' }) => answer(200, catalogue.readContainer(db, coll)),
    },
    {
      method: 'DELETE',
      template: '/dbs/:db/colls/:coll',
      handle: (_, { db = '', coll = '' }) => {
        database.transaction(() => catalogue.deleteContainer(db, coll));
        return reply({ status: 204, charge: 2 });
      },
    },
    {
      method: 'GET',
      template: '/dbs/:db/colls/:coll/pkranges',
      handle: (_, { db = '', coll = '' }) => {
        const { rid } = catalogue.container(db, coll);
        const range = {
          _rid: rid,
          id: '0',
          minInclusive: '',
          maxExclusive: 'FF',
          status: 'online',
          parents: [],
        };
        return reply({
          status: 200,
          charge: 1,
          body: { _rid: rid, PartitionKeyRanges: [range], _count: 1 },
          headers: { 'x-ms-item-count': '1' },
        });
      },
    },
  ];
}

export function accountRoutes(deps: AccountRoutesDeps): readonly Route[] {
  const readAccount = () => reply({ status: 200, charge: 0, body: accountBody(deps.publicUrl()) });
  return [
    { method: 'GET', template: '', handle: readAccount },
    { method: 'GET', template: '/', handle: readAccount },
    ...databaseRoutes(deps),
    ...containerRoutes(deps),
  ];
}
