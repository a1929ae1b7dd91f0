/** `npm run generate`: writes every file and part of a file that is derived from the code. */
import { readFileSync, writeFileSync } from 'node:fs';
import { renderEnvSample } from '../../src/config/env-sample.ts';
import { manifestFiles } from './manifest-files.ts';
import { withDerivedParts } from './readme-tables.ts';

writeFileSync('README.md', withDerivedParts(readFileSync('README.md', 'utf8')));
writeFileSync('env.sample', renderEnvSample());
for (const [name, render] of Object.entries(manifestFiles)) writeFileSync(`manifest/${name}`, render());
