import assert from 'node:assert/strict';
import { createCustomerOrigins } from '../../src/application/customer-origins.ts';
import type { InvitationIn } from '../../src/domain/invitation.ts';
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
import { anInvitation, invitationIdOf } from '../fixtures/invitations.ts';
import { look, other } from '../fixtures/newcomers.ts';
import { alex, megan } from '../fixtures/people.ts';

const stranger = other({ customDomains: ['blue-meadow.example'] });

type Given = Partial<Omit<InvitationIn<'draft'>, 'state'>>;

/** A customer of another tenant was taken for the one that answered the first invitation, by its domain. */
async function mistaken(...more: readonly Given[]) {
  const office = anOffice();
  const desk = aDesk(office);
  await desk.compare();
  office.pass(1_000);
  const at = office.clock.now().toISOString();
  const moves = [
    { state: 'draft', at, by: alex.id },
    { state: 'sending', at, by: alex.id },
    { state: 'sent', at },
  ] as const;
  const sent = await stored(office, anInvitation({ moves, state: 'sent' }));
  office.pass(1_000);
  office.partnerCenter.put(stranger);
  await look(office, desk);
  assert.equal((await kept(office, sent)).state, 'accepted');
  for (const [index, one] of more.entries()) {
    const id = invitationIdOf(index + 2);
    await stored(office, anInvitation({ id, moves, ...one, state: 'sent' }));
  }
  return { office, desk, sent };
}

const undo = { customerId: stranger.id, by: alex };
const newcomer = async (office: Office) => (await office.register.newcomer(stranger.id))?.value;

describe('taking a wrong match back', () => {
  it('lets the invitation wait again as it stood, tells it once, and never repeats the match', async () => {
    const { office, desk, sent } = await mistaken();
    const answers = await Promise.all([
      desk.undoMatch({ id: sent.id, ...undo }),
      aDesk(office).undoMatch({ id: sent.id, ...undo }),
    ]);
    assert.ok(answers.every(({ ok }) => ok));
    for (let round = 0; round < 3; round += 1) await look(office, desk);
    const after = await kept(office, sent);
    assert.deepEqual(after.state === 'sent' && [after.how, after.sentAt], ['mailbox', sent.moves[2]?.at]);
    assert.deepEqual(
      after.notOf?.map(({ id }) => id),
      [stranger.id],
    );
    assert.equal((await newcomer(office))?.state, 'unmatched');
    assert.deepEqual(
      notices(office).map(({ kind, to }) => [kind, to]),
      [
        ['invitation-accepted', alex.id],
        ['match-undone', alex.id],
      ],
    );
    assert.ok((await desk.undoMatch({ id: sent.id, ...undo })).ok);
    assert.equal((await kept(office, sent)).revision, after.revision);
  });

  it('notices and tells the customer who answers then', async () => {
    const { office, desk, sent } = await mistaken();
    await desk.undoMatch({ id: sent.id, ...undo });
    await look(office, desk);
    office.partnerCenter.put({
      id: sent.recipient.tenantId,
      name: 'Blue Meadow',
      domain: 'blue-meadow.example',
    });
    await look(office, desk);
    await look(office, desk);
    const after = await kept(office, sent);
    assert.ok(after.state === 'accepted' && after.match === 'tenant');
    assert.equal(notices(office).filter(({ kind }) => kind === 'invitation-accepted').length, 2);
    const refusal = await desk.undoMatch({ id: sent.id, customerId: sent.recipient.tenantId, by: alex });
    assert.equal(!refusal.ok && refusal.refusal.kind, 'not-now');
  });

  it('asks anew where another invitation is alike', async () => {
    const recipient = { ...anInvitation({}).recipient, domain: 'elsewhere.example', company: 'Other Tenant' };
    const { office, desk, sent } = await mistaken({
      inviter: megan.id,
      inviterName: megan.name,
      recipient: {
        ...recipient,
        tenantId: tenantIdOfDomain('elsewhere.example'),
        tenantName: 'Other Tenant',
      },
    });
    await desk.undoMatch({ id: sent.id, ...undo });
    await look(office, desk);
    await look(office, desk);
    assert.equal((await newcomer(office))?.state, 'asked');
    assert.deepEqual(
      notices(office)
        .filter(({ kind }) => kind === 'whose-customer')
        .map(({ to }) => to),
      [megan.id],
    );
  });

  it('is for its owner alone, with the role at that moment, and for what the card showed', async () => {
    const { office, desk, sent } = await mistaken();
    const asks = async (given: Partial<typeof undo>, at: Desk = desk) => {
      const answer = await at.undoMatch({ id: sent.id, ...undo, ...given });
      return answer.ok || answer.refusal.kind;
    };
    assert.equal(await asks({ by: megan }), 'not-yours');
    assert.equal(await asks({ customerId: sent.recipient.tenantId }), 'not-now');
    office.rights.give(alex.id);
    assert.equal(await asks({}, aDesk(office)), 'no-rights');
    assert.equal((await kept(office, sent)).state, 'accepted');
  });

  it('goes on where the process died right after the decision', async () => {
    const { office, sent } = await mistaken();
    const dying = aDesk(office, { diesAt: { point: 'unmatch.decided' } });
    assert.equal(await dying.until(dying.undoMatch({ id: sent.id, ...undo })), 'died');
    const desk = aDesk(office);
    await look(office, desk);
    assert.equal((await newcomer(office))?.state, 'unmatched');
    assert.equal((await kept(office, sent)).state, 'sent');
  });

  it('forgets where the customer came from', async () => {
    const { office, desk, sent } = await mistaken();
    const origins = createCustomerOrigins(office);
    assert.deepEqual([...(await origins.invitedBy(alex.id))], [stranger.id]);
    await desk.undoMatch({ id: sent.id, ...undo });
    assert.deepEqual([...(await origins.invitedBy(alex.id))], []);
  });

  it('brings the copies of a question up to date when it is answered, those on their way as well', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    await desk.compare();
    office.pass(1_000);
    const at = office.clock.now().toISOString();
    const recipient = { ...anInvitation({}).recipient, company: 'Other Tenant', tenantName: 'Other Tenant' };
    for (const [index, by] of [alex, megan].entries()) {
      const domain = `mail${index}.example`;
      await stored(
        office,
        anInvitation({
          id: invitationIdOf(index + 1),
          state: 'sent',
          inviter: by.id,
          inviterName: by.name,
          moves: [{ state: 'sending', at, by: by.id }],
          recipient: { ...recipient, domain, tenantId: tenantIdOfDomain(domain) },
        }),
      );
    }
    office.pass(1_000);
    office.partnerCenter.put(other());
    await look(office, desk);
    const asked = await newcomer(office);
    assert.equal(asked?.cards?.length, 2);
    await desk.answer({
      customerId: stranger.id,
      invitationId: invitationIdOf(1),
      revision: asked?.revision ?? 0,
      by: alex,
    });
    await performAll(office, desk);
    const shown = office.conversations.said.flatMap(({ message }) =>
      'question' in message ? [message.question.newcomer.state] : [],
    );
    assert.ok(shown.filter((state) => state === 'explained').length >= 2, shown.join());
  });
});
