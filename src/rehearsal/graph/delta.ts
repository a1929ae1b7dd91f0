/** What came into, changed in and left one folder since the last time. */
import type { Mail, MailRoom } from '../world/mail.ts';
import type { MailChange, MailChanges } from '../world/mail-changes.ts';
import { refuseUnmodelled } from './answers.ts';
import { deltaOptionNames, readDeltaState } from './delta-options.ts';
import { createDeltaTokens, type DeltaState, type Round } from './delta-token.ts';
import { type Endpoint, type PersonCall, requireMailbox } from './guard.ts';
import { linkWithToken } from './links.ts';
import { folderOf, keptFolder } from './mail-folders.ts';
import { messageShape } from './message-shape.ts';
import { permissions } from './permissions.ts';

interface Deps {
  readonly mail: MailRoom;
  readonly mailChanges: MailChanges;
  readonly tokenKey: Buffer;
}

/** One entry of a page: the mail as it is now, or the change that took it away. */
type Entry = Mail | MailChange;
const isGone = (entry: Entry): entry is MailChange => 'messageId' in entry;

interface Page {
  readonly entries: readonly Entry[];
  /** Where the round goes on; undefined where it is complete. */
  readonly next?: Round | undefined;
}

const usualPage = 10;

function isWanted(mail: Mail, { since }: DeltaState): boolean {
  if (!since) return true;
  const { sentAt } = mail.content;
  return since.isIncluded ? sentAt >= since.at : sentAt > since.at;
}

/** Newest first goes by the mails that are there, and a mail that comes meanwhile comes again with the next round. */
function newestFirst({ mail }: Deps, state: DeltaState, round: Round, size: number): Page {
  const { mailbox, folder } = state;
  const isBelow = (one: Mail, { receivedAt, id }: NonNullable<Round['below']>) =>
    one.content.sentAt < receivedAt || (one.content.sentAt === receivedAt && one.id < id);
  const all = mail
    .query({ mailbox, folder })
    .filter((one) => isWanted(one, state) && (!round.below || isBelow(one, round.below)))
    .toSorted((one, other) => (isBelow(one, { receivedAt: other.content.sentAt, id: other.id }) ? 1 : -1));
  const entries = all.slice(0, size);
  const last = entries.at(-1);
  if (!last || all.length <= size) return { entries };
  return { entries, next: { ...round, below: { receivedAt: last.content.sentAt, id: last.id } } };
}

/**
 * A change type asks for its kind of change after the first round, which gives everything that is there. What left the
 * folder comes whatever the filter says (documented), because nothing is known of it any more.
 */
function entryOf(change: MailChange, { mail }: Deps, state: DeltaState, round: Round): Entry | undefined {
  const found = mail.find(state.mailbox, change.messageId);
  const isHere = found?.folder === state.folder;
  const kind = isHere ? (change.isNew ? 'created' : 'updated') : 'deleted';
  if (round.isFirst && !isHere) return undefined;
  if (!round.isFirst && state.changeType !== undefined && state.changeType !== kind) return undefined;
  if (!found || !isHere) return change;
  return isWanted(found, state) ? found : undefined;
}

/** What is not wanted still takes its place on a page: pages may come out short, or empty. */
function byChanges(deps: Deps, state: DeltaState, round: Round, size: number): Page {
  const { mailbox, folder } = state;
  const { from, upTo, after } = round;
  const changes = deps.mailChanges.between({ mailbox, folder, from, upTo, after, limit: size + 1 });
  const here = changes.slice(0, size);
  const entries = here
    .map((change) => entryOf(change, deps, state, round))
    .filter((entry) => entry !== undefined);
  const last = here.at(-1);
  return changes.length > size && last ? { entries, next: { ...round, after: last.seq } } : { entries };
}

function shapeOf(entry: Entry, { preferences }: PersonCall, { select }: DeltaState): object {
  const type = { '@odata.type': '#microsoft.graph.message' };
  if (!isGone(entry)) return { ...type, ...messageShape(entry, { ...preferences, select }) };
  const id = preferences.immutableIds ? entry.messageId : entry.movingId;
  return { ...type, id, '@removed': { reason: 'deleted' } };
}

export function deltaEndpoint(deps: Deps): Endpoint<PersonCall> {
  const tokens = createDeltaTokens(deps.tokenKey);
  return {
    method: 'GET',
    template: '/mailFolders/:folder/messages/delta',
    permissions: permissions.readMailBasics,
    options: deltaOptionNames,
    isPagedByPreference: true,
    handle: (call) => {
      requireMailbox(call);
      const named = folderOf(call);
      const folder = keptFolder(named) ?? refuseUnmodelled(`changes of the folder ${named}`);
      const state = readDeltaState(call, folder, tokens);
      const { from, round: going, ...options } = state;
      const round = going ?? { isFirst: from === 0, from, upTo: deps.mailChanges.last(), after: from };
      const size = Math.min(call.preferences.maxPageSize ?? state.top ?? usualPage, state.top ?? 1000);
      const isListed = round.isFirst && state.isNewestFirst;
      const { entries, next } = (isListed ? newestFirst : byChanges)(deps, state, round, size);
      const link = next
        ? {
            '@odata.nextLink': linkWithToken(
              call,
              '$skiptoken',
              tokens.write({ ...options, from, round: next }),
            ),
          }
        : {
            '@odata.deltaLink': linkWithToken(
              call,
              '$deltatoken',
              tokens.write({ ...options, from: round.upTo }),
            ),
          };
      return {
        status: 200,
        body: {
          '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Collection(message)',
          ...link,
          value: entries.map((entry) => shapeOf(entry, call, state)),
        },
      };
    },
  };
}
