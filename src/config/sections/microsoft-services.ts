import { z } from 'zod';
import * as format from '../formats.ts';
import type { Section } from '../section.ts';

/** The key that Microsoft publishes for its Cosmos DB emulator; the rehearsal's store takes it too. */
export const publishedCosmosKey =
  'C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==';

export const microsoftServices = {
  title: "Microsoft's services, and the state",
  variables: {
    PARTNER_CENTER_URL: {
      meaning: 'Where the Partner Center API is, up to the version',
      schema: format.address,
      fallback: { real: 'https://api.partnercenter.microsoft.com' },
    },
    GRAPH_URL: {
      meaning: 'Where Microsoft Graph is, up to the version',
      schema: format.address,
      fallback: { real: 'https://graph.microsoft.com' },
    },
    LOGIN_URL: {
      meaning: 'Where Microsoft Entra gives tokens',
      schema: format.address,
      fallback: { real: 'https://login.microsoftonline.com' },
    },
    COSMOS_ENDPOINT: {
      meaning: 'The Azure Cosmos DB account that keeps the state',
      schema: format.address,
      example: 'https://customer-connect.documents.azure.com',
    },
    COSMOS_KEY: {
      meaning: 'A key of that account; without one the managed identity of the service is used',
      schema: format.secret,
      fallback: { rehearsal: publishedCosmosKey },
      isSecret: true,
    },
    COSMOS_DATABASE: {
      meaning: 'The database in that account',
      schema: z
        .string()
        .regex(/^[^/\\#?]{1,255}$/, 'must be a name without / \\ # ?')
        .refine((name) => !name.endsWith(' '), 'must not end with a blank'),
      fallback: 'customer-connect',
    },
    HISTORY_KEY: {
      meaning:
        'Any long random text, kept outside the database and never lost: with it every entry of the history is sealed',
      schema: format.longSecret,
      fallback: { rehearsal: 'the rehearsal proves its history with a key that everybody knows' },
      isSecret: true,
    },
    HISTORY_FORMER_KEYS: {
      meaning:
        'Keys that HISTORY_KEY had before, with commas between them, so that what they sealed can be proven',
      schema: format.longSecrets,
      isSecret: true,
    },
    HISTORY_KEEP_YEARS: {
      meaning:
        'For how many years the history is kept; older entries go, and what is left can still be proven',
      schema: format.wholeNumber(1, 100),
      fallback: '7',
    },
  },
} as const satisfies Section;
