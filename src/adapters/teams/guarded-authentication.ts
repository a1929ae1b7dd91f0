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

type Authenticate = ConfigurationBotFrameworkAuthentication['authenticateRequest'];

class GuardedAuthentication extends ConfigurationBotFrameworkAuthentication {
  #check: CheckToken = async () => undefined;

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
      return await super.authenticateRequest(...args);
    } catch (error) {
      throw isRefusal(error) ? new Refused(401, 'token') : error;
    }
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
