import {
  type Letter,
  type LetterFacts,
  type LetterLanguage,
  letterLimits,
  oneLine,
  setApart,
} from './letter.ts';
import { holdsInvitation } from './link-remains.ts';
import { done, type Result, refused } from './result.ts';

/** What stands in double braces where a letter to one customer has a name, or its link. */
const placeholders = ['contact', 'company', 'reseller', 'inviter', 'provider', 'link'] as const;
export type Placeholder = (typeof placeholders)[number];

/** The relationships that have a letter of their own. */
export const templateRelationships = ['alone', 'joint'] as const;
export type TemplateRelationship = (typeof templateRelationships)[number];

export interface TemplateKey {
  readonly language: LetterLanguage;
  readonly relationship: TemplateRelationship;
}

/** A letter to nobody yet; the text holds the link's placeholder once. */
export interface LetterTemplate {
  readonly subject: string;
  readonly text: string;
}

/** What is kept of a letter that was changed once. Without a template the built-in one counts again. */
export interface KeptTemplate extends TemplateKey {
  readonly revision: number;
  readonly template?: LetterTemplate;
}

export type TemplateRefusal =
  | { readonly kind: 'unknown-placeholder'; readonly name: string }
  | { readonly kind: 'link-in-subject' | 'link-twice' | 'invitation-address' }
  | { readonly kind: 'empty-subject' | 'empty-text' | 'subject-too-long' | 'text-too-long' };

export const written = (name: Placeholder) => `{{${name}}}`;
const linkMark = written('link');

/** In characters; the text with room for every name, and short enough for the card on which it is changed. */
export const templateLimits = { subject: letterLimits.subject, text: 8_000 } as const;

/** So much of a name is put in. */
const longestName = 120;
const gaps = /\{\{([^{}\n]*)\}\}/gu;

export function placeholdersOf(relationship: TemplateRelationship): readonly Placeholder[] {
  return placeholders.filter((name) => name !== 'provider' || relationship === 'joint');
}

/** Reads what a person typed. `isLinkAdded`: the link's place was missing and is now the end. */
export function readTemplate(
  typed: LetterTemplate,
  relationship: TemplateRelationship,
): Result<{ readonly template: LetterTemplate; readonly isLinkAdded: boolean }, TemplateRefusal> {
  const subject = oneLine(inUsualForm(typed.subject));
  const text = inUsualForm(typed.text).replace(/\r\n?/g, '\n');
  const refusal = refusalOf(subject, text, relationship);
  if (refusal) return refused(refusal);
  const [before = '', after] = text.split(linkMark);
  const placed =
    after === undefined ? { before: `${text.trimEnd()}\n\n`, after: '\n' } : setApart({ before, after });
  const template = { subject, text: `${placed.before}${linkMark}${placed.after}` };
  return lengthOf(template.text) > templateLimits.text
    ? refused({ kind: 'text-too-long' })
    : done({ template, isLinkAdded: after === undefined });
}

function refusalOf(
  subject: string,
  text: string,
  relationship: TemplateRelationship,
): TemplateRefusal | undefined {
  const unknown = unknownIn(subject, relationship) ?? unknownIn(text, relationship);
  if (unknown !== undefined) return { kind: 'unknown-placeholder', name: unknown };
  if (subject.includes(linkMark)) return { kind: 'link-in-subject' };
  if (text.split(linkMark).length > 2) return { kind: 'link-twice' };
  if (holdsInvitation(subject) || holdsInvitation(text)) return { kind: 'invitation-address' };
  // A contact may have no name, and then nothing stands there.
  if (withoutGaps(subject, ['contact']) === '') return { kind: 'empty-subject' };
  if (withoutGaps(text, ['contact', 'link']) === '') return { kind: 'empty-text' };
  return subject.length > templateLimits.subject ? { kind: 'subject-too-long' } : undefined;
}

/** `{{ Company }}` is meant as `{{company}}`. */
function inUsualForm(text: string): string {
  return text.toWellFormed().replace(gaps, (gap, inner: string) => {
    const name = inner.trim().toLowerCase();
    return placeholders.some((one) => one === name) ? `{{${name}}}` : gap;
  });
}

function unknownIn(text: string, relationship: TemplateRelationship): string | undefined {
  const known: readonly string[] = placeholdersOf(relationship).map(written);
  const unknown = [...text.matchAll(gaps)].find(([gap]) => !known.includes(gap))?.[0];
  if (unknown !== undefined) return unknown;
  // Braces that were opened and not closed, or the other way round.
  return /\S*(?:\{\{|\}\})\S*/u.exec(text.replace(gaps, ' '))?.[0];
}

const withoutGaps = (text: string, names: readonly Placeholder[]) =>
  names.reduce((rest, name) => rest.replaceAll(written(name), ''), text).trim();

const lengthOf = (text: string) =>
  text.replaceAll(linkMark, '').replace(gaps, () => 'n'.repeat(longestName)).length;

function nameOf(text: string): string {
  const line = oneLine(text.toWellFormed());
  return line.length <= longestName ? line : `${line.slice(0, longestName - 1).toWellFormed()}…`;
}

/** The letter to one customer. Each value is one line, and nothing in a value is a placeholder. */
export function fillTemplate({ subject, text }: LetterTemplate, facts: LetterFacts): Letter {
  const { relationship } = facts;
  const values: ReadonlyMap<string, string> = new Map<Placeholder, string>([
    ['contact', nameOf(facts.contactName ?? '')],
    ['company', nameOf(facts.company)],
    ['reseller', nameOf(facts.resellerName)],
    ['inviter', nameOf(facts.inviterName)],
    ['provider', relationship.kind === 'joint' ? nameOf(relationship.providerName) : ''],
  ]);
  const fill = (part: string) =>
    (values.get('contact') === '' ? withoutContact(part) : part).replace(
      gaps,
      (gap, name: string) => values.get(name) ?? gap,
    );
  const [before = '', after = ''] = text.split(linkMark);
  return {
    subject: oneLine(fill(subject).slice(0, letterLimits.subject).toWellFormed()),
    before: fill(before),
    after: fill(after),
  };
}

/** "Hello {{contact}}," greets with "Hello," who has no name: the blank or comma that leads to the name goes too. */
function withoutContact(text: string): string {
  const mark = String.raw`\{\{contact\}\}`;
  return text
    .replace(new RegExp(`^${mark}[, \\t]*`, 'gmu'), '')
    .replace(new RegExp(`[, \\t]*${mark}`, 'gu'), '');
}
