/** The local Cosmos alone, in a process of its own. */
import { createLocalCosmos } from '../../../src/rehearsal/cosmos/local-cosmos.ts';
import { serve } from '../../../src/rehearsal/http-kit.ts';

const { PORT = '', DATA_DIR = '' } = process.env;
const publicUrl = `http://127.0.0.1:${PORT}/cosmos`;
await serve([createLocalCosmos({ dataDir: DATA_DIR, publicUrl }).system], Number(PORT));
