import type { PersonId } from '../domain/ids.ts';
import type { LetterFacts } from '../domain/invitation.ts';
import type { Letter } from '../domain/letter.ts';
import {
  fillTemplate,
  type KeptTemplate,
  type LetterTemplate,
  readTemplate,
  type TemplateKey,
  type TemplateRefusal,
} from '../domain/letter-template.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { LetterTemplates } from '../ports/letter-templates.ts';
import type { Stored } from '../ports/register.ts';
import type { RightsGate } from './rights-gate.ts';

/** The letter with which a draft begins now; revision 0 was never changed. */
export interface PresentTemplate extends TemplateKey {
  readonly revision: number;
  readonly template: LetterTemplate;
}

export type ChangeLetterRefusal =
  | { readonly kind: 'no-rights' }
  | { readonly kind: 'template'; readonly why: TemplateRefusal }
  /** Somebody else was faster: shown is what holds now. */
  | { readonly kind: 'outdated'; readonly present: PresentTemplate };

interface Asked {
  readonly key: TemplateKey;
  readonly by: PersonId;
  /** What the card showed that was clicked. */
  readonly revision: number;
}

interface Dependencies {
  readonly templates: LetterTemplates;
  readonly rights: Pick<RightsGate, 'mayActNow'>;
  readonly defaultTemplate: (key: TemplateKey) => LetterTemplate;
}

export type ComposeLetter = (facts: LetterFacts) => Promise<Letter>;

/** The company's own letter where there is one, else the built-in one. */
export function createComposeLetter(deps: {
  readonly templates: Pick<LetterTemplates, 'read'>;
  readonly composeDefault: (facts: LetterFacts) => Letter;
}): ComposeLetter {
  return async (facts) => {
    const kept = await deps.templates.read(facts.language, facts.relationship.kind);
    return kept?.value.template ? fillTemplate(kept.value.template, facts) : deps.composeDefault(facts);
  };
}

/** Reads and changes the letters with which drafts begin. The same change again, on the same card, is no error. */
export function createChangeLetters(deps: Dependencies) {
  const presentOf = (key: TemplateKey, stored: Stored<KeptTemplate> | undefined): PresentTemplate => ({
    ...key,
    revision: stored?.value.revision ?? 0,
    template: stored?.value.template ?? deps.defaultTemplate(key),
  });
  const readKept = ({ language, relationship }: TemplateKey) => deps.templates.read(language, relationship);
  const read = async (key: TemplateKey) => presentOf(key, await readKept(key));

  async function put(
    { key, revision }: Asked,
    wanted: LetterTemplate | undefined,
  ): Promise<Result<PresentTemplate, ChangeLetterRefusal>> {
    const stored = await readKept(key);
    const present = presentOf(key, stored);
    if (isSame(stored?.value.template, wanted)) return done(present);
    if (present.revision !== revision) return refused({ kind: 'outdated', present });
    const next = { ...key, revision: revision + 1, ...(wanted ? { template: wanted } : {}) };
    const outcome = await deps.templates.put(next, stored);
    return outcome === 'written'
      ? done({ ...next, template: wanted ?? deps.defaultTemplate(key) })
      : refused({ kind: 'outdated', present: await read(key) });
  }

  return {
    read,
    async save(
      asked: Asked & LetterTemplate,
    ): Promise<
      Result<{ readonly present: PresentTemplate; readonly isLinkAdded: boolean }, ChangeLetterRefusal>
    > {
      if (!(await deps.rights.mayActNow(asked.by))) return refused({ kind: 'no-rights' });
      const typed = readTemplate({ subject: asked.subject, text: asked.text }, asked.key.relationship);
      if (!typed.ok) return refused({ kind: 'template', why: typed.refusal });
      const { template, isLinkAdded } = typed.value;
      const saved = await put(asked, template);
      return saved.ok ? done({ present: saved.value, isLinkAdded }) : saved;
    },
    async reset(asked: Asked): Promise<Result<PresentTemplate, ChangeLetterRefusal>> {
      if (!(await deps.rights.mayActNow(asked.by))) return refused({ kind: 'no-rights' });
      return put(asked, undefined);
    },
  };
}
export type ChangeLetters = ReturnType<typeof createChangeLetters>;

const isSame = (one: LetterTemplate | undefined, other: LetterTemplate | undefined) =>
  one?.subject === other?.subject && one?.text === other?.text;
