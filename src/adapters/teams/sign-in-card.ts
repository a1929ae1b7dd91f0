/** Teams' own card that asks to sign in, and the invokes by which its client answers (teams-and-graph-rules 5.3). */
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { SignInPrompt } from '../../conversation/turn.ts';
import { type PersonSystem, personSystems } from '../../domain/sign-in.ts';
import type { SignInPages } from '../../ports/person-tokens.ts';
import type { Envelope } from './activity.ts';

const oauthCardType = 'application/vnd.microsoft.card.oauth';

export interface SignInCards {
  /** The message for the chat in which `activity` is. */
  message(activity: Activity, prompt: SignInPrompt): Promise<Partial<Activity>>;
  /** What a client says of a sign-in, if the invoke is about one. */
  read(envelope: Envelope): SignInInvoke | 'malformed' | undefined;
}

export type SignInInvoke =
  | {
      readonly kind: 'exchange';
      readonly id: string;
      readonly connectionName: string;
      readonly system: PersonSystem;
      readonly teamsToken: string;
    }
  | { readonly kind: 'code'; readonly code: string };

interface Dependencies {
  readonly pages: SignInPages;
  readonly appId: string;
}

const ExchangeValue = z.looseObject({
  id: z.string().max(1_000),
  connectionName: z.string().max(200),
  token: z.string().min(1).max(60_000),
});
const StateValue = z.looseObject({ state: z.string().min(1).max(200) });

export function createSignInCards({ pages, appId }: Dependencies): SignInCards {
  return {
    async message(activity, { system, text, button, silently }) {
      const connectionName = pages.connections[system];
      const { link, exchange } = await pages.signInResource(stateOf(activity, connectionName, appId));
      return {
        type: 'message',
        summary: text,
        attachments: [
          {
            contentType: oauthCardType,
            content: {
              text,
              connectionName,
              ...(silently && exchange ? { tokenExchangeResource: exchange } : {}),
              buttons: [{ type: 'signin', title: button, value: link }],
            },
          },
        ],
      };
    },
    read({ name, value }) {
      if (name === 'signin/verifyState') {
        const read = StateValue.safeParse(value);
        return read.success ? { kind: 'code', code: read.data.state } : 'malformed';
      }
      if (name !== 'signin/tokenExchange') return undefined;
      const read = ExchangeValue.safeParse(value);
      if (!read.success) return 'malformed';
      const { id, connectionName, token } = read.data;
      const system = personSystems.find((one) => pages.connections[one] === connectionName);
      return system ? { kind: 'exchange', id, connectionName, system, teamsToken: token } : 'malformed';
    },
  };
}

/**
 * In the token service's form: where it is to say that somebody signed in, and who. It stands in an address, so that
 * ids go in and nothing else, however long the rest of what came is.
 */
function stateOf(activity: Activity, connectionName: string, appId: string): string {
  const { id, from, recipient, conversation, channelId, locale, serviceUrl } = activity;
  const reference = {
    ...(id === undefined ? {} : { activityId: id }),
    user: accountOf(from),
    bot: accountOf(recipient),
    conversation: {
      id: conversation.id,
      conversationType: conversation.conversationType,
      tenantId: conversation.tenantId,
    },
    channelId,
    ...(locale === undefined ? {} : { locale: locale.slice(0, longestLocale) }),
    serviceUrl,
  };
  const state = { connectionName, conversation: reference, msAppId: appId };
  return Buffer.from(JSON.stringify(state)).toString('base64');
}

const longestLocale = 35;

const accountOf = (account: Activity['from'] | undefined) =>
  account && { id: account.id, aadObjectId: account.aadObjectId };
