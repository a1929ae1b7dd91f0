/**
 * botbuilder's authentication behind a check of our own, whose refusals look alike whatever was wrong.
 */
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Tokens } from '../../ports/tokens.ts';
import type { CallRecord } from '../call-record.ts';
import { createBotCredentials, nobody } from './bot-credentials.ts';
import { type CheckToken, createCheckToken } from './bot-token.ts';
import { createConnectorHttp } from './connector-http.ts';
import { Refused } from './refused.ts';
import { createSigningKeys, lendToSdk } from './signing-keys.ts';

/** Who the bot is towards Teams: nobody in a rehearsal, where the door lets in this machine alone. */
export type BotIdentity =
  | { readonly kind: 'rehearsal' }
  | {
      readonly kind: 'real';
      readonly appId: string;
      readonly tenantId: string;
      readonly tokens: Pick<Tokens, 'forApp' | 'forget'>;
    };

/** Where Bot Framework signs its tokens and takes ours. */
export interface ChannelAddresses {
  readonly issuer: string;
  readonly openIdMetadataUrl: string;
  readonly oauthUrl: string;
  readonly scope: string;
}

export const publicChannel: ChannelAddresses = {
  issuer: 'https://api.botframework.com',
  openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  oauthUrl: 'https://api.botframework.com',
  scope: 'https://api.botframework.com',
};

type Sdk = ConfigurationBotFrameworkAuthentication;
type Authenticate = Sdk['authenticateRequest'];
export type ConnectorClient = Awaited<ReturnType<ReturnType<Sdk['createConnectorFactory']>['create']>>;
type UserTokenClient = Awaited<ReturnType<Sdk['createUserTokenClient']>>;

/** Teams has one address for each part of the world. */
const keptAtMost = 50;

class GuardedAuthentication extends ConfigurationBotFrameworkAuthentication {
  #check: CheckToken = async () => undefined;
  /** They know nothing of a turn, and the SDK would make them anew for each: a sixth of its time. */
  readonly #connectors = new Map<string, ConnectorClient>();
  #userTokens: UserTokenClient | undefined;

  static withCheck(
    check: CheckToken,
    ...args: ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>
  ): GuardedAuthentication {
    const made = new GuardedAuthentication(...args);
    made.#check = check;
    return made;
  }

  override async authenticateRequest(...args: Parameters<Authenticate>): ReturnType<Authenticate> {
    const [{ serviceUrl, channelId }, authorization] = args;
    await this.#check(authorization, { serviceUrl, channelId });
    try {
      const result = await super.authenticateRequest(...args);
      return { ...result, connectorFactory: this.createConnectorFactory(result.claimsIdentity) };
    } catch (error) {
      throw isRefusal(error) ? new Refused(401, 'token') : error;
    }
  }

  override createConnectorFactory(...args: Parameters<Sdk['createConnectorFactory']>) {
    const factory = super.createConnectorFactory(...args);
    const create: (typeof factory)['create'] = async (serviceUrl, audience) => {
      const key = `${serviceUrl} ${audience}`;
      const kept = this.#connectors.get(key);
      if (kept) return kept;
      const made = await factory.create(serviceUrl, audience);
      if (this.#connectors.size >= keptAtMost) this.#connectors.clear();
      this.#connectors.set(key, made);
      return made;
    };
    return { create };
  }

  override async createUserTokenClient(...args: Parameters<Sdk['createUserTokenClient']>) {
    this.#userTokens ??= await super.createUserTokenClient(...args);
    return this.#userTokens;
  }
}

/** Refusals of the SDK and of its token library. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError'].includes(error.name)) return true;
  return 'statusCode' in error && (error.statusCode === 401 || error.statusCode === 403);
}

export interface AuthenticationOptions {
  readonly identity: BotIdentity;
  readonly channel?: ChannelAddresses;
  readonly allowedServiceUrl: (address: string) => boolean;
  readonly sendTimeoutMs: number;
  /** Hears of every call to the connector. */
  readonly record?: CallRecord;
}

/** Every value is given here, and none is read from the environment: a stray one would switch the defaults off. */
export function createAuthentication(
  options: AuthenticationOptions,
): ConfigurationBotFrameworkAuthentication {
  const { identity, channel = publicChannel, sendTimeoutMs, allowedServiceUrl, record } = options;
  const { issuer, openIdMetadataUrl, scope, oauthUrl } = channel;
  const mayCall = (address: string) =>
    allowedServiceUrl(address) || URL.parse(address)?.origin === new URL(oauthUrl).origin;
  const isReal = identity.kind === 'real';
  const httpClient = createConnectorHttp({
    timeoutMs: sendTimeoutMs,
    mayCall,
    ...(record ? { record } : {}),
    ...(isReal ? { tokenRefused: () => identity.tokens.forget('teams') } : {}),
  });
  const configuration = {
    ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${isReal ? identity.tenantId : 'botframework.com'}`,
    ToChannelFromBotOAuthScope: scope,
    ToBotFromChannelTokenIssuer: issuer,
    OAuthUrl: oauthUrl,
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
    CallerId: 'urn:botframework:azure',
    ValidateAuthority: true,
  };
  const connector = { httpClient };
  if (!isReal) {
    return new GuardedAuthentication(configuration, nobody, undefined, undefined, connector);
  }
  const { appId, tenantId, tokens } = identity;
  const keys = createSigningKeys({ metadataUrl: openIdMetadataUrl });
  lendToSdk(keys, openIdMetadataUrl);
  const check = createCheckToken({ appId, tenantId, issuer }, keys);
  const credentials = createBotCredentials({ appId, tokens, mayBeShown: mayCall });
  return GuardedAuthentication.withCheck(check, configuration, credentials, undefined, undefined, connector);
}
