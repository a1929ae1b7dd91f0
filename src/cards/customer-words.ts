/** How the parts of a customer are put into words, on its own card and on the pages of a part. */
import type { CustomerUser, LicencePool, Subscription, UserLicence } from '../domain/customer.ts';
import type { CustomerPartName, Part, PartRefusal } from '../domain/customer-parts.ts';
import type { CustomerTenantId } from '../domain/ids.ts';
import type { SignInNeed } from '../domain/sign-in.ts';
import type { Translator } from '../i18n/translator.ts';
import type { CardButton } from './buttons.ts';
import { plainText } from './plain-text.ts';

export interface PartRow {
  readonly name: string;
  readonly detail: string;
}

const joined = (...parts: readonly (string | undefined)[]) =>
  parts.filter((part) => part !== undefined && part !== '').join(' · ');

export function serviceRow(service: Subscription, t: Translator): PartRow {
  const { name, status, licences, isTrial, endsAt } = service;
  return {
    name: plainText(name, 90),
    detail: joined(
      t.say(`service.status.${status}`),
      isTrial ? t.say('service.trial') : undefined,
      licences === undefined ? t.say('service.usage') : t.say('service.licences', { count: licences }),
      endsAt === undefined ? undefined : termText(service, t.date(endsAt), t),
    ),
  };
}

function termText({ status, isRenewed }: Subscription, when: string, t: Translator): string {
  if (isRenewed === undefined || status !== 'active') return t.say('service.term', { when });
  return t.say(isRenewed ? 'service.renews' : 'service.ends', { when });
}

export function licenceRow({ name, used, total, isUsable }: LicencePool, t: Translator): PartRow {
  return {
    name: plainText(name, 90),
    detail: joined(
      isUsable ? undefined : t.say('licence.suspended'),
      isUsable ? t.say('licence.used', { used, total }) : t.say('service.licences', { count: total }),
    ),
  };
}

export function userRow({ name, signInName }: CustomerUser): PartRow {
  return { name: plainText(name, 90), detail: plainText(signInName, 110) };
}

export function userLicenceRow({ name, services }: UserLicence): PartRow {
  return { name: plainText(name, 90), detail: plainText(services.join(', '), 300) };
}

/** Why a part is not there, and who can do something about it. */
export function refusalText(
  part: CustomerPartName | 'account' | 'userLicences',
  refusal: PartRefusal,
  t: Translator,
): string {
  if (refusal !== 'delegated-role') return t.say(`customer.refusal.${refusal}`);
  // Which delegated role opens these two is not documented (API reference 9.1).
  if (part === 'account' || part === 'services') return t.say('customer.refusal.not-allowed');
  return t.say('customer.refusal.delegated-role', { roles: t.say(`customer.roles.${part}`) });
}

export function sectionTitle(
  part: CustomerPartName,
  count: { readonly shown: number; readonly hasMore?: boolean } | undefined,
  t: Translator,
): string {
  const section = t.say(`customer.section.${part}`);
  if (count === undefined) return section;
  const key = count.hasMore === true ? 'customer.section.moreThan' : 'customer.section.counted';
  return t.say(key, { section, count: count.shown });
}

const signInNeedOf = {
  'second-factor': 'second-factor',
  'sign-in': '',
  'sign-in-again': 'again',
} as const satisfies Partial<Record<PartRefusal, SignInNeed | ''>>;

/** The way to sign in, where that is what keeps something from being shown; it ends at this customer. */
export function signInButtons(
  parts: readonly Part<unknown>[],
  customerId: CustomerTenantId,
  t: Translator,
): readonly CardButton[] {
  const needs = parts.flatMap((part) =>
    !part.ok && Object.hasOwn(signInNeedOf, part.refusal)
      ? [signInNeedOf[part.refusal as keyof typeof signInNeedOf]]
      : [],
  );
  const [need] = needs;
  if (need === undefined) return [];
  const next = `${t.command('customer').title} ${customerId}`;
  const data = { next, system: 'partner-center', need };
  return [{ title: t.say('button.signIn'), verb: 'sign-in.begin.v1', data, primary: true }];
}

/** Trying again may help: nobody has to do anything first. */
export function isPassing(refusal: PartRefusal): boolean {
  return ['busy', 'unavailable', 'not-there', 'unreadable', 'slow'].includes(refusal);
}
