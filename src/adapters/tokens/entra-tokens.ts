/** Tokens of Microsoft Entra ID, for the application itself. */
import type { TokenCredential } from '@azure/identity';
import { z } from 'zod';
import { Fault } from '../../ports/faults.ts';
import type { Audience } from '../../ports/tokens.ts';
import { withDeadline } from '../deadline.ts';
import { audiences, resources } from './audiences.ts';
import { createTokenKeeper } from './token-keeper.ts';
import { type AppTokens, healthOf, permissionsNow } from './token-source.ts';

export type EntraIdentity =
  | {
      readonly kind: 'secret';
      readonly tenantId: string;
      readonly clientId: string;
      readonly clientSecret: string;
      /** Another cloud's sign-in address. */
      readonly authorityHost?: string;
    }
  | {
      readonly kind: 'certificate';
      readonly tenantId: string;
      readonly clientId: string;
      /** A PEM file with the certificate and its private key; read anew for each token, so that it can be renewed. */
      readonly certificatePath: string;
      readonly authorityHost?: string;
    }
  /** A managed identity assigned by the user, named by its client id. */
  | { readonly kind: 'managed-identity'; readonly clientId: string };

interface Dependencies {
  readonly identity: EntraIdentity;
  /** Makes the credential; given where no such service can be reached. */
  readonly createCredential?: (identity: EntraIdentity) => Promise<Pick<TokenCredential, 'getToken'>>;
  readonly timeoutMs?: number;
}

export function createEntraTokens(deps: Dependencies): AppTokens {
  const { identity, createCredential = createAzureCredential, timeoutMs = 10_000 } = deps;
  const keeper = createTokenKeeper(async (name) => {
    const audience = audiences.find((one) => one === name) ?? 'graph';
    try {
      // A new credential for each fetch: one that is kept answers from a memory of its own, after a 401 too.
      const credential = await createCredential(identity);
      const scope = `${resources[audience]}/.default`;
      const granted = await withDeadline({ timeoutMs }, (abortSignal) =>
        Promise.race([credential.getToken(scope, { abortSignal }), aborted(abortSignal)]),
      );
      if (!granted) throw new Fault('sign-in/refused');
      return { token: granted.token, endsAtMs: granted.expiresOnTimestamp };
    } catch (error) {
      throw toFault(error);
    }
  });
  return {
    forApp: (audience: Audience) => keeper.get(audience),
    forget: (audience) => keeper.forget(audience),
    health: healthOf(keeper),
    permissions: () => permissionsNow(keeper),
  };
}

/** Not every way of the library heeds the signal. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** What is sent there holds the bot's secret. */
const noRedirects = { redirectOptions: { maxRetries: 0 } };

/** Loaded only here: it is large, and a rehearsal never needs it. */
async function createAzureCredential(identity: EntraIdentity): Promise<TokenCredential> {
  const { ClientCertificateCredential, ClientSecretCredential, ManagedIdentityCredential } = await import(
    '@azure/identity'
  );
  if (identity.kind === 'managed-identity') {
    return new ManagedIdentityCredential({ clientId: identity.clientId, ...noRedirects });
  }
  const { tenantId, clientId, authorityHost } = identity;
  // A host that the operator names is taken at its word: asking the public cloud about it would be the only other way.
  const options =
    authorityHost === undefined
      ? noRedirects
      : { authorityHost, disableInstanceDiscovery: true, ...noRedirects };
  return identity.kind === 'certificate'
    ? new ClientCertificateCredential(tenantId, clientId, identity.certificatePath, options)
    : new ClientSecretCredential(tenantId, clientId, identity.clientSecret, options);
}

/** What the library throws: an answer's status where there was one, else a name of its own. */
const LibraryError = z.object({
  name: z.string().catch(''),
  statusCode: z.number().optional().catch(undefined),
});

function toFault(cause: unknown): Fault {
  if (cause instanceof Fault) return cause;
  const parsed = LibraryError.safeParse(cause);
  const { name = '', statusCode: status } = parsed.success ? parsed.data : {};
  const isRefusal =
    status === undefined
      ? name === 'AuthenticationRequiredError'
      : status >= 400 && status < 500 && status !== 408 && status !== 429;
  const details = status === undefined ? { cause } : { status, cause };
  return new Fault(isRefusal ? 'sign-in/refused' : 'sign-in/unavailable', details);
}
