import type { CardButton } from '../cards/buttons.ts';
import type { CardModel } from '../cards/card-model.ts';
import { noticeCard } from '../cards/notice-card.ts';
import { commandButton, invitationsButton, inviteButton } from '../cards/ways-on.ts';
import { type ShownLink, shownLinksIn } from '../domain/foreign-links.ts';
import type { ProviderTenantId } from '../domain/ids.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

/** No message of a person is longer, and what is pasted beyond that is no link to ask about. */
const longestText = 10_000;
/** So many kinds of links are told of one message. */
const mostKinds = 3;

/** How an active provider of ours is called. */
type NameOf = (provider: ProviderTenantId) => string | undefined;

/**
 * What the links are that somebody typed without a command, or behind `invite`, and what to do next; none where there
 * are no such links. Nothing is done with them: not even their text is shown.
 */
export async function shownLinksCard(
  text: string,
  { caller, t }: Turn,
  { ourselves, partnerCenter }: Pick<Services, 'ourselves' | 'partnerCenter'>,
): Promise<CardModel | undefined> {
  const { tenantId: partnerId, mpnId } = ourselves;
  const found = shownLinksIn(text.slice(0, longestText), { partnerId, mpnId }).slice(0, mostKinds);
  if (found.length === 0) return undefined;
  const isJoint = found.some((link) => link.kind === 'own' && link.providerId !== undefined);
  const providers = isJoint ? await partnerCenter.providers(caller.person) : [];
  const nameOf: NameOf = (id) => providers.find((one) => one.id === id && one.active)?.name;
  return shownLinksNotice(found, nameOf, t);
}

export function shownLinksNotice(found: readonly ShownLink[], nameOf: NameOf, t: Translator): CardModel {
  const [first, ...others] = found;
  const texts = others.length === 0 ? whole : brief;
  return noticeCard(
    {
      tone: found.every(isWell) ? 'info' : 'warning',
      title: others.length === 0 && first ? titleOf(first, t) : t.say('shown.several.title'),
      text: found.flatMap((link) => texts(link, nameOf, t)).join('\n'),
      facts: found.flatMap((link) =>
        link.kind === 'damaged'
          ? [{ label: t.say('shown.damaged.reason'), value: t.say(`link.refusal.${link.why}`) }]
          : [],
      ),
      actions: actionsFor(found, t),
    },
    t,
  );
}

/** One that may be used as it is. */
const isWell = (link: ShownLink) =>
  link.kind === 'own' || (link.kind === 'foreign' && ['gdap', 'provider-to-reseller'].includes(link.what));

const titleOf = (link: ShownLink, t: Translator) =>
  t.say(link.kind === 'foreign' ? `shown.${link.what}.title` : `shown.${link.kind}.title`);

function whole(link: ShownLink, nameOf: NameOf, t: Translator): readonly string[] {
  switch (link.kind) {
    case 'foreign':
      return [t.say(`shown.${link.what}.text`), t.say(`shown.${link.what}.next`)];
    case 'damaged':
      return [t.say('shown.damaged.text'), t.say('shown.damaged.next')];
    case 'own':
      return ownTexts(link, nameOf, t);
  }
}

function ownTexts({ providerId }: Extract<ShownLink, { kind: 'own' }>, nameOf: NameOf, t: Translator) {
  const text = t.say('shown.own.text');
  if (providerId === undefined) {
    const command = t.command('setup').title;
    return [text, t.say('shown.own.next'), t.say('shown.own.setup', { command })];
  }
  const provider = nameOf(providerId);
  return provider === undefined
    ? [text, t.say('shown.own.stranger')]
    : [text, t.say('shown.own.joint', { provider }), t.say('shown.own.next')];
}

/** Of several, what each one is. */
function brief(link: ShownLink, nameOf: NameOf, t: Translator): readonly string[] {
  return [`${titleOf(link, t)}. ${whole(link, nameOf, t)[0] ?? ''}`];
}

function actionsFor(found: readonly ShownLink[], t: Translator): readonly CardButton[] {
  const has = (what: string) => found.some((link) => link.kind === 'foreign' && link.what === what);
  const isOnly = found.length === 1;
  const providers = commandButton('providers', t.say('button.providers'), t);
  return [
    ...(has('provider-to-reseller') ? [{ ...providers, primary: isOnly }] : []),
    ...(has('provider-to-reseller') && isOnly ? [] : [{ ...inviteButton(t), primary: true }]),
    ...(found.some(({ kind }) => kind === 'own') ? [invitationsButton(t)] : []),
  ];
}
