import type { FormProblem, InvitationForm } from '../application/invitation-form.ts';
import type { CardModel } from '../cards/card-model.ts';
import { inviteFormCard } from '../cards/invite-form-card.ts';
import { isConsumerDomain } from '../domain/consumer-domains.ts';
import { parseEmailAddress } from '../domain/email-address.ts';
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

/** The form, empty but for what is known. */
export async function inviteForm(
  given: { readonly email: string },
  turn: Turn,
  services: Pick<Services, 'partnerCenter' | 'newRequestId'>,
): Promise<CardModel> {
  const parsed = parseEmailAddress(given.email);
  const values: InvitationForm = {
    email: parsed.ok ? parsed.value.text : given.email,
    contactName: '',
    company: '',
    language: turn.t.language,
    meeting: 'own-marketing',
    relationship: 'alone',
  };
  const filled = { requestId: services.newRequestId(), values, problems: earlyProblems(given.email) };
  return filledInviteForm(filled, turn, services);
}

/** The form with what was filled in, and what is wrong with it. */
export async function filledInviteForm(
  filled: {
    readonly requestId: string;
    readonly values: InvitationForm;
    readonly problems: readonly FormProblem[];
  },
  { caller, t }: Turn,
  { partnerCenter }: Pick<Services, 'partnerCenter'>,
): Promise<CardModel> {
  const providers = (await partnerCenter.providers(caller.person)).filter((provider) => provider.active);
  return inviteFormCard(
    {
      requestId: filled.requestId,
      values: filled.values,
      providers,
      problems: filled.problems.map(({ field, kind }) => ({ field, text: t.say(`problem.${kind}`) })),
    },
    t,
  );
}
