/** Sends a case, and holds its answer to the protocol. */
import type { MessageCase } from './cases.ts';
import { assertInvokeAnswer, assertMessageAnswer } from './protocol.ts';
import type { Scene } from './scene.ts';
import { mutated, toJson } from './strange.ts';

/** The body and what is said of it; the same case gives the same body, but for the ids of its message. */
function bodyOf({ who, which, fields, mutations, isTeamsBroken }: MessageCase, scene: Scene): unknown {
  const able = scene.people[who];
  const person = able[which % able.length] ?? able[0];
  const { sink } = scene;
  const serviceUrl = isTeamsBroken ? sink.brokenUrl : sink.serviceUrl;
  return mutated(person?.activity({ ...fields, serviceUrl }), mutations);
}

function field(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
}

/** The cards that come with answers to presses are handed back. */
export async function sendCase(one: MessageCase, scene: Scene): Promise<unknown> {
  const body = bodyOf(one, scene);
  const answer = await scene.stranger.send({ path: '/api/messages', body: toJson(body) });
  const what = toJson(body).slice(0, 2_000);
  // An address that was changed leads nowhere, most of the time.
  const isTeamsBroken = field(body, 'serviceUrl') !== scene.sink.serviceUrl;
  if (field(body, 'type') === 'invoke') return assertInvokeAnswer(answer, what);
  assertMessageAnswer(answer, what, isTeamsBroken);
  return undefined;
}
