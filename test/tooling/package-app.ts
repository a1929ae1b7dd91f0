/** `npm run package`: writes the Teams app package to `.data/customer-connect.zip`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { packageOf, readWanted } from './app-package.ts';

const read = readWanted(process.argv.slice(2), process.env);
if (!read.ok) {
  console.error(`The app cannot be packaged:\n${read.problems.map((problem) => `- ${problem}`).join('\n')}`);
  process.exit(1);
}
const { facts, notes, out = '.data/customer-connect.zip' } = read.wanted;
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, packageOf(facts));
console.log(
  `${relative('.', out)}\n  bot ${facts.botId}\n  app ${facts.manifestId} (TEAMS_APP_ID of the service)`,
);
for (const note of notes) console.log(`Note: ${note}`);
