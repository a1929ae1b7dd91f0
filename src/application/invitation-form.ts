import { isConsumerDomain } from '../domain/consumer-domains.ts';
import { parseCountry } from '../domain/country.ts';
import type { Provider } from '../domain/customer.ts';
import { type EmailAddress, parseEmailAddress } from '../domain/email-address.ts';
import { parseEmailList } from '../domain/email-list.ts';
import { type Meeting, meetings } from '../domain/invitation.ts';
import type { Relationship } from '../domain/relationship.ts';
import { type LetterLanguage, oneLine } from '../domain/letter.ts';
import { done, type Result, refused } from '../domain/result.ts';

/**
 * The form as it was filled in, not yet trusted. `relationship` is `alone` or a provider's tenant id; `country` is an
 * ISO 3166 code, `auto` (as the mail domain says) or `other` (none of those that can be chosen).
 */
export interface InvitationForm {
  readonly email: string;
  readonly contactName: string;
  readonly company: string;
  readonly further: string;
  readonly cc: string;
  readonly country: string;
  readonly language: string;
  readonly meeting: string;
  readonly relationship: string;
}

export type FormProblemKind =
  | 'email-empty'
  | 'email-several'
  | 'email-not-an-address'
  | 'email-consumer'
  | 'email-own-domain'
  | 'email-no-tenant'
  | 'list-not-an-address'
  | 'list-too-many'
  | 'further-own-domain'
  | 'too-long'
  | 'unknown-choice'
  | 'provider-gone';

export interface FormProblem {
  readonly field: keyof InvitationForm;
  readonly kind: FormProblemKind;
  /** The one of several addresses that is meant, as it was written. */
  readonly address?: string;
}

export type ChosenCountry =
  | { readonly kind: 'auto' }
  | { readonly kind: 'other' }
  | { readonly kind: 'named'; readonly code: string };

export interface ReadForm {
  readonly email: EmailAddress;
  readonly contactName: string;
  readonly company: string;
  readonly further: readonly EmailAddress[];
  readonly cc: readonly EmailAddress[];
  readonly country: ChosenCountry;
  readonly language: LetterLanguage;
  readonly meeting: Meeting;
  readonly relationship: Relationship;
}

export const formLimits = { contactName: 100, company: 200 } as const;

const emailProblems = {
  empty: 'email-empty',
  several: 'email-several',
  'not-an-address': 'email-not-an-address',
} as const;

function readRelationship(text: string, providers: readonly Provider[]): Relationship | undefined {
  if (text === '' || text === 'alone') return { kind: 'alone' };
  const provider = providers.find((one) => one.active && one.id === text.toLowerCase());
  return provider && { kind: 'joint', providerId: provider.id, providerName: provider.name };
}

function readCountry(text: string): ChosenCountry | undefined {
  if (text === '' || text === 'auto') return { kind: 'auto' };
  if (text === 'other') return { kind: 'other' };
  const code = parseCountry(text);
  return code === undefined ? undefined : { kind: 'named', code };
}

/** Reads the form against the providers of this moment; all problems at once. */
export function readInvitationForm(
  form: InvitationForm,
  providers: readonly Provider[],
): Result<ReadForm, readonly FormProblem[]> {
  const problems: FormProblem[] = [];
  const email = parseEmailAddress(form.email);
  if (!email.ok) problems.push({ field: 'email', kind: emailProblems[email.refusal] });
  else if (isConsumerDomain(email.value.domain)) problems.push({ field: 'email', kind: 'email-consumer' });
  const contactName = oneLine(form.contactName);
  if (contactName.length > formLimits.contactName) problems.push({ field: 'contactName', kind: 'too-long' });
  const company = oneLine(form.company);
  if (company.length > formLimits.company) problems.push({ field: 'company', kind: 'too-long' });
  const { further, cc } = readLists(form, email.ok ? [email.value] : [], problems);
  const country = readCountry(form.country);
  if (!country) problems.push({ field: 'country', kind: 'unknown-choice' });
  const language: LetterLanguage | undefined =
    form.language === 'ru' || form.language === 'en' ? form.language : undefined;
  if (!language) problems.push({ field: 'language', kind: 'unknown-choice' });
  const meeting = meetings.find((one) => one === form.meeting);
  if (!meeting) problems.push({ field: 'meeting', kind: 'unknown-choice' });
  const relationship = readRelationship(form.relationship, providers);
  if (!relationship) problems.push({ field: 'relationship', kind: 'provider-gone' });
  if (!email.ok || !country || !language || !meeting || !relationship || problems.length > 0) {
    return refused(problems);
  }
  const chosen = { country, language, meeting, relationship };
  return done({ email: email.value, contactName, company, further, cc, ...chosen });
}

/** Nobody is named twice: who is to accept comes first, then the further recipients, then the copies. */
function readLists(
  form: Pick<InvitationForm, 'further' | 'cc'>,
  first: readonly EmailAddress[],
  problems: FormProblem[],
): Pick<ReadForm, 'further' | 'cc'> {
  const read = (field: 'further' | 'cc', others: readonly EmailAddress[]): readonly EmailAddress[] => {
    const list = parseEmailList(form[field], others);
    if (list.ok) return list.value;
    const { refusal } = list;
    problems.push(
      refusal.kind === 'too-many'
        ? { field, kind: 'list-too-many' }
        : { field, kind: 'list-not-an-address', address: refusal.piece },
    );
    return [];
  };
  const further = read('further', first);
  return { further, cc: read('cc', [...first, ...further]) };
}
