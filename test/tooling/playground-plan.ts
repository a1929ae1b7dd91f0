/** How the playground is started, and what whoever starts it should know first. */
import { bot, partner, people } from '../../src/rehearsal/facts.ts';

const release = '@microsoft/m365agentsplayground@0.2.28';
const firstPort = 56_150;

/** Who speaks in it: each person has a client of their own, beside the others. */
export type Speaker = (typeof people)[number];

export const speakerKeys = people.map(({ key }) => key);
export const findSpeaker = (key: string): Speaker | undefined => people.find((one) => one.key === key);

export const playgroundNote = `Microsoft 365 Agents Playground is a program of Microsoft, fetched by npx now and no part of Customer Connect.
Its pre-release licence lets you evaluate it and give feedback, and not share or publish it; who starts it accepts that.
Its telemetry is switched off here (--dt). It listens on all network interfaces of this machine while it runs.

You are Alex in it. Whoever else has a part (an approval needs a colleague) has a client of their own: start it in another
window with the name behind it, npm run playground -- megan, and open each page once, so that the bot knows where to write.

What it cannot do, and what to do instead:
- A card does not bring itself up to date when it is seen again. Press any of its buttons: an old card acts no more and shows
  how it stands.
- A file that is offered (the export of a history) is only named. Ask for the same in the rehearsal's chat page.
- A card that failed to act shows nothing, cards are not shown in full width, and deleted messages stay.
Everything else in Customer Connect can be walked through in it. It opens a browser by itself, and ends where it finds none
to open (on Linux: xdg-open).
`;

/** Settings name five people at least beside the one who speaks; those beyond the rehearsal's own have no role there. */
const strangers = ['Isaiah Langer', 'Lidia Holloway', 'Nestor Wilke'].map((name, index) => ({
  aadObjectId: `a1000000-0000-4000-8000-0000000000f${index + 1}`,
  name,
  mail: `${name.split(' ')[0]?.toLowerCase()}@${partner.domain}`,
}));

/** YAML is a superset of JSON. */
export function playgroundSettings(speaker: Speaker): string {
  const others = people.filter(({ key }) => key !== speaker.key);
  const [currentUser, ...users] = [speaker, ...others, ...strangers].map(({ aadObjectId, name, mail }) => {
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
    personalChat: { id: `playground-personal-chat-${speaker.key}` },
    groupChat: { id: `playground-group-chat-${speaker.key}`, name: 'Group chat' },
    team: {
      id: 'playground-team',
      name: 'Partner desk',
      aadGroupId: 'a9000000-0000-4000-8000-0000000000f1',
      channels: [{ id: `playground-channel-${speaker.key}`, name: 'General' }],
    },
  };
  return `${JSON.stringify(settings, null, 2)}\n`;
}

export function playgroundArguments(botUrl: string, speaker: Speaker): readonly string[] {
  const port = String(firstPort + speakerKeys.indexOf(speaker.key));
  const start = ['start', '-e', `${botUrl}/api/messages`, '-c', 'msteams', '-p', port, '--dt'];
  return ['npx', '--yes', release, ...start];
}

export async function findsRehearsal(botUrl: string): Promise<boolean> {
  try {
    return (await fetch(`${botUrl}/healthz`, { signal: AbortSignal.timeout(3_000) })).ok;
  } catch {
    return false;
  }
}
