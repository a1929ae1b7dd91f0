/** Partition key values: from the request header, from a document, and in the form the store keeps. */
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, parseJson, valueAt } from './json.ts';
import { badRequest } from './refusal.ts';

/** Canonical JSON text of one key value; `{}` stands for "the document has no such property". */
export type PartitionKey = string;

const maxKeyBytes = 2048;
const none: PartitionKey = '{}';

function canonical(value: JsonValue | undefined): PartitionKey {
  if (value === undefined) return none;
  if (value !== null && typeof value === 'object') {
    throw badRequest('A partition key value must be a string, a number, a boolean or null.');
  }
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) > maxKeyBytes + 2) {
    throw badRequest(`A partition key value may have at most ${maxKeyBytes} bytes.`);
  }
  return text;
}

/** Reads `x-ms-documentdb-partitionkey`: a JSON array with one value, where `{}` means none. */
export function parsePartitionKeyHeader(header: string): PartitionKey {
  const parsed = parseJson(header);
  if (!isJsonArray(parsed) || parsed.length !== 1) {
    throw badRequest(`Partition key ${header} is invalid: one value was expected.`);
  }
  const [value] = parsed;
  if (isJsonObject(value) && Object.keys(value).length === 0) return none;
  return canonical(value);
}

export function partitionKeyOf(document: JsonObject, steps: readonly string[]): PartitionKey {
  return canonical(valueAt(document, steps));
}
