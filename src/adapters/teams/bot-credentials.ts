/** By what the bot shows Teams' connector who it is: a token of the same sign-in as for every other system. */
import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Tokens } from '../../ports/tokens.ts';
import { ConnectorError } from './connector-error.ts';

export type CredentialsFactory = NonNullable<
  ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]
>;
type SdkCredentials = Awaited<ReturnType<CredentialsFactory['createCredentials']>>;

/** In a rehearsal nobody asks who the bot is, and without an app id the SDK lets everybody in. */
export const nobody: CredentialsFactory = {
  isValidAppId: async () => false,
  isAuthenticationDisabled: async () => true,
  createCredentials: async () => ({ signRequest: async (request) => request }) satisfies SdkCredentials,
};

interface Dependencies {
  readonly appId: string;
  readonly tokens: Pick<Tokens, 'forApp'>;
  /** The token goes nowhere else. */
  readonly mayBeShown: (address: string) => boolean;
}

export function createBotCredentials({ appId, tokens, mayBeShown }: Dependencies): CredentialsFactory {
  const credentials: SdkCredentials = {
    async signRequest(request) {
      if (!mayBeShown(request.url)) throw new ConnectorError({ code: 'FOREIGN_HOST', effect: 'none' });
      const token = await tokens.forApp('teams').catch(() => {
        // Nothing was sent, so whoever keeps the message may send it later.
        throw new ConnectorError({ code: 'NO_TOKEN', effect: 'none' });
      });
      request.headers.set('authorization', `Bearer ${token}`);
      return request;
    },
  };
  return {
    isValidAppId: async (asked) => asked === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => credentials,
  };
}
