import assert from 'node:assert/strict';
import type { CardModel } from '../../src/cards/card-model.ts';
import { createTeller, postCardOf } from '../../src/conversation/notices.ts';
import { createSpeakTo } from '../../src/conversation/reader.ts';
import type { Notice } from '../../src/domain/message.ts';
import { createTranslator, createTranslators } from '../../src/i18n/translator.ts';
import type { Person } from '../../src/ports/people.ts';
import { createRecordingConversations } from '../fakes/recording-conversations.ts';
import { buttonsOf } from '../fixtures/dialogue.ts';
import { anInvitation, contoso } from '../fixtures/invitations.ts';
import { noticesToTell } from '../fixtures/notice-samples.ts';
import { alex } from '../fixtures/people.ts';

function aTeller(person: Partial<Person> = {}) {
  const conversations = createRecordingConversations<CardModel>();
  const people = { find: async () => ({ id: alex.id, name: alex.name, ...person }) };
  const speakTo = createSpeakTo({ translators: createTranslators(), defaultTimeZone: 'UTC' });
  const teller = createTeller({ people, conversations, speakTo, policy: { invitations: 'never' } });
  const last = () => conversations.said.at(-1)?.message;
  return { conversations, teller, last };
}

const at = '2026-04-09T09:00:00.000Z';
const invitation = anInvitation({ state: 'accepted' });
const accepted: Notice = {
  kind: 'invitation-accepted',
  invitationId: invitation.id,
  customerName: '**Blue** <b>Meadow</b>',
  noticedAt: '2026-04-09T09:00:00.000Z',
};

describe('words for what nobody asked for', () => {
  it('are in the language and time of who reads them', async () => {
    for (const [person, language, time] of [
      [{ language: 'ru', timeZone: 'Europe/Riga' }, 'ru', '12:00'],
      [{ clientLocale: 'ru-RU' }, 'ru', '09:00'],
      [{ clientLocale: 'fr-FR', timeZone: 'Europe/London' }, 'en', '10:00'],
      [{ timeZone: 'Nowhere/Land' }, 'en', '09:00'],
    ] as const) {
      const { teller, last } = aTeller(person);
      await teller.tell(alex.id, accepted, { invitation, isRepeat: false, at });
      assert.equal(last()?.language, language);
      assert.ok(JSON.stringify(last()?.view).includes(time), JSON.stringify(last()?.view));
    }
  });

  it('say of a repeat that it is one, whatever they tell', async () => {
    const t = createTranslator('en');
    const said = [t.say('accepted.repeat'), t.say('approval.repeat')];
    for (const { notice, about } of noticesToTell(t)) {
      for (const isRepeat of [true, false]) {
        const { teller, last } = aTeller();
        await teller.tell(alex.id, notice, { invitation: undefined, at, ...about, isRepeat });
        const text = JSON.stringify(last()?.view);
        assert.equal(
          said.some((one) => text.includes(one)),
          isRepeat,
          notice.kind,
        );
      }
    }
  });

  it('name to a channel what the bot itself needs', () => {
    for (const language of ['en', 'ru'] as const) {
      const t = createTranslator(language);
      const about = { invitation: undefined, isRepeat: false, at };
      for (const [notice, title] of [
        [{ kind: 'events-taken', noticedAt: at }, t.say('events.taken.title')],
        [{ kind: 'events-moved', noticedAt: at }, t.say('events.moved.title')],
        [
          { kind: 'credential-ends', credential: 'secret', days: 7, endsAt: at },
          t.say('ends.title.secret', { days: 7 }),
        ],
      ] as const satisfies readonly (readonly [Notice, string])[]) {
        const post = postCardOf(notice, about, t);
        assert.equal(post.summary, title);
        assert.ok(JSON.stringify(post.view).includes(title));
      }
    }
  });

  it('name the customer with the very characters, and lead to it', async () => {
    const { teller, last } = aTeller();
    await teller.tell(alex.id, accepted, { invitation, isRepeat: false, at });
    const card = last();
    assert.ok(card);
    assert.ok(JSON.stringify(card.view).includes(accepted.customerName));
    assert.ok(buttonsOf(card).some(({ verb }) => verb === 'customer.open.v1'));
  });

  it('are found without the invitation, for a half, and for a mail that did not go out', async () => {
    const joint = anInvitation({
      state: 'half-accepted',
      relationship: { kind: 'joint', providerId: contoso.id, providerName: contoso.name },
    });
    const failed: Notice = { kind: 'invitation-failed', invitationId: invitation.id, reason: 'gave-up' };
    for (const language of ['en', 'ru'] as const) {
      const { teller, last } = aTeller({ language });
      const t = createTranslator(language);
      await teller.tell(alex.id, accepted, { invitation: undefined, isRepeat: false, at });
      assert.equal(last()?.language, language);
      await teller.tell(
        alex.id,
        { ...accepted, kind: 'invitation-half-accepted' },
        { invitation: joint, isRepeat: false, at },
      );
      assert.equal(last()?.language, language);
      await teller.tell(alex.id, failed, { invitation, isRepeat: false, at });
      assert.ok(JSON.stringify(last()?.view).includes(t.say('invitation.failure.gave-up')));
    }
  });

  it('bring a card up to date in its place', async () => {
    const { teller, conversations } = aTeller();
    const sent = anInvitation({ state: 'sent' });
    assert.equal(await teller.showInvitation({ person: alex.id, activityId: 'card-1' }, sent), 'updated');
    const [update] = conversations.said;
    assert.deepEqual([update?.over, update?.message.card], ['card-1', 'invitation']);
    conversations.answerUpdate('gone');
    assert.equal(await teller.showInvitation({ person: alex.id, activityId: 'card-1' }, sent), 'gone');
  });
});
