import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { type Config, parseConfig, withRehearsalPort } from '../../src/config/config.ts';
import { describeProblems, type Environment } from '../../src/config/issues.ts';
import { variableNames } from '../../src/config/variables.ts';
import { directoryRoles, localCosmosKey, partner } from '../../src/rehearsal/facts.ts';

const real: Environment = {
  MicrosoftAppId: '0A000000-0000-4000-8000-000000000001',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: '0a000000-0000-4000-8000-000000000002',
  MicrosoftAppPassword: 'pw-fixture-7741',
  COSMOS_ENDPOINT: 'https://example.documents.azure.com:443/',
  COSMOS_KEY: 'key-fixture-9920',
  LOG_PSEUDONYM_KEY: 'pseudonym-fixture-3310',
  HISTORY_KEY: 'history-fixture-5527-that-is-long-enough',
  ADMIN_AGENTS_GROUP_ID: '0a000000-0000-4000-8000-000000000003',
};

function accept(environment: Environment): Config {
  const parsed = parseConfig(environment);
  assert.ok(parsed.ok, parsed.ok ? '' : describeProblems(parsed.problems));
  return parsed.config;
}

function refuse(environment: Environment): Record<string, string> {
  const parsed = parseConfig(environment);
  assert.ok(!parsed.ok, 'a refusal was expected');
  for (const { meaning } of parsed.problems) assert.ok(meaning.length > 10);
  return Object.fromEntries(parsed.problems.map(({ variable, problem }) => [variable, problem]));
}

