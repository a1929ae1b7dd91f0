import { z } from 'zod';
import { type KeptTemplate, type TemplateKey, templateRelationships } from '../../domain/letter-template.ts';
import type { LetterTemplates } from '../../ports/letter-templates.ts';
import { LanguageSchema } from './common-schemas.ts';
import { defineKind } from './document-kind.ts';
import type { Key } from './document-shape.ts';
import type { Documents } from './documents.ts';
import { readStored } from './stored.ts';

const TemplateSchema: z.ZodType<KeptTemplate> = z.strictObject({
  language: LanguageSchema,
  relationship: z.enum(templateRelationships),
  revision: z.int().min(1),
  template: z.strictObject({ subject: z.string(), text: z.string() }).exactOptional(),
});

const templateKind = defineKind({ kind: 'letter-template', schema: TemplateSchema, upgrades: [] });

/** All of them in one partition: they are few, and belong to the company and not to an invitation. */
const keyOf = ({ language, relationship }: TemplateKey): Key => ({
  partition: 'settings',
  id: `letter-template.${language}.${relationship}`,
});

export function createCosmosLetterTemplates(relationships: Documents): LetterTemplates {
  return {
    read: (language, relationship) =>
      readStored(relationships, keyOf({ language, relationship }), ({ resource }) =>
        templateKind.unwrap(resource),
      ),
    async put(template, over) {
      const body = templateKind.wrap(template);
      const key = keyOf(template);
      return (await relationships.put(key, body, over?.version)).kind;
    },
  };
}
