/**
 * botbuilder's authentication behind a guard of our own. Of 4.23.3 is known that it answers forged signatures with
 * 500, takes tokens of its "emulator" whose service address nobody checks, and remembers issuers of tokens that it
 * has not verified (bot-stack 2). So a token is looked at before, and its refusal translated after.
 */
import {
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import type { CallRecord } from '../call-record.ts';
import { createConnectorHttp } from './connector-http.ts';
import { Refused } from './refused.ts';

/** Who the bot is towards Teams: nobody in a rehearsal, where the door lets in this machine alone. */
export type BotIdentity =
  | { readonly kind: 'rehearsal' }
  | {
      readonly kind: 'real';
      readonly appId: string;
      readonly appType: 'SingleTenant' | 'UserAssignedMSI';
      readonly tenantId: string;
      readonly password?: { reveal(): string };
    };

/** Where Bot Framework signs its tokens and gives ours; the public cloud unless a test says otherwise. */
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
  #check: (authorization: string) => void = () => undefined;

  static withCheck(
    check: (authorization: string) => void,
    ...args: ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>
  ): GuardedAuthentication {
    const made = new GuardedAuthentication(...args);
    made.#check = check;
    return made;
  }

  override async authenticateRequest(...args: Parameters<Authenticate>): ReturnType<Authenticate> {
    this.#check(args[1]);
    try {
      return await super.authenticateRequest(...args);
    } catch (error) {
      throw isRefusal(error) ? new Refused(401, 'token') : error;
    }
  }
}

/** Refusals of the SDK and of its token library; failures to fetch the signing keys are neither. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError'].includes(error.name)) return true;
  return 'statusCode' in error && (error.statusCode === 401 || error.statusCode === 403);
}

function decodePart(part: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Bot Framework's own tenant, which older tokens of its channels may name. */
const botFrameworkTenant = 'd6d49420-f39b-4df7-a1dc-d59a935871db';

/** Only what claims to be Bot Framework's token for this bot goes on to be verified. */
function createCheck({ appId, tenantId }: { appId: string; tenantId: string }, issuer: string) {
  // The SDK keeps whatever tenant a token names, before it verifies the token.
  const tenants: readonly unknown[] = [undefined, tenantId, botFrameworkTenant];
  return (authorization: string) => {
    const [scheme, token, ...rest] = authorization.split(' ');
    const [head, payload] = token?.split('.') ?? [];
    const { iss, aud, serviceurl, tid } = decodePart(payload);
    const { alg, kid } = decodePart(head);
    const isOurs = iss === issuer && aud === appId && typeof serviceurl === 'string' && tenants.includes(tid);
    const isSigned = (alg === 'RS256' || alg === 'RS384' || alg === 'RS512') && typeof kid === 'string';
    if (scheme !== 'Bearer' || rest.length > 0 || !isOurs || !isSigned) throw new Refused(401, 'token');
  };
}

export interface AuthenticationOptions {
  readonly identity: BotIdentity;
  readonly channel?: ChannelAddresses;
  readonly sendTimeoutMs: number;
  /** Hears of every call to the connector. */
  readonly record?: CallRecord;
}

/** Every value is given here, and none is read from the environment: a stray one would switch the defaults off. */
export function createAuthentication(
  options: AuthenticationOptions,
): ConfigurationBotFrameworkAuthentication {
  const { identity, channel = publicChannel, sendTimeoutMs } = options;
  const connector = { httpClient: createConnectorHttp(sendTimeoutMs, options.record) };
  const configuration = {
    ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${identity.kind === 'real' ? identity.tenantId : 'botframework.com'}`,
    ToChannelFromBotOAuthScope: channel.scope,
    ToBotFromChannelTokenIssuer: channel.issuer,
    OAuthUrl: channel.oauthUrl,
    ToBotFromChannelOpenIdMetadataUrl: channel.openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: channel.openIdMetadataUrl,
    CallerId: 'urn:botframework:azure',
    ValidateAuthority: true,
  };
  const credentials = new ConfigurationServiceClientCredentialFactory(
    identity.kind === 'real'
      ? {
          MicrosoftAppId: identity.appId,
          MicrosoftAppType: identity.appType,
          MicrosoftAppTenantId: identity.tenantId,
          ...(identity.password ? { MicrosoftAppPassword: identity.password.reveal() } : {}),
        }
      : {},
  );
  const check = identity.kind === 'real' ? createCheck(identity, channel.issuer) : () => undefined;
  return GuardedAuthentication.withCheck(check, configuration, credentials, undefined, undefined, connector);
}
