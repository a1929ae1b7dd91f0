/** The connector's calls about a team: what it is, and which channels it has. */
import { partner, people } from '../facts.ts';
import type { Answer, Exchange, Params } from '../http-kit.ts';
import { noApp, noConversation } from './connector-answers.ts';
import { channels, team } from './places.ts';

interface TeamRoute {
  readonly template: string;
  readonly handle: (exchange: Exchange, params: Params) => Answer;
}

export function createTeamRoutes(isInstalled: () => boolean): readonly TeamRoute[] {
  const ofTeam = (body: object) => (_exchange: Exchange, params: Params) => {
    if (params.teamId !== team.id) return noConversation;
    return isInstalled() ? { status: 200, body } : noApp;
  };
  return [
    {
      template: '/v3/teams/:teamId',
      handle: ofTeam({
        ...team,
        tenantId: partner.tenantId,
        type: 'standard',
        channelCount: channels.length,
        memberCount: people.length,
      }),
    },
    {
      template: '/v3/teams/:teamId/conversations',
      // General comes without its name, since every client shows it in the language of its person.
      handle: ofTeam({
        conversations: channels.map(({ id, name }) => (id === team.id ? { id } : { id, name })),
      }),
    },
  ];
}
