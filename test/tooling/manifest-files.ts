/** The checked-in manifest files, as they are derived from the code. */
import { openFacts, renderLocalization, renderManifest } from '../../src/manifest/manifest.ts';
import { version } from '../../src/version.ts';

export const manifestFiles = {
  'manifest.json': () => renderManifest(openFacts, version),
  'ru.json': () => renderLocalization('ru'),
} as const;
