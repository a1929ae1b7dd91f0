import type { Audience } from '../../ports/tokens.ts';

/** What a token is asked for by; the same in the global cloud and in rehearsal (API reference 2.2). */
export const resources: Readonly<Record<Audience, string>> = {
  'partner-center': 'https://api.partnercenter.microsoft.com',
  graph: 'https://graph.microsoft.com',
  teams: 'https://api.botframework.com',
};

export const audiences: readonly Audience[] = ['partner-center', 'graph', 'teams'];
