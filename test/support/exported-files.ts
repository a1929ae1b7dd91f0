/** Files that the bot offers, and what a person answers to the offer. */
import assert from 'node:assert/strict';
import type { Connector } from './connector.ts';
import type { OneDrive } from './one-drive.ts';
import type { Answer, Person, Shown } from './person.ts';

export interface FileOffer {
  readonly contentType: string;
  readonly name: string;
  readonly content: {
    readonly sizeInBytes: number;
    readonly description: string;
    readonly acceptContext: object;
  };
}

export function offeredFile(connector: Connector, { activityId }: Pick<Shown, 'activityId'>): FileOffer {
  const sent = connector.sent.find((one) => one.activityId === activityId);
  const [attachment] = (sent?.activity.attachments ?? []) as readonly FileOffer[];
  assert.ok(attachment);
  assert.equal(attachment.contentType, 'application/vnd.microsoft.teams.card.file.consent');
  return attachment;
}

export function answerOffer(person: Person, activityId: string, value: object): Promise<Answer> {
  return person.post(
    person.activity({
      type: 'invoke',
      name: 'fileConsent/invoke',
      replyToId: activityId,
      value: { type: 'fileUpload', ...value },
    }),
  );
}

/** The card of a file that is in its place. */
export const isFileInfo = (
  { activity }: { readonly activity: Readonly<Record<string, unknown>> },
  uniqueId: string,
) => JSON.stringify(activity.attachments ?? []).includes(`"uniqueId":"${uniqueId}"`);

/** Lets the file go to the person's OneDrive, and gives it as it arrived. */
export async function allowFile(
  { person, offered }: { readonly person: Person; readonly offered: Shown },
  { connector, drive }: { readonly connector: Connector; readonly drive: OneDrive },
) {
  const offer = offeredFile(connector, offered);
  const place = drive.place(offer.name);
  const accept = { action: 'accept', context: offer.content.acceptContext, uploadInfo: place };
  const { status } = await answerOffer(person, offered.activityId, accept);
  assert.equal(status, 200);
  await connector.waitFor((sent) => isFileInfo(sent, place.uniqueId));
  const file = drive.files.get(new URL(place.uploadUrl).pathname);
  assert.ok(file);
  return { ...file, offer, place, accept };
}
