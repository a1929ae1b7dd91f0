/** Conversations side by side, each of which sends its next activity when the last one is answered. */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { bot, partner } from '../../../src/rehearsal/facts.ts';

export interface Speaker {
  readonly aadObjectId: string;
  activity(fields: object): object;
}

/** Somebody in a personal chat of their own. */
export function createSpeaker(serviceUrl: string, aadObjectId: string = randomUUID()): Speaker {
  let count = 0;
  return {
    aadObjectId,
    activity(fields) {
      count += 1;
      return {
        id: `${aadObjectId}-${count}`,
        timestamp: new Date().toISOString(),
        localTimezone: 'Europe/London',
        serviceUrl,
        channelId: 'msteams',
        from: { id: `29:${aadObjectId}`, name: 'A colleague', aadObjectId },
        conversation: { conversationType: 'personal', tenantId: partner.tenantId, id: `a:${aadObjectId}` },
        recipient: bot,
        locale: 'en-GB',
        entities: [{ type: 'clientInfo', locale: 'en-GB', platform: 'Web', timezone: 'Europe/London' }],
        channelData: { tenant: { id: partner.tenantId } },
        ...fields,
      };
    },
  };
}

export const aText = (text: string) => ({ type: 'message', text, textFormat: 'plain' });

export const aPress = (verb: string, data: object) => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  replyToId: 'card-1',
  value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
});

export type Post = (activity: object) => Promise<unknown>;

/** Over connections that stay open, as Teams keeps them. Answers the body, and throws where it is refused. */
export function createPost(url: string): Post {
  const agent = new Agent({ keepAlive: true });
  const post: Post = (activity) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(activity);
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const call = request(url, { method: 'POST', agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if ((response.statusCode ?? 0) >= 300)
            return reject(new Error(`refused with ${response.statusCode}: ${text}`));
          resolve(text === '' ? undefined : JSON.parse(text));
        });
        response.on('error', reject);
      });
      call.on('error', (error) => {
        // Closed by the other side after a pause of ours: nothing was read there.
        if (call.reusedSocket) resolve(post(activity));
        else reject(error);
      });
      call.end(body);
    });
  return post;
}

/** Each speaker says `each` things in turn; answers how many milliseconds each took. */
export async function speak(
  post: Post,
  speakers: readonly Speaker[],
  { each, what }: { readonly each: number; readonly what: (turn: number) => object },
): Promise<readonly number[]> {
  const took: number[] = [];
  const talk = async (speaker: Speaker, place: number) => {
    for (let turn = 0; turn < each; turn += 1) {
      const activity = speaker.activity(what(turn * speakers.length + place));
      const from = performance.now();
      await post(activity);
      took.push(performance.now() - from);
    }
  };
  await Promise.all(speakers.map(talk));
  return took;
}
