import assert from 'node:assert/strict';
import { newcomerKey, parsePersonId } from '../../src/domain/ids.ts';
import { usualChoices } from '../../src/domain/notification.ts';
import { tenantIdOfDomain } from '../fakes/fake-tenants.ts';
import { aDesk, type Desk, kept, notices, type Office, performAll, stored } from '../fixtures/desk.ts';
import { anInvitation, blueMeadow, invitationIdOf } from '../fixtures/invitations.ts';
import { known } from '../fixtures/known.ts';
import { accepted, asked, called, look, other, withSent } from '../fixtures/newcomers.ts';
import { adele, alex, megan } from '../fixtures/people.ts';

const contosoPerson = known(parsePersonId('a1000000-0000-4000-8000-000000000009'));

describe('answering whose a new customer is', () => {
  async function withQuestion() {
    const office = await withSent(
      { recipient: called('Other Tenant Ltd', 1) },
      { recipient: called('Other Tenant GmbH', 2), inviter: megan.id, inviterName: megan.name },
    );
    office.office.partnerCenter.put(other());
    await look(office.office, office.desk);
    const [first, second] = office.sent;
    return { ...office, first: first ?? assert.fail(), second: second ?? assert.fail() };
  }
  const customerId = other().id;
  const kindOf = (answered: Awaited<ReturnType<Desk['answer']>>) =>
    answered.ok ? answered.value.newcomer.state : answered.refusal.kind;

  it('accepts the chosen invitation, tells its inviter, and shows others what was decided', async () => {
    const { office, desk, first, second } = await withQuestion();
    const chosen = { customerId, invitationId: second.id, revision: 2, by: alex };
    assert.equal(kindOf(await desk.answer(chosen)), 'explained');
    assert.equal(kindOf(await desk.answer(chosen)), 'explained', 'the same again is no error');
    const late = await aDesk(office).answer({ ...chosen, invitationId: first.id, by: megan });
    assert.ok(!late.ok && late.refusal.kind === 'decided');
    assert.equal(late.refusal.question.chosen?.id, second.id);
    await performAll(office, desk);
    const now = await kept(office, second);
    assert.ok(now.state === 'accepted');
    assert.deepEqual([now.match, now.moves.at(-1)?.by], ['answered', alex.id]);
    assert.equal((await kept(office, first)).state, 'sent');
    assert.deepEqual(
      notices(office).filter(({ kind }) => kind === 'invitation-accepted'),
      [{ ...accepted, to: megan.id }],
    );
  });

  it('takes one of two answers that come at once', async () => {
    const { office, desk, first, second } = await withQuestion();
    const kinds = await Promise.all([
      desk.answer({ customerId, invitationId: first.id, revision: 2, by: alex }).then(kindOf),
      aDesk(office).answer({ customerId, invitationId: second.id, revision: 2, by: megan }).then(kindOf),
    ]);
    assert.deepEqual(new Set(kinds), new Set(['explained', 'decided']));
    const states = [(await kept(office, first)).state, (await kept(office, second)).state];
    assert.deepEqual(new Set(states), new Set(['accepted', 'sent']));
  });

  it('asks nobody again after “none of these”', async () => {
    const { office, desk } = await withQuestion();
    const none = { customerId, revision: 2, by: alex };
    assert.equal(kindOf(await desk.answer(none)), 'none');
    assert.equal(kindOf(await desk.answer({ ...none, by: megan })), 'decided');
    for (let round = 0; round < 3; round += 1) await look(office, aDesk(office));
    assert.equal(notices(office).length, 2);
  });

  it('refuses who lost the role, who was not asked, and an older question', async () => {
    const { office, desk, first } = await withQuestion();
    const chosen = { customerId, invitationId: first.id, revision: 2, by: alex };
    const stranger = { ...alex, id: contosoPerson };
    office.rights.give(stranger.id, 'admin-agent');
    assert.equal(kindOf(await desk.answer({ ...chosen, by: stranger })), 'not-asked');
    assert.equal(kindOf(await desk.answer({ ...chosen, revision: 1 })), 'changed');
    assert.equal(kindOf(await desk.answer({ ...chosen, customerId: blueMeadow.id })), 'unknown');
    office.rights.give(alex.id);
    assert.equal(kindOf(await desk.answer(chosen)), 'no-rights');
    assert.equal((await kept(office, first)).state, 'sent');
  });

  it('keeps what is left of the question when the chosen invitation was answered otherwise', async () => {
    const { office, desk, first, second } = await withQuestion();
    const { id, name } = { id: first.recipient.tenantId, name: 'Its own tenant' };
    office.partnerCenter.put({ id, name, domain: 'mail1.example' });
    await look(office, desk);
    assert.equal((await kept(office, first)).state, 'accepted');
    const refused = await desk.answer({ customerId, invitationId: first.id, revision: 2, by: alex });
    assert.ok(!refused.ok && refused.refusal.kind === 'changed');
    assert.deepEqual(
      refused.refusal.question.candidates.map(({ invitation }) => invitation.id),
      [second.id],
    );
    const chosen = { customerId, invitationId: second.id, revision: 2, by: megan };
    assert.equal(kindOf(await desk.answer(chosen)), 'explained');
  });

  it('lapses where nothing is left to choose, and is asked anew of what fits by then, or told to be nobody’s', async () => {
    for (const isOther of [false, true]) {
      const { office, desk, sent } = await withSent({ recipient: called('Other Tenant Ltd', 1) });
      await office.people.put(
        { ...megan, reference: {}, notifications: { ...usualChoices, all: ['accepted'] } },
        undefined,
      );
      const third = anInvitation({
        id: invitationIdOf(3),
        recipient: called('Other Tenant SA', 3),
        moves: [{ state: 'sending', at: office.clock.now().toISOString(), by: alex.id }],
        state: 'withdrawn',
      });
      if (isOther) await stored(office, third);
      office.pass(1_000);
      office.partnerCenter.put(other());
      await look(office, desk);
      const [first] = sent;
      office.partnerCenter.put({
        id: called('', 1).tenantId,
        name: 'Its own tenant',
        domain: 'mail1.example',
      });
      for (let round = 0; round < 3; round += 1) await look(office, aDesk(office));
      assert.equal((await kept(office, first ?? assert.fail())).state, 'accepted');
      const late = await desk.answer({ customerId, revision: 2, by: alex });
      assert.equal(kindOf(late), isOther ? 'changed' : 'decided');
      const kinds = notices(office).map(({ kind }) => kind);
      assert.equal(kinds.filter((kind) => kind === 'whose-customer').length, isOther ? 2 : 1);
      assert.equal(kinds.filter((kind) => kind === 'customer-arrived').length, isOther ? 0 : 1);
    }
  });

  describe('where nobody who was asked has a role any more', () => {
    const passedOver = [adele.id, contosoPerson];
    /** Both inviters are asked, and Alex and Megan are Admin agents, one of them with a chat. */
    async function withOrphan(roles: 'gone' | 'there' = 'gone') {
      const { office, desk, sent } = await withSent(
        { recipient: called('Other Tenant Ltd', 1), inviter: adele.id, inviterName: adele.name },
        { recipient: called('Other Tenant GmbH', 2), inviter: contosoPerson, inviterName: 'Lee Gu' },
      );
      for (const person of passedOver)
        office.rights.give(person, ...(roles === 'there' ? ['admin-agent' as const] : []));
      office.partnerCenter.put(other());
      return { office, desk, first: sent[0] ?? assert.fail() };
    }
    const questions = (office: Office) => notices(office).filter(({ kind }) => kind === 'whose-customer');
    const hasChat = (office: Office, person: typeof megan) =>
      office.people.put({ ...person, reference: {} }, undefined);
    const askedOf = async (office: Office) =>
      (await office.register.newcomer(customerId))?.value.question?.asked ?? [];

    it('goes to the Admin agents who have a chat, once, and the first answer counts', async () => {
      const { office, desk, first } = await withOrphan();
      await hasChat(office, megan);
      await look(office, desk);
      for (let round = 0; round < 3; round += 1) await look(office, aDesk(office));
      assert.deepEqual(questions(office), [asked(megan.id)]);
      const tellings = await office.register.tellings(newcomerKey(customerId));
      assert.deepEqual(
        tellings.map(({ outcome }) => outcome.kind).sort(),
        ['delivered', 'no-role', 'no-role'],
        'why says who was passed over',
      );
      const chosen = { customerId, invitationId: first.id, revision: 2, by: megan };
      assert.equal(kindOf(await desk.answer({ ...chosen, by: alex })), 'not-asked');
      assert.equal(kindOf(await desk.answer(chosen)), 'explained');
      await performAll(office, desk);
      assert.equal((await kept(office, first)).state, 'accepted');
    });

    it('goes there too where the role was lost after the question came, and its card stays good', async () => {
      const { office, desk, first } = await withOrphan('there');
      await hasChat(office, megan);
      await look(office, desk);
      assert.deepEqual(new Set(questions(office).map(({ to }) => to)), new Set(passedOver));
      office.rights.give(adele.id);
      office.pass(6 * 60_000);
      await look(office, desk);
      assert.equal(questions(office).length, 2, 'one of them can still answer');
      office.rights.give(contosoPerson);
      office.pass(6 * 60_000);
      await Promise.all([desk.match(), aDesk(office).match()]);
      await look(office, desk);
      assert.deepEqual(questions(office).slice(2), [asked(megan.id)]);
      office.rights.give(adele.id, 'admin-agent');
      const back = await desk.answer({ customerId, invitationId: first.id, revision: 2, by: adele });
      assert.equal(kindOf(back), 'explained');
      const late = await desk.answer({ customerId, revision: 2, by: megan });
      assert.equal(kindOf(late), 'decided');
    });

    it('comes to whoever had no role when it came, as soon as the role is back', async () => {
      const { office, desk } = await withOrphan();
      await look(office, desk);
      assert.deepEqual(questions(office), []);
      office.rights.give(adele.id, 'admin-agent');
      office.pass(6 * 60_000);
      await Promise.all([desk.match(), aDesk(office).match()]);
      for (let round = 0; round < 3; round += 1) await look(office, aDesk(office));
      assert.deepEqual(questions(office), [asked(adele.id)]);
    });

    it('comes with the role also to whoever could not be reached before it was lost', async () => {
      const { office, desk } = await withOrphan('there');
      for (const _ of passedOver) office.conversations.deliver({ kind: 'unreachable', reason: 'blocked' });
      await look(office, desk);
      for (const person of passedOver) office.rights.give(person);
      office.pass(25 * 60 * 60_000);
      await desk.tellDigests();
      assert.deepEqual(office.conversations.said, []);
      office.rights.give(adele.id, 'admin-agent');
      office.pass(25 * 60 * 60_000);
      await desk.tellDigests();
      assert.deepEqual(
        office.conversations.said.map(({ to }) => to),
        [adele.id],
      );
    });

    it('waits for one who has a chat, and is asked of nobody where nothing is left to choose', async () => {
      const { office, desk } = await withOrphan();
      await look(office, desk);
      await look(office, desk);
      assert.deepEqual([questions(office), (await askedOf(office)).length], [[], 2]);
      await hasChat(office, alex);
      await look(office, aDesk(office));
      assert.deepEqual(questions(office), [asked(alex.id)]);
      office.rights.give(alex.id);
      for (const [domain, name] of [
        ['mail1.example', 'The first itself'],
        ['mail2.example', 'The second itself'],
      ] as const)
        office.partnerCenter.put({ id: tenantIdOfDomain(domain), name, domain });
      await hasChat(office, megan);
      office.pass(6 * 60_000);
      await look(office, aDesk(office));
      assert.equal(questions(office).length, 1);
    });
  });

  it('is not lost when the process dies right after the answer', async () => {
    const { office, second } = await withQuestion();
    const dying = aDesk(office, { diesAt: { point: 'newcomer.answered' } });
    const answer = dying.answer({ customerId, invitationId: second.id, revision: 2, by: alex });
    assert.equal(await dying.until(answer), 'died');
    await look(office, aDesk(office));
    const now = await kept(office, second);
    assert.ok(now.state === 'accepted' && now.match === 'answered');
    assert.equal(notices(office).filter(({ kind }) => kind === 'invitation-accepted').length, 1);
  });

  it('is not asked of those whom the message reaches after the answer', async () => {
    const { office, desk, sent } = await withSent(
      { recipient: called('Other Tenant Ltd', 1) },
      { recipient: called('Other Tenant GmbH', 2), inviter: megan.id, inviterName: megan.name },
    );
    office.partnerCenter.put(other());
    await desk.compare();
    await desk.match();
    const [first] = sent;
    const answered = await desk.answer({
      customerId,
      invitationId: first?.id ?? assert.fail(),
      revision: 2,
      by: alex,
    });
    assert.ok(answered.ok);
    await performAll(office, desk);
    assert.deepEqual(notices(office), [accepted]);
  });
});
