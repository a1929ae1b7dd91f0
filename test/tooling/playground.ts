/** `npm run playground`: Microsoft's local client for agents in front of a running rehearsal. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  findSpeaker,
  findsRehearsal,
  playgroundArguments,
  playgroundNote,
  playgroundSettings,
  speakerKeys,
} from './playground-plan.ts';

const botUrl = `http://127.0.0.1:${process.env.PORT ?? '3978'}`;
console.log(playgroundNote);
const [, , key = 'alex'] = process.argv;
const speaker = findSpeaker(key);
if (!speaker) {
  console.error(`Nobody in the rehearsal is called ${key}. There are: ${speakerKeys.join(', ')}.`);
  process.exit(1);
}
if (!(await findsRehearsal(botUrl))) {
  console.error(`Nothing answers at ${botUrl}. Start the rehearsal first, in another window: npm start`);
  process.exit(1);
}
// It reads its settings from where it is started, and writes its own logs there.
const folder = new URL(`../../.data/playground/${speaker.key}/`, import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('.m365agentsplayground.yml', folder), playgroundSettings(speaker));
const [command = '', ...rest] = playgroundArguments(botUrl, speaker);
const child = spawn(command, rest, {
  cwd: fileURLToPath(folder),
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
child.on('exit', (code) => process.exit(code ?? 1));
