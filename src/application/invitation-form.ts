import { isConsumerDomain } from '../domain/consumer-domains.ts';
import type { Provider } from '../domain/customer.ts';
import { type EmailAddress, parseEmailAddress } from '../domain/email-address.ts';
import { type LetterLanguage, type Meeting, meetings, type Relationship } from '../domain/invitation.ts';
import { done, type Result, refused } from '../domain/result.ts';

/** The form as it was filled in, not yet trusted. `relationship` is `alone` or a provider's tenant id. */
export interface InvitationForm {
  readonly email: string;
  readonly contactName: string;
  readonly company: string;
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
  | 'too-long'
  | 'unknown-choice'
  | 'provider-gone';

export interface FormProblem {
  readonly field: keyof InvitationForm;
  readonly kind: FormProblemKind;
}

export interface ReadForm {
  readonly email: EmailAddress;
  readonly contactName: string;
  readonly company: string;
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

const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();

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
  const language = form.language === 'ru' || form.language === 'en' ? form.language : undefined;
  if (!language) problems.push({ field: 'language', kind: 'unknown-choice' });
  const meeting = meetings.find((one) => one === form.meeting);
  if (!meeting) problems.push({ field: 'meeting', kind: 'unknown-choice' });
  const relationship = readRelationship(form.relationship, providers);
  if (!relationship) problems.push({ field: 'relationship', kind: 'provider-gone' });
  if (!email.ok || !language || !meeting || !relationship || problems.length > 0) return refused(problems);
  return done({ email: email.value, contactName, company, language, meeting, relationship });
}
