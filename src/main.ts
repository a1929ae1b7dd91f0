/** The entry: reads the configuration, starts the rehearsal when nothing is configured, and the bot. */
import { inspect } from 'node:util';
import { certificateProblem } from './adapters/certificate-end.ts';
import { toErrorFacts } from './adapters/telemetry/error-facts.ts';
import { createScrub } from './adapters/telemetry/scrub.ts';
import { startApp } from './app.ts';
import { parseConfig, secretsOf, withRehearsalPort } from './config/config.ts';
import { describeProblems, type Problem, toProblem } from './config/issues.ts';
import { startProblem } from './wiring/start-problem.ts';

const parsed = parseConfig(process.env);
if (!parsed.ok) refuse(parsed.problems);

let config = parsed.config;
const { certificatePath } = config.credentials ?? {};
const problem = certificatePath === undefined ? undefined : await certificateProblem(certificatePath);
if (problem) refuse([toProblem({ name: 'MicrosoftAppCertificatePath', problem })]);

let botPort = config.port;
const closers: ((signal: NodeJS.Signals) => Promise<void>)[] = [];

if (config.rehearsal && config.rehearsal.port !== 'off') {
  // Loaded only here: the real bot starts without its imitations.
  const { startRehearsal } = await import('./rehearsal/rehearsal.ts');
  const rehearsal = await startRehearsal({
    dataDir: config.rehearsal.dataDir,
    port: config.rehearsal.port,
    // Asked for late: with PORT=0 the port is known once the doors are open.
    botUrl: () => `http://127.0.0.1:${botPort}/api/messages`,
  }).catch(explain);
  config = withRehearsalPort(config, rehearsal.port);
  closers.push(() => rehearsal.close());
  console.log(`
Customer Connect is in rehearsal: everything around it is imitated on this machine, and nothing leaves it.

  Chat as Alex      ${rehearsal.urls.chat}?as=alex
  Chat as Megan     ${rehearsal.urls.chat}?as=megan
  Chat in Russian   ${rehearsal.urls.chat}?as=alex&locale=ru-RU
  The mails sent    ${rehearsal.urls.mail}

Open the first address and type: customers
`);
}

const app = await startApp(config).catch(explain);
botPort = app.port;
closers.unshift((signal) => app.close(signal));

// From here on an error may quote what a person wrote: only what kind it is, and where it happened, is told.
process.on('uncaughtException', (error) => {
  console.error(JSON.stringify(toErrorFacts(error)));
  process.exit(1);
});

let isStopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    // Whatever hangs, the process is gone within ten seconds.
    setTimeout(() => process.exit(1), 9_500).unref();
    (async () => {
      for (const close of closers) await close(signal);
      process.exit(0);
    })().catch(() => process.exit(1));
  });
}

function refuse(problems: readonly Problem[]): never {
  console.error(describeProblems(problems));
  process.exit(1);
}

/** What whoever starts it can mend is told in a sentence; all else with its trace, and without our secrets. */
function explain(error: unknown): never {
  const problem = startProblem(error, config);
  const trace = () => createScrub(secretsOf(config))(inspect(error));
  console.error(problem === undefined ? trace() : `Customer Connect cannot start: ${problem}`);
  process.exit(1);
}
