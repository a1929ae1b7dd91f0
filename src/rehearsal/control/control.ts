/** The control door of rehearsal: what people and tests move the world with. */
import type { Answer, Params, Route, System } from '../http-kit.ts';
import { createRegistrationDesk } from '../partner-center/webhooks/registration.ts';
import type { Mail } from '../world/mail.ts';
import type { World } from '../world/world.ts';
import {
  AcknowledgeBody,
  BounceBody,
  ClockBody,
  EventRegistrationBody,
  FaultsBody,
  ReplyBody,
  RegistrationBody,
  RolesBody,
  SignInBody,
  readBody,
} from './bodies.ts';
import { customerRoutes } from './customer-routes.ts';
import { bounceMail, replyToMail } from './incoming-mail.ts';
import { viewMail } from './mail-view.ts';
import { ok, post, route, wrong } from './routes.ts';
import type { ControlStream } from './stream.ts';

function clockRoutes({ clock }: World, stream: ControlStream): readonly Route[] {
  const state = () => ({ now: clock.now().toISOString(), offsetMs: clock.offsetMs() });
  return [
    route('GET', '/clock', () => ok(state())),
    post('/clock', ClockBody, async ({ now, advanceMs = 0 }) => {
      const offsetMs = now === undefined ? clock.offsetMs() + advanceMs : Date.parse(now) - Date.now();
      if (Number.isNaN(new Date(Date.now() + offsetMs).getTime()))
        return wrong('That is beyond the calendar.');
      clock.setOffsetMs(Math.round(offsetMs));
      await stream.publish({ kind: 'clock', offsetMs: clock.offsetMs() });
      return ok(state());
    }),
  ];
}

function roleRoutes({ directory, signIns, registration }: World, stream: ControlStream): readonly Route[] {
  return [
    post('/registration', RegistrationBody, ({ granted, scopes, secretEndsAt }) => {
      registration.change({
        ...(granted === undefined ? {} : { granted }),
        ...(scopes === undefined ? {} : { scopes }),
        ...(secretEndsAt === undefined ? {} : { secretEndsAt }),
      });
      return ok({ granted: registration.granted(), secretEndsAt: registration.secretEndsAt() ?? null });
    }),
    post('/roles', RolesBody, async ({ aadObjectId, roles, standing }) => {
      const id = aadObjectId.toLowerCase();
      directory.setRoles(id, [...new Set(roles)]);
      directory.setStanding(id, standing);
      await stream.publish({ kind: 'roles', aadObjectId: id });
      return ok({ aadObjectId: id, roles: directory.rolesOf(id) });
    }),
    post('/sign-ins', SignInBody, async ({ aadObjectId, state }) => {
      const id = aadObjectId.toLowerCase();
      signIns.set(id, state);
      // What the bot keeps of the person's tokens is forgotten with the roles.
      await stream.publish({ kind: 'roles', aadObjectId: id });
      return ok({ aadObjectId: id, state });
    }),
  ];
}

function eventRoutes({ settings, clock }: World): readonly Route[] {
  const desk = createRegistrationDesk(settings);
  const state = () => ok({ webhookUrl: desk.read()?.webhookUrl ?? null });
  return [
    route('GET', '/event-registration', state),
    post('/event-registration', EventRegistrationBody, ({ webhookUrl, webhookEvents }) => {
      if (webhookUrl === null) desk.clear();
      else desk.write({ webhookUrl, webhookEvents, signatureTokenToMsSignatureHeader: false }, clock.now());
      return state();
    }),
  ];
}

/** A path may be given with the mount in front: it is taken off. */
function belowMount(path: string, system: string): string {
  const mount = `/${system}`;
  return path.startsWith(`${mount}/`) ? path.slice(mount.length) : path;
}

function faultRoutes({ faults, calls }: World): readonly Route[] {
  return [
    post('/faults', FaultsBody, (bodies) => {
      for (const { times, ...fault } of bodies) {
        faults.add({ ...fault, path: belowMount(fault.path, fault.system) }, times);
      }
      return ok(faults.list());
    }),
    route('GET', '/faults', () => ok(faults.list())),
    route('DELETE', '/faults', () => {
      faults.clear();
      return ok([]);
    }),
    route('GET', '/calls', () => ok(calls.list())),
    route('DELETE', '/calls', () => {
      calls.reset();
      return ok([]);
    }),
  ];
}

function mailRoutes({ mail, clock }: World): readonly Route[] {
  const withMail = (params: Params, act: (original: Mail) => Mail): Answer => {
    const original = mail.findSent(params.mail ?? '');
    return original ? ok({ id: act(original).id }) : wrong('No mail with this id went out.', 404);
  };
  return [
    route('GET', '/mail', () => ok(mail.sent().map(viewMail))),
    route('POST', '/mail/:mail/bounce', (exchange, params) => {
      const read = exchange.body.length === 0 ? undefined : readBody(BounceBody, exchange);
      if (read?.ok === false) return wrong(read.why);
      return withMail(params, (original) => bounceMail(mail, original, { ...read?.value, at: clock.now() }));
    }),
    post('/mail/:mail/reply', ReplyBody, (reply, params) =>
      withMail(params, (original) => replyToMail(mail, original, { ...reply, at: clock.now() })),
    ),
  ];
}

function streamRoutes({ clock }: World, stream: ControlStream): readonly Route[] {
  return [
    {
      method: 'GET',
      template: '/stream',
      handle: ({ response }) => {
        stream.subscribe(response, clock.offsetMs());
        return 'streaming';
      },
    },
    post('/stream/ack', AcknowledgeBody, ({ subscriber, seq }) =>
      stream.acknowledge(subscriber, seq) ? ok() : wrong('No such subscriber is connected.', 404),
    ),
  ];
}

export function createControl(world: World, stream: ControlStream): System {
  return {
    name: 'control',
    mount: '/control',
    isOurs: true,
    routes: [
      ...customerRoutes(world),
      ...faultRoutes(world),
      ...mailRoutes(world),
      ...roleRoutes(world, stream),
      ...eventRoutes(world),
      ...clockRoutes(world, stream),
      ...streamRoutes(world, stream),
    ],
    notModelled: ({ method, path }) => wrong(`The control door has no ${method} ${path}.`, 404),
  };
}
