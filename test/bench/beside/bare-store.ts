/** What a store on one machine needs at the least: node:http before node:sqlite, as durable as the local Cosmos. */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const { PORT = '', DATA_DIR = '' } = process.env;
const database = new DatabaseSync(join(DATA_DIR, 'bare.sqlite'));
database.exec(`
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE docs (pk TEXT, id TEXT, body TEXT, PRIMARY KEY (pk, id)) WITHOUT ROWID;
  CREATE INDEX by_tenant ON docs (body ->> '$.tenantId');
`);
const read = database.prepare('SELECT body FROM docs WHERE pk = ? AND id = ?');
const put = database.prepare('INSERT OR REPLACE INTO docs VALUES (?, ?, ?)');
const within = database.prepare("SELECT body FROM docs WHERE pk = ? AND body ->> '$.state' = ?");
const across = database.prepare("SELECT body FROM docs WHERE body ->> '$.tenantId' = ?");

interface Asked {
  readonly pk: string;
  readonly id: string;
  readonly docs: readonly { readonly id: string }[];
  readonly state: string;
  readonly tenantId: string;
}

const list = (rows: readonly Record<string, unknown>[]) => `[${rows.map(({ body }) => body).join(',')}]`;

const answers: Readonly<Record<string, (asked: Asked) => string>> = {
  '/read': ({ pk, id }) => String(read.get(pk, id)?.body),
  '/put': ({ pk, docs }) => {
    database.exec('BEGIN IMMEDIATE');
    for (const doc of docs) put.run(pk, doc.id, JSON.stringify(doc));
    database.exec('COMMIT');
    return '{}';
  },
  '/within': ({ pk, state }) => list(within.all(pk, state)),
  '/across': ({ tenantId }) => list(across.all(tenantId)),
};

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const answer = answers[request.url ?? ''];
    const asked = chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString('utf8'));
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
    response.end(answer?.(asked as Asked));
  });
}).listen(Number(PORT), '127.0.0.1');
