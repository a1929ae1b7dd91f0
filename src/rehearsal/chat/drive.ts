/**
 * The imitated OneDrive, as far as files in chats need it: what people attach can be read, and a file that a person
 * allowed can be uploaded once, before its address expires (graph-supplement 7). Served below `/chat/files`.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { RehearsalPerson } from '../facts.ts';
import type { Answer, Exchange, System } from '../http-kit.ts';
import type { ChatStore } from './chat-store.ts';
import type { StoredFile } from './file-store.ts';

export interface DriveDeps {
  readonly store: ChatStore;
  readonly now: () => Date;
  /** Where the rehearsal is served, without a slash at the end. */
  readonly publicUrl: () => string;
}

/** A file as Teams describes it to a bot. */
export interface StoredFileInfo {
  readonly contentUrl: string;
  readonly name: string;
  readonly uniqueId: string;
  readonly fileType: string;
  readonly etag: string;
}

/** OneDrive's own addresses stay good for longer; how long those of Teams do is not documented. */
const uploadOpenMs = 15 * 60_000;

const refusal = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
});
const noUpload = refusal(
  404,
  'itemNotFound',
  'The upload session was not found: it was used, or has expired.',
);
const noFile = refusal(404, 'itemNotFound', 'The file was not found.');

/** OneDrive takes no name with these signs. */
const toFileName = (name: string): string => name.replace(/["*:<>?/\\|\p{Cc}]/gu, '_').slice(-200) || 'file';

function typeOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

/** The whole file in one piece, or why the request is not that. */
function readUpload({ headers, body }: Exchange): Buffer | Answer {
  if (headers.authorization !== undefined) {
    const message = 'The address is its own permission: an Authorization header must not be sent to it.';
    return refusal(401, 'unauthenticated', message);
  }
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '');
  if (!range) return refusal(400, 'invalidRequest', 'The Content-Range header is missing or cannot be read.');
  const [first, last, total] = range.slice(1).map(Number);
  if (first === undefined || last === undefined || total === undefined || last < first || last >= total) {
    return refusal(400, 'invalidRequest', 'The Content-Range header names no range of the file.');
  }
  if (last - first + 1 !== body.length) {
    return refusal(400, 'invalidRequest', 'The Content-Range header does not fit the length of the content.');
  }
  if (body.length === total) return body;
  return refusal(501, 'notModelled', "The rehearsal's OneDrive takes a file in one piece only.");
}

export type Drive = ReturnType<typeof createDrive>;

export function createDrive({ store, now, publicUrl }: DriveDeps) {
  const folder = () => `${publicUrl()}/chat/files`;
  const toInfo = ({ id, name }: Pick<StoredFile, 'id' | 'name'>): StoredFileInfo => ({
    contentUrl: `${folder()}/${id}/${encodeURIComponent(name)}`,
    name,
    uniqueId: id,
    fileType: typeOf(name),
    etag: `"{${id}},1"`,
  });
  const newFile = (person: RehearsalPerson, name: string) => ({
    id: randomUUID().toUpperCase(),
    personKey: person.key,
    name: toFileName(name),
  });

  const upload = (exchange: Exchange, secret: string): Answer => {
    const file = store.findUpload(secret);
    if (!file?.uploadUntil || file.uploadUntil <= now()) return noUpload;
    const content = readUpload(exchange);
    if (!Buffer.isBuffer(content)) return content;
    store.finishUpload(file.id, content);
    const { id, name } = file;
    return { status: 201, body: { id, name, size: content.length, file: {} } };
  };

  const download = (id: string): Answer => {
    const file = store.findFile(id);
    if (!file?.content) return noFile;
    return {
      status: 200,
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
      body: Buffer.from(file.content),
    };
  };

  const system: System = {
    name: 'files',
    mount: '/chat/files',
    routes: [
      {
        method: 'PUT',
        template: '/up/:secret',
        handle: (exchange, { secret = '' }) => upload(exchange, secret),
      },
      { method: 'GET', template: '/:id/:name', handle: (_exchange, { id = '' }) => download(id) },
    ],
    notModelled: ({ method }) =>
      refusal(501, 'notModelled', `The rehearsal's OneDrive does not model this ${method}.`),
  };

  return {
    system,

    /** Keeps what a person attached to a message. */
    keep(person: RehearsalPerson, name: string, content: Uint8Array): StoredFileInfo {
      const file = newFile(person, name);
      store.addFile(file, content);
      return toInfo(file);
    },

    /** Opens a place for a file that the person allowed. */
    openUpload(person: RehearsalPerson, name: string): StoredFileInfo & { readonly uploadUrl: string } {
      const file = newFile(person, name);
      const secret = randomBytes(24).toString('base64url');
      store.openUpload(file, { secret, until: new Date(now().getTime() + uploadOpenMs) });
      return { ...toInfo(file), uploadUrl: `${folder()}/up/${secret}` };
    },
  };
}