describe('the configuration of a rehearsal', () => {
  it('needs nothing at all, and knows the fixed facts', () => {
    const config = accept({ PATH: '/usr/bin', HOME: '/home/someone' });
    assert.equal(config.port, 3978);
    assert.equal(config.host, '127.0.0.1');
    assert.equal(config.credentials, undefined);
    assert.deepEqual(config.rehearsal, {
      port: 3979,
      dataDir: '.data',
      controlUrl: 'http://127.0.0.1:3979/control',
    });
    assert.deepEqual(config.addresses, {
      partnerCenter: 'http://127.0.0.1:3979/partner-center',
      graph: 'http://127.0.0.1:3979/graph',
      login: 'http://127.0.0.1:3979/login',
      cosmos: 'http://127.0.0.1:3979/cosmos',
      tokenService: 'http://127.0.0.1:3979/login',
    });
    assert.equal(config.allowedTenantId, partner.tenantId);
    assert.equal(config.adminAgentsGroupId, directoryRoles.adminAgents);
    assert.equal(config.sharedMailbox, partner.sharedMailbox);
    assert.equal(config.partnerMpnId, partner.mpnId);
    assert.equal(config.cosmosKey?.reveal(), localCosmosKey);
    assert.equal(config.directoryCompareMs, 5000);
  });

  it('takes blank values as not set', () => {
    assert.deepEqual(inspect(accept({ PORT: ' ', MicrosoftAppId: '', GRAPH_URL: '' })), inspect(accept({})));
  });

  it('lets any address point to another service on this machine', () => {
    const config = accept({
      GRAPH_URL: 'http://localhost:9000/graph/',
      COSMOS_ENDPOINT: 'https://[::1]:8081',
      COSMOS_KEY: 'own',
    });
    assert.equal(config.addresses.graph, 'http://localhost:9000/graph');
    assert.equal(config.addresses.cosmos, 'https://[::1]:8081');
    assert.equal(config.addresses.login, 'http://127.0.0.1:3979/login');
    assert.equal(config.cosmosKey?.reveal(), 'own');
  });

  it('starts the bot alone beside a running rehearsal, and finds the rest of it', () => {
    const config = accept({ PORT: '4978', REHEARSAL_PORT: 'off', LOGIN_URL: 'http://127.0.0.1:5000/login' });
    assert.equal(config.rehearsal?.port, 'off');
    assert.equal(config.rehearsal?.controlUrl, 'http://127.0.0.1:5000/control');
    assert.equal(config.addresses.cosmos, 'http://127.0.0.1:5000/cosmos');
    const other = accept({ REHEARSAL_PORT: 'off', GRAPH_URL: 'http://127.0.0.1:6000/graph' });
    assert.equal(other.rehearsal?.controlUrl, 'http://127.0.0.1:6000/control');
    assert.match(refuse({ REHEARSAL_PORT: 'off' }).REHEARSAL_PORT ?? '', /say where the rehearsal runs/);
  });

  it('can take free ports and learn them later', () => {
    const config = withRehearsalPort(accept({ PORT: '0', REHEARSAL_PORT: '0' }), 41234);
    assert.equal(config.addresses.graph, 'http://127.0.0.1:41234/graph');
    assert.equal(config.rehearsal?.controlUrl, 'http://127.0.0.1:41234/control');
    assert.equal(config.rehearsal?.port, 41234);
  });

  it('refuses addresses outside this machine, each by name', () => {
    for (const name of ['PARTNER_CENTER_URL', 'GRAPH_URL', 'LOGIN_URL', 'COSMOS_ENDPOINT']) {
      for (const address of [
        'https://graph.microsoft.com',
        'http://192.168.0.5:3979',
        'http://127.0.0.1.example.com',
      ]) {
        assert.match(refuse({ [name]: address })[name] ?? '', /outside this machine, but no credentials/);
      }
    }
  });

  it('refuses a key whose account is not named', () => {
    assert.match(refuse({ COSMOS_KEY: 'a-real-key' }).COSMOS_KEY ?? '', /COSMOS_ENDPOINT does not name/);
    accept({ COSMOS_KEY: localCosmosKey });
  });

  it('refuses one port for two things', () => {
    assert.match(refuse({ PORT: '3979' }).REHEARSAL_PORT ?? '', /same as PORT/);
  });

  it('takes the names of lines to crash or to be held at, and no others', () => {
    assert.equal(accept({ REHEARSAL_CRASH_AT: 'send.called' }).rehearsal?.crashAt, 'send.called');
    assert.match(refuse({ REHEARSAL_CRASH_AT: 'somewhere' }).REHEARSAL_CRASH_AT ?? '', /must be one of send/);
    const { rehearsal } = accept({ REHEARSAL_PAUSE_AT: 'notify.begun, post.begun' });
    assert.deepEqual(rehearsal?.pauseAt, ['notify.begun', 'post.begun']);
    const { REHEARSAL_PAUSE_AT: problem = '' } = refuse({ REHEARSAL_PAUSE_AT: 'notify.begun,somewhere' });
    assert.match(problem, /must be one of send/);
  });
});

