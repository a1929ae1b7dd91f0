/** Puts the faults of the world between callers and systems, and counts every call. */
import { faultAnswer as graphFault, withTracing as tracedByGraph } from './graph/answers.ts';
import type { Answer, Exchange, Hooks, Interference, System } from './http-kit.ts';
import { matchTemplate } from './http-kit.ts';
import { faultAnswer as loginFault } from './login/login.ts';
import {
  faultAnswer as partnerCenterFault,
  withTracing as tracedByPartnerCenter,
} from './partner-center/answers.ts';
import type { Fault } from './world/faults.ts';
import type { World } from './world/world.ts';

const cosmosCodes: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  408: 'RequestTimeout',
  409: 'Conflict',
  410: 'Gone',
  412: 'PreconditionFailed',
  413: 'RequestEntityTooLarge',
  429: 'TooManyRequests',
  449: 'RetryWith',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
};

/** Cosmos counts the wait in milliseconds and tells throttling by its sub-status. */
function cosmosFault(status: number, { retryAfter, substatus }: Fault): Answer {
  const code = cosmosCodes[status] ?? 'Error';
  const waitMs = retryAfter === undefined ? (status === 429 ? 10 : undefined) : Math.round(retryAfter * 1000);
  const detail = substatus ?? (status === 429 ? 3200 : undefined);
  return {
    status,
    headers: {
      ...(waitMs === undefined ? {} : { 'x-ms-retry-after-ms': String(waitMs) }),
      ...(detail === undefined ? {} : { 'x-ms-substatus': String(detail) }),
    },
    body: { code, message: `Message: {"Errors":["A fault of rehearsal: ${code}."]}` },
  };
}

/** In the system's own form, with the ids by which its support would find the call. */
function answerOf(fault: Fault, exchange: Exchange, now: Date): Answer | undefined {
  const { system, status, retryAfter } = fault;
  if (status === undefined) return undefined;
  if (system === 'partner-center') {
    return tracedByPartnerCenter(exchange, partnerCenterFault(status, retryAfter, fault.code));
  }
  if (system === 'graph') return tracedByGraph(exchange, graphFault(status, retryAfter, now));
  if (system === 'login') return loginFault(status, retryAfter, { now, path: fault.path });
  return cosmosFault(status, fault);
}

function templateOf(system: System, { method, path }: Exchange): string {
  const route = system.routes.find((one) => one.method === method && matchTemplate(one.template, path));
  return route?.template ?? 'not modelled';
}

export function createHooks(world: World, systems: readonly System[]): Hooks {
  const { faults, calls, clock } = world;
  const interfere = (name: string, exchange: Exchange): Interference | undefined => {
    const system = systems.find((one) => one.name === name);
    if (!system) return undefined;
    const { method, path } = exchange;
    const fault = faults.take({ system: system.mount.slice(1), method, path });
    if (!fault) return undefined;
    const answer = answerOf(fault, exchange, clock.now());
    // The kit counts what reaches a route; these calls never do.
    if (fault.drop === 'before' || (answer && fault.drop !== 'after'))
      calls.count(name, method, templateOf(system, exchange));
    return {
      ...(fault.delayMs === undefined ? {} : { delayMs: fault.delayMs }),
      ...(answer ? { answer } : {}),
      ...(fault.drop === undefined ? {} : { drop: fault.drop }),
    };
  };
  const count: Hooks['count'] = (name, method, route) => {
    if (name !== 'control' && name !== 'home') calls.count(name, method, route);
  };
  return { interfere, count };
}
