/** What the first call of a delta chain may ask for, and how later calls go on with it. */
import type { FolderName } from '../world/mail.ts';
import { GraphRefusal, refuse } from './answers.ts';
import type { ChangeType, DeltaState, DeltaTokens } from './delta-token.ts';
import type { PersonCall } from './guard.ts';
import { linkWithToken } from './links.ts';
import { messageProperties } from './message-shape.ts';
import { readSelect, readTop } from './odata.ts';

/** `$expand` is documented too, but what it gives inside delta is not certain: it stays unmodelled. */
export const deltaOptionNames = [
  '$select',
  '$top',
  '$filter',
  '$orderby',
  'changetype',
  '$skiptoken',
  '$deltatoken',
];

const changeTypes: readonly ChangeType[] = ['created', 'updated', 'deleted'];

const refuseOption = (name: string) =>
  refuse(
    400,
    'ErrorInvalidUrlQuery',
    `The following parameters are not supported with change tracking over the 'Messages' resource: '${name}'.`,
  );

function readChangeType(text: string | undefined): ChangeType | undefined {
  if (text === undefined) return undefined;
  const found = changeTypes.find((one) => one === text.toLowerCase());
  return found ?? refuse(400, 'BadRequest', `The value '${text}' of changeType is not supported.`);
}

function readSince(text: string | undefined): DeltaState['since'] {
  if (text === undefined) return undefined;
  const [, operator, at] = /^receivedDateTime (ge|gt) (\d{4}-\d\d-\d\dT[\d:.]+Z)$/.exec(text.trim()) ?? [];
  if (at === undefined || Number.isNaN(Date.parse(at))) return refuseOption('$filter');
  return { at: new Date(at).toISOString(), isIncluded: operator === 'ge' };
}

function readOrder(text: string | undefined): boolean {
  if (text !== undefined && !/^\s*receivedDateTime\s+desc\s*$/.test(text)) refuseOption('$orderby');
  return text !== undefined;
}

function beginChain({ options, person }: PersonCall, folder: FolderName): DeltaState {
  const top = options.get('$top');
  return {
    mailbox: person.id,
    folder,
    select: readSelect(options.get('$select'), messageProperties),
    top: top === undefined ? undefined : readTop(top, { max: 1000, usual: 10 }),
    changeType: readChangeType(options.get('changetype')),
    since: readSince(options.get('$filter')),
    isNewestFirst: readOrder(options.get('$orderby')),
    from: 0,
  };
}

/** Says where to start anew, as the answer to a token that is no longer known does. */
function refuseToken(call: PersonCall): never {
  throw new GraphRefusal({
    status: 410,
    code: 'syncStateNotFound',
    message: 'The sync state generation is not found; start a new synchronization.',
    headers: { location: linkWithToken(call, '$deltatoken', '') },
  });
}

/** The state that the call's token carries, or that of a new chain. */
export function readDeltaState(call: PersonCall, folder: FolderName, tokens: DeltaTokens): DeltaState {
  const { options, person } = call;
  const token = options.get('$skiptoken') ?? options.get('$deltatoken') ?? '';
  const others = [...options.keys()].filter((name) => !/^\$(skip|delta)token$/.test(name));
  if (token === '') return beginChain(call, folder);
  if (options.size > 1) {
    refuse(400, 'BadRequest', `Options belong to the first call, not beside a token: ${others.join(', ')}.`);
  }
  const state = tokens.read(token);
  if (state === 'malformed') return refuse(400, 'SyncStateInvalid', 'The sync state is not valid.');
  if (state === 'unknown') return refuseToken(call);
  const isHere = state.mailbox === person.id && state.folder === folder;
  const isRightKind = options.has('$skiptoken') === (state.round !== undefined);
  return isHere && isRightKind
    ? state
    : refuse(400, 'SyncStateInvalid', 'The sync state belongs to another collection.');
}