describe('the configuration of a real bot', () => {
  it('takes a certificate in place of a password, and not both', () => {
    const { MicrosoftAppPassword: password, ...rest } = real;
    const config = accept({ ...rest, MicrosoftAppCertificatePath: '/etc/bot.pem' });
    assert.equal(config.credentials?.certificatePath, '/etc/bot.pem');
    assert.equal(config.credentials?.password, undefined);
    const both = parseConfig({ ...rest, MicrosoftAppPassword: password, MicrosoftAppCertificatePath: '/x' });
    assert.ok(!both.ok && both.problems.some(({ variable }) => variable === 'MicrosoftAppCertificatePath'));
  });

  it('takes whole credentials, and the real services', () => {
    const config = accept(real);
    assert.equal(config.rehearsal, undefined);
    assert.equal(config.host, '0.0.0.0');
    assert.equal(config.credentials?.appId, '0a000000-0000-4000-8000-000000000001');
    assert.equal(config.credentials?.password?.reveal(), 'pw-fixture-7741');
    assert.equal(config.allowedTenantId, config.credentials?.tenantId);
    assert.deepEqual(config.addresses, {
      partnerCenter: 'https://api.partnercenter.microsoft.com',
      graph: 'https://graph.microsoft.com',
      login: 'https://login.microsoftonline.com',
      cosmos: 'https://example.documents.azure.com:443',
      tokenService: 'https://api.botframework.com',
    });
    assert.deepEqual(config.teamsServiceHosts, ['smba.trafficmanager.net']);
    assert.equal(config.directoryCompareMs, 300_000);
  });

  it('takes a managed identity, which needs neither password nor key', () => {
    const { MicrosoftAppPassword: _password, COSMOS_KEY: _key, ...rest } = real;
    const config = accept({ ...rest, MicrosoftAppType: 'UserAssignedMSI' });
    assert.equal(config.credentials?.password, undefined);
    assert.equal(config.cosmosKey, undefined);
    const problems = refuse({ ...real, MicrosoftAppType: 'UserAssignedMSI' });
    assert.match(problems.MicrosoftAppPassword ?? '', /must not be set for UserAssignedMSI/);
  });

  it('tells everything that half a configuration lacks, at once', () => {
    assert.deepEqual(Object.keys(refuse({ MicrosoftAppPassword: 'x' })).sort(), [
      'ADMIN_AGENTS_GROUP_ID',
      'COSMOS_ENDPOINT',
      'HISTORY_KEY',
      'MicrosoftAppId',
      'MicrosoftAppTenantId',
      'MicrosoftAppType',
    ]);
    for (const name of [
      'MicrosoftAppId',
      'MicrosoftAppType',
      'MicrosoftAppTenantId',
      'MicrosoftAppPassword',
    ]) {
      assert.equal(refuse({ ...real, [name]: undefined })[name], 'is missing');
    }
  });

  it('refuses what belongs to a rehearsal', () => {
    const problems = refuse({
      ...real,
      REHEARSAL_PORT: '3979',
      DATA_DIR: '.data',
      REHEARSAL_CRASH_AT: 'send.called',
      GRAPH_URL: 'http://127.0.0.1:3979/graph',
    });
    assert.deepEqual(Object.keys(problems).sort(), [
      'DATA_DIR',
      'GRAPH_URL',
      'REHEARSAL_CRASH_AT',
      'REHEARSAL_PORT',
    ]);
    accept({ ...real, REHEARSAL_PORT: 'off' });
  });

  it('takes keys of the history that are long enough, and those it had before', () => {
    const former = ['a-former-key-of-thirty-two-chars-1', 'a-former-key-of-thirty-two-chars-2'];
    const config = accept({ ...real, HISTORY_FORMER_KEYS: former.join(' , ') });
    assert.equal(config.historyKey.reveal(), real.HISTORY_KEY);
    assert.deepEqual(
      config.formerHistoryKeys.map((key) => key.reveal()),
      former,
    );
    assert.match(refuse({ ...real, HISTORY_KEY: 'short' }).HISTORY_KEY ?? '', /32 characters/);
    const problems = refuse({ ...real, HISTORY_FORMER_KEYS: `${former[0]},short` });
    assert.match(problems.HISTORY_FORMER_KEYS ?? '', /32 characters/);
    assert.doesNotMatch(problems.HISTORY_FORMER_KEYS ?? '', /a-former-key/);
    assert.notEqual(accept({}).historyKey.reveal(), '');
  });

  it('refuses a bot of many tenants', () => {
    const { MicrosoftAppType: problem } = refuse({ ...real, MicrosoftAppType: 'MultiTenant' });
    assert.match(problem ?? '', /SingleTenant or UserAssignedMSI/);
  });

  it('asks for the shared mailbox where mail is sent from it', () => {
    assert.equal(refuse({ ...real, MAIL_FROM: 'shared' }).SHARED_MAILBOX, 'is missing');
    const config = accept({ ...real, MAIL_FROM: 'shared', SHARED_MAILBOX: 'desk@reseller.example' });
    assert.equal(config.sharedMailbox, 'desk@reseller.example');
  });
});

