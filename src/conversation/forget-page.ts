import { isOwner, type Owned } from '../application/forget-person.ts';
import type { CardModel } from '../cards/card-model.ts';
import { noticeCard } from '../cards/notice-card.ts';
import { commandButton } from '../cards/ways-on.ts';
import type { Translator } from '../i18n/translator.ts';

/** What would be erased and what stays; or what has to be settled first. */
export function forgetPage(owned: Owned, t: Translator): CardModel {
  if (isOwner(owned)) return ownerCard(owned, t);
  return noticeCard(
    {
      tone: 'warning',
      title: t.say('forget.title'),
      text: [t.say('forget.erased'), t.say('forget.stays'), t.say('forget.again')].join('\n'),
      actions: [{ title: t.say('button.forgetMe'), verb: 'person.forget.v1', data: {} }],
    },
    t,
  );
}

/** What would be erased of somebody outside, and what stays; or the invitations that have to be over before. */
export function forgetAddressPage(
  { address, invitations }: { readonly address: string; readonly invitations: number },
  t: Translator,
): CardModel {
  const title = t.say('forget.address.title', { address });
  // A toast names no address.
  const summary = t.say('forget.whom.title');
  if (invitations > 0) {
    const text = [t.say('forget.address.open', { count: invitations }), t.say('forget.owned.then')];
    return noticeCard(
      {
        tone: 'info',
        title,
        summary,
        text: text.join('\n'),
        actions: [
          { title: t.say('button.invitations'), verb: 'invitations.page.v1', data: { text: address } },
        ],
      },
      t,
    );
  }
  return noticeCard(
    {
      tone: 'warning',
      title,
      summary,
      text: [
        t.say('forget.address.erased'),
        t.say('forget.address.stays'),
        t.say('forget.address.again'),
      ].join('\n'),
      actions: [{ title: t.say('button.forgetAddress'), verb: 'person.forget.v1', data: { address } }],
    },
    t,
  );
}

export function whomToForgetCard(t: Translator): CardModel {
  const title = t.say('forget.whom.title');
  return noticeCard({ tone: 'info', title, summary: title, text: t.say('forget.whom.text') }, t);
}

function ownerCard({ invitations, approvals, channels }: Owned, t: Translator): CardModel {
  const said = (kind: keyof Owned, count: number) =>
    count === 0 ? [] : [t.say(`forget.owned.${kind}`, { count })];
  return noticeCard(
    {
      tone: 'info',
      title: t.say('forget.owned.title'),
      text: [
        ...said('invitations', invitations),
        ...said('approvals', approvals),
        ...said('channels', channels),
        t.say('forget.owned.then'),
      ].join('\n'),
      actions: [
        ...(invitations === 0
          ? []
          : [
              {
                title: t.say('button.invitations'),
                verb: 'invitations.page.v1',
                data: { whose: 'mine' },
              } as const,
            ]),
        ...(approvals === 0
          ? []
          : [{ title: t.say('button.approvals'), verb: 'approvals.page.v1', data: {} } as const]),
        ...(channels === 0 ? [] : [commandButton('notifications', t.command('notifications').title, t)]),
      ],
    },
    t,
  );
}
