import assert from 'node:assert/strict';
import type { Instant } from '../../src/domain/ids.ts';
import { tenantIdOfDomain } from '../fakes/fake-tenants.ts';
import { aDesk, kept, notices, type Office, performAll } from '../fixtures/desk.ts';
import { blueMeadow } from '../fixtures/invitations.ts';
import { called, look, other, stateOf, withSent } from '../fixtures/newcomers.ts';
import { alex, megan } from '../fixtures/people.ts';

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
