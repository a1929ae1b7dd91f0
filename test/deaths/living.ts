/** What one process does until it is done or dies, and what is made good after all of them. */
import assert from 'node:assert/strict';
import { approvalId } from '../../src/domain/ids.ts';
import type { Invitation } from '../../src/domain/invitation.ts';
import { isResendable } from '../../src/domain/invitation-states.ts';
import type { PartnerEvent } from '../../src/domain/partner-event.ts';
import { type Desk, kept } from '../fixtures/desk.ts';
import { adele, alex, megan } from '../fixtures/people.ts';
import { accept, acceptWhole, answerQuestion, comesBack, customerOf, sayWhose } from './customers.ts';
import { unlessTheOutsideFails } from './faulty.ts';
import { assertAsked } from './judge-newcomer.ts';
import type { Scene } from './scene.ts';

type Draft = Scene['drafts'][number];

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const turns = 16;

export async function live(scene: Scene, desk: Desk): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    if (desk.looks.wanted > 0) await look(scene, desk);
    else await step(scene, desk);
  }
}

/** A click, a round of the outbox or of another worker, an event, or time that goes by. */
async function step(scene: Scene, desk: Desk): Promise<void> {
  const { office, drafts, dice } = scene;
  const draft = drafts[dice(drafts.length)] as Draft;
  // No two things happen in the same millisecond.
  office.pass(1);
  const chance = dice(scene.world.losesRole ? 30 : 27);
  if (chance < 4) await unlessTheOutsideFails(press(scene, desk, draft), 'store');
  else if (chance < 9) await unlessTheOutsideFails(desk.performDue(), 'store');
  else if (chance < 11) office.pass(dice(50_000));
  else if (chance < 12) office.pass(dayMs);
  else if (chance < 14) await unlessTheOutsideFails(pressAgain(scene, desk, draft), 'store');
  else if (chance < 16) await takeEvent(scene, desk);
  else if (chance < 17) await unlessTheOutsideFails(desk.tellDigests(), 'store');
  else if (chance < 18) await readAudit(scene, desk);
  else if (chance < 19) await look(scene, desk);
  else if (chance < 21) await lookForAnswers(scene, desk);
  else if (chance < 23) await unlessTheOutsideFails(withdraw(scene, desk, draft), 'store');
  else if (chance < 25)
    await unlessTheOutsideFails(answerQuestion(scene, desk, dice(4)), 'store', 'partner-center');
  else if (chance < 26) await unlessTheOutsideFails(sayWhose(scene, desk), 'store', 'partner-center');
  else if (chance < 27) {
    if (dice(2) === 0) office.rights.give(adele.id, ...(dice(2) === 0 ? ['admin-agent' as const] : []));
  } else office.rights.give(alex.id, ...(dice(2) === 0 ? ['admin-agent' as const] : []));
}

/** Something may come back from the first mail; somebody looks whether anything has come. */
async function lookForAnswers(scene: Scene, desk: Desk): Promise<void> {
  comesBack(scene);
  await unlessTheOutsideFails(desk.answers.due(), 'store', 'graph', 'mail');
}

/** A person presses *Send* on what the card shows now, or what the policy wants before. */
async function press({ office, world }: Scene, desk: Desk, draft: Draft): Promise<void> {
  const invitation = await kept(office, draft);
  const { inviter: by, revision, id } = invitation;
  const { ask, decide } = desk.removals.approvals;
  if (invitation.state === 'waiting-approval') {
    const colleague = by === alex.id ? megan : adele;
    const asked = approvalId(id, invitation.request);
    await decide({ id: asked, by: colleague, verdict: { kind: 'approve' } });
  } else if (world.asksApproval) await ask({ id, by, revision });
  else await desk.send({ id, by, revision });
}

/** The same for *Re-send*, while there is a mail to send again; colleagues agreed to its words alone. */
async function pressAgain({ office, world }: Scene, desk: Desk, draft: Draft): Promise<void> {
  const invitation = await kept(office, draft);
  const { inviter: by, revision, id } = invitation;
  const another = { subject: 'Re: Working together', before: 'Once more: ', after: '\n' };
  const letter = world.asksApproval ? invitation.letter : another;
  if (isResendable(invitation)) await desk.resend({ id, by, revision, letter });
}

