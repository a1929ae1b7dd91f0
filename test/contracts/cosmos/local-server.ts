/** A local Cosmos in a process of its own, for tests that kill it. Prints its endpoint when it listens. */
import { openLocalAccount } from './accounts.ts';

const [, , dataDir = ''] = process.argv;
const { endpoint } = await openLocalAccount({ dataDir });
process.stdout.write(`${endpoint}\n`);
