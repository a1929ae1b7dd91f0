/** How the playground is started, and what whoever starts it should know first. */
import { bot, partner, people } from '../../src/rehearsal/facts.ts';

const release = '@microsoft/m365agentsplayground@0.2.28';
const port = 56_150;

export const playgroundNote = `Microsoft 365 Agents Playground is a program of Microsoft, fetched by npx now and no part of Customer Connect.
Its pre-release licence lets you evaluate it and give feedback, and not share or publish it; who starts it accepts that.
Its telemetry is switched off here (--dt). It listens on all network interfaces of this machine while it runs.

What it cannot do: a card that failed to act shows nothing, cards are not shown in full width, deleted messages stay,
and a file that is offered (the export of a history) is only named. Everything else in Customer Connect can be walked
through in it. It opens a browser by itself, and ends where it finds none to open (on Linux: xdg-open).
`;

/** Settings name five people at least beside the one who speaks; those beyond the rehearsal's own have no role there. */
const strangers = ['Isaiah Langer', 'Lidia Holloway', 'Nestor Wilke'].map((name, index) => ({
  aadObjectId: `a1000000-0000-4000-8000-0000000000f${index + 1}`,
  name,
  mail: `${name.split(' ')[0]?.toLowerCase()}@${partner.domain}`,
}));

/** YAML is a superset of JSON. */
export function playgroundSettings(): string {
  const [currentUser, ...users] = [...people, ...strangers].map(({ aadObjectId, name, mail }) => {
    const [givenName = '', surname = ''] = name.split(' ');
    return {
      id: aadObjectId,
      name,
      // As its settings spell it.
      userPrincipleName: mail,
      aadObjectId,
      givenName,
      surname,
      email: mail,
    };
  });
  const settings = {
    version: '0.1.1',
    tenantId: partner.tenantId,
    bot: { id: bot.id, name: bot.name },
    // Who speaks stands here alone: the same id among the others is refused.
    currentUser,
    users,
    personalChat: { id: 'playground-personal-chat' },
    groupChat: { id: 'playground-group-chat', name: 'Group chat' },
    team: {
      id: 'playground-team',
      name: 'Partner desk',
      aadGroupId: 'a9000000-0000-4000-8000-0000000000f1',
      channels: [{ id: 'playground-channel', name: 'General' }],
    },
  };
  return `${JSON.stringify(settings, null, 2)}\n`;
}

export function playgroundArguments(botUrl: string): readonly string[] {
  const start = ['start', '-e', `${botUrl}/api/messages`, '-c', 'msteams', '-p', String(port), '--dt'];
  return ['npx', '--yes', release, ...start];
}

export async function findsRehearsal(botUrl: string): Promise<boolean> {
  try {
    return (await fetch(`${botUrl}/healthz`, { signal: AbortSignal.timeout(3_000) })).ok;
  } catch {
    return false;
  }
}
