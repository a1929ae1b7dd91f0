/** Run this after a change of the table of variables: `node src/config/write-env-sample.ts`. */
import { writeFileSync } from 'node:fs';
import { renderEnvSample } from './env-sample.ts';

writeFileSync(new URL('../../env.sample', import.meta.url), renderEnvSample());
