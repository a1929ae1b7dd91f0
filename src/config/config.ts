/** The start-up facts: parsed once from the environment, every problem found at once. */
import type { Language } from '../names.ts';
import type { FaultPoint } from '../ports/fault-points.ts';
import { type Addresses, resolveAddresses } from './addresses.ts';
import { type EventTrustConfig, ownHosts, realTrust, rehearsalTrust } from './event-trust.ts';
import { type Environment, type Mode, type Problem, toProblem } from './issues.ts';
import { findModeIssues, modeOf } from './modes.ts';
import { need, readEnvironment, type Values } from './read-environment.ts';
import type { Secret } from './secret.ts';
import type { invitationApproval } from './sections/approvals.ts';
import type { appTypes } from './sections/bot.ts';
import type { mailFrom } from './sections/reseller.ts';
import type { logLevels } from './sections/service.ts';

export interface Credentials {
  readonly appId: string;
  readonly appType: (typeof appTypes)[number];
  readonly tenantId: string;
  /** Absent for a managed identity. */
  readonly password?: Secret;
  /** In place of a password. */
  readonly certificatePath?: string;
}

export interface RehearsalConfig {
  /** `off`: the imitations run in another process. */
  readonly port: number | 'off';
  readonly dataDir: string;
  /** Where the rehearsal is steered: `http://127.0.0.1:3979/control`. */
  readonly controlUrl: string;
  readonly crashAt?: FaultPoint;
  readonly pauseAt?: readonly FaultPoint[];
}

interface CommonConfig {
  readonly port: number;
  /** The network address to listen on: loopback alone in a rehearsal. */
  readonly host: string;
  readonly logLevel: (typeof logLevels)[number];
  readonly pseudonymKey?: Secret;
  readonly addresses: Addresses;
  /** No key: the managed identity of the service. */
  readonly cosmosKey?: Secret;
  readonly cosmosDatabase: string;
  /** Seals the history; the former ones prove what was sealed before. */
  readonly historyKey: Secret;
  readonly formerHistoryKeys: readonly Secret[];
  readonly historyKeepYears: number;
  readonly allowedTenantId: string;
  readonly adminAgentsGroupId: string;
  /** Groups that give less, or the same as Admin agents have, by the role that they give. */
  readonly roleGroups: {
    readonly 'sales-agent'?: string;
    readonly drafter?: string;
    readonly viewer?: string;
  };
  readonly partnerMpnId?: string;
  readonly mailFrom: (typeof mailFrom)[number];
  readonly sharedMailbox?: string;
  readonly eventTrust: EventTrustConfig;
  /** Where this service is reached from outside; absent: nobody said it. */
  readonly publicUrl?: string;
  readonly directoryCompareMs: number;
  /** After so many working days each, at that time of the customer's day, and never on these days. */
  readonly reminders: {
    readonly afterWorkingDays: readonly number[];
    readonly time: string;
    readonly holidays: readonly string[];
  };
  /** By which people sign in, as the bot's registration names them. */
  readonly connections: Readonly<Record<'partner-center' | 'graph', string>>;
  readonly approvals: {
    readonly invitations: (typeof invitationApproval)[number];
    readonly needed: number;
    readonly remindAfterMs: number;
    readonly expireAfterMs: number;
    readonly coolingMs: number;
    readonly hours: { readonly from: number; readonly to: number };
    readonly cover: readonly string[];
  };
  /** The app's id in its manifest; absent: nobody is given the bot by us. */
  readonly teamsAppId?: string;
  readonly defaultLanguage: Language;
  readonly defaultTimeZone: string;
  /** Hosts that a message may name for its answer; a rehearsal takes any loopback address instead. */
  readonly teamsServiceHosts: readonly string[];
  /** When the secret of the bot ends. */
  readonly appSecretEndsAt?: string;
  /** The same for the places of files. */
  readonly teamsFileHosts: readonly string[];
  /** Where the keys are told with which messages to a bot with credentials are signed. */
  readonly openIdMetadataUrl?: string;
}

/** Either a rehearsal or a bot with credentials, and never both. */
export type Config = CommonConfig &
  (
    | { readonly rehearsal: RehearsalConfig; readonly credentials?: undefined }
    | { readonly rehearsal?: undefined; readonly credentials: Credentials }
  );

export type ParsedConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the configuration, or tells everything that is wrong with it. */
export function parseConfig(environment: Environment): ParsedConfig {
  const mode = modeOf(environment);
  const { values, issues } = readEnvironment(environment, mode);
  const found = [...issues, ...findModeIssues(environment, mode)];
  if (found.length > 0) return { ok: false, problems: found.map(toProblem) };
  return { ok: true, config: mode === 'rehearsal' ? toRehearsal(values) : toReal(values) };
}

/** Everything in the configuration that must not be written anywhere. */
export function secretsOf(config: Config): readonly string[] {
  const { pseudonymKey, cosmosKey, historyKey, formerHistoryKeys, credentials } = config;
  return [pseudonymKey, cosmosKey, historyKey, ...formerHistoryKeys, credentials?.password]
    .filter((secret) => secret !== undefined)
    .map((secret) => secret.reveal());
}

