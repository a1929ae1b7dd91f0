/** Rehearsal or the real thing, and what may not stand beside what: no mixture is ever started. */
import { isLoopback } from './formats.ts';
import type { Environment, Issue, Mode } from './issues.ts';
import { givenText } from './read-environment.ts';
import { publishedCosmosKey } from './sections/microsoft-services.ts';
import type { VariableName } from './variables.ts';
import { describeVariable, variableNames } from './variables.ts';

const credentialNames = [
  'MicrosoftAppId',
  'MicrosoftAppType',
  'MicrosoftAppTenantId',
  'MicrosoftAppPassword',
  'MicrosoftAppCertificatePath',
] as const satisfies readonly VariableName[];

const addressNames = [
  'LOGIN_URL',
  'COSMOS_ENDPOINT',
  'GRAPH_URL',
  'PARTNER_CENTER_URL',
  'BOT_OPENID_METADATA_URL',
  'TOKEN_SERVICE_URL',
  'PUBLIC_URL',
] as const satisfies readonly VariableName[];

/** No credential of any kind means rehearsal; one is enough to mean the real thing, whole or refused. */
export function modeOf(environment: Environment): Mode {
  return credentialNames.some((name) => givenText(environment, name)) ? 'real' : 'rehearsal';
}

export function findModeIssues(environment: Environment, mode: Mode): readonly Issue[] {
  const given = (name: VariableName) => givenText(environment, name);
  return mode === 'real' ? findRealIssues(given) : findRehearsalIssues(given);
}

type Given = (name: VariableName) => string | undefined;

function findRealIssues(given: Given): Issue[] {
  const isManaged = given('MicrosoftAppType') === 'UserAssignedMSI';
  const needed: VariableName[] = [
    'MicrosoftAppId',
    'MicrosoftAppType',
    'MicrosoftAppTenantId',
    ...(isManaged || given('MicrosoftAppCertificatePath') ? [] : (['MicrosoftAppPassword'] as const)),
    'COSMOS_ENDPOINT',
    'HISTORY_KEY',
    'ADMIN_AGENTS_GROUP_ID',
    ...(given('MAIL_FROM') === 'shared' ? (['SHARED_MAILBOX'] as const) : []),
  ];
  const missing = needed.filter((name) => !given(name));
  const issues: Issue[] = missing.map((name) => ({ name, problem: 'is missing' }));
  for (const name of ['MicrosoftAppPassword', 'MicrosoftAppCertificatePath'] as const) {
    if (!isManaged || !given(name)) continue;
    issues.push({ name, problem: 'must not be set for UserAssignedMSI: the identity needs none' });
  }
  if (given('MicrosoftAppPassword') && given('MicrosoftAppCertificatePath')) {
    issues.push({
      name: 'MicrosoftAppCertificatePath',
      problem: 'must not be set beside MicrosoftAppPassword: only one of them can be meant',
    });
  }
  for (const name of variableNames) {
    if (!describeVariable(name).rehearsalOnly || !given(name)) continue;
    if (name === 'REHEARSAL_PORT' && given(name) === 'off') continue;
    issues.push({ name, problem: 'belongs to a rehearsal, and credentials of a real bot are set beside it' });
  }
  for (const name of addressNames) {
    if (!/^http:/i.test(given(name) ?? '')) continue;
    issues.push({ name, problem: 'must begin with https:// when credentials of a real bot are set' });
  }
  return issues;
}

function findRehearsalIssues(given: Given): Issue[] {
  const issues: Issue[] = [];
  for (const name of addressNames) {
    const address = given(name);
    if (address === undefined || isLoopback(address) || !URL.canParse(address)) continue;
    issues.push({
      name,
      problem:
        'names a service outside this machine, but no credentials are set (MicrosoftAppId, MicrosoftAppType, MicrosoftAppTenantId): a rehearsal stays on this machine',
    });
  }
  const key = given('COSMOS_KEY');
  if (key !== undefined && key !== publishedCosmosKey && !given('COSMOS_ENDPOINT')) {
    issues.push({
      name: 'COSMOS_KEY',
      problem: 'is the key of an account that COSMOS_ENDPOINT does not name, and a rehearsal needs none',
    });
  }
  const hasAddress = addressNames.some((name) => name !== 'PUBLIC_URL' && isLoopback(given(name) ?? ''));
  if (given('REHEARSAL_PORT') === 'off' && !hasAddress) {
    issues.push({
      name: 'REHEARSAL_PORT',
      problem:
        'is off, so say where the rehearsal runs, for example LOGIN_URL=http://127.0.0.1:3979/login (or set credentials)',
    });
  }
  const botPort = given('PORT') ?? '3978';
  if (botPort !== '0' && botPort === (given('REHEARSAL_PORT') ?? '3979')) {
    issues.push({ name: 'REHEARSAL_PORT', problem: `is ${botPort}, the same as PORT: choose another` });
  }
  return issues;
}
