/** Checks manifest files against Microsoft's published schemas, which come with a package: no network is needed. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ErrorObject, ValidateFunction } from 'ajv';

interface Checker {
  compile(schema: object): ValidateFunction;
}
const require = createRequire(import.meta.url);
// Both packages are CommonJS, and their default exports come through differently under Node and under the compiler.
const { default: Ajv } = require('ajv-draft-04') as { default: new (options: object) => Checker };
const { default: addFormats } = require('ajv-formats') as { default: (checker: Checker) => void };

const folder = new URL(
  '../../node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.24/',
  import.meta.url,
);

function check(schema: string, text: string): readonly string[] {
  // The pattern of one key of the localization schema is no valid Unicode expression.
  const checker = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(checker);
  const published = JSON.parse(readFileSync(new URL(schema, folder), 'utf8')) as object;
  const validate = checker.compile(published);
  if (validate(JSON.parse(text))) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }: ErrorObject) => `${instancePath || '/'} ${message}`,
  );
}

export const checkManifest = (text: string) => check('MicrosoftTeams.schema.json', text);
export const checkLocalization = (text: string) => check('MicrosoftTeams.Localization.schema.json', text);