/** The addresses of a rehearsal that took a free port (`REHEARSAL_PORT=0`), once the port is known. */
export function withRehearsalPort(config: Config, port: number): Config {
  if (config.rehearsal === undefined) return config;
  const settle = (address: string) =>
    address.replace(/^http:\/\/127\.0\.0\.1:0\//, `http://127.0.0.1:${port}/`);
  const { partnerCenter, graph, login, cosmos, tokenService } = config.addresses;
  return {
    ...config,
    addresses: {
      partnerCenter: settle(partnerCenter),
      graph: settle(graph),
      login: settle(login),
      cosmos: settle(cosmos),
      tokenService: settle(tokenService),
    },
    eventTrust: {
      ...config.eventTrust,
      certificateHosts: ownHosts(settle(partnerCenter)),
      rootUrl: settle(config.eventTrust.rootUrl ?? ''),
    },
    rehearsal: { ...config.rehearsal, port, controlUrl: settle(config.rehearsal.controlUrl) },
  };
}

function toCommon(values: Values, mode: Mode): CommonConfig {
  return {
    port: need(values, 'PORT'),
    host: mode === 'rehearsal' ? '127.0.0.1' : '0.0.0.0',
    logLevel: need(values, 'LOG_LEVEL'),
    addresses: resolveAddresses(values, mode).addresses,
    cosmosDatabase: need(values, 'COSMOS_DATABASE'),
    historyKey: need(values, 'HISTORY_KEY'),
    formerHistoryKeys: values.HISTORY_FORMER_KEYS ?? [],
    historyKeepYears: need(values, 'HISTORY_KEEP_YEARS'),
    allowedTenantId: values.ALLOWED_TENANT_ID ?? need(values, 'MicrosoftAppTenantId'),
    adminAgentsGroupId: need(values, 'ADMIN_AGENTS_GROUP_ID'),
    roleGroups: present({
      'sales-agent': values.SALES_AGENTS_GROUP_ID,
      drafter: values.DRAFTERS_GROUP_ID,
      viewer: values.VIEWERS_GROUP_ID,
    }),
    mailFrom: need(values, 'MAIL_FROM'),
    eventTrust: mode === 'rehearsal' ? rehearsalTrust(values) : realTrust(values),
    connections: {
      'partner-center': need(values, 'PARTNER_CENTER_CONNECTION'),
      graph: need(values, 'GRAPH_CONNECTION'),
    },
    reminders: {
      afterWorkingDays: need(values, 'REMINDER_WORKING_DAYS'),
      time: need(values, 'REMINDER_TIME'),
      holidays: values.REMINDER_HOLIDAYS ?? [],
    },
    directoryCompareMs: need(values, 'DIRECTORY_COMPARE_SECONDS') * 1000,
    approvals: {
      invitations: need(values, 'INVITATION_APPROVAL'),
      needed: need(values, 'APPROVALS_NEEDED'),
      remindAfterMs: need(values, 'APPROVAL_REMIND_MINUTES') * 60_000,
      expireAfterMs: need(values, 'APPROVAL_EXPIRE_MINUTES') * 60_000,
      coolingMs: need(values, 'REMOVAL_COOLING_MINUTES') * 60_000,
      hours: need(values, 'APPROVAL_HOURS'),
      cover: values.APPROVAL_COVER ?? [],
    },
    defaultLanguage: need(values, 'DEFAULT_LANGUAGE'),
    defaultTimeZone: need(values, 'DEFAULT_TIME_ZONE'),
    teamsServiceHosts: values.TEAMS_SERVICE_HOSTS ?? [],
    teamsFileHosts: values.TEAMS_FILE_HOSTS ?? [],
    ...present({
      pseudonymKey: values.LOG_PSEUDONYM_KEY,
      cosmosKey: values.COSMOS_KEY,
      partnerMpnId: values.PARTNER_MPN_ID,
      teamsAppId: values.TEAMS_APP_ID,
      sharedMailbox: values.SHARED_MAILBOX,
      publicUrl: values.PUBLIC_URL,
      appSecretEndsAt: values.APP_SECRET_ENDS_ON,
      openIdMetadataUrl: values.BOT_OPENID_METADATA_URL,
    }),
  };
}

function toRehearsal(values: Values): Config {
  const rehearsal: RehearsalConfig = {
    port: need(values, 'REHEARSAL_PORT'),
    dataDir: need(values, 'DATA_DIR'),
    controlUrl: resolveAddresses(values, 'rehearsal').controlUrl ?? '',
    ...present({ crashAt: values.REHEARSAL_CRASH_AT, pauseAt: values.REHEARSAL_PAUSE_AT }),
  };
  return { ...toCommon(values, 'rehearsal'), rehearsal };
}

function toReal(values: Values): Config {
  const credentials: Credentials = {
    appId: need(values, 'MicrosoftAppId'),
    appType: need(values, 'MicrosoftAppType'),
    tenantId: need(values, 'MicrosoftAppTenantId'),
    ...present({
      password: values.MicrosoftAppPassword,
      certificatePath: values.MicrosoftAppCertificatePath,
    }),
  };
  return { ...toCommon(values, 'real'), credentials };
}

type Present<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function present<T extends Record<string, unknown>>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}
