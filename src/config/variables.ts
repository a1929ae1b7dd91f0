/** Every variable that Customer Connect reads: the one table behind parsing, its messages and `env.sample`. */
import { z } from 'zod';
import { languages } from '../names.ts';
import { faultPoints } from '../ports/fault-points.ts';
import * as format from './formats.ts';

export interface Variable {
  /** What it is for, as one sentence without the full stop. */
  readonly meaning: string;
  readonly schema: z.ZodType<unknown, string>;
  readonly section: Section;
  /** Taken when nothing is set; as text, so that it passes through the schema too. */
  readonly fallback?: string | { readonly real?: string; readonly rehearsal?: string };
  /** A value for `env.sample` where there is no fallback. */
  readonly example?: string;
  readonly isSecret?: true;
  /** Refused beside credentials: only a rehearsal knows what to do with it. */
  readonly rehearsalOnly?: true;
}

export const sections = {
  service: 'The service',
  bot: 'The bot (Azure Bot and its app registration)',
  services: "Microsoft's services, and the state",
  reseller: 'Your company',
  approvals: 'Approvals and removals',
  people: 'People',
  rehearsal: 'Rehearsal (without any credential)',
} as const;
type Section = keyof typeof sections;

export const appTypes = ['SingleTenant', 'UserAssignedMSI'] as const;
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export const mailFrom = ['own', 'shared'] as const;
export const invitationApproval = ['never', 'with-provider', 'always'] as const;

/** The key that Microsoft publishes for its Cosmos DB emulator; the rehearsal's store takes it too. */
export const publishedCosmosKey =
  'C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==';

