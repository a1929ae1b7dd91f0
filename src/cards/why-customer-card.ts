import type { AloneReason } from '../domain/message.ts';
import type { Customer } from '../domain/customer.ts';
import type { Instant } from '../domain/ids.ts';
import type { Translator } from '../i18n/translator.ts';
import type { CardModel } from './card-model.ts';
import { newsCard } from './news-card.ts';
import { customerButton, notificationsButton } from './ways-on.ts';
import { type NotToldFacts, remarkOf, type ToldFacts, toldRow } from './why-card.ts';

export interface WhyCustomerFacts {
  readonly customer: Customer;
  /** When it was new in the list; absent where it was there from the start. */
  readonly cameAt?: Instant;
  readonly leftAt?: Instant;
  readonly askedAt?: Instant;
  /** When others were asked instead, for none of the first may answer any more. */
  readonly passedOnAt?: Instant;
  /** When it was told that it came without an invitation from here, and why that is thought. */
  readonly alone?: { readonly at: Instant; readonly why: AloneReason };
  readonly told: readonly ToldFacts[];
  /** Why nobody was told. */
  readonly nobody: 'before' | 'asked' | 'soon' | 'unfollowed';
  /** Why the person is not among those who were told; without a name it is the reader. */
  readonly notTold?: NotToldFacts;
}

const shownTold = 12;

/** What is known of a customer without an invitation, and who was told what of it. */
export function whyCustomerCard(facts: WhyCustomerFacts, t: Translator): CardModel {
  const { customer, cameAt, leftAt, askedAt, passedOnAt, alone, told, notTold } = facts;
  const row = (at: Instant | undefined, text: string) => (at === undefined ? [] : [{ at, text }]);
  const known = [
    ...row(cameAt, t.say('why.customer.came')),
    ...row(askedAt, t.say('why.customer.asked')),
    ...row(passedOnAt, t.say('why.customer.passedOn')),
    ...(alone ? row(alone.at, t.say(`arrived.why.${alone.why}`)) : []),
    ...row(leftAt, t.say('why.customer.left')),
  ];
  const colleague = notTold?.name === undefined ? undefined : remarkOf(notTold, t);
  // That nobody was told explains the reader's case, too; of a colleague it is said where others would stand.
  const remark = told.length > 0 && notTold && colleague === undefined ? [remarkOf(notTold, t)] : [];
  return newsCard(
    {
      title: t.say('why.title', { company: customer.name }),
      lead: t.say('why.customer.lead'),
      parts: [
        ...(known.length === 0 ? [] : [{ title: t.say('why.known.title'), rows: known }]),
        {
          title: t.say('why.told.title'),
          rows: told.slice(-shownTold).map((one) => toldRow(one, t)),
          ...(told.length === 0 ? { note: colleague ?? t.say(`why.customer.nobody.${facts.nobody}`) } : {}),
        },
      ],
      remark: [...remark, t.say('why.person.hint')].join(' '),
      buttons: [...(leftAt === undefined ? [customerButton(customer.id, t)] : []), notificationsButton(t)],
      summary: t.say('why.summary'),
    },
    t,
  );
}
