/** What is sent: well-formed messages, presses and events, and what a stranger makes of them. */
import fc from 'fast-check';
import { enCommands } from '../../src/i18n/commands-en.ts';
import { ruCommands } from '../../src/i18n/commands-ru.ts';
import { commandNames, languages, verbs } from '../../src/names.ts';
import { people as rehearsalPeople } from '../../src/rehearsal/facts.ts';
import type { Role, Target } from './scene.ts';
import { anyText, mutated, mutationOf, type Mutation, strangeTexts, strangeValue } from './strange.ts';

type Fields = Readonly<Record<string, unknown>>;

/** One call of the messages' door: whose, what is said, and what is done to it on the way. */
export interface MessageCase {
  readonly who: Role;
  readonly which: number;
  readonly fields: Fields;
  readonly mutations: readonly Mutation[];
  readonly isTeamsBroken: boolean;
}

const roles = fc.constantFrom<Role>('colleague', 'colleague', 'colleague', 'without-role', 'outsider');

const typedCommands = [enCommands, ruCommands].flatMap((commands) =>
  commandNames.flatMap((name) => [commands[name].title, ...commands[name].aliases]),
);

const argument = fc.oneof(
  fc.constantFrom(...strangeTexts),
  anyText,
  fc.emailAddress(),
  fc.constantFrom('@@huge:3000@@', '3b', '1b', 'sirius', 'сириус', 'anna@gmail.com', 'x@nobody.example'),
);

const words: fc.Arbitrary<string> = fc.oneof(
  argument,
  fc.constantFrom(...typedCommands),
  fc
    .tuple(fc.constantFrom(...typedCommands), argument)
    // A size that is filled in later stands alone.
    .map(([command, rest]) => (rest.startsWith('@@') ? rest : `${command} ${rest}`)),
);

const guidOf = (seed: number) => `f0000000-0000-4000-8000-${seed.toString(16).padStart(12, '0')}`;

const message = words.map((text) => ({ type: 'message', text, textFormat: 'plain' }));

const otherActivities = fc.constantFrom<Fields>(
  { type: 'conversationUpdate', membersAdded: [{ id: '28:customer-connect-rehearsal' }] },
  { type: 'conversationUpdate', membersRemoved: [{ id: '28:customer-connect-rehearsal' }] },
  { type: 'conversationUpdate', channelData: { eventType: 'teamRenamed', team: { id: '19:x', name: 'x' } } },
  { type: 'installationUpdate', action: 'add' },
  { type: 'installationUpdate', action: 'remove' },
  { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], replyToId: '1' },
  { type: 'messageUpdate', text: 'customers', channelData: { eventType: 'editMessage' } },
  { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } },
  { type: 'typing' },
  { type: 'endOfConversation', code: 'completedSuccessfully' },
  { type: 'event', name: 'application/vnd.microsoft.readReceipt', value: { lastReadMessageId: '1' } },
  { type: 'invokeResponse', value: { status: 200 } },
  { type: 'command', name: 'x' },
  { type: 'handoff' },
  { type: 'trace', name: 'x', value: {} },
  { type: '__proto__' },
  { type: 'Message', text: 'customers' },
  { type: 'message', text: '<at>Customer Connect</at> customers', entities: [{ type: 'mention' }] },
  {
    type: 'message',
    text: '<at>Customer Connect</at> customers',
    entities: [
      {
        type: 'mention',
        text: '<at>Customer Connect</at>',
        mentioned: { id: '28:customer-connect-rehearsal' },
      },
    ],
  },
  { type: 'message', attachments: [{ contentType: 'image/png', contentUrl: 'https://evil.example/x' }] },
  { type: 'message', text: 'customers', deliveryMode: 'expectReplies' },
  { type: 'message', text: 'customers', deliveryMode: 'ephemeral', expiration: 'x', timestamp: 'x' },
);

/** A new person now and then: what is kept of them is bounded too. */
const newcomer = fc.nat({ max: 5_000 }).map((seed) => ({
  type: 'message',
  text: 'customers',
  from: { id: `29:${guidOf(seed)}`, name: 'Somebody', aadObjectId: guidOf(seed) },
}));

const brokenTeams = fc.nat({ max: 60 }).map((number) => number === 0);

/** Mostly one: what is broken in two places is refused for the first. */
function few(most: number): fc.Arbitrary<readonly Mutation[]> {
  const mutation = mutationOf(strangeValue);
  if (most === 0) return fc.constant([]);
  return fc.oneof(
    { weight: 3, arbitrary: mutation.map((one) => [one]) },
    { weight: 1, arbitrary: fc.array(mutation, { maxLength: most }) },
  );
}

const messageCase = (fields: fc.Arbitrary<Fields>, most: number): fc.Arbitrary<MessageCase> =>
  fc.record({
    who: roles,
    which: fc.nat({ max: 1 }),
    fields,
    mutations: few(most),
    isTeamsBroken: brokenTeams,
  });

export const activityCase = fc.oneof(
  { weight: 6, arbitrary: messageCase(message, 4) },
  { weight: 3, arbitrary: messageCase(message, 0) },
  { weight: 4, arbitrary: messageCase(otherActivities, 3) },
  { weight: 1, arbitrary: messageCase(newcomer, 2) },
);

