import { z } from 'zod';
import type { Provider } from '../domain/customer.ts';
import type { Translator } from '../i18n/translator.ts';
import { buttonSets, buttonSetsView } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { countryName } from './country-name.ts';
import { plainText } from './plain-text.ts';
import { lines, lineView, semanticColor } from './view.ts';
import { inviteButton } from './ways-on.ts';

export const providersView = z.strictObject({
  title: z.string(),
  lead: z.string(),
  rows: z.array(
    z.strictObject({
      name: z.string(),
      details: z.array(lineView),
      state: z.string(),
      stateColor: semanticColor,
    }),
  ),
  remarks: z.array(lineView),
  buttonSets: buttonSetsView,
});

export interface ProvidersFacts {
  readonly providers: readonly Provider[];
  /** Partner Center does not list them to us: these, if any, were named by hand. */
  readonly isRefused?: boolean;
}

/** More would not fit into a card; a reseller has a handful. */
const shownLimit = 12;

export function providersCard({ providers, isRefused = false }: ProvidersFacts, t: Translator): CardModel {
  const sorted = [...providers].sort((a, b) => Number(b.active) - Number(a.active));
  const hidden = Math.max(0, sorted.length - shownLimit);
  const none = sorted.length === 0;
  const view: z.output<typeof providersView> = {
    title: none && !isRefused ? t.say('providers.empty.title') : t.say('providers.title'),
    lead: isRefused ? t.say('providers.refused') : t.say(none ? 'providers.empty.text' : 'providers.lead'),
    rows: sorted.slice(0, shownLimit).map((provider) => rowOf(provider, t)),
    remarks: lines(hidden > 0 ? t.say('providers.more', { count: hidden }) : undefined),
    buttonSets: buttonSets([{ ...inviteButton(t), primary: true }]),
  };
  const summary = none ? view.title : `${view.title} · ${t.say('providers.count', { count: sorted.length })}`;
  return { card: 'providers', view, summary, language: t.language };
}

function rowOf(provider: Provider, t: Translator) {
  const { country, mpnId } = provider;
  return {
    name: plainText(provider.name, 120),
    details: lines(
      country === undefined
        ? undefined
        : t.say('providers.country', { country: plainText(countryName(country, t.language), 60) }),
      mpnId === undefined ? undefined : t.say('providers.mpnId', { mpnId: plainText(mpnId, 40) }),
    ),
    state: t.say(provider.active ? 'providers.active' : 'providers.inactive'),
    stateColor: provider.active ? ('good' as const) : ('warning' as const),
  };
}
