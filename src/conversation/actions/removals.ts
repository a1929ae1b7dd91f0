import type { ActionData } from '../../cards/action-data.ts';
import type { CardModel } from '../../cards/card-model.ts';
import { approvalCard } from '../../cards/approval-card.ts';
import { noticeCard } from '../../cards/notice-card.ts';
import { type CustomerTenantId, parseCustomerTenantId } from '../../domain/ids.ts';
import type { LetterLanguage } from '../../domain/letter.ts';
import type { Removal } from '../../domain/removal.ts';
import type { RemovalForm } from '../../domain/removal-form.ts';
import type { Result } from '../../domain/result.ts';
import type { UndoRefusal } from '../../application/undo-removal.ts';
import { noRightsFor } from '../access-cards.ts';
import { removalPage, removalRoom, unknownRemovalCard } from '../removal-page.ts';
import type { Services } from '../services.ts';
import { namedPerson, type Reply, say, show, type Turn } from '../turn.ts';
import { clickedCard } from './change.ts';

export async function openRoom(
  { customerId, here }: ActionData<'removal.room.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const id = parseCustomerTenantId(customerId);
  if (!id) return show(unknownRemovalCard(turn.t));
  const card = await removalRoom(id, turn, services);
  return here ? show(card) : say(card);
}

type Typed = Pick<
  ActionData<'removal.request.v1'>,
  'letterLanguage' | 'attested' | 'reason' | 'typedName' | 'notice' | 'noticeTo' | 'subject' | 'text'
>;

const languageOf = (text: string): LetterLanguage => (text === 'ru' ? 'ru' : 'en');

function formOf(typed: Typed): RemovalForm {
  const { notice } = typed;
  return {
    attested: typed.attested === 'true',
    reason: typed.reason,
    typedName: typed.typedName,
    notice: notice === 'mail' || notice === 'by-hand' ? notice : 'not-required',
    to: typed.noticeTo,
    letter: { language: languageOf(typed.letterLanguage), subject: typed.subject, text: typed.text },
  };
}

/** The letter begins anew in the other language; all else that was typed stays. */
export async function otherLetter(
  data: ActionData<'removal.letter.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const id = parseCustomerTenantId(data.customerId);
  if (!id) return show(unknownRemovalCard(turn.t));
  const newLetter = languageOf(data.letterLanguage);
  return show(await removalRoom(id, turn, services, { form: formOf(data), newLetter }));
}

/** Asks for the removal; whatever stands against it is said on the room, which keeps what was typed. */
export async function requestRemoval(
  data: ActionData<'removal.request.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { t, caller } = turn;
  const customerId = parseCustomerTenantId(data.customerId);
  if (!customerId) return show(unknownRemovalCard(t));
  const form = formOf(data);
  const asked = await services.removals.request({
    customerId,
    by: namedPerson(caller),
    form,
    language: t.language,
    number: data.number,
    ...clickedCard(turn),
  });
  if (asked.ok) return show(approvalCard({ found: asked.value, reader: caller.person }, t));
  const { refusal } = asked;
  const again = (...problems: readonly string[]) =>
    removalRoom(customerId, turn, services, { form, problems });
  switch (refusal.kind) {
    case 'form':
      return show(await again(...refusal.problems.map((one) => t.say(`removal.problem.${one}`))));
    case 'open':
      return show(await removalPage(refusal.removal, turn, services, { note: t.say('room.open') }));
    case 'gone':
      return show(await removalRoom(customerId, turn, services));
    case 'blocked':
      return show(await again(t.say('removal.blocked')));
    case 'too-few-approvers':
      return show(await again(t.say('removal.tooFewApprovers')));
    case 'conflict':
      return show(await again(t.say('removal.conflict')));
    case 'no-rights':
      return show(noRightsFor(t.say('removal.noRights'), t));
  }
}

interface Found {
  readonly customerId: CustomerTenantId;
  readonly removal: Removal;
}

