/** A message from a channel comes without names, so Teams' connector is asked for them, as it is for all else. */
import type { ConversationReference as SdkReference } from 'botbuilder';
import { Teams } from 'botframework-connector';
import type { NameChannel } from '../../ports/channels.ts';
import type { CloudDoor } from './cloud.ts';
import type { ConnectorClient } from './guarded-authentication.ts';

/** As long as both may be together. */
const longestName = 256;

export function createChannelNames(later: CloudDoor['continue']): NameChannel {
  return async ({ id, teamId, reference }) => {
    let names: readonly (string | undefined)[] = [];
    try {
      await later(reference as Partial<SdkReference>, async (context) => {
        // By the guarded client: the SDK's `TeamsInfo` goes past it.
        const client = context.turnState.get<ConnectorClient>(context.adapter.ConnectorClientKey);
        const teams = new Teams(client);
        const [team, { conversations = [] }] = await Promise.all([
          teams.fetchTeamDetails(teamId),
          teams.fetchChannelList(teamId),
        ]);
        // The general channel has no name of its own.
        names = [team.name, conversations.find((channel) => channel.id === id)?.name];
      });
    } catch {
      // A channel without its name is told news all the same.
      return '';
    }
    const name = names.filter((one) => typeof one === 'string' && one !== '').join(' · ');
    return [...name].slice(0, longestName).join('');
  };
}
