import assert from 'node:assert/strict';
import { approvalId } from '../../src/domain/ids.ts';
import type { Notice } from '../../src/domain/message.ts';
import type { FaultPoint } from '../../src/ports/fault-points.ts';
import { Fault } from '../../src/ports/faults.ts';
import {
  aDesk,
  anOffice,
  kept,
  leaseMs,
  notices,
  type Office,
  performAll,
  stored,
  storedDraft,
} from '../fixtures/desk.ts';
import { anInvitation } from '../fixtures/invitations.ts';
import { alex } from '../fixtures/people.ts';

/** An office in which a notice for Alex is due. */
async function anOfficeWithNews(): Promise<Office> {
  const office = anOffice();
  const { id: invitationId } = await storedDraft(office);
  const dueAt = office.clock.now().toISOString();
  const notice = {
    kind: 'invitation-accepted',
    invitationId,
    customerName: 'Blue',
    noticedAt: dueAt,
  } as const;
  await office.register.commit({
    aggregateId: invitationId,
    acts: [{ entryId: 'told', dueAt, act: { kind: 'notify', to: alex.id, notice } }],
  });
  return office;
}

const once = { to: alex.id, kind: 'invitation-accepted', isRepeat: false };
const again = { ...once, isRepeat: true };

describe('telling a person', () => {
  it('happens once, and is over', async () => {
    const office = await anOfficeWithNews();
    await performAll(office, aDesk(office));
    assert.deepEqual(notices(office), [once]);
    assert.deepEqual(
      office.telemetry.recorded.map(({ name, fields }) => [name, fields]),
      [['notice.delivered', { kind: 'invitation-accepted', repeat: false }]],
    );
  });

  it('goes on later where Teams asked for it, and is no repeat then', async () => {
    const office = await anOfficeWithNews();
    office.conversations.deliver({ kind: 'later', retryAfterMs: 7_000 });
    office.conversations.deliver({ kind: 'later' });
    const desk = aDesk(office);
    await desk.performDue();
    office.pass(6_999);
    assert.equal(await desk.performDue(), 0);
    await performAll(office, desk);
    assert.deepEqual(notices(office), [once]);
  });

  it('says that it is a repeat after an answer that was lost, whether or not it had arrived', async () => {
    for (const arrives of [true, false]) {
      const office = await anOfficeWithNews();
      office.conversations.deliver({ kind: 'unknown' }, arrives);
      await performAll(office, aDesk(office));
      assert.deepEqual(notices(office), arrives ? [once, again] : [again]);
    }
  });

  it('stays a repeat through all that comes after', async () => {
    const office = await anOfficeWithNews();
    office.conversations.deliver({ kind: 'unknown' }, true);
    office.conversations.deliver({ kind: 'later' });
    office.conversations.deliver({ kind: 'unknown' });
    await performAll(office, aDesk(office));
    assert.deepEqual(notices(office), [once, again]);
  });

  it('treats a thrown fault as a lost answer, logs it, and tries again without waiting for the lease', async () => {
    const office = await anOfficeWithNews();
    office.conversations.fail({ call: 'send', fault: new Fault('teams/unavailable'), when: 'after' });
    const desk = aDesk(office);
    await desk.performDue();
    office.pass(leaseMs / 2);
    await desk.performDue();
    assert.deepEqual(notices(office), [once, again]);
    const [delayed] = office.telemetry.recorded;
    assert.deepEqual(delayed?.fields, { act: 'notify', attempts: 1, code: 'teams/unavailable' });
  });

  for (const reason of ['not-installed', 'blocked'] as const) {
    it(`ends when the person cannot be reached: ${reason}`, async () => {
      const office = await anOfficeWithNews();
      office.conversations.deliver({ kind: 'unreachable', reason });
      await performAll(office, aDesk(office));
      assert.deepEqual(notices(office), []);
      const [undelivered] = office.telemetry.recorded;
      assert.deepEqual(undelivered?.fields, { kind: 'invitation-accepted', reason });
    });
  }

  it('says no more than that it is settled to whoever has no role any more', async () => {
    const office = anOffice();
    const { id: aggregateId } = await storedDraft(office);
    const dueAt = office.clock.now().toISOString();
    const told = (entryId: string, notice: Notice) => ({
      entryId,
      dueAt,
      act: { kind: 'notify', to: alex.id, notice } as const,
    });
    const approval = { kind: 'approval-decided', approvalId: approvalId(aggregateId, 1) } as const;
    const assigned = { kind: 'invitation-assigned', invitationId: aggregateId, byName: 'Megan' } as const;
    office.rights.give(alex.id);
    const acts = [told('decided', approval), told('assigned', assigned)];
    await office.register.commit({ aggregateId, acts });
    await performAll(office, aDesk(office));
    assert.deepEqual(notices(office), [{ to: alex.id, kind: 'withheld', isRepeat: false }]);
    const outcomes = (await office.register.tellings(aggregateId)).map(({ id, outcome }) => [
      id,
      outcome.kind,
    ]);
    assert.deepEqual(Object.fromEntries(outcomes), {
      decided: 'no-role',
      assigned: 'no-role',
      'decided.withheld': 'delivered',
    });
  });

  it('is done by one of two processes that come at once', async () => {
    const office = await anOfficeWithNews();
    const take = () => office.register.takeDue({ dueBy: '2027', limit: 1, leaseMs });
    const [old] = await take();
    office.pass(leaseMs + 1);
    const [now] = await take();
    assert.ok(old && now);
    await Promise.all([aDesk(office).perform(old), aDesk(office).perform(now)]);
    assert.deepEqual(notices(office), [once]);
    assert.deepEqual(office.register.pending(), []);
  });

  const deaths: readonly (readonly [FaultPoint, readonly (typeof once)[]])[] = [
    ['notify.begun', [again]],
    ['notify.called', [once, again]],
  ];
  for (const [point, heard] of deaths) {
    it(`is not lost, and marked where it comes twice, when the process dies at ${point}`, async () => {
      const office = await anOfficeWithNews();
      const dying = aDesk(office, { diesAt: { point } });
      assert.equal(await dying.until(dying.performDue()), 'died');
      await performAll(office, aDesk(office));
      assert.deepEqual(notices(office), heard);
    });
  }
});