async function find(
  { customerId, number }: { readonly customerId: string; readonly number: number },
  { register }: Services,
): Promise<Found | undefined> {
  const id = parseCustomerTenantId(customerId);
  const removal = id && (await register.removal(id, number))?.value;
  return id && removal ? { customerId: id, removal } : undefined;
}

export async function openRemoval(
  data: ActionData<'removal.open.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const found = await find(data, services);
  if (!found) return show(unknownRemovalCard(turn.t));
  const card = await removalPage(found.removal, turn, services);
  return data.here ? show(card) : say(card);
}

export async function undoRemoval(
  data: ActionData<'removal.undo.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { caller } = turn;
  const customerId = parseCustomerTenantId(data.customerId);
  if (!customerId) return show(unknownRemovalCard(turn.t));
  const by = namedPerson(caller);
  return show(
    await outcomePage(await services.removals.undo({ customerId, number: data.number, by }), turn, services),
  );
}

async function outcomePage(
  outcome: Result<Removal, UndoRefusal>,
  turn: Turn,
  services: Services,
): Promise<CardModel> {
  if (outcome.ok) return removalPage(outcome.value, turn, services);
  const { t } = turn;
  const { refusal } = outcome;
  if (!('removal' in refusal))
    return refusal.kind === 'no-rights' ? noRightsFor(t.say('removal.noRights'), t) : unknownRemovalCard(t);
  const note = t.say(refusal.kind === 'not-yours' ? 'removal.not-yours' : 'removal.not-now');
  return removalPage(refusal.removal, turn, services, { note });
}

/** Shows the text to be copied, and writes down that it was taken. */
export async function copyNotice(
  data: ActionData<'removal.copy.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const found = await find(data, services);
  if (!found) return show(unknownRemovalCard(turn.t));
  const { customerId, removal } = found;
  const isOwn = removal.requester.id === turn.caller.person;
  const now = isOwn ? await services.removals.copyNotice(customerId, removal.number) : removal;
  return show(await removalPage(now ?? removal, turn, services, { showLetter: true }));
}

/** Asks first, and acts upon the second press: a decision of its own. */
export async function endDelegation(
  data: ActionData<'removal.end-delegation.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { t, caller } = turn;
  const found = await find(data, services);
  if (!found) return show(unknownRemovalCard(t));
  const { customerId, removal } = found;
  if (removal.requester.id !== caller.person) {
    return show(await removalPage(removal, turn, services, { note: t.say('removal.not-yours') }));
  }
  const { delegationsOf, lastSeenDelegations } = services.removals;
  const delegations = (await delegationsOf(customerId)) ?? lastSeenDelegations(customerId);
  const wanted = delegations?.find(({ id }) => id === data.delegationId);
  if (!wanted) {
    const note = t.say(delegations ? 'removal.conflict' : 'removal.delegations.silent');
    return show(await removalPage(removal, turn, services, { note }));
  }
  const { number } = removal;
  if (!data.confirmed) return show(confirmCard({ removal, delegation: wanted }, turn));
  const outcome = await services.removals.endDelegation({
    customerId,
    number,
    by: namedPerson(caller),
    delegationId: wanted.id,
    name: wanted.name,
  });
  return show(await outcomePage(outcome, turn, services));
}

function confirmCard(
  { removal, delegation }: { readonly removal: Removal; readonly delegation: { id: string; name: string } },
  { t }: Turn,
): CardModel {
  const data = { customerId: removal.customer.id, number: removal.number };
  return noticeCard(
    {
      tone: 'warning',
      title: t.say('removal.delegation.confirm.title', { name: delegation.name }),
      text: t.say('removal.delegation.confirm.text'),
      facts: [{ label: t.say('fact.customer'), value: removal.customer.name }],
      actions: [
        {
          title: t.say('button.endDelegation.confirm'),
          verb: 'removal.end-delegation.v1',
          data: { ...data, delegationId: delegation.id, confirmed: true },
        },
        { title: t.say('button.back'), verb: 'removal.open.v1', data: { ...data, here: true } },
      ],
    },
    t,
  );
}
