import assert from 'node:assert/strict';
import { announce } from '../../src/application/announce.ts';
import { usualChoices } from '../../src/domain/notification.ts';
import { aDialogue } from '../fixtures/dialogue.ts';
import { aDesk, anOffice, performAll, stored } from '../fixtures/desk.ts';
import { anInvitation } from '../fixtures/invitations.ts';
import { alex, megan } from '../fixtures/people.ts';

const { id: invitationId } = anInvitation({});

/** The acceptance of Alex's invitation is to be announced, and Megan follows it. */
async function withNews() {
  const office = anOffice();
  await stored(office, anInvitation({ state: 'accepted', inviter: alex.id }));
  await office.people.put({ ...alex, reference: {} }, undefined);
  const notifications = { ...usualChoices, all: ['accepted'] } as const;
  await office.people.put({ ...megan, reference: {}, notifications }, undefined);
  const at = office.clock.now().toISOString();
  const notice = { kind: 'invitation-accepted', invitationId, customerName: 'Blue', noticedAt: at } as const;
  await office.register.commit({
    aggregateId: invitationId,
    acts: announce({ entryId: 'told', notice, owner: alex.id, at }),
  });
  return office;
}

async function explained(office: Awaited<ReturnType<typeof withNews>>, person = megan.id) {
  const { services } = aDialogue(office);
  const { told, personWas } =
    (await services.explainTelling.about(invitationId, person)) ?? assert.fail('it is known');
  const rows = told.map(({ to, outcome }) => [
    'person' in to ? to.person : 'channel' in to ? to.name : 'everyone',
    outcome.kind === 'under-way' ? (outcome.nextTryAt ?? 'under way') : outcome.kind,
  ]);
  return { rows: rows.sort(), personWas };
}

describe('explaining who was told', () => {
  it('names the owner, and says to who follows, that it is under way, before anything is done', async () => {
    const office = await withNews();
    assert.deepEqual(await explained(office), { rows: [[alex.id, 'under way']], personWas: 'underWay' });
  });

  it('knows of each who is to be told, and when it is tried again', async () => {
    const office = await withNews();
    const desk = aDesk(office);
    await desk.performDue();
    const both = [
      [alex.id, 'under way'],
      [megan.id, 'under way'],
    ];
    assert.deepEqual(await explained(office), { rows: both, personWas: undefined });
    for (const _ of both) office.conversations.deliver({ kind: 'later', retryAfterMs: 60_000 });
    await desk.performDue();
    const at = new Date(office.clock.now().getTime() + 60_000).toISOString();
    assert.deepEqual((await explained(office)).rows, [
      [alex.id, at],
      [megan.id, at],
    ]);
    await performAll(office, desk);
    assert.deepEqual((await explained(office)).rows, [
      [alex.id, 'delivered'],
      [megan.id, 'delivered'],
    ]);
  });

  it('says of news that is nobody’s own that it is under way to whoever follows', async () => {
    const office = await withNews();
    await performAll(office, aDesk(office));
    const at = office.clock.now().toISOString();
    const notice = { kind: 'link-broken', invitationId } as const;
    await office.register.commit({
      aggregateId: invitationId,
      acts: announce({ entryId: 'more', notice, at }),
    });
    const { rows } = await explained(office);
    assert.deepEqual(rows.at(-1), ['everyone', 'under way']);
  });
});
