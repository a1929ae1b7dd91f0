import { CosmosClient, type CosmosClientOptions } from '@azure/cosmos';

/** The part of a credential of `@azure/identity` that the client uses. */
export type TokenCredential = NonNullable<CosmosClientOptions['aadCredentials']>;

export type Credential =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'token'; readonly credential: TokenCredential };

export interface ClientSettings {
  readonly endpoint: string;
  readonly credential: Credential;
  /** Hooks of the client around each request; absent from its public options (client 4.10.1). */
  readonly plugins?: readonly unknown[];
}

/**
 * Without endpoint discovery the client sends everything to the given address, which the service keeps pointed at
 * the account's write region. With it, the client would repeat a time-out 120 times, and would answer a lagging
 * replica (404 with sub-status 1002) by dropping its session token, after which "not found" may mean "not yet"
 * (client 4.10.1, retry policies). Repeats are ours, within one deadline.
 */
export function createCosmosClient({ endpoint, credential, plugins }: ClientSettings): CosmosClient {
  const options: CosmosClientOptions & { readonly plugins?: readonly unknown[] } = {
    endpoint,
    ...(credential.kind === 'key' ? { key: credential.key } : { aadCredentials: credential.credential }),
    connectionPolicy: {
      requestTimeout: 5_000,
      enableEndpointDiscovery: false,
      retryOptions: {
        maxRetryAttemptCount: 1,
        fixedRetryIntervalInMilliseconds: 0,
        maxWaitTimeInSeconds: 1,
      },
    },
    ...(plugins ? { plugins } : {}),
  };
  return new CosmosClient(options);
}
