import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Invitation, InvitationIn } from '../../src/domain/invitation.ts';
import { faultPoints } from '../../src/ports/fault-points.ts';
import { Fault } from '../../src/ports/faults.ts';
import {
  aDesk,
  anOffice,
  type Desk,
  type DeskOptions,
  kept,
  notices,
  type Office,
  performAll,
  stored,
} from '../fixtures/desk.ts';
import { anInvitation, blueMeadow, invitationIdOf, link } from '../fixtures/invitations.ts';
import { alex, megan } from '../fixtures/people.ts';

/** Small numbers from a seed, the same for the same seed. */
function createDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % sides;
  };
}

const death = fc.oneof(
  fc.record({ diesAfterSteps: fc.integer({ min: 1, max: 90 }) }),
  fc.record({
    diesAt: fc.record({ point: fc.constantFrom(...faultPoints), time: fc.integer({ min: 1, max: 2 }) }),
  }),
  fc.constant({}),
);
/** An answer that was lost after the effect cannot be "throttled": that is refused before any. */
const mailFault = fc.record({
  call: fc.constantFrom('findByKey', 'createDraft', 'send', 'look'),
  code: fc.constantFrom('graph/unavailable', 'graph/throttled', 'mail/outcome-unknown', 'graph/bad-response'),
  when: fc.constantFrom('before', 'after'),
});
const delivery = fc.constantFrom(
  { kind: 'later', arrives: false },
  { kind: 'unknown', arrives: true },
  { kind: 'unknown', arrives: false },
);
const world = fc.record({
  seed: fc.integer(),
  lives: fc.array(death, { minLength: 1, maxLength: 4 }),
  mailFaults: fc.array(mailFault, { maxLength: 4 }),
  deliveries: fc.array(delivery, { maxLength: 3 }),
  rivals: fc.boolean(),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

type Dice = (sides: number) => number;

/** What one process does until it is done or dies: clicks, rounds of the outbox, looks at the list. */
async function live(office: Office, desk: Desk, drafts: readonly InvitationIn<'draft'>[], dice: Dice) {
  for (let turn = 0; turn < 14; turn += 1) {
    const draft = drafts[dice(drafts.length)];
    const chance = dice(6);
    if (chance < 2 && draft) await press(office, desk, draft);
    else if (chance < 4) await desk.performDue();
    else if (chance === 4) office.pass(dice(50_000));
    else await look(office, desk);
  }
}

/** A person presses *Send* on what the card shows now. */
async function press(office: Office, desk: Desk, draft: Invitation): Promise<void> {
  const { inviter: by, revision, id } = await kept(office, draft);
  await desk.send({ id, by, revision });
}

/** The customer accepts as soon as there is a mail to answer. */
async function look(office: Office, desk: Desk): Promise<void> {
  if (office.mailer.sent().length > 0) office.partnerCenter.put(blueMeadow);
  await desk.compare();
  await desk.notice();
}

async function outlive(office: Office, drafts: readonly InvitationIn<'draft'>[]): Promise<void> {
  const desk = aDesk(office);
  await performAll(office, desk);
  for (const draft of drafts) {
    const { state } = await kept(office, draft);
    if (state === 'draft') await press(office, desk, draft);
    await performAll(office, desk);
  }
  await look(office, desk);
  await performAll(office, desk);
}

/** Lets no mail out while a customer still has a colleague's to answer. */
function guardTheCustomer(office: Office, drafts: readonly InvitationIn<'draft'>[]): void {
  const { send } = office.mailer;
  office.mailer.send = async (mailbox, messageId) => {
    const mail = office.mailer.drafts().find((one) => one.messageId === messageId);
    for (const draft of drafts) {
      if (!mail || draft.id === mail.invitationId) continue;
      const isOut = office.mailer.sent().some(({ invitationId }) => invitationId === draft.id);
      const { state } = await kept(office, draft);
      assert.ok(!isOut || state === 'accepted', 'two invitations are open at one customer');
    }
    return send(mailbox, messageId);
  };
}

async function assertAllIsWell(office: Office, drafts: readonly InvitationIn<'draft'>[]): Promise<void> {
  const sent = office.mailer.sent();
  assert.equal(new Set(sent.map(({ key }) => key)).size, sent.length, 'a decision was sent twice');
  assert.ok(sent.length > 0, 'a decision was lost');
  for (const { html } of sent) assert.equal(html.replaceAll('&amp;', '&').split(link).length, 3);
  for (const draft of drafts) {
    const end = await kept(office, draft);
    const mails = sent.filter(({ invitationId }) => invitationId === draft.id);
    assert.equal(mails.length, end.state === 'accepted' ? 1 : 0, end.state);
    const told = notices(office).filter(
      ({ to, kind }) => to === draft.inviter && kind === 'invitation-accepted',
    );
    if (end.state !== 'accepted') assert.deepEqual(told, []);
    // A process held up for longer than any call may take can send what nobody waits for any more: once all the same.
    else if (end.mail) assert.equal(end.mail.messageId, mails[0]?.messageId);
    assert.equal(told.length > 0, end.state === 'accepted', 'the acceptance was not told');
    // One that was held up longer than its lease comes after the one that says it is the second.
    assert.ok(told.filter(({ isRepeat }) => !isRepeat).length <= 1, 'told twice without a word');
  }
  assert.deepEqual(
    office.telemetry.recorded.filter(({ fields }) => fields.code === 'bug'),
    [],
  );
}

async function run({ seed, lives, mailFaults, deliveries, rivals }: World): Promise<void> {
  const dice = createDice(seed);
  const office = anOffice();
  const hers = { id: invitationIdOf(2), inviter: megan.id, inviterName: megan.name };
  const drafts = [await stored(office, anInvitation({ inviter: alex.id }))];
  if (rivals) drafts.push(await stored(office, anInvitation(hers)));
  guardTheCustomer(office, drafts);
  for (const { call, code, when } of mailFaults) {
    office.mailer.fail({ call, when: code === 'graph/throttled' ? 'before' : when, fault: new Fault(code) });
  }
  for (const { kind, arrives } of deliveries)
    office.conversations.deliver({ kind } as { kind: 'later' }, arrives);
  const hop = async () => {
    // Mostly a moment, now and then so long that all others come first.
    for (let wait = dice(dice(12) === 0 ? 400 : 6); wait > 0; wait -= 1) await Promise.resolve();
  };
  await Promise.all(
    lives.map((end) => {
      const desk = aDesk(office, { hop, ...(end as DeskOptions) });
      return desk.until(live(office, desk, drafts, dice));
    }),
  );
  await outlive(office, drafts);
  await assertAllIsWell(office, drafts);
}

describe('whatever dies at whatever line, in whatever order', () => {
  it('one mail goes out for one decision, and its acceptance is told once or says that it is told again', async function () {
    this.timeout(120_000);
    await fc.assert(fc.asyncProperty(world, run), { numRuns: 600 });
  });
});
