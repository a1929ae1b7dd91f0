/** The chat page: its document, its scripts, its live stream, and what a person does on it. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { people } from '../facts.ts';
import type { Answer, Exchange, System } from '../http-kit.ts';
import type { LivePages } from './live-pages.ts';
import { findPerson } from './members.ts';
import type { Actor, Room } from './room.ts';

export interface PageDeps {
  readonly room: Room;
  readonly pages: LivePages;
}

const pageFolder = new URL('./page/', import.meta.url);
const cardLibrary = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js');
const contentTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Nothing is fetched from anywhere but here: no fonts, no pictures, no scripts of others. */
const contentPolicy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data:`,
  `connect-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'self'`,
].join('; ');

const Locale = z.string().transform((text, context) => {
  try {
    return new Intl.Locale(text).toString();
  } catch {
    context.addIssue({ code: 'custom', message: 'not a locale' });
    return z.NEVER;
  }
});
const TimeZone = z.string().transform((text, context) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    context.addIssue({ code: 'custom', message: 'not a time zone' });
    return z.NEVER;
  }
});
const ActorFields = z.object({
  as: z.string().default('alex'),
  locale: Locale.default('en-US'),
  timeZone: TimeZone.default('UTC'),
});
const Said = ActorFields.extend({ text: z.string().trim().min(1).max(28_000) });
const SaidAgain = ActorFields.extend({ messageId: z.string() });
const AppWish = ActorFields.extend({ isRemoved: z.boolean() });
const Pressed = ActorFields.extend({
  messageId: z.string(),
  cardIndex: z.number().int().min(0).default(0),
  kind: z.enum(['execute', 'submit']),
  trigger: z.enum(['manual', 'automatic']).default('manual'),
  id: z.string().optional(),
  verb: z.string().optional(),
  data: z.unknown().optional(),
});

function toActor(fields: z.infer<typeof ActorFields>): Actor | undefined {
  const person = findPerson(fields.as);
  return person && { person, locale: fields.locale, timeZone: fields.timeZone };
}

const badRequest = (message: string): Answer => ({ status: 400, body: { error: message } });
const noPerson: Answer = {
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: `Nobody by that name is in the rehearsal. There are: ${people.map((person) => person.key).join(', ')}.`,
};

/** Other sites' pages cannot send JSON here without asking first, and are never told yes. */
function readJson(exchange: Exchange): unknown {
  if (!exchange.headers['content-type']?.startsWith('application/json')) return undefined;
  try {
    return JSON.parse(exchange.body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function servePage(exchange: Exchange): Answer {
  const fields = ActorFields.safeParse(Object.fromEntries(exchange.url.searchParams));
  if (!fields.success) return badRequest('The address has a locale or time zone that does not exist.');
  if (!toActor(fields.data)) return noPerson;
  const language = fields.data.locale.startsWith('ru') ? 'ru' : 'en';
  const html = readFileSync(new URL('page.html', pageFolder), 'utf8').replace(
    '<html lang="en"',
    `<html lang="${language}"`,
  );
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentPolicy,
      'cache-control': 'no-store',
    },
    body: html,
  };
}

function serveAsset(name: string): Answer {
  const type = contentTypes[name.split('.').at(-1) ?? ''];
  const isOurs = type !== undefined && readdirSync(pageFolder).includes(name);
  if (!isOurs && name !== 'adaptivecards.js') return { status: 404, body: { error: 'no such asset' } };
  const file = isOurs ? new URL(name, pageFolder) : cardLibrary;
  return {
    status: 200,
    headers: { 'content-type': type ?? 'text/plain', 'cache-control': 'no-cache' },
    body: readFileSync(file),
  };
}

export function createPageRoutes({ room, pages }: PageDeps): System {
  const acting =
    <Fields extends z.infer<typeof ActorFields>>(
      schema: z.ZodType<Fields>,
      act: (actor: Actor, fields: Fields) => Answer | Promise<Answer>,
    ) =>
    (exchange: Exchange): Answer | Promise<Answer> => {
      const fields = schema.safeParse(readJson(exchange));
      if (!fields.success) return badRequest('The page sent something that cannot be read.');
      const actor = toActor(fields.data);
      return actor ? act(actor, fields.data) : noPerson;
    };

  const stream = (exchange: Exchange): Answer | 'streaming' => {
    const fields = ActorFields.safeParse(Object.fromEntries(exchange.url.searchParams));
    if (!fields.success) return badRequest('The address has a locale or time zone that does not exist.');
    const actor = toActor(fields.data);
    if (!actor) return noPerson;
    const { person } = actor;
    pages.join(exchange.response, person.key, {
      person: { key: person.key, name: person.name, teamsId: person.teamsId },
      people: people.map(({ key, name }) => ({ key, name })),
      ...room.snapshot(person.key),
    });
    void room.install(actor);
    return 'streaming';
  };

  return {
    name: 'chat',
    mount: '/chat',
    routes: [
      { method: 'GET', template: '', handle: servePage },
      { method: 'GET', template: '/', handle: servePage },
      {
        method: 'GET',
        template: '/assets/:name',
        handle: (_exchange, params) => serveAsset(params.name ?? ''),
      },
      { method: 'GET', template: '/stream', handle: stream },
      {
        method: 'POST',
        template: '/send',
        handle: acting(Said, (actor, { text }) => {
          const id = room.say(actor, text);
          return id
            ? { status: 202, body: { id } }
            : { status: 409, body: { error: 'The app was removed for this person.' } };
        }),
      },
      {
        method: 'POST',
        template: '/send-again',
        handle: acting(SaidAgain, (actor, { messageId }) =>
          room.sayAgain(actor, messageId)
            ? { status: 202, body: {} }
            : { status: 409, body: { error: 'This message is not one that failed.' } },
        ),
      },
      {
        method: 'POST',
        template: '/app',
        handle: acting(AppWish, async (actor, { isRemoved }) => {
          await (isRemoved ? room.removeApp(actor) : room.addApp(actor));
          return { status: 200, body: {} };
        }),
      },
      {
        method: 'POST',
        template: '/act',
        handle: acting(Pressed, async (actor, pressed) => {
          const outcome = await room.press(actor, pressed);
          return outcome
            ? { status: 200, body: outcome }
            : { status: 404, body: { error: 'There is no such message any more.' } };
        }),
      },
    ],
  };
}
