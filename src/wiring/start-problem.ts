/** What keeps the service from starting and can be mended by whoever starts it, in a sentence. */
import type { Config } from '../config/config.ts';
import { isFault } from '../ports/faults.ts';

const refused = new Set([401, 403]);

/** Absent where only the trace of the error tells what it is. */
export function startProblem(error: unknown, config: Config): string | undefined {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    const port = 'port' in error ? error.port : '';
    return `port ${port} is taken. Does it run already? Else choose others with PORT and REHEARSAL_PORT.`;
  }
  if (!isFault(error) || !error.code.startsWith('store/')) return undefined;
  const { status, vendorCode } = error.details;
  const { origin } = new URL(config.addresses.cosmos);
  if (status !== undefined && refused.has(status)) {
    return config.cosmosKey
      ? `the database at ${origin} does not take the key. Look whether COSMOS_KEY belongs to COSMOS_ENDPOINT.`
      : `the database at ${origin} does not let the managed identity in. Give it the role Cosmos DB Built-in Data Contributor on this account.`;
  }
  const why = vendorCode ?? status ?? 'no answer in time';
  return `the database at ${origin} does not answer (${why}). Look whether COSMOS_ENDPOINT is right and can be reached from here.`;
}