describe('bringing a card up to date', () => {
  async function withCard(state: 'sent' | 'sending') {
    const office = anOffice();
    const invitation = await stored(office, anInvitation({ state }));
    const card = { person: alex.id, activityId: 'card-1' };
    const dueAt = office.clock.now().toISOString();
    await office.register.commit({
      aggregateId: invitation.id,
      acts: [{ entryId: 'show', dueAt, act: { kind: 'show', invitationId: invitation.id, card } }],
    });
    return { office, invitation };
  }

  it('shows what holds now', async () => {
    const { office, invitation } = await withCard('sent');
    await performAll(office, aDesk(office));
    assert.deepEqual(office.conversations.said, [
      { to: alex.id, over: 'card-1', message: { shown: await kept(office, invitation) } },
    ]);
  });

  it('leaves alone what its reader has turned it to', async () => {
    const { office, invitation } = await withCard('sent');
    const desk = aDesk(office);
    const card = { person: alex.id, activityId: 'card-1' };
    desk.turnedCards.note(card, undefined);
    await performAll(office, desk);
    assert.equal(office.conversations.count('update'), 0);
    desk.turnedCards.note(card, invitation.id);
    assert.ok(!desk.turnedCards.isTurnedFrom(card, invitation.id));
    for (let press = 0; press < 1_000; press += 1)
      desk.turnedCards.note({ ...card, activityId: `card-of-${press}` }, undefined);
    assert.ok(!desk.turnedCards.isTurnedFrom(card, anInvitation({ state: 'draft' }).id), 'the oldest goes');
  });

  it('is dropped when the card is gone, and goes on when Teams asks for later or cannot be reached', async () => {
    const { office } = await withCard('sent');
    office.conversations.answerUpdate('later');
    office.conversations.fail({ call: 'update', fault: new Fault('teams/unavailable') });
    office.conversations.answerUpdate('gone');
    await performAll(office, aDesk(office));
    assert.deepEqual(office.conversations.said, []);
    assert.equal(office.conversations.count('update'), 3);
  });

  it('does not go on for ever', async () => {
    const { office } = await withCard('sending');
    await performAll(office, aDesk(office));
    assert.ok(office.conversations.count('update') <= 20);
  });
});
