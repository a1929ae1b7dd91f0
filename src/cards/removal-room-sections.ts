import type { CustomerAccount, Reservation, Subscription } from '../domain/customer.ts';
import type { Part } from '../domain/customer-parts.ts';
import type { Delegation } from '../domain/removal.ts';
import type { Translator } from '../i18n/translator.ts';
import { plainText } from './plain-text.ts';
import { lines, type SemanticColor } from './view.ts';

/** What was read at this moment of a customer who is to be removed. */
export interface RoomReading {
  readonly account: Part<CustomerAccount>;
  readonly subscriptions: Part<readonly Subscription[]>;
  readonly reservations: Part<readonly Reservation[]>;
  readonly delegations: Part<readonly Delegation[]>;
  readonly approversNeeded: number;
}

const shownOfEach = 6;

/** Something stands against it. */
export const isBlockedBy = ({ subscriptions, reservations }: RoomReading) =>
  (subscriptions.ok && subscriptions.value.length > 0) || (reservations.ok && reservations.value.length > 0);

export function blocksSection(facts: RoomReading, t: Translator) {
  const { subscriptions, reservations } = facts;
  const said = [
    ...(subscriptions.ok
      ? blockLines(
          'subscriptions',
          subscriptions.value.map(({ name }) => plainText(name, 120)),
          t,
        )
      : [t.say('room.blocks.unread.subscriptions')]),
    ...(reservations.ok
      ? blockLines(
          'reservations',
          reservations.value.map(({ orderId }) => plainText(orderId, 80)),
          t,
        )
      : [t.say('room.blocks.unread.reservations')]),
  ];
  const color: SemanticColor = isBlockedBy(facts)
    ? 'attention'
    : subscriptions.ok && reservations.ok
      ? 'good'
      : 'warning';
  return {
    title: t.say('room.blocks.title'),
    color,
    lines: lines(...(said.length === 0 ? [t.say('room.blocks.none')] : said)),
  };
}

const rest = (count: number, t: Translator) => (count > 0 ? [t.say('customer.more', { count })] : []);

function blockLines(
  what: 'subscriptions' | 'reservations',
  names: readonly string[],
  t: Translator,
): readonly string[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, shownOfEach).map((name) => `• ${name}`);
  return [
    t.say(`room.blocks.${what}`, { count: names.length }),
    ...shown,
    ...rest(names.length - shown.length, t),
    t.say(`room.blocks.${what}.do`),
  ];
}

export function survivesSection({ account, delegations }: RoomReading, t: Translator) {
  const delegated = account.ok ? account.value.delegatedAdmin : undefined;
  const dap = delegated === undefined ? 'unknown' : delegated ? 'yes' : 'no';
  return {
    title: t.say('room.survives.title'),
    color: 'accent' as const,
    lines: lines(t.say(`room.survives.dap.${dap}`), ...delegationLines(delegations, t)),
  };
}

function delegationLines(delegations: Part<readonly Delegation[]>, t: Translator): readonly string[] {
  if (!delegations.ok) return [t.say('room.survives.gdap.unread')];
  const all = delegations.value;
  if (all.length === 0) return [t.say('room.survives.gdap.none')];
  const shown = all.slice(0, shownOfEach).map((one) => delegationText(one, t));
  return [...shown, ...rest(all.length - shown.length, t), t.say('room.survives.subject')];
}

export function delegationText({ name, endsAt }: Delegation, t: Translator): string {
  const shown = plainText(name, 100);
  return endsAt === undefined
    ? t.say('room.survives.gdap.noEnd', { name: shown })
    : t.say('room.survives.gdap', { name: shown, when: t.date(endsAt) });
}

export function whoSection({ approversNeeded }: RoomReading, t: Translator) {
  return {
    title: t.say('room.who.title'),
    color: 'accent' as const,
    lines: lines(t.say('room.who.text'), t.say('room.who.approval', { count: approversNeeded })),
  };
}