/** The same for *Withdraw*, in worlds in which people do. */
async function withdraw({ office, world }: Scene, desk: Desk, draft: Draft): Promise<void> {
  const { inviter: by, id } = await kept(office, draft);
  if (world.withdraws) await desk.withdraw({ id, by });
}

function eventOf({ office }: Scene, kind: Scene['world']['events'][number]): PartnerEvent {
  const aheadMs = { yearLate: -366 * dayMs, ahead: 366 * dayMs, acceptance: 0, early: 0, unknown: 0 }[kind];
  const changedAt = new Date(office.clock.now().getTime() + aheadMs).toISOString();
  return { name: kind, topic: kind === 'unknown' ? 'unknown' : 'customers', mark: kind, changedAt };
}

async function takeEvent(scene: Scene, desk: Desk): Promise<void> {
  const kind = scene.events.at(-1);
  if (kind === undefined) return;
  if (kind === 'acceptance') accept(scene);
  await desk.takeEvent(eventOf(scene, kind));
  if (scene.events.at(-1) === kind) scene.events.pop();
}

async function readAudit(scene: Scene, desk: Desk): Promise<void> {
  accept(scene);
  await unlessTheOutsideFails(
    desk.readAudit().then((read) => {
      if (read.kind === 'read' && read.news.length > 0) desk.looks.wanted += 1;
    }),
    'store',
    'partner-center',
  );
}

/** A round of the watch. */
async function look(scene: Scene, desk: Desk, isLateOver?: boolean): Promise<void> {
  desk.looks.wanted = 0;
  accept(scene, isLateOver);
  for (const part of [desk.compare, desk.notice, desk.match, desk.noticeDepartures])
    await unlessTheOutsideFails(part(), 'store', 'partner-center');
}

const mostRounds = 2_000;

/** Everything that waits is done, however long that takes: reminders, and what is held for a morning or for whoever was not there. */
async function settle({ office }: Scene, desk: Desk, rounds = mostRounds): Promise<void> {
  const { register, digests, clock } = office;
  for (let round = 0; round < rounds; round += 1) {
    if ((await desk.performDue()) > 0) continue;
    await desk.tellDigests();
    const isAllTold = (await digests.due(farAhead)).length === 0;
    if (register.pending().length === 0 && isAllTold) return;
    const next = await register.nextDue();
    const untilMs =
      next === undefined ? (isAllTold ? minuteMs : dayMs / 8) : Date.parse(next) - clock.now().getTime();
    // What a dead process holds comes back when its lease ends.
    office.pass(Math.max(untilMs, 1_000));
  }
  if (rounds === mostRounds)
    assert.fail(`what waits never comes to its end: ${JSON.stringify(register.pending())}`);
}

const farAhead = '9999-01-01T00:00:00.000Z';

const isUnsent = (state: Invitation['state']) => state === 'draft' || state === 'failed';

/** Nothing fails any more: whatever was begun comes to its end. */
export async function outlive(scene: Scene, desk: Desk): Promise<void> {
  const { office, world, drafts } = scene;
  // Much comes to its end while somebody has no role; what waits for it goes on when it comes back.
  await settle(scene, desk, scene.dice(2) * 200);
  for (const person of [alex, adele]) office.rights.give(person.id, 'admin-agent');
  await settle(scene, desk);
  for (const draft of drafts) {
    const { state } = await kept(office, draft);
    if (isUnsent(state)) await press(scene, desk, draft);
    if (isUnsent(state) && world.asksApproval) await press(scene, desk, draft);
    await settle(scene, desk);
  }
  for (const _ of [1, 2, 3]) {
    office.pass(2 * 60 * minuteMs);
    await lookForAnswers(scene, desk);
    await settle(scene, desk);
  }
  // The first look finds who is new, and the others whatever could not be read before.
  for (const time of [1, 2, 3, 4]) {
    office.pass(2 * minuteMs);
    if (time === 3 && world.secondHalf !== 'never') acceptWhole(scene);
    await look(scene, desk, true);
    await settle(scene, desk);
  }
  await assertAsked(scene);
  await answerQuestion(scene, desk, 0);
  for (const _ of [1, 2, 3]) {
    await look(scene, desk, true);
    await settle(scene, desk);
  }
  if (!world.leaves) return;
  office.partnerCenter.remove(customerOf(world).id);
  office.pass(minuteMs);
  desk.looks.wanted = 0;
  for (const part of [desk.compare, desk.notice, desk.match, desk.noticeDepartures]) await part();
  await settle(scene, desk);
}
