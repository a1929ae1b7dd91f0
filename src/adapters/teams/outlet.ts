/** Where the answers of one conversation go: its cards, one message each. */
import type { Activity, TurnContext } from 'botbuilder';
import type { CardModel, RenderedCard } from '../../cards/card-model.ts';
import type { FileOffer, ShownFile } from '../../conversation/turn.ts';
import { failureOf, isSafeToRepeat } from './connector-error.ts';
import { pause } from './pace.ts';

/** For the `reader`, as Teams calls whoever sees the card alone. */
export type Render = (model: CardModel, reader?: string) => RenderedCard;

export interface Outlet {
  /** The activity of the turn, by which others know where it is. */
  readonly activity: Activity;
  sendMessage(message: Partial<Activity>): Promise<void>;
  /** Answers the id of the message, by which it can be replaced. */
  send(card: RenderedCard, notice?: 'with-alert'): Promise<string>;
  replace(activityId: string, card: RenderedCard): Promise<void>;
  /** Asks whether a file may be put into the person's OneDrive. */
  offer(file: FileOffer): Promise<void>;
  showFile(file: ShownFile): Promise<void>;
  /** Takes a message of ours away; one that is gone already is no matter. */
  takeAway(activityId: string): Promise<void>;
  typing(): Promise<void>;
}

function toMessage({ content, summary }: RenderedCard): Partial<Activity> {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
  };
}

/** File cards, in the forms of graph-supplement 7. */
function toOffer({ name, description, sizeBytes, context }: FileOffer): Partial<Activity> {
  return {
    type: 'message',
    summary: description,
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.card.file.consent',
        name,
        content: {
          description,
          sizeInBytes: sizeBytes,
          acceptContext: context,
          declineContext: context,
        },
      },
    ],
  };
}

function toFileInfo({ contentUrl, name, uniqueId, fileType }: ShownFile): Partial<Activity> {
  return {
    type: 'message',
    summary: name,
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.card.file.info',
        contentUrl,
        name,
        content: { uniqueId, fileType },
      },
    ],
  };
}

/** An outlet for as long as the turn of `context` runs. */
export function createOutlet(context: TurnContext, { attempts } = { attempts: 3 }): Outlet {
  return {
    activity: context.activity,
    async sendMessage(message) {
      await patiently(() => context.sendActivity(message), attempts);
    },
    async send(card, notice) {
      const alert = notice ? { channelData: { notification: { alert: true } } } : {};
      const response = await patiently(
        () => context.sendActivity({ ...toMessage(card), ...alert }),
        attempts,
      );
      return response?.id ?? '';
    },
    async replace(activityId, card) {
      const update = () => context.updateActivity({ ...toMessage(card), id: activityId });
      await patiently(update, attempts, (failure) => isSafeToRepeat(failure) || failure.effect === 'unknown');
    },
    async offer(file) {
      await patiently(() => context.sendActivity(toOffer(file)), attempts);
    },
    async showFile(file) {
      await patiently(() => context.sendActivity(toFileInfo(file)), attempts);
    },
    async takeAway(activityId) {
      try {
        await context.deleteActivity(activityId);
      } catch (error) {
        if (!failureOf(error)) throw error;
      }
    },
    async typing() {
      await context.sendActivity({ type: 'typing' });
    },
  };
}

const longestPauseMs = 2_000;

/** Repeats what may be repeated (refused before any effect), and never for long: a person waits. */
async function patiently<T>(act: () => Promise<T>, attempts: number, mayRepeat = isSafeToRepeat): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      const failure = failureOf(error);
      const waitMs = failure?.retryAfterMs ?? 250 * 2 ** attempt;
      if (!failure || !mayRepeat(failure) || attempt >= attempts || waitMs > longestPauseMs) throw error;
      await pause(waitMs);
    }
  }
}
