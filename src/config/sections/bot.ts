import { z } from 'zod';
import * as format from '../formats.ts';
import type { Section } from '../section.ts';

export const appTypes = ['SingleTenant', 'UserAssignedMSI'] as const;

export const bot = {
  title: 'The bot (Azure Bot and its app registration)',
  variables: {
    MicrosoftAppId: {
      meaning: 'The application (client) id of the bot',
      schema: format.guid,
      example: '00000000-0000-4000-8000-000000000000',
    },
    MicrosoftAppType: {
      meaning:
        'How the bot proves who it is: with a password or certificate, or as a managed identity of Azure',
      schema: format.oneOf(appTypes),
      example: 'SingleTenant',
    },
    MicrosoftAppTenantId: {
      meaning: 'The tenant in which the bot is registered',
      schema: format.guid,
      example: '00000000-0000-4000-8000-000000000000',
    },
    MicrosoftAppPassword: {
      meaning:
        'A client secret of the app registration; not for UserAssignedMSI, and not beside a certificate',
      schema: format.secret,
      isSecret: true,
    },
    MicrosoftAppCertificatePath: {
      meaning:
        'A PEM file with a certificate of the app registration and its private key; instead of a password',
      schema: z.string(),
    },
    APP_SECRET_ENDS_ON: {
      meaning:
        'The day on which MicrosoftAppPassword ends, as Entra shows it; status warns from 30 days before. Needed only where the bot may not read it itself (Application.Read.All)',
      schema: format.day,
      example: '2027-06-30',
    },
    TEAMS_SERVICE_HOSTS: {
      meaning: 'The hosts of Teams that messages may name for their answers; government clouds have others',
      schema: format.hostNames,
      fallback: { real: 'smba.trafficmanager.net' },
    },
    BOT_OPENID_METADATA_URL: {
      meaning:
        'Where Bot Framework tells with which keys it signs what it sends to the bot (OpenID metadata)',
      schema: format.address,
      fallback: { real: 'https://login.botframework.com/v1/.well-known/openidconfiguration' },
    },
    TEAMS_FILE_HOSTS: {
      meaning:
        'Where files that people allow may be put: these hosts and those below them; government clouds have others',
      schema: format.hostNames,
      fallback: { real: 'sharepoint.com' },
    },
    PARTNER_CENTER_CONNECTION: {
      meaning: 'The OAuth connection of the Azure Bot by which people sign in to Partner Center',
      schema: format.connectionName,
      fallback: 'PartnerCenter',
    },
    GRAPH_CONNECTION: {
      meaning: 'The OAuth connection of the Azure Bot by which people sign in to their own mailbox',
      schema: format.connectionName,
      fallback: 'Graph',
    },
    TOKEN_SERVICE_URL: {
      meaning:
        'Where Bot Framework keeps what people granted to these connections; bots that are bound to a region have another',
      schema: format.address,
      fallback: { real: 'https://api.botframework.com' },
    },
  },
} as const satisfies Section;
