/** Which headers of a request are obeyed, which change nothing here, and that all others are refused by name. */
import type { Exchange } from '../http-kit.ts';
import { header, isTrue } from './protocol.ts';
import { notModelled } from './refusal.ts';

const refused: Readonly<Record<string, string>> = {
  'a-im': 'the change feed',
  'x-ms-documentdb-pre-trigger-include': 'triggers',
  'x-ms-documentdb-post-trigger-include': 'triggers',
  'x-ms-indexing-directive': 'indexing directives',
};

const obeyed = [
  'x-ms-date',
  'x-ms-documentdb-partitionkey',
  'x-ms-documentdb-partitionkeyrangeid',
  'x-ms-documentdb-isquery',
  'x-ms-documentdb-is-upsert',
  'x-ms-documentdb-query-enablecrosspartition',
  'x-ms-cosmos-is-query-plan-request',
  'x-ms-cosmos-is-batch-request',
  'x-ms-cosmos-batch-atomic',
  'x-ms-continuation',
  'x-ms-max-item-count',
  'x-ms-session-token',
  'x-ms-consistency-level',
  'x-ms-start-epk',
  'x-ms-end-epk',
];

/** What the client says of itself, and what it will do with an answer. */
const harmless = [
  'x-ms-version',
  'x-ms-useragent',
  'x-ms-activity-id',
  'x-ms-cosmos-allow-tentative-writes',
  'x-ms-cosmos-correlated-activityid',
  'x-ms-cosmos-sdk-supportedcapabilities',
  'x-ms-cosmos-supported-query-features',
  'x-ms-cosmos-query-version',
  'x-ms-documentdb-query-iscontinuationexpected',
  'x-ms-documentdb-query-parallelizecrosspartitionquery',
  'x-ms-documentdb-responsecontinuationtokenlimitinkb',
];

const known: ReadonlySet<string> = new Set([...obeyed, ...harmless]);
/** Beside the service's own ones: these make an answer depend on what is there. */
const conditions: ReadonlySet<string> = new Set(['if-modified-since', 'if-unmodified-since', 'if-range']);

export function refuseHeaders(exchange: Exchange): void {
  for (const [name, feature] of Object.entries(refused)) {
    if (header(exchange, name) !== undefined) throw notModelled(feature);
  }
  // The account's own consistency may be said.
  const consistency = header(exchange, 'x-ms-consistency-level') ?? 'Session';
  if (consistency !== 'Session') throw notModelled(`the header x-ms-consistency-level: ${consistency}`);
  const strange = Object.keys(exchange.headers).find(
    (name) => conditions.has(name) || (name.startsWith('x-ms-') && !known.has(name)),
  );
  if (strange !== undefined) throw notModelled(`the header ${strange}`);
  // Only a batch is answered without its documents.
  const prefer = header(exchange, 'prefer');
  if (
    prefer !== undefined &&
    !(prefer === 'return=minimal' && isTrue(exchange, 'x-ms-cosmos-is-batch-request'))
  ) {
    throw notModelled(`the preference ${prefer}`);
  }
}
