import assert from 'node:assert/strict';
import type { CustomerAccount } from '../../src/domain/customer.ts';
import { type Instant, newcomerKey, parsePersonId } from '../../src/domain/ids.ts';
import type { Invitation, InvitationIn } from '../../src/domain/invitation.ts';
import type { NewcomerState } from '../../src/domain/newcomer.ts';
import { usualChoices } from '../../src/domain/notification.ts';
import { Fault } from '../../src/ports/faults.ts';
import { tenantIdOfDomain } from '../fakes/fake-tenants.ts';
import {
  aDesk,
  anOffice,
  type Desk,
  kept,
  notices,
  type Office,
  performAll,
  stored,
} from '../fixtures/desk.ts';
import { anInvitation, blueMeadow, invitationIdOf } from '../fixtures/invitations.ts';
import { known } from '../fixtures/known.ts';
import { adele, alex, megan } from '../fixtures/people.ts';

const contosoPerson = known(parsePersonId('a1000000-0000-4000-8000-000000000009'));
const accepted = { to: alex.id, kind: 'invitation-accepted', isRepeat: false };
const asked = (to: typeof alex.id) => ({ to, kind: 'whose-customer', isRepeat: false });

const other = (given: Partial<CustomerAccount> = {}) => ({
  id: tenantIdOfDomain('other-tenant.example'),
  name: 'Other Tenant',
  domain: 'other-tenant.example',
  ...given,
});

type Given = Partial<Omit<InvitationIn<'draft'>, 'state'>>;

/** The list is known, and then these were sent. */
async function withSent(...given: readonly Given[]) {
  const office = anOffice();
  const desk = aDesk(office);
  await desk.compare();
  office.pass(1_000);
  const at = office.clock.now().toISOString();
  const sent: Invitation[] = [];
  for (const [index, one] of (given.length === 0 ? [{}] : given).entries()) {
    const moves = [{ state: 'sending', at, by: alex.id }] as const;
    sent.push(
      await stored(office, anInvitation({ id: invitationIdOf(index + 1), moves, ...one, state: 'sent' })),
    );
  }
  office.pass(1_000);
  return { office, desk, sent };
}

async function look(office: Office, desk: Desk): Promise<void> {
  await desk.compare();
  await desk.notice();
  await desk.match();
  await performAll(office, desk);
  office.pass(1_000);
}

async function stateOf(office: Office, id = other().id): Promise<NewcomerState | undefined> {
  return (await office.register.newcomer(id))?.value.state;
}

const called = (company: string, number: number) => {
  const { recipient } = anInvitation({});
  const domain = `mail${number}.example`;
  return { ...recipient, company, tenantName: company, domain, tenantId: tenantIdOfDomain(domain) };
};