export const variables = {
  PORT: {
    meaning: 'The port of the bot: messages from Teams and the health checks',
    schema: format.port,
    section: 'service',
    fallback: '3978',
  },
  LOG_LEVEL: {
    meaning: 'The least important thing that is still logged',
    schema: format.oneOf(logLevels),
    section: 'service',
    fallback: { real: 'info', rehearsal: 'warn' },
  },
  LOG_PSEUDONYM_KEY: {
    meaning:
      'Any long random text; people and invitations keep the same made-up names in the log across restarts',
    schema: z.string().min(16, 'must have 16 characters or more').pipe(format.secret),
    section: 'service',
    isSecret: true,
  },
  MicrosoftAppId: {
    meaning: 'The application (client) id of the bot',
    schema: format.guid,
    section: 'bot',
    example: '00000000-0000-4000-8000-000000000000',
  },
  MicrosoftAppType: {
    meaning:
      'How the bot proves who it is: with a password or certificate, or as a managed identity of Azure',
    schema: format.oneOf(appTypes),
    section: 'bot',
    example: 'SingleTenant',
  },
  MicrosoftAppTenantId: {
    meaning: 'The tenant in which the bot is registered',
    schema: format.guid,
    section: 'bot',
    example: '00000000-0000-4000-8000-000000000000',
  },
  MicrosoftAppPassword: {
    meaning: 'A client secret of the app registration; not for UserAssignedMSI, and not beside a certificate',
    schema: format.secret,
    section: 'bot',
    isSecret: true,
  },
  MicrosoftAppCertificatePath: {
    meaning:
      'A PEM file with a certificate of the app registration and its private key; instead of a password',
    schema: z.string(),
    section: 'bot',
  },
  APP_SECRET_ENDS_ON: {
    meaning:
      'The day on which MicrosoftAppPassword ends, as Entra shows it; status warns from 30 days before. Needed only where the bot may not read it itself (Application.Read.All)',
    schema: format.day,
    section: 'bot',
    example: '2027-06-30',
  },
  TEAMS_SERVICE_HOSTS: {
    meaning: 'The hosts of Teams that messages may name for their answers; government clouds have others',
    schema: format.hostNames,
    section: 'bot',
    fallback: { real: 'smba.trafficmanager.net' },
  },
  BOT_OPENID_METADATA_URL: {
    meaning: 'Where Bot Framework tells with which keys it signs what it sends to the bot (OpenID metadata)',
    schema: format.address,
    section: 'bot',
    fallback: { real: 'https://login.botframework.com/v1/.well-known/openidconfiguration' },
  },
  TEAMS_FILE_HOSTS: {
    meaning:
      'Where files that people allow may be put: these hosts and those below them; government clouds have others',
    schema: format.hostNames,
    section: 'bot',
    fallback: { real: 'sharepoint.com' },
  },
  PARTNER_CENTER_CONNECTION: {
    meaning: 'The OAuth connection of the Azure Bot by which people sign in to Partner Center',
    schema: format.connectionName,
    section: 'bot',
    fallback: 'PartnerCenter',
  },
  GRAPH_CONNECTION: {
    meaning: 'The OAuth connection of the Azure Bot by which people sign in to their own mailbox',
    schema: format.connectionName,
    section: 'bot',
    fallback: 'Graph',
  },
  TOKEN_SERVICE_URL: {
    meaning:
      'Where Bot Framework keeps what people granted to these connections; bots that are bound to a region have another',
    schema: format.address,
    section: 'bot',
    fallback: { real: 'https://api.botframework.com' },
  },
  PARTNER_CENTER_URL: {
    meaning: 'Where the Partner Center API is, up to the version',
    schema: format.address,
    section: 'services',
    fallback: { real: 'https://api.partnercenter.microsoft.com' },
  },
  GRAPH_URL: {
    meaning: 'Where Microsoft Graph is, up to the version',
    schema: format.address,
    section: 'services',
    fallback: { real: 'https://graph.microsoft.com' },
  },
  LOGIN_URL: {
    meaning: 'Where Microsoft Entra gives tokens',
    schema: format.address,
    section: 'services',
    fallback: { real: 'https://login.microsoftonline.com' },
  },
  COSMOS_ENDPOINT: {
    meaning: 'The Azure Cosmos DB account that keeps the state',
    schema: format.address,
    section: 'services',
    example: 'https://customer-connect.documents.azure.com',
  },
  COSMOS_KEY: {
    meaning: 'A key of that account; without one the managed identity of the service is used',
    schema: format.secret,
    section: 'services',
    fallback: { rehearsal: publishedCosmosKey },
    isSecret: true,
  },
  COSMOS_DATABASE: {
    meaning: 'The database in that account',
    schema: z
      .string()
      .regex(/^[^/\\#?]{1,255}$/, 'must be a name without / \\ # ?')
      .refine((name) => !name.endsWith(' '), 'must not end with a blank'),
    section: 'services',
    fallback: 'customer-connect',
  },
  HISTORY_KEY: {
    meaning:
      'Any long random text, kept outside the database and never lost: with it every entry of the history is sealed',
    schema: format.longSecret,
    section: 'services',
    fallback: { rehearsal: 'the rehearsal proves its history with a key that everybody knows' },
    isSecret: true,
  },
  HISTORY_FORMER_KEYS: {
    meaning:
      'Keys that HISTORY_KEY had before, with commas between them, so that what they sealed can be proven',
    schema: format.longSecrets,
    section: 'services',
    isSecret: true,
  },
  HISTORY_KEEP_YEARS: {
    meaning: 'For how many years the history is kept; older entries go, and what is left can still be proven',
    schema: format.wholeNumber(1, 100),
    section: 'services',
    fallback: '7',
  },
  ALLOWED_TENANT_ID: {
    meaning: 'The tenant whose people may use the bot; the tenant of the bot unless set',
    schema: format.guid,
    section: 'reseller',
    fallback: { rehearsal: '11111111-1111-4111-8111-111111111111' },
    example: '00000000-0000-4000-8000-000000000000',
  },
  ADMIN_AGENTS_GROUP_ID: {
    meaning: 'The object id of the group AdminAgents of your tenant: who is in it may invite customers',
    schema: format.guid,
    section: 'reseller',
    fallback: { rehearsal: 'a9000000-0000-4000-8000-0000000000aa' },
    example: '00000000-0000-4000-8000-000000000000',
  },
  SALES_AGENTS_GROUP_ID: {
    meaning:
      'The object id of a group, such as SalesAgents, whose members may do here what Admin agents may; nobody unless set',
    schema: format.guid,
    section: 'reseller',
    example: '00000000-0000-4000-8000-000000000000',
  },
  DRAFTERS_GROUP_ID: {
    meaning:
      'The object id of a group whose members may look and prepare letters, and send nothing; nobody unless set',
    schema: format.guid,
    section: 'reseller',
    example: '00000000-0000-4000-8000-000000000000',
  },
  VIEWERS_GROUP_ID: {
    meaning: 'The object id of a group whose members may look, and nothing else; nobody unless set',
    schema: format.guid,
    section: 'reseller',
    example: '00000000-0000-4000-8000-000000000000',
  },
  PARTNER_MPN_ID: {
    meaning: 'Your partner (MPN) id, against which invitation links are checked',
    schema: z.string().regex(/^\d{3,10}$/, 'must be a partner id of 3 to 10 digits'),
    section: 'reseller',
    fallback: { rehearsal: '4567890' },
    example: '1234567',
  },
  MAIL_FROM: {
    meaning:
      'Whose mailbox invitations are sent from: of the agent who invites (own), or the shared one (shared)',
    schema: format.oneOf(mailFrom),
    section: 'reseller',
    fallback: 'own',
  },
  SHARED_MAILBOX: {
    meaning: 'The address of the shared mailbox; needed when MAIL_FROM is shared',
    schema: format.mailAddress,
    section: 'reseller',
    fallback: { rehearsal: 'partner-desk@reseller.example' },
    example: 'partner-desk@reseller.example',
  },
  PUBLIC_URL: {
    meaning:
      'Where this service is reached from the internet; Partner Center sends its events below it when the registration for events is chosen in setup',
    schema: format.address,
    section: 'reseller',
    example: 'https://bot.reseller.example',
  },
  REMINDER_WORKING_DAYS: {
    meaning:
      'After how many working days of the customer a mail that waits is followed by a reminder, counted from the mail; off sends none',
    schema: format.dayLadder,
    section: 'reseller',
    fallback: '3,7,14',
  },
  REMINDER_TIME: {
    meaning: 'At what time of the day, where the customer is, reminders go out',
    schema: format.timeOfDay,
    section: 'reseller',
    fallback: '10:00',
  },
  REMINDER_HOLIDAYS: {
    meaning:
      'Days on which nobody is reminded and which are no working days, for everybody or with the code of one country before them',
    schema: format.holidays,
    section: 'reseller',
    example: '2026-12-25,RU:2027-01-01',
  },
  EVENT_CERTIFICATE_HOSTS: {
    meaning:
      'The hosts from which the certificate of Partner Center that signs its events may be fetched, exactly',
    schema: format.hostNames,
    section: 'reseller',
    fallback: { real: '3psostorageacct.blob.core.windows.net' },
  },
  EVENT_ISSUER_HOSTS: {
    meaning: 'The hosts from which the certificates above that one may be fetched, exactly',
    schema: format.hostNames,
    section: 'reseller',
    fallback: { real: 'www.microsoft.com,caissuers.microsoft.com,cacerts.digicert.com' },
  },
  EVENT_CERTIFICATE_SUBJECT: {
    meaning: 'The common name in that certificate',
    schema: format.hostName,
    section: 'reseller',
    fallback: 'pcnotifications-dispatch.microsoft.com',
  },
  DIRECTORY_COMPARE_SECONDS: {
    meaning:
      'How often the customer list is compared with what is known, after news and where audit records are refused; twelve times rarer else',
    schema: format.wholeNumber(1, 86_400),
    section: 'reseller',
    fallback: { real: '300', rehearsal: '5' },
  },
  INVITATION_APPROVAL: {
    meaning:
      'Which invitations go out only when a colleague agreed: none (never), those with a provider (with-provider), or all (always)',
    schema: format.oneOf(invitationApproval),
    section: 'approvals',
    fallback: 'never',
  },
  APPROVALS_NEEDED: {
    meaning: 'How many colleagues have to approve; nobody approves their own request',
    schema: format.wholeNumber(1, 5),
    section: 'approvals',
    fallback: '1',
  },
  APPROVAL_REMIND_MINUTES: {
    meaning: 'After how long those who have not decided are reminded',
    schema: format.wholeNumber(1, 43_200),
    section: 'approvals',
    fallback: '240',
  },
  APPROVAL_EXPIRE_MINUTES: {
    meaning: 'After how long a request expires that nobody decided',
    schema: format.wholeNumber(1, 86_400),
    section: 'approvals',
    fallback: '4320',
  },
  APPROVAL_HOURS: {
    meaning:
      'The hours in which everybody is asked, Monday to Friday in DEFAULT_TIME_ZONE; at other times APPROVAL_COVER is',
    schema: format.hoursOfDay,
    section: 'approvals',
    fallback: '08:00-18:00',
  },
  APPROVAL_COVER: {
    meaning: 'Object ids of the Admin agents who are asked out of hours; everybody unless set',
    schema: format.guids,
    section: 'approvals',
    example: '00000000-0000-4000-8000-000000000000',
  },
  REMOVAL_COOLING_MINUTES: {
    meaning: 'How long an approved removal can be undone before it begins',
    schema: format.wholeNumber(0, 10_080),
    section: 'approvals',
    fallback: '30',
  },
  TEAMS_APP_ID: {
    meaning:
      'The id of the app in its manifest, by which it is installed for approvers who do not have it yet',
    schema: format.guid,
    section: 'approvals',
    fallback: { rehearsal: 'b0000000-0000-4000-8000-0000000000a2' },
    example: '00000000-0000-4000-8000-000000000000',
  },
  DEFAULT_LANGUAGE: {
    meaning: 'The language for people whose Teams speaks neither',
    schema: format.oneOf(languages),
    section: 'people',
    fallback: 'en',
  },
  DEFAULT_TIME_ZONE: {
    meaning: 'The time zone for people whose Teams does not tell theirs',
    schema: format.timeZone,
    section: 'people',
    fallback: 'UTC',
  },
  REHEARSAL_PORT: {
    meaning:
      'The port of the imitated services and the chat page; off starts the bot alone, beside a running rehearsal',
    schema: format.portOrOff,
    section: 'rehearsal',
    fallback: { rehearsal: '3979' },
    rehearsalOnly: true,
  },
  DATA_DIR: {
    meaning: 'Where the rehearsal keeps its databases',
    schema: z.string(),
    section: 'rehearsal',
    fallback: { rehearsal: '.data' },
    rehearsalOnly: true,
  },
  REHEARSAL_CRASH_AT: {
    meaning: 'Kills the process at this named line, to prove that nothing is lost',
    schema: format.oneOf(faultPoints),
    section: 'rehearsal',
    example: 'send.called',
    rehearsalOnly: true,
  },
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof variables;
export const variableNames = Object.keys(variables) as readonly VariableName[];

/** Names that other programs use too: something like them in the environment is hardly meant for us. */
const commonNames: readonly VariableName[] = ['PORT', 'LOG_LEVEL', 'DATA_DIR'];
export const nearMissNames = variableNames.filter((name) => !commonNames.includes(name));

export function describeVariable(name: VariableName): Variable {
  return variables[name];
}

export function fallbackOf(name: VariableName, mode: 'real' | 'rehearsal'): string | undefined {
  const { fallback } = describeVariable(name);
  return typeof fallback === 'string' ? fallback : fallback?.[mode];
}