/** Data as cards carry it, with other people's ids, revisions and objects, and anything at all. */
function dataOf(targets: readonly Target[]): fc.Arbitrary<unknown> {
  const target = fc.constantFrom(...targets);
  const objectIds = rehearsalPeople.map(({ aadObjectId }) => aadObjectId);
  const wellFormed = fc
    .record({
      target,
      revision: fc.nat({ max: 3 }),
      way: fc.constantFrom('outlook', 'copy'),
      text: words,
      person: fc.constantFrom(...objectIds),
      // A form that is filled well enough makes a draft, which is a legal act of whoever fills it: kept rare.
      email: fc.constantFrom('', 'anna', 'a@gmail.com', 'x@nobody.example', 'anna@fuzz-sent.example'),
      language: fc.constantFrom(...languages, 'de', ''),
      page: fc.constantFrom<unknown>(0, 1, 29, 30, 1_000_000, 1_000_001, -1, '1', true),
    })
    .map(({ target: { invitationId, revision: theirs }, revision, text, person, ...rest }) => ({
      invitationId,
      revision: revision === 3 ? theirs : revision,
      text,
      query: text,
      subject: text,
      after: text,
      customerId: person,
      requestId: person,
      inviter: person,
      by: person,
      person,
      isAdmin: true,
      roles: ['admin-agent'],
      ...rest,
    }));
  return fc.oneof(
    { weight: 4, arbitrary: wellFormed },
    {
      weight: 5,
      arbitrary: fc
        .tuple(wellFormed, fc.array(mutationOf(strangeValue), { minLength: 1, maxLength: 3 }))
        .map(([data, mutations]) => mutated(data, mutations)),
    },
    { weight: 1, arbitrary: strangeValue },
  );
}

const verb = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom<unknown>(...verbs) },
  { weight: 1, arbitrary: strangeValue },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'invitation.send.v0', 'toString') },
);
const trigger = fc.constantFrom<unknown>('manual', 'manual', 'manual', 'automatic', 'sideways', 7, null);
const replyToId = fc.constantFrom<Fields>(
  {},
  { replyToId: '1700000000000' },
  { replyToId: '\ud83d/../x?y#z' },
);

const invokeNames = [
  'adaptiveCard/action',
  'task/fetch',
  'task/submit',
  'composeExtension/query',
  'composeExtension/queryLink',
  'application/search',
  'fileConsent/invoke',
  'signin/verifyState',
  'signin/tokenExchange',
  'messageBack',
  'config/fetch',
  '__proto__',
] as const;

export function pressCase(targets: readonly Target[]): fc.Arbitrary<MessageCase> {
  const data = dataOf(targets);
  const execute = fc.tuple(verb, data, trigger, replyToId).map(([one, given, by, card]) => ({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: one, data: given }, trigger: by },
    ...card,
  }));
  const submit = fc
    .tuple(verb, data, replyToId)
    .map(([one, given, card]) => ({ type: 'message', value: { ...(given as object), verb: one }, ...card }));
  const otherInvoke = fc
    .tuple(fc.constantFrom<unknown>(...invokeNames, undefined, 7), data)
    .map(([name, value]) => ({ type: 'invoke', name, value }));
  return fc.oneof(
    { weight: 8, arbitrary: messageCase(execute, 0) },
    { weight: 3, arbitrary: messageCase(execute, 3) },
    { weight: 3, arbitrary: messageCase(submit, 1) },
    { weight: 2, arbitrary: messageCase(otherInvoke, 1) },
  );
}

const eventNames = [
  'reseller-relationship-accepted-by-customer',
  'indirect-reseller-relationship-accepted-by-customer',
  'test-created',
  'subscription-updated',
  'granular-admin-relationship-expired',
  'unheard-of',
  '__proto__',
] as const;

export const eventCase = fc
  .tuple(
    fc.constantFrom('EventName', 'eventName', 'EVENTNAME'),
    fc.constantFrom(...eventNames),
    fc.array(mutationOf(strangeValue), { maxLength: 3 }),
  )
  .map(([key, name, mutations]) =>
    mutated(
      {
        [key]: name,
        ResourceUri:
          'http://api.partnercenter.microsoft.com/v1/customers/4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04',
        ResourceName: 'Customer',
        AuditUri: 'http://127.0.0.1:9/auditactivity/1',
        ResourceChangeUtcDate: '2026-04-09T16:19:06.3520276+00:00',
      },
      mutations,
    ),
  );

/** Bodies that are no JSON at all, or cut. */
export const rawBody = fc.oneof(
  anyText,
  fc.constantFrom(
    '',
    '{',
    '[]',
    'null',
    '"x"',
    '{"type":"message"',
    '{"type":"message","type":"invoke"}',
    '\ufeff{}',
  ),
  fc.nat({ max: 30_000 }).map((size) => '['.repeat(size)),
);

export const healthPath = fc
  .tuple(
    fc.constantFrom(
      '/healthz',
      '/readyz',
      '/',
      '/api',
      '/api/messages/',
      '/api/messages',
      '/control/mail',
      '/favicon.ico',
    ),
    fc.constantFrom(
      '',
      '/',
      '?x=1',
      '?%',
      '?a[__proto__]=1',
      '/../x',
      '//',
      '/%2e%2e/',
      '/%00',
      '?'.repeat(2_000),
    ),
    fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND'),
  )
  .map(([path, rest, method]) => ({ path: `${path}${rest}`, method }));