describe('matching new customers', () => {
  for (const [reason, given] of [
    ['verified-domain', { customDomains: ['blue-meadow.example'] }],
    ['mail-domain', { email: 'office@blue-meadow.example' }],
  ] as const) {
    it(`accepts the one invitation that fits by ${reason}, and tells its inviter once`, async () => {
      const { office, desk, sent } = await withSent();
      office.partnerCenter.put(other(given));
      await look(office, desk);
      await look(office, aDesk(office));
      const [invitation] = sent;
      const now = await kept(office, invitation ?? assert.fail());
      assert.ok(now.state === 'accepted');
      assert.deepEqual([now.customer.id, now.customer.name, now.match], [other().id, 'Other Tenant', reason]);
      assert.deepEqual(notices(office), [accepted]);
      assert.equal(await stateOf(office), 'explained');
    });
  }

  it('reads a new customer once, however often it looks', async () => {
    const { office, desk } = await withSent();
    office.partnerCenter.put(other());
    for (let round = 0; round < 5; round += 1) await look(office, desk);
    assert.equal(office.partnerCenter.count('customer'), 1);
    assert.equal(await stateOf(office), 'unmatched');
    await look(office, aDesk(office));
    assert.equal(office.partnerCenter.count('customer'), 1);
  });

  it('asks less and less often for a customer who cannot be read, and takes it once it can be', async () => {
    const { office, desk } = await withSent();
    office.partnerCenter.putLate(other());
    for (let round = 0; round < 60; round += 1) await look(office, desk);
    assert.ok(office.partnerCenter.count('customer') <= 7, `${office.partnerCenter.count('customer')} reads`);
    office.partnerCenter.put(other({ customDomains: ['blue-meadow.example'] }));
    office.pass(10 * 60_000);
    await look(office, desk);
    assert.deepEqual(notices(office), [accepted]);
  });

  it('does with the list alone where the customer itself is not to be read', async () => {
    const { office, desk } = await withSent();
    office.partnerCenter.put(other({ name: 'Blue Meadow GmbH' }));
    office.partnerCenter.fail({ call: 'customer', fault: new Fault('partner-center/not-allowed') });
    await look(office, desk);
    assert.deepEqual(notices(office), [asked(alex.id)]);
  });

  it('goes on with the others when one customer cannot be read, and says so', async () => {
    const { office, desk } = await withSent();
    const first = { id: tenantIdOfDomain('a.example'), name: 'A First', domain: 'a.example' };
    office.partnerCenter.put(first);
    await desk.compare();
    office.pass(1_000);
    office.partnerCenter.put(other({ customDomains: ['blue-meadow.example'] }));
    await desk.compare();
    const fault = new Fault('partner-center/unavailable');
    office.partnerCenter.fail({ call: 'customer', fault });
    await assert.rejects(desk.match(), fault);
    await performAll(office, desk);
    assert.deepEqual(notices(office), [accepted]);
  });

  it('leaves to the tenant what the tenant tells, also after it was told', async () => {
    const { office, desk } = await withSent(
      {},
      { recipient: called('Blue Meadow', 2), inviter: megan.id, inviterName: megan.name },
    );
    await office.register.putClaim(
      { tenantId: blueMeadow.id, invitationId: invitationIdOf(1), held: true },
      undefined,
    );
    office.partnerCenter.put(blueMeadow);
    await look(office, desk);
    await look(office, desk);
    assert.deepEqual(notices(office), [accepted]);
    assert.equal(await stateOf(office, blueMeadow.id), 'explained');
  });

  it('is not misled by customers who were there before, nor by the first list', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    await stored(office, anInvitation({ state: 'sent' }));
    office.pass(1_000);
    office.partnerCenter.put(other({ customDomains: ['blue-meadow.example'] }));
    await look(office, desk);
    assert.deepEqual([notices(office), await stateOf(office)], [[], undefined]);
  });

  it('asks each inviter once where only names are alike, and accepts nothing', async () => {
    const { office, desk, sent } = await withSent(
      { recipient: called('Other Tenant Ltd', 1) },
      { recipient: called('ООО «Other Tenant»', 2), inviter: megan.id, inviterName: megan.name },
    );
    office.partnerCenter.put(other());
    await look(office, desk);
    await look(office, aDesk(office));
    assert.deepEqual(new Set(notices(office).map(({ to }) => to)), new Set([alex.id, megan.id]));
    assert.equal(notices(office).length, 2);
    for (const one of sent) assert.equal((await kept(office, one)).state, 'sent');
  });

  it('leaves one acceptance and one notice wherever it dies on the way', async () => {
    for (const point of ['newcomer.claimed', 'accept.decided'] as const) {
      const { office, sent } = await withSent();
      office.partnerCenter.put(other({ customDomains: ['blue-meadow.example'] }));
      const dying = aDesk(office, { diesAt: { point } });
      await dying.compare();
      assert.equal(await dying.until(dying.match()), 'died', point);
      await look(office, aDesk(office));
      await look(office, aDesk(office));
      assert.equal((await kept(office, sent[0] ?? assert.fail())).state, 'accepted');
      assert.deepEqual(notices(office), [accepted], point);
      assert.equal(await stateOf(office), 'explained', point);
    }
  });

  it('leaves one acceptance and one notice when several look at once', async () => {
    const { office, desk } = await withSent();
    office.partnerCenter.put(other({ customDomains: ['blue-meadow.example'] }));
    const desks = [desk, aDesk(office), aDesk(office)];
    for (const one of desks) await one.compare();
    await Promise.all(desks.map((one) => one.match()));
    await look(office, desk);
    assert.deepEqual(notices(office), [accepted]);
  });

  it('gives one invitation to one of two customers, and the other is asked about no more', async () => {
    const { office, desk } = await withSent();
    const first = { ...other({ customDomains: ['blue-meadow.example'] }) };
    const second = { ...first, id: tenantIdOfDomain('second.example'), domain: 'second.example' };
    office.partnerCenter.put(first);
    office.partnerCenter.put(second);
    await look(office, desk);
    await look(office, desk);
    assert.deepEqual(notices(office), [accepted]);
    const states = [await stateOf(office, first.id), await stateOf(office, second.id)];
    assert.deepEqual(new Set(states), new Set(['explained', 'unmatched']));
  });
});

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

