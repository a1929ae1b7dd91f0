import type { KeptTemplate, TemplateKey } from '../../src/domain/letter-template.ts';
import type { LetterTemplates } from '../../src/ports/letter-templates.ts';
import type { Stored } from '../../src/ports/register.ts';

const keyOf = ({ language, relationship }: TemplateKey) => `${language}.${relationship}`;

export function createMemoryLetterTemplates(): LetterTemplates {
  const templates = new Map<string, Stored<KeptTemplate>>();
  let writes = 0;
  return {
    read: async (language, relationship) => structuredClone(templates.get(keyOf({ language, relationship }))),
    put: async (template, over) => {
      if (templates.get(keyOf(template))?.version !== over?.version) return 'conflict';
      templates.set(keyOf(template), { value: structuredClone(template), version: `w${++writes}` });
      return 'written';
    },
  };
}
