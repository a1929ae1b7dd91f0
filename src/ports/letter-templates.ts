import type { LetterLanguage } from '../domain/letter.ts';
import type { KeptTemplate, TemplateRelationship } from '../domain/letter-template.ts';
import type { Stored } from './register.ts';

/** The letters that were changed from the built-in ones, for everybody. */
export interface LetterTemplates {
  read(
    language: LetterLanguage,
    relationship: TemplateRelationship,
  ): Promise<Stored<KeptTemplate> | undefined>;
  /** Writes when nobody wrote since `over` was read (absent: when there is none). */
  put(template: KeptTemplate, over: Stored<KeptTemplate> | undefined): Promise<'written' | 'conflict'>;
}