describe('a customer who came without an invitation', () => {
  const arrived = (office: Office) =>
    office.conversations.said.flatMap(({ to, message }) =>
      'notice' in message && message.notice.kind === 'customer-arrived'
        ? [{ to, why: message.notice.why }]
        : [],
    );
  const follow = (office: Office, since?: Instant) =>
    office.people.put(
      {
        ...megan,
        reference: {},
        notifications: {
          own: [],
          all: ['accepted'],
          ...(since === undefined ? {} : { since: { accepted: since } }),
          rhythm: 'at-once',
          weekdaysOnly: false,
        },
      },
      undefined,
    );

  it('is told once to those who follow, whoever looks, and with the reason', async () => {
    const { office, desk } = await withSent();
    await follow(office);
    office.partnerCenter.put(other());
    await look(office, desk);
    const second = aDesk(office);
    await second.compare();
    await Promise.all([desk.match(), second.match()]);
    await performAll(office, desk);
    assert.deepEqual(arrived(office), [{ to: megan.id, why: 'none-fits' }]);
  });

  it('is told where no invitation waited at all, and of a likeness that somebody denied', async () => {
    const { office, desk, sent } = await withSent();
    await follow(office);
    office.partnerCenter.put(other({ name: 'Blue Meadow GmbH' }));
    await look(office, desk);
    assert.deepEqual(arrived(office), []);
    const question = (await office.register.newcomer(other().id))?.value ?? assert.fail();
    const none = { customerId: other().id, revision: question.revision, by: alex };
    assert.ok((await desk.answer(none)).ok);
    await look(office, desk);
    assert.deepEqual(arrived(office), [{ to: megan.id, why: 'said-none' }]);
    await desk.withdraw({ id: sent[0]?.id ?? assert.fail(), by: alex.id });
    office.pass(91 * 24 * 3_600_000);
    const alone = { id: tenantIdOfDomain('alone.example'), name: 'Alone', domain: 'alone.example' };
    office.partnerCenter.put(alone);
    await look(office, desk);
    assert.deepEqual(arrived(office).at(-1), { to: megan.id, why: 'none-waited' });
  });

  it('costs nothing and is told to nobody where nobody follows, or after a week', async () => {
    const { office, desk, sent } = await withSent();
    await desk.withdraw({ id: sent[0]?.id ?? assert.fail(), by: alex.id });
    office.pass(91 * 24 * 3_600_000);
    office.partnerCenter.put(other());
    await look(office, desk);
    assert.equal(office.partnerCenter.count('customer'), 0);
    office.pass(8 * 24 * 3_600_000);
    await follow(office);
    await look(office, desk);
    assert.deepEqual(arrived(office), []);
  });

  it('is no news to whoever follows only since it came, unless somebody says only then that none fits', async () => {
    const { office, desk } = await withSent();
    office.partnerCenter.put(other());
    await look(office, desk);
    const alike = {
      id: tenantIdOfDomain('alike.example'),
      name: 'Blue Meadow GmbH',
      domain: 'alike.example',
    };
    office.partnerCenter.put(alike);
    await look(office, desk);
    await follow(office, office.clock.now().toISOString());
    await look(office, desk);
    await look(office, aDesk(office));
    assert.deepEqual(arrived(office), []);
    const { revision } = (await office.register.newcomer(alike.id))?.value ?? assert.fail();
    assert.ok((await desk.answer({ customerId: alike.id, revision, by: alex })).ok);
    await look(office, desk);
    assert.deepEqual(arrived(office), [{ to: megan.id, why: 'said-none' }]);
    office.partnerCenter.put({ id: tenantIdOfDomain('new.example'), name: 'New', domain: 'new.example' });
    await look(office, desk);
    assert.equal(arrived(office).length, 2);
  });

  it('is no stranger where an old withdrawn invitation names its tenant', async () => {
    const { office, desk, sent } = await withSent();
    await follow(office);
    await desk.withdraw({ id: sent[0]?.id ?? assert.fail(), by: alex.id });
    office.pass(91 * 24 * 3_600_000);
    office.partnerCenter.put(blueMeadow);
    await look(office, desk);
    await look(office, desk);
    assert.deepEqual(arrived(office), []);
    assert.equal((await kept(office, sent[0] ?? assert.fail())).state, 'accepted');
  });

  it('becomes the customer of the invitation that a person names, once, and can be taken back', async () => {
    const { office, desk, sent } = await withSent({}, { recipient: called('Elsewhere', 2) });
    await follow(office);
    office.partnerCenter.put(other());
    await look(office, desk);
    const [first, second] = sent;
    const customerId = other().id;
    const choices = await desk.whose.choices(customerId, alex.id);
    assert.equal(choices?.invitations?.length, 2);
    const said = await Promise.all([
      desk.whose.say({ customerId, invitationId: first?.id ?? assert.fail(), by: alex }),
      aDesk(office).whose.say({ customerId, invitationId: second?.id ?? assert.fail(), by: megan }),
    ]);
    assert.deepEqual(
      said.map((one) => one.ok && one.value.chosen?.id),
      [first?.id, first?.id],
      'the second sees what was decided',
    );
    const now = await kept(office, first ?? assert.fail());
    assert.ok(now.state === 'accepted' && now.match === 'answered');
    assert.equal((await kept(office, second ?? assert.fail())).state, 'sent');
    await performAll(office, desk);
    assert.deepEqual(notices(office).filter(({ kind }) => kind === 'invitation-accepted').length, 2);
    assert.ok((await desk.undoMatch({ id: now.id, customerId, by: alex })).ok);
    await performAll(office, desk);
    await look(office, desk);
    assert.equal(await stateOf(office), 'unmatched');
    assert.equal(arrived(office).length, 2, 'it is a stranger again, and that is told');
    const again = await desk.whose.say({ customerId, invitationId: now.id, by: alex });
    assert.ok(!again.ok && again.refusal.kind === 'changed');
  });
});
