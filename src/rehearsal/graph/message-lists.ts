/** Lists of mail and the folders they stand in. */
import type { Answer } from '../http-kit.ts';
import type { Mail, MailRoom } from '../world/mail.ts';
import { refuse } from './answers.ts';
import { type Endpoint, type PersonCall, requireMailbox } from './guard.ts';
import { linkWith } from './links.ts';
import { readMailFilter, readOrder } from './mail-filter.ts';
import { folderOf, keptFolder } from './mail-folders.ts';
import { folderId, messageProperties, messageShape, type WellKnownFolder } from './message-shape.ts';
import { context } from './messages.ts';
import { readExpand, readSelect, readTop } from './odata.ts';
import { permissions } from './permissions.ts';

const listOptions = ['$select', '$filter', '$expand', '$orderby', '$top', '$skip'];
const displayNames: Readonly<Record<WellKnownFolder, string>> = {
  drafts: 'Drafts',
  inbox: 'Inbox',
  outbox: 'Outbox',
  sentitems: 'Sent Items',
  deleteditems: 'Deleted Items',
};

function readSkip(text: string | undefined): number {
  if (text !== undefined && !/^\d+$/.test(text))
    refuse(400, 'ErrorInvalidUrlQuery', 'The value of $skip is not valid.');
  return Number(text ?? '0');
}

function listAnswer(call: PersonCall, mail: MailRoom, folder: WellKnownFolder | undefined): Answer {
  requireMailbox(call);
  const { options, person, personPath, preferences } = call;
  const select = readSelect(options.get('$select'), messageProperties);
  const expand = readExpand(options.get('$expand'));
  const top = readTop(options.get('$top'), { max: 1000, usual: 10 });
  const skip = readSkip(options.get('$skip'));
  const filter = readMailFilter(options.get('$filter'));
  const order = readOrder(options.get('$orderby'), filter);
  const inFolder = folder && keptFolder(folder);
  const isEmptyFolder = folder !== undefined && inFolder === undefined;
  const found: readonly Mail[] = isEmptyFolder
    ? []
    : mail.query({ ...filter, mailbox: person.id, folder: inFolder }).filter(filter.matches);
  const sorted = order ? found.toSorted(order) : found;
  const place = folder === undefined ? 'messages' : `mailFolders('${folder}')/messages`;
  return {
    status: 200,
    body: {
      '@odata.context': context(personPath, place),
      value: sorted
        .slice(skip, skip + top)
        .map((one) => messageShape(one, { ...preferences, select, expand })),
      ...(sorted.length > skip + top
        ? { '@odata.nextLink': linkWith(call, '$skip', String(skip + top)) }
        : {}),
    },
  };
}

const folderProperties = [
  'id',
  'displayName',
  'parentFolderId',
  'childFolderCount',
  'unreadItemCount',
  'totalItemCount',
];

function folderEndpoint(mail: MailRoom): Endpoint<PersonCall> {
  return {
    method: 'GET',
    template: '/mailFolders/:folder',
    permissions: permissions.readMailBasics,
    options: ['$select'],
    handle: (call) => {
      requireMailbox(call);
      const folder = folderOf(call);
      const select = readSelect(call.options.get('$select'), folderProperties) ?? folderProperties;
      const inFolder = keptFolder(folder);
      const total = inFolder ? mail.query({ mailbox: call.person.id, folder: inFolder }).length : 0;
      const all: Readonly<Record<string, unknown>> = {
        displayName: displayNames[folder],
        parentFolderId: folderId(call.person.id, 'inbox').replace('LgAAAAAA', 'LgAAAAAB'),
        childFolderCount: 0,
        unreadItemCount: folder === 'inbox' ? total : 0,
        totalItemCount: total,
      };
      const chosen = Object.fromEntries(Object.entries(all).filter(([name]) => select.includes(name)));
      const head = {
        '@odata.context': context(call.personPath, 'mailFolders/$entity'),
        id: folderId(call.person.id, folder),
      };
      return { status: 200, body: { ...head, ...chosen } };
    },
  };
}

export function messageListEndpoints(mail: MailRoom): readonly Endpoint<PersonCall>[] {
  return [
    {
      method: 'GET',
      template: '/messages',
      permissions: permissions.readMail,
      options: listOptions,
      handle: (call) => listAnswer(call, mail, undefined),
    },
    folderEndpoint(mail),
    {
      method: 'GET',
      template: '/mailFolders/:folder/messages',
      permissions: permissions.readMail,
      options: listOptions,
      handle: (call) => listAnswer(call, mail, folderOf(call)),
    },
  ];
}
