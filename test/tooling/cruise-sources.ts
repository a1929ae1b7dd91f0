import { readdirSync } from 'node:fs';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { laws } from './import-law.ts';

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** `adapters/*.ts` means the files right in the folder; a name with a dot is a file; all else is a folder. */
function pathOf(place: string): string {
  if (place.endsWith('/*.ts')) return `^src/${escapeRegExp(place.slice(0, -5))}/[^/]+\\.ts$`;
  return place.includes('.') ? `^src/${escapeRegExp(place)}$` : `^src/${escapeRegExp(place)}/`;
}

function forbidden(): IForbiddenRuleType[] {
  const rules = laws.map((law): IForbiddenRuleType => {
    const allowed = [law.folder, ...law.sources].map(pathOf);
    const packages = law.packages
      .filter((name) => name !== 'node:')
      .map((name) => `(^|/)node_modules/(@types/)?${escapeRegExp(name)}/`);
    const mayUseNode = law.packages.includes('node:');
    return {
      name: `${law.folder}: ${law.why}`,
      severity: 'error',
      from: { path: pathOf(law.folder) },
      to: { pathNot: [...allowed, ...packages], ...(mayUseNode ? { dependencyTypesNot: ['core'] } : {}) },
    };
  });
  return [...rules, { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } }];
}

export interface Cruised {
  /** How many files of `src` were really read: none would mean that nothing was checked. */
  readonly sources: number;
  readonly violations: readonly string[];
}

/** Cruises `src` under the import law, type imports included. */
export async function cruiseSources(): Promise<Cruised> {
  const { output } = await cruise(['src'], {
    validate: true,
    ruleSet: { forbidden: forbidden() },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/rehearsal/chat/page/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.cjs', '.mjs', '.d.ts'],
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  });
  const result = output as ICruiseResult;
  const sources = result.modules.filter((module) => /^src\/.*\.ts$/.test(module.source)).length;
  const violations = result.summary.violations.map(
    (found) => `${found.from} -> ${found.to} breaks "${found.rule.name}"`,
  );
  return { sources, violations };
}

/** The files of `src` on the disk, for comparison with what was cruised. */
export function sourceFiles(): readonly string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
}
