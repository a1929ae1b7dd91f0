import { type HistoryRecord, nameText } from '../domain/history.ts';
import { house } from '../domain/ids.ts';
import type { Letter, LetterFacts } from '../domain/letter.ts';
import {
  fillTemplate,
  type KeptTemplate,
  type LetterTemplate,
  readTemplate,
  type TemplateKey,
  type TemplateRefusal,
} from '../domain/letter-template.ts';
import type { NamedPerson } from '../domain/named-person.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { changedLines } from '../domain/text-diff.ts';
import type { Clock } from '../ports/clock.ts';
import type { LetterTemplates } from '../ports/letter-templates.ts';
import type { Register, Stored } from '../ports/register.ts';
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
  readonly by: NamedPerson;
  /** What the card showed that was clicked. */
  readonly revision: number;
}

interface Dependencies {
  readonly templates: LetterTemplates;
  readonly rights: Pick<RightsGate, 'mayActNow'>;
  readonly register: Pick<Register, 'commit'>;
  readonly clock: Clock;
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
    { key, revision, by }: Asked,
    wanted: LetterTemplate | undefined,
  ): Promise<Result<PresentTemplate, ChangeLetterRefusal>> {
    const stored = await readKept(key);
    const present = presentOf(key, stored);
    if (isSame(stored?.value.template, wanted)) {
      // The same click again: what was cut off between the change and its record is made good.
      if (stored) await record(present, present, by, wanted === undefined);
      return done(present);
    }
    if (present.revision !== revision) return refused({ kind: 'outdated', present });
    const next = { ...key, revision: revision + 1, ...(wanted ? { template: wanted } : {}) };
    const outcome = await deps.templates.put(next, stored);
    if (outcome !== 'written') return refused({ kind: 'outdated', present: await read(key) });
    const changed = { ...next, template: wanted ?? deps.defaultTemplate(key) };
    await record(present, changed, by, wanted === undefined);
    return done(changed);
  }

  async function record(before: PresentTemplate, after: PresentTemplate, by: NamedPerson, reset: boolean) {
    const at = deps.clock.now().toISOString();
    const records = [recordOfLetter({ before, after, by, at, reset })];
    await deps.register.commit({ aggregateId: house, records });
  }

  return {
    read,
    async save(
      asked: Asked & LetterTemplate,
    ): Promise<
      Result<{ readonly present: PresentTemplate; readonly isLinkAdded: boolean }, ChangeLetterRefusal>
    > {
      if (!(await deps.rights.mayActNow(asked.by.id))) return refused({ kind: 'no-rights' });
      const typed = readTemplate({ subject: asked.subject, text: asked.text }, asked.key.relationship);
      if (!typed.ok) return refused({ kind: 'template', why: typed.refusal });
      const { template, isLinkAdded } = typed.value;
      const saved = await put(asked, template);
      return saved.ok ? done({ present: saved.value, isLinkAdded }) : saved;
    },
    async reset(asked: Asked): Promise<Result<PresentTemplate, ChangeLetterRefusal>> {
      if (!(await deps.rights.mayActNow(asked.by.id))) return refused({ kind: 'no-rights' });
      return put(asked, undefined);
    },
  };
}
export type ChangeLetters = ReturnType<typeof createChangeLetters>;

function recordOfLetter(changed: {
  readonly before: PresentTemplate;
  readonly after: PresentTemplate;
  readonly by: NamedPerson;
  readonly at: string;
  readonly reset: boolean;
}): HistoryRecord {
  const { before, after, by, at, reset } = changed;
  const { language, relationship, revision, template } = after;
  const lines = changedLines(before.template.text, template.text);
  return {
    name: `letter-${language}-${relationship}-${revision}`,
    key: house,
    at,
    by,
    fact: { kind: 'letter-template', language, relationship, revision, reset },
    texts: {
      by: nameText(by),
      ...(before.template.subject === template.subject
        ? {}
        : { subject: { text: template.subject, about: [] } }),
      ...(lines === '' ? {} : { change: { text: lines, about: [] } }),
    },
  };
}

const isSame = (one: LetterTemplate | undefined, other: LetterTemplate | undefined) =>
  one?.subject === other?.subject && one?.text === other?.text;
