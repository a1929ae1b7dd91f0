import { z } from 'zod';
import type { Invitation, InvitationIn } from '../domain/invitation.ts';
import type { Translator } from '../i18n/translator.ts';
import { plainText } from './plain-text.ts';
import { lineView, lines, type SemanticColor, semanticColor } from './view.ts';

const halfView = z.strictObject({ who: z.string(), state: z.string(), color: semanticColor });

/** None for an invitation alone, or one that asks for nothing (yet). */
export const halvesView = z.array(
  z.strictObject({
    title: z.string(),
    halves: z.array(halfView),
    letters: z.array(z.strictObject({ title: z.string(), text: z.string(), links: z.array(lineView) })),
  }),
);

type HalfState = 'there' | 'missing' | 'unseen' | 'refused' | 'sign-in';

const colors: Readonly<Record<HalfState, SemanticColor>> = {
  there: 'good',
  missing: 'warning',
  unseen: 'default',
  refused: 'warning',
  'sign-in': 'warning',
};

/** Which of both relationships are there; of what cannot be seen nothing is claimed. */
function statesOf(invitation: Invitation): readonly [ours: HalfState, theirs: HalfState] | undefined {
  switch (invitation.state) {
    case 'sending':
    case 'handed-over':
    case 'sent':
    case 'bounced':
    case 'answered':
      return ['missing', 'unseen'];
    case 'half-accepted':
      return invitation.half === 'reseller'
        ? ['there', invitation.providerHidden ?? 'missing']
        : ['missing', 'there'];
    case 'accepted':
      return ['there', 'there'];
    default:
      return undefined;
  }
}

export function halvesOf(invitation: Invitation, own: boolean, t: Translator): z.output<typeof halvesView> {
  const { relationship } = invitation;
  const states = statesOf(invitation);
  if (relationship.kind === 'alone' || states === undefined) return [];
  const [ours, theirs] = states;
  const half = (who: string, state: HalfState) => ({
    who,
    state: t.say(`halves.state.${state}`),
    color: colors[state],
  });
  const provider = plainText(relationship.providerName, 80);
  return [
    {
      title: t.say('halves.title'),
      halves: [half(t.say('halves.ours'), ours), half(t.say('halves.provider', { provider }), theirs)],
      letters: invitation.state === 'half-accepted' ? lettersFor(invitation, { own, provider }, t) : [],
    },
  ];
}

/**
 * The next sentence, ready to be copied: to the customer, in the language in which it was written to, where the half is
 * known to be missing; to the provider, who can see it, where we cannot.
 */
function lettersFor(
  invitation: InvitationIn<'half-accepted'>,
  { own, provider }: { readonly own: boolean; readonly provider: string },
  t: Translator,
): z.output<typeof halvesView>[number]['letters'] {
  const { customer, resellerName, language, providerHidden, half } = invitation;
  const ours = plainText(resellerName, 80);
  const toProvider = {
    title: t.say('halves.write.provider.title'),
    text: t.say('halves.write.provider', {
      customer: plainText(customer.name, 80),
      tenantId: customer.id,
    }),
    links: [],
  };
  if (providerHidden !== undefined) return [toProvider];
  const toCustomer = {
    title: t.say('halves.write.customer.title'),
    text: t
      .in(language)
      .say(
        'halves.write.customer',
        half === 'reseller' ? { there: ours, missing: provider } : { there: provider, missing: ours },
      ),
    // The very string that went out: it asks for both relationships, and what is there already stays.
    links: lines(own ? invitation.link : undefined),
  };
  return [toCustomer, toProvider];
}
