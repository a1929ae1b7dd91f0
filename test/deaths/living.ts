/** What one process does until it is done or dies, and what is made good after all of them. */
import assert from 'node:assert/strict';
import type { Customer } from '../../src/domain/customer.ts';
import type { InvitationIn } from '../../src/domain/invitation.ts';
import type { PartnerEvent } from '../../src/domain/partner-event.ts';
import { tenantIdOfDomain } from '../fakes/fake-tenants.ts';
import { type Desk, kept, type Office } from '../fixtures/desk.ts';
import { blueMeadow } from '../fixtures/invitations.ts';
import { adele } from '../fixtures/people.ts';
import { unlessTheOutsideFails } from './faulty.ts';
import type { World } from './worlds.ts';

type Draft = InvitationIn<'draft'>;

export interface Scene {
  readonly world: World;
  readonly office: Office;
  readonly drafts: readonly Draft[];
  readonly dice: (sides: number) => number;
  /** Events that are still to come, the next one last. */
  readonly events: World['events'][number][];
  /** The same of answers in the thread of the first mail. */
  readonly answers: { readonly from: string }[];
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const turns = 16;

export function customerOf({ answersAs }: World): Customer {
  return answersAs === 'other-tenant'
    ? { ...blueMeadow, id: tenantIdOfDomain('blue-meadow-holding.example') }
    : blueMeadow;
}

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
  const chance = dice(22);
  if (chance < 4) await unlessTheOutsideFails(press(office, desk, draft), 'store');
  else if (chance < 9) await unlessTheOutsideFails(desk.performDue(), 'store');
  else if (chance < 11) office.pass(dice(50_000));
  else if (chance < 12) office.pass(dayMs);
  else if (chance < 14) await unlessTheOutsideFails(pressAgain(office, desk, draft), 'store');
  else if (chance < 16) await takeEvent(scene, desk);
  else if (chance < 17) await unlessTheOutsideFails(desk.tellDigests(), 'store');
  else if (chance < 18) await readAudit(scene, desk);
  else if (chance < 19) await look(scene, desk);
  else if (chance < 21) await lookForAnswers(scene, desk);
  else if (dice(2) === 0) office.rights.give(adele.id, ...(dice(2) === 0 ? ['admin-agent' as const] : []));
}

/** Whoever was written to answers, once; somebody looks whether anything has come. */
async function lookForAnswers({ office, answers }: Scene, desk: Desk): Promise<void> {
  const [mail] = office.mailer.sent();
  const answer = mail && answers.pop();
  if (answer) office.mailer.comesIn(mail.messageId, answer);
  await unlessTheOutsideFails(desk.answers.due(), 'store', 'graph', 'mail');
}

/** A person presses *Send* on what the card shows now. */
async function press(office: Office, desk: Desk, draft: Draft): Promise<void> {
  const { inviter: by, revision, id } = await kept(office, draft);
  await desk.send({ id, by, revision });
}

/** The same for *Re-send*, while there is a mail to send again. */
async function pressAgain(office: Office, desk: Desk, draft: Draft): Promise<void> {
  const { inviter: by, revision, id, state } = await kept(office, draft);
  const letter = { subject: 'Re: Working together', before: 'Once more: ', after: '\n' };
  if (state === 'sent') await desk.resend({ id, by, revision, letter });
}

function eventOf({ office }: Scene, kind: World['events'][number]): PartnerEvent {
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

/** The customer accepts as soon as there is a mail to answer; right after that it may be listed and not to be read. */
function accept({ office, world, dice }: Scene, isLateOver = dice(2) === 0): void {
  if (office.mailer.sent().length === 0) return;
  const customer = customerOf(world);
  if (world.answersAs === 'late' && !isLateOver) office.partnerCenter.putLate(customer);
  else office.partnerCenter.put({ ...customer, customDomains: [blueMeadow.domain] });
  const { id: customerId } = customer;
  const at = office.clock.now().toISOString();
  office.partnerCenter.putAudit({ id: `arrived-${customerId}`, what: 'arrived', at, customerId });
}

/** A round of the watch. */
async function look(scene: Scene, desk: Desk, isLateOver?: boolean): Promise<void> {
  desk.looks.wanted = 0;
  accept(scene, isLateOver);
  for (const part of [desk.compare, desk.notice, desk.match, desk.noticeDepartures])
    await unlessTheOutsideFails(part(), 'store', 'partner-center');
}

/** Everything that waits is done, however long that takes: reminders, and what is held for a morning or for whoever was not there. */
async function settle({ office }: Scene, desk: Desk): Promise<void> {
  const { register, digests, clock } = office;
  for (let round = 0; round < 2_000; round += 1) {
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
  assert.fail(`what waits never comes to its end: ${JSON.stringify(register.pending())}`);
}

const farAhead = '9999-01-01T00:00:00.000Z';

/** Nothing fails any more: whatever was begun comes to its end. */
export async function outlive(scene: Scene, desk: Desk): Promise<void> {
  const { office, world, drafts } = scene;
  await settle(scene, desk);
  for (const draft of drafts) {
    const { state } = await kept(office, draft);
    if (state === 'draft') await press(office, desk, draft);
    await settle(scene, desk);
  }
  for (const _ of [1, 2, 3]) {
    office.pass(2 * 60 * minuteMs);
    await lookForAnswers(scene, desk);
    await settle(scene, desk);
  }
  // The first look finds who is new, and the others whatever could not be read before.
  for (const _ of [1, 2, 3, 4]) {
    office.pass(2 * minuteMs);
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