describe('a wrong value', () => {
  it('is told with its variable, what is wrong and what the variable is for, all of them at once', () => {
    const environment = {
      PORT: '70000',
      REHEARSAL_PORT: 'on',
      LOG_LEVEL: 'loud',
      GRAPH_URL: 'http://127.0.0.1:3979/graph/v1.0',
      LOGIN_URL: 'ftp://127.0.0.1',
      DEFAULT_TIME_ZONE: 'Mars/Olympus',
      DIRECTORY_COMPARE_SECONDS: '0',
      SHARED_MAILBOX: 'nobody',
      DEFAULT_LANGUAGE: 'de',
      PARTNER_MPN_ID: 'abc',
    };
    assert.deepEqual(Object.keys(refuse(environment)).sort(), Object.keys(environment).sort());
    const parsed = parseConfig(environment);
    assert.ok(!parsed.ok);
    const told = describeProblems(parsed.problems);
    assert.match(told, /10 things are wrong/);
    assert.match(
      told,
      /PORT must be a port number from 0 to 65535, and it is "70000"\.\n {4}The port of the bot/,
    );
    assert.match(told, /GRAPH_URL must end before the version/);
  });

  it('of a secret is never shown', () => {
    const parsed = parseConfig({ ...real, LOG_PSEUDONYM_KEY: 'tooshort-77' });
    assert.ok(!parsed.ok);
    assert.ok(!describeProblems(parsed.problems).includes('tooshort'));
  });

  it('under a name that is nearly right is asked about, unless the right one is set too', () => {
    const { MICROSOFT_APP_ID: problem } = refuse({ MICROSOFT_APP_ID: 'x' });
    assert.equal(problem, 'is not known: did you mean MicrosoftAppId');
    assert.match(refuse({ PARTNER_CENTRE_URL: 'x' }).PARTNER_CENTRE_URL ?? '', /PARTNER_CENTER_URL/);
    assert.match(refuse({ COSMOS_ENPOINT: 'x' }).COSMOS_ENPOINT ?? '', /COSMOS_ENDPOINT/);
    assert.match(refuse({ REHERASAL_PORT: 'x' }).REHERASAL_PORT ?? '', /REHEARSAL_PORT/);
    accept({ ...real, MicrosoftAppID: 'x' });
  });

  it('leaves alone what other programs read', () => {
    accept({
      HOST: 'x',
      POST: 'x',
      LOGLEVEL: 'x',
      GRAPHQL_URL: 'x',
      XDG_DATA_DIRS: 'x',
      COSMOS_TEST_ENDPOINT: 'x',
      COSMOS_TEST_KEY: 'x',
      LANGUAGE: 'x',
    });
  });
});

describe('secrets', () => {
  it('are not found in anything that is printed of the configuration', () => {
    const formerKeys = 'former-fixture-that-is-long-enough-too';
    const config = accept({ ...real, HISTORY_FORMER_KEYS: formerKeys });
    const printed = [
      JSON.stringify(config),
      inspect(config, { depth: null, showHidden: true }),
      String(config.credentials?.password),
      `${config.cosmosKey}`,
      inspect(Object.entries(config), { depth: null }),
    ].join('\n');
    for (const fixture of [
      'pw-fixture-7741',
      'key-fixture-9920',
      'pseudonym-fixture-3310',
      'history-fixture-5527',
      'former-fixture',
    ]) {
      assert.ok(!printed.includes(fixture));
    }
    assert.ok(printed.includes('***'));
  });
});

describe('parsing', () => {
  it('answers any environment with a configuration or with problems of variables it knows', () => {
    const value = fc.oneof(
      fc.constantFrom(undefined, '', 'off', '0', '3979', 'http://127.0.0.1:1', 'https://x.example', 'own'),
      fc.string(),
    );
    const environment = fc.dictionary(fc.constantFrom(...variableNames), value);
    fc.assert(
      fc.property(environment, (variables) => {
        const parsed = parseConfig(variables);
        if (parsed.ok) {
          assert.notEqual(parsed.config.rehearsal === undefined, parsed.config.credentials === undefined);
        } else {
          assert.ok(parsed.problems.length > 0);
        }
      }),
    );
  });
});
