/** Teams, on botbuilder: activities in, cards out, and nothing of the SDK beyond this folder. */
import type { CardModel } from '../../cards/card-model.ts';
import type { Conversations } from '../../ports/conversations.ts';
import { codeOf } from '../../ports/faults.ts';
import type { NameChannel } from '../../ports/channels.ts';
import type { Health } from '../../ports/health.ts';
import type { AnswerMessage, MessageAnswer } from '../../ports/message-calls.ts';
import type { People } from '../../ports/people.ts';
import type { SignInPages } from '../../ports/person-tokens.ts';
import { createCallRecord } from '../call-record.ts';
import { parseEnvelope, toActivity } from './activity.ts';
import { createChannelNames } from './channel-names.ts';
import { createCloud } from './cloud.ts';
import { failureOf } from './connector-error.ts';
import { createConversations } from './conversations.ts';
import { type CrowdOptions, createCrowd, usualCrowd } from './crowd.ts';
import type { BotIdentity, ChannelAddresses } from './guarded-authentication.ts';
import { type Pace, pause, usualPace } from './pace.ts';
import { Refused } from './refused.ts';
import { createSendLimits } from './send-limits.ts';
import { createSeenMessages } from './seen-messages.ts';
import { createSignInCards } from './sign-in-card.ts';
import { createTeamsHealth } from './teams-health.ts';
import { createTurns, type TurnsDeps } from './turns.ts';

export interface TeamsDeps
  extends Pick<
    TurnsDeps,
    'allowedTenantId' | 'converse' | 'signIn' | 'render' | 'failed' | 'stillWorking' | 'tooMany' | 'telemetry'
  > {
  readonly identity: BotIdentity;
  /** Checked again for addresses that were kept: the bot sends its token there. */
  readonly allowedServiceUrl: (address: string) => boolean;
  readonly people: Pick<People, 'read'>;
  readonly signInPages: SignInPages;
  readonly pace?: Partial<Pace>;
  readonly crowd?: CrowdOptions;
  readonly channel?: ChannelAddresses;
}

export interface Teams {
  /** Answers one message that came through the HTTP door. */
  readonly process: AnswerMessage;
  readonly conversations: Conversations<CardModel>;
  readonly nameChannel: NameChannel;
  readonly health: Health;
  /** Resolves when nothing is left that goes on after its turn. */
  settled(): Promise<void>;
}

/** In a rehearsal nobody asks who the bot is, but a sign-in names it all the same. */
const rehearsedAppId = 'customer-connect-rehearsal';

const repeatWindowMs = 10 * 60_000;
const rememberedMessages = 5_000;

export function createTeams(deps: TeamsDeps): Teams {
  const { identity, channel, telemetry } = deps;
  const pace = { ...usualPace, ...deps.pace };
  const record = createCallRecord((code) => code === 'teams/unavailable');
  const { sendTimeoutMs } = pace;
  const { allowedServiceUrl } = deps;
  const cloud = createCloud({
    identity,
    allowedServiceUrl,
    sendTimeoutMs,
    record,
    ...(channel ? { channel } : {}),
  });
  const now = () => performance.now();
  const seen = createSeenMessages({ windowMs: repeatWindowMs, capacity: rememberedMessages, now });
  const crowd = createCrowd(deps.crowd ?? usualCrowd, now);
  const appId = identity.kind === 'real' ? identity.appId : rehearsedAppId;
  const signInCards = createSignInCards({ pages: deps.signInPages, appId });
  const limits = createSendLimits({ now, pause });
  const turns = createTurns({ ...deps, signInCards, pace, seen, crowd, later: cloud.continue });

  const toAnswer = (error: unknown): MessageAnswer => {
    if (error instanceof Refused) {
      telemetry.record('door.refused', { status: error.status, why: error.why });
      return { status: error.status };
    }
    const isTeams = failureOf(error) !== undefined;
    const code = isTeams ? 'teams/unavailable' : codeOf(error);
    telemetry.record('turn.failed', { what: 'turn', reference: 'none', code }, error);
    return { status: code === 'bug' ? 500 : isTeams ? 502 : 503 };
  };

  return {
    async process({ body, authorization }) {
      const envelope = parseEnvelope(body);
      if (!envelope) return { status: 400 };
      try {
        const answer = await cloud.receive(authorization, toActivity(envelope), async (context) => {
          if (envelope.type !== 'invoke') return turns.onActivity(envelope, context);
          const value = await turns.onInvoke(envelope, context);
          await context.sendActivity({ type: 'invokeResponse', value });
        });
        return answer ?? { status: 200 };
      } catch (error) {
        return toAnswer(error);
      }
    },
    conversations: createConversations({ ...deps, later: cloud.continue, limits }),
    nameChannel: createChannelNames(cloud.continue),
    health: createTeamsHealth({ later: cloud.continue, record }),
    settled: turns.settled,
  };
}
