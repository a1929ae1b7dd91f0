/**
 * The chat page and what a person does on it.
 *
 * `GET /chat` opens the page; its address says what is shown:
 * - `as` whose page it is (alex, megan, adele; alex when absent);
 * - `channel` a channel of the team instead of the person's own chat (general);
 * - `locale` the language of the page and of the client that the bot is told of (en-US), for example ru-RU;
 * - `width` how wide the column of messages is, in pixels (320 is a narrow phone);
 * - `theme` light or dark, else as the browser likes it.
 */
import type { z } from 'zod';
import { people } from '../facts.ts';
import type { Answer, Exchange, Route, System } from '../http-kit.ts';
import type { LivePages } from './live-pages.ts';
import { serveAsset, serveDocument } from './page-assets.ts';
import {
  type ActorFields,
  AppWish,
  BlockWish,
  Consented,
  Edited,
  Lookup,
  PeopleLookup,
  Pressed,
  readPageJson,
  readQuery,
  Said,
  SaidAgain,
  SignInWish,
  toActor,
} from './page-fields.ts';
import { findPeople } from './people-search.ts';
import { channels, conversationIdOf, tabOf, team } from './places.ts';
import type { Room } from './room.ts';
import type { Actor } from './stage.ts';

export interface PageDeps {
  readonly room: Room;
  readonly pages: LivePages;
}

const badRequest = (message: string): Answer => ({ status: 400, body: { error: message } });
const noPlace: Answer = {
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: `Nobody by that name, or no such channel, is in the rehearsal. There are: ${people.map((person) => person.key).join(', ')}; channels: ${channels.map(({ key }) => key).join(', ')}.`,
};
const badAddress = badRequest('The address has a locale or time zone that does not exist.');
const gone: Answer = { status: 404, body: { error: 'There is no such message any more.' } };
const conflict = (message: string): Answer => ({ status: 409, body: { error: message } });

const tabs = [
  ...people.map(({ key, name }) => ({ key, name })),
  ...channels.map((channel) => ({
    key: tabOf({ kind: 'channel', channel }),
    name: channel.name,
    team: team.name,
    channel: channel.key,
  })),
];

function acting<Fields extends ActorFields>(
  schema: z.ZodType<Fields>,
  act: (actor: Actor, fields: Fields) => Answer | Promise<Answer>,
) {
  return (exchange: Exchange): Answer | Promise<Answer> => {
    const fields = schema.safeParse(readPageJson(exchange));
    if (!fields.success) return badRequest('The page sent something that cannot be read.');
    const actor = toActor(fields.data);
    return actor ? act(actor, fields.data) : noPlace;
  };
}

function servePage(exchange: Exchange): Answer {
  const fields = readQuery(exchange);
  if (!fields.success) return badAddress;
  return toActor(fields.data) ? serveDocument(fields.data.locale) : noPlace;
}

function talkRoutes(room: Room): readonly Route[] {
  const post = (template: string, handle: Route['handle']): Route => ({ method: 'POST', template, handle });
  return [
    post(
      '/send',
      acting(Said, (actor, said) => {
        const id = room.say(actor, said);
        return id ? { status: 202, body: { id } } : conflict('Nothing can be said there.');
      }),
    ),
    post(
      '/send-again',
      acting(SaidAgain, (actor, { messageId }) =>
        room.sayAgain(actor, messageId)
          ? { status: 202, body: {} }
          : conflict('This message is not one that failed.'),
      ),
    ),
    post(
      '/edit',
      acting(Edited, (actor, { messageId, text }) =>
        room.edit(actor, messageId, text)
          ? { status: 202, body: {} }
          : conflict('This message cannot be changed.'),
      ),
    ),
    post(
      '/app',
      acting(AppWish, async (actor, { isRemoved }) => {
        await (isRemoved ? room.removeApp(actor) : room.addApp(actor));
        return { status: 200, body: {} };
      }),
    ),
    post(
      '/block',
      acting(BlockWish, (actor, { isBlocked }) =>
        room.block(actor, isBlocked)
          ? { status: 200, body: {} }
          : conflict('A bot is blocked in personal chats only.'),
      ),
    ),
  ];
}

function cardRoutes(room: Room): readonly Route[] {
  const post = (template: string, handle: Route['handle']): Route => ({ method: 'POST', template, handle });
  const told = (outcome: object | undefined): Answer => (outcome ? { status: 200, body: outcome } : gone);
  return [
    post(
      '/act',
      acting(Pressed, async (actor, pressed) => told(await room.press(actor, pressed))),
    ),
    post(
      '/look-up',
      acting(Lookup, async (actor, wanted) => told(await room.lookUp(actor, wanted))),
    ),
    post(
      '/consent',
      acting(Consented, async (actor, consent) => told(await room.consent(actor, consent))),
    ),
    post(
      '/sign-in',
      acting(SignInWish, async (actor, wish) => told(await room.signIn(actor, wish))),
    ),
    post(
      '/people',
      acting(PeopleLookup, ({ place }, wish) => {
        const choices = findPeople(place, wish);
        const what = { kind: 'not-modelled', what: wish.dataset };
        return { status: 200, body: choices ? { kind: 'choices', choices } : what };
      }),
    ),
  ];
}

export function createPageRoutes({ room, pages }: PageDeps): System {
  const stream = (exchange: Exchange): Answer | 'streaming' => {
    const fields = readQuery(exchange);
    if (!fields.success) return badAddress;
    const actor = toActor(fields.data);
    if (!actor) return noPlace;
    const { person, place } = actor;
    const snapshot = room.snapshot(actor);
    const looking = { personKey: person.key, conversationId: conversationIdOf(place) };
    pages.join(exchange.response, looking, {
      person: { key: person.key, name: person.name, teamsId: person.teamsId },
      tab: tabOf(place),
      tabs,
      ...snapshot,
    });
    void room.install(actor);
    return 'streaming';
  };

  return {
    name: 'chat',
    mount: '/chat',
    isOurs: true,
    routes: [
      { method: 'GET', template: '', handle: servePage },
      { method: 'GET', template: '/', handle: servePage },
      {
        method: 'GET',
        template: '/assets/:name',
        handle: (_exchange, params) => serveAsset(params.name ?? ''),
      },
      { method: 'GET', template: '/stream', handle: stream },
      ...talkRoutes(room),
      ...cardRoutes(room),
    ],
  };
}
