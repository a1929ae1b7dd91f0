/** A whole rehearsal on a free port, with a small client that signs in as whoever a test needs. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Rehearsal, startRehearsal } from '../../src/rehearsal/rehearsal.ts';

export const alex = 'a1000000-0000-4000-8000-000000000001';
export const megan = 'a1000000-0000-4000-8000-000000000002';
export const adele = 'a1000000-0000-4000-8000-000000000003';
export const sharedMailbox = 'partner-desk@reseller.example';

const resources = {
  'partner-center': 'https://api.partnercenter.microsoft.com',
  graph: 'https://graph.microsoft.com',
} as const;

export interface Ask {
  readonly method?: string;
  /** An object id, `app`, or nobody. */
  readonly as?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; fails the test where it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly json: any;
}

export interface Outside {
  readonly base: string;
  readonly dataDir: string;
  ask(path: string, ask?: Ask): Promise<Reply>;
  partnerCenter(path: string, ask?: Ask): Promise<Reply>;
  graph(path: string, ask?: Ask): Promise<Reply>;
  control(method: string, path: string, body?: unknown): Promise<Reply>;
  token(system: keyof typeof resources, who: string): Promise<string>;
  /** Stops the servers and starts them again on the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

async function read(response: Response): Promise<Reply> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const text = bytes.toString();
  return {
    status: response.status,
    headers: response.headers,
    text,
    get json() {
      return JSON.parse(text.replace(/^\uFEFF/, ''));
    },
  };
}

function requestOf({ method = 'GET', headers = {}, body }: Ask, token: string | undefined): RequestInit {
  const isForm = body instanceof URLSearchParams;
  return {
    method,
    redirect: 'manual',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isForm || typeof body === 'string' ? body : JSON.stringify(body) }),
  };
}

async function fetchToken(base: string, system: keyof typeof resources, who: string): Promise<string> {
  const resource = resources[system];
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: 'a-test',
    client_secret: 'any',
    scope: `${resource}/.default`,
  });
  const response =
    who === 'app'
      ? await fetch(`${base}/login/reseller.example/oauth2/v2.0/token`, { method: 'POST', body: form })
      : await fetch(`${base}/login/person-token`, {
          method: 'POST',
          body: JSON.stringify({ aadObjectId: who, resource }),
        });
  assert.equal(response.status, 200);
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}

/** A new customer shows everywhere at once, unless a test asks for the delay. */
export async function startOutside({ lateDataMs = 0 } = {}): Promise<Outside> {
  const dataDir = await mkdtemp(join(tmpdir(), 'outside-'));
  const botUrl = () => 'http://127.0.0.1:9/api/messages';
  const start = () => startRehearsal({ dataDir, port: 0, botUrl, lateDataMs });
  let rehearsal: Rehearsal = await start();
  const base = () => `http://127.0.0.1:${rehearsal.port}`;
  const ask = async (path: string, request: Ask = {}) =>
    read(await fetch(`${base()}${path}`, requestOf(request, undefined)));
  const askAs =
    (system: keyof typeof resources) =>
    async (path: string, request: Ask = {}) => {
      const who = 'as' in request ? request.as : alex;
      const token = who === undefined ? undefined : await fetchToken(base(), system, who);
      return read(await fetch(`${base()}/${system}${path}`, requestOf(request, token)));
    };
  return {
    get base() {
      return base();
    },
    dataDir,
    ask,
    partnerCenter: askAs('partner-center'),
    graph: askAs('graph'),
    control: (method, path, body) =>
      ask(`/control${path}`, { method, ...(body === undefined ? {} : { body }) }),
    token: (system, who) => fetchToken(base(), system, who),
    restart: async () => {
      await rehearsal.close();
      rehearsal = await start();
    },
    close: async () => {
      await rehearsal.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const immutable = { prefer: 'IdType="ImmutableId"' };

export interface SentMail {
  readonly to: string;
  readonly subject?: string;
  readonly html: string;
}

/** Drafts and sends a mail from the shared mailbox; answers its immutable id. */
export async function sendMail(
  outside: Outside,
  { to, subject = 'Invitation', html }: SentMail,
): Promise<string> {
  const draft = await outside.graph(`/v1.0/users/${sharedMailbox}/messages`, {
    method: 'POST',
    as: 'app',
    headers: immutable,
    body: {
      subject,
      body: { contentType: 'HTML', content: html },
      toRecipients: [{ emailAddress: { address: to } }],
    },
  });
  assert.equal(draft.status, 201);
  const sent = await outside.graph(`/v1.0/users/${sharedMailbox}/messages/${draft.json.id}/send`, {
    method: 'POST',
    as: 'app',
  });
  assert.equal(sent.status, 202);
  return draft.json.id;
}

/** An anchor whose target and text are the link, as the product writes it. */
export function anchor(link: string): string {
  const escaped = link.replaceAll('&', '&amp;');
  return `<p><a href="${escaped}">${escaped}</a></p>`;
}

/** The link that Partner Center gives, for the reseller alone or with a provider. */
export async function invitationLink(outside: Outside, providerId?: string): Promise<string> {
  const query = providerId === undefined ? '' : `?indirectCloudSolutionProviderId=${providerId}`;
  const answer = await outside.partnerCenter(`/v1/customers/relationshiprequests${query}`);
  assert.equal(answer.status, 200);
  return answer.json.url;
}
