/** The Teams adapter behind the real HTTP door, with a fake connector and a scripted dialogue. */
import { startDoors } from '../../../src/adapters/http/doors.ts';
import { allowLoopback } from '../../../src/adapters/http/service-urls.ts';
import { createTeams, type TeamsDeps } from '../../../src/adapters/teams/teams.ts';
import type { CardModel } from '../../../src/cards/card-model.ts';
import { type Caller, type Incoming, type Reply, say } from '../../../src/conversation/turn.ts';
import type { Person } from '../../../src/ports/people.ts';
import { tenantId } from '../../fakes/activities.ts';
import { startFakeConnector } from '../../fakes/fake-connector.ts';
import { createRecordingTelemetry } from '../../fakes/recording-telemetry.ts';

export function aCard(summary: string): CardModel {
  return { card: 'notice', view: { line: summary }, summary, language: 'en' };
}

export function contentOf(summary: string) {
  return { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: summary }] };
}

export type Converse = (incoming: Incoming, caller: Caller) => Promise<Reply>;

export async function createBench(overrides: Partial<TeamsDeps> = {}) {
  const connector = await startFakeConnector();
  const telemetry = createRecordingTelemetry();
  const heard: { readonly incoming: Incoming; readonly caller: Caller }[] = [];
  const people = new Map<string, Person>();
  const script: { converse: Converse } = { converse: async () => say(aCard('answer')) };
  const teams = createTeams({
    identity: { kind: 'rehearsal' },
    allowedTenantId: tenantId,
    allowedServiceUrl: allowLoopback,
    converse: (incoming, caller) => {
      heard.push({ incoming, caller });
      return script.converse(incoming, caller);
    },
    signIn: {
      exchange: async () => ({ reply: { kind: 'nothing' } }),
      redeem: async () => undefined,
      take: async () => [],
    },
    signInPages: {
      connections: { 'partner-center': 'PartnerCenter', graph: 'Graph' },
      signInResource: async () => ({ link: 'https://token.example/sign-in' }),
    },
    render: ({ summary }) => ({ content: contentOf(summary), summary }),
    failed: async () => aCard('failed R-1234'),
    stillWorking: () => 'Still at it.',
    tooMany: (full) => aCard(`too many: ${full}`),
    people: {
      read: async (id) => {
        const value = people.get(id);
        return value && { value, version: '1' };
      },
    },
    telemetry,
    ...overrides,
  });
  const doors = await startDoors({
    port: 0,
    messages: teams.process,
    ready: async () => [],
    events: () => undefined,
    telemetry,
    allowedServiceUrl: overrides.allowedServiceUrl ?? allowLoopback,
  });

  return {
    connector,
    telemetry,
    teams,
    heard,
    people,
    script,
    async post(activity: object, headers: Record<string, string> = {}) {
      const response = await fetch(`http://127.0.0.1:${doors.port}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(activity),
      });
      const text = await response.text();
      return { status: response.status, text, body: (text === '' ? undefined : JSON.parse(text)) as unknown };
    },
    async close() {
      await teams.settled();
      await doors.close();
      await connector.close();
    },
  };
}

export type Bench = Awaited<ReturnType<typeof createBench>>;
