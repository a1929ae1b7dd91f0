/** Every container and index of our database: nothing else is ever created. */

export const defaultDatabase = 'customer-connect';

export const containerNames = [
  'relationships',
  'directory',
  'people',
  'leases',
  'history',
  'anchors',
] as const;
export type ContainerName = (typeof containerNames)[number];

export interface IndexOrder {
  readonly path: string;
  readonly order: 'ascending' | 'descending';
}

export interface ContainerDeclaration {
  /** The property that holds the partition key. */
  readonly partitionKey: string;
  /** Composite indexes: a query may sort by several properties only along one of them. */
  readonly compositeIndexes: readonly (readonly IndexOrder[])[];
}

/** -1: nothing expires but items that carry a `ttl` of their own. */
export const defaultTtl = -1;

export const containers: Readonly<Record<ContainerName, ContainerDeclaration>> = {
  relationships: {
    partitionKey: 'aggregateId',
    compositeIndexes: [
      [
        { path: '/createdAt', order: 'descending' },
        { path: '/aggregateId', order: 'descending' },
      ],
    ],
  },
  directory: { partitionKey: 'bucket', compositeIndexes: [] },
  people: { partitionKey: 'personKey', compositeIndexes: [] },
  leases: { partitionKey: 'name', compositeIndexes: [] },
  history: {
    partitionKey: 'customerKey',
    compositeIndexes: [
      [
        { path: '/at', order: 'descending' },
        { path: '/entryId', order: 'descending' },
      ],
    ],
  },
  anchors: { partitionKey: 'customerKey', compositeIndexes: [] },
};

/** Everything under `data` is ours to read and nobody's to ask for: kept out of the index, it costs no writes. */
export function indexingPolicy({ compositeIndexes }: ContainerDeclaration) {
  return {
    indexingMode: 'consistent' as const,
    automatic: true,
    includedPaths: [{ path: '/*' }],
    excludedPaths: [{ path: '/data/*' }, { path: '/"_etag"/?' }],
    ...(compositeIndexes.length === 0
      ? {}
      : { compositeIndexes: compositeIndexes.map((index) => index.map((one) => ({ ...one }))) }),
  };
}
