/** Tokens of a rehearsal as the bot has them: its own from sign-in, persons' from the token service beside it. */
import { createRehearsalTokens } from '../../src/adapters/tokens/rehearsal-tokens.ts';
import { withPersons } from '../../src/adapters/tokens/person-tokens.ts';
import { createTokenService } from '../../src/adapters/token-service/token-service.ts';

export function rehearsalTokens(settings: Parameters<typeof createRehearsalTokens>[0]) {
  const app = createRehearsalTokens(settings);
  const service = createTokenService({
    baseUrl: settings.loginUrl,
    connections: { 'partner-center': 'PartnerCenter', graph: 'Graph' },
    tokens: app,
    userIdOf: async (person) => `29:${person}`,
  });
  return { ...withPersons(app, service), health: app.health };
}
