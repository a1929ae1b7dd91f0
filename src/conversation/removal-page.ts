import { signInNeededBy } from '../application/sign-in-need.ts';
import type { CardModel } from '../cards/card-model.ts';
import { noticeCard } from '../cards/notice-card.ts';
import { removalCard } from '../cards/removal-card.ts';
import { removalRoomCard } from '../cards/removal-room-card.ts';
import type { CustomerTenantId } from '../domain/ids.ts';
import type { LetterLanguage } from '../domain/letter.ts';
import type { Removal } from '../domain/removal.ts';
import type { RemovalForm } from '../domain/removal-form.ts';
import { composeRemovalNotice } from '../i18n/removal-letter.ts';
import type { Translator } from '../i18n/translator.ts';
import { knownAs } from './customer-page.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

export interface RoomSaid {
  readonly form?: RemovalForm;
  readonly problems?: readonly string[];
  /** The letter as it begins, in this language, over what was typed. */
  readonly newLetter?: LetterLanguage;
}

/** The removal room of one customer, read live; a removal that is under way is shown instead. */
export async function removalRoom(
  id: CustomerTenantId,
  turn: Turn,
  services: Pick<
    Services,
    'readRemovalRoom' | 'register' | 'partnerCenter' | 'index' | 'removals' | 'policy'
  >,
  said: RoomSaid = {},
): Promise<CardModel> {
  const { t, caller } = turn;
  const [read, removals] = await Promise.all([
    services.readRemovalRoom(id, caller.person),
    services.register.removalsOf(id),
  ]);
  if (read.open) return removalPage(read.open, turn, services, { note: t.say('room.open') });
  const { account } = read;
  const isGone = account.ok ? account.value.relationship === 'none' : account.refusal === 'not-there';
  if (isGone) return nothingToRemove(t);
  const customer = account.ok ? account.value : knownAs(id, services);
  const email = account.ok ? (account.value.email ?? '') : '';
  const language = said.newLetter ?? said.form?.letter.language ?? t.language;
  const letter = async () =>
    composeRemovalNotice(language, {
      customer: customer.name,
      // A notice that names us by a gap could go out like that: whoever is not signed in is asked to first.
      reseller: await resellerName(turn, services, { orSignIn: true }),
      sender: caller.name,
    });
  const form = said.form ?? {
    attested: false,
    reason: '',
    typedName: '',
    notice: email === '' ? 'by-hand' : 'mail',
    to: email,
    letter: await letter(),
  };
  return removalRoomCard(
    {
      customer,
      ...read,
      form: said.newLetter && said.form ? { ...form, letter: await letter() } : form,
      number: (removals[0]?.value.number ?? 0) + 1,
      problems: said.problems ?? [],
      approversNeeded: services.policy.needed,
      coolingMinutes: Math.round(services.policy.coolingMs / 60_000),
      asOf: turn.now,
    },
    t,
  );
}

/** How we call ourselves in a letter; where it cannot be read the letter has a gap that the person sees. */
async function resellerName(
  { caller }: Turn,
  { partnerCenter }: Pick<Services, 'partnerCenter'>,
  { orSignIn } = { orSignIn: false },
): Promise<string> {
  try {
    return (await partnerCenter.ourselves(caller.person)).companyName;
  } catch (error) {
    if (orSignIn && signInNeededBy(error)) throw error;
    return '…';
  }
}

function nothingToRemove(t: Translator): CardModel {
  return noticeCard(
    { tone: 'info', title: t.say('removal.gone.title'), text: t.say('removal.gone.text') },
    t,
  );
}

export function unknownRemovalCard(t: Translator): CardModel {
  return noticeCard(
    { tone: 'warning', title: t.say('removal.none.title'), text: t.say('removal.none.text') },
    t,
  );
}

/** One removal as it stands, with what is left of delegated access when the customer has gone. */
export async function removalPage(
  removal: Removal,
  turn: Turn,
  services: Pick<Services, 'partnerCenter' | 'removals'>,
  said: { readonly note?: string; readonly showLetter?: boolean } = {},
): Promise<CardModel> {
  const isTwoTier = removal.state === 'refused' && removal.why === 'two-tier';
  const [delegations, reseller] = await Promise.all([
    removal.state === 'gone' ? services.removals.delegationsOf(removal.customer.id) : undefined,
    isTwoTier ? resellerName(turn, services) : undefined,
  ]);
  return removalCard(
    {
      removal,
      reader: turn.caller.person,
      ...said,
      ...(delegations ? { delegations } : {}),
      ...(reseller === undefined ? {} : { reseller }),
    },
    turn.t,
  );
}
