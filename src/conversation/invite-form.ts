import { type FormProblem, formLimits, type InvitationForm } from '../application/invitation-form.ts';
import { providersIfGiven } from '../application/degrade-partner-center.ts';
import type { CardModel } from '../cards/card-model.ts';
import { type InviteFormStop, inviteFormCard } from '../cards/invite-form-card.ts';
import { plainText } from '../cards/plain-text.ts';
import { countryOfDomain, parseCountry } from '../domain/country.ts';
import { isConsumerDomain } from '../domain/consumer-domains.ts';
import { parseEmailAddress } from '../domain/email-address.ts';
import { mostAddresses } from '../domain/email-list.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

const emailProblems = {
  empty: 'email-empty',
  several: 'email-several',
  'not-an-address': 'email-not-an-address',
} as const;

/** What can be said of a typed address before anything else is known. */
function earlyProblems(email: string): readonly FormProblem[] {
  if (email === '') return [];
  const parsed = parseEmailAddress(email);
  if (!parsed.ok) return [{ field: 'email', kind: emailProblems[parsed.refusal] }];
  return isConsumerDomain(parsed.value.domain) ? [{ field: 'email', kind: 'email-consumer' }] : [];
}

/** Whom a person named behind `invite`. */
export interface Invited {
  readonly email: string;
  readonly contactName?: string;
  readonly company?: string;
}

/** An address, with a name beside it or without, or the name of a company. */
export function readInvited(typed: string): Invited {
  const words = typed.split(/\s+/u);
  const addresses = words.filter((word) => word.includes('@'));
  const [address = ''] = addresses;
  if (addresses.length === 0) {
    const isName = typed.length <= formLimits.company && !/\.\p{L}/u.test(typed);
    return isName ? { email: '', company: typed } : { email: typed };
  }
  const contactName = words
    .filter((word) => word !== address)
    .join(' ')
    .replace(/^[\s"«“,;:]+|[\s"»”,;:<]+$/gu, '');
  const email = address.replace(/[,;:]$/, '');
  const isNamed = contactName !== '' && contactName.length <= formLimits.contactName;
  return addresses.length === 1 && isNamed && parseEmailAddress(email).ok
    ? { email, contactName }
    : { email: typed };
}

/** The form, empty but for what is known. */
export async function inviteForm(
  given: Invited,
  turn: Turn,
  services: Pick<Services, 'partnerCenter' | 'newRequestId'>,
): Promise<CardModel> {
  const parsed = parseEmailAddress(given.email);
  const guessed = parsed.ok ? countryOfDomain(parsed.value.domain) : undefined;
  const values: InvitationForm = {
    email: parsed.ok ? parsed.value.text : given.email,
    contactName: given.contactName ?? '',
    company: given.company ?? '',
    further: '',
    cc: '',
    country: guessed ?? (parsed.ok ? ((await ourCountry(turn, services)) ?? 'auto') : 'auto'),
    language: turn.t.language,
    meeting: 'own-marketing',
    relationship: 'alone',
  };
  const filled = { requestId: services.newRequestId(), values, problems: earlyProblems(given.email) };
  return filledInviteForm(filled, turn, services);
}

/** A hint for the form and no more: where it cannot be had, the form does without. */
async function ourCountry(
  { caller }: Turn,
  { partnerCenter }: Pick<Services, 'partnerCenter'>,
): Promise<string | undefined> {
  try {
    return parseCountry((await partnerCenter.ourselves(caller.person)).country ?? '');
  } catch {
    return undefined;
  }
}

/** The form with what was filled in, and what is wrong with it. */
export async function filledInviteForm(
  filled: {
    readonly requestId: string;
    readonly values: InvitationForm;
    readonly problems: readonly FormProblem[];
    readonly stop?: InviteFormStop;
  },
  { caller, t }: Turn,
  { partnerCenter }: Pick<Services, 'partnerCenter'>,
): Promise<CardModel> {
  const providers = await providersIfGiven(partnerCenter, caller.person);
  return inviteFormCard(
    {
      requestId: filled.requestId,
      values: filled.values,
      ...(providers ? { providers: providers.filter(({ active }) => active) } : {}),
      problems: filled.problems.map((problem) => ({ field: problem.field, text: problemText(problem, t) })),
      ...(filled.stop ? { stop: filled.stop } : {}),
    },
    t,
  );
}

function problemText({ kind, address = '' }: FormProblem, t: Translator): string {
  switch (kind) {
    case 'list-too-many':
      return t.say('problem.list-too-many', { limit: mostAddresses });
    case 'list-not-an-address':
    case 'further-own-domain':
      return t.say(`problem.${kind}`, { address: plainText(address, 80) });
    default:
      return t.say(`problem.${kind}`);
  }
}
