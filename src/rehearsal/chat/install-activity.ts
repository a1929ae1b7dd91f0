/** What Teams tells a bot when it is given to a person or a team, and when it is taken away. */
import { bot, partner } from '../facts.ts';
import { envelope, eventId, type Scene } from './envelope.ts';
import type { Json } from './json.ts';
import { team } from './places.ts';

const source = { name: 'message' };
const tenant = { id: partner.tenantId };

/** In a team the events speak of the team as a whole, and of the channel that was chosen for the app. */
function teamData(scene: Scene): Json {
  if (scene.place.kind === 'personal') return { tenant };
  const { id } = scene.place.channel;
  return { settings: { selectedChannel: { id } }, channel: { id }, team: { ...team }, tenant };
}

export function installationUpdate(scene: Scene, action: 'add' | 'remove'): Json {
  return {
    ...envelope(scene, 'installationUpdate', eventId()),
    action,
    channelData: { ...teamData(scene), source },
  };
}

export function membersUpdate(scene: Scene, change: 'added' | 'removed'): Json {
  const isTeam = scene.place.kind === 'channel';
  const { teamsId: id, aadObjectId } = scene.person;
  const members = isTeam ? [{ id: bot.id }] : [{ id, aadObjectId }, { id: bot.id }];
  const eventType = change === 'added' ? 'teamMemberAdded' : 'teamMemberRemoved';
  return {
    ...envelope(scene, 'conversationUpdate', eventId()),
    [change === 'added' ? 'membersAdded' : 'membersRemoved']: members,
    channelData: isTeam ? { ...teamData(scene), eventType } : { tenant },
  };
}
