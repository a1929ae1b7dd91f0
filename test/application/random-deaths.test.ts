import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createVerifyHistory } from '../../src/application/verify-history.ts';
import type { Invitation, InvitationIn } from '../../src/domain/invitation.ts';
import { faultPoints } from '../../src/ports/fault-points.ts';
import { Fault, isFault } from '../../src/ports/faults.ts';
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
import { createDice } from '../fixtures/dice.ts';
import { anInvitation, blueMeadow, invitationIdOf, link } from '../fixtures/invitations.ts';
import { alex, megan } from '../fixtures/people.ts';

const death = fc.oneof(
  fc.record({ diesAfterSteps: fc.integer({ min: 1, max: 90 }) }),
  fc.record({
    diesAt: fc.record({ point: fc.constantFrom(...faultPoints), time: fc.integer({ min: 1, max: 2 }) }),
  }),
  fc.constant({}),
);
/** An answer that was lost after the effect cannot be "throttled": that is refused before any. */
const mailFault = fc.record({
  call: fc.constantFrom('findByKey', 'createDraft', 'createReply', 'address', 'send', 'look'),
  code: fc.constantFrom('graph/unavailable', 'graph/throttled', 'mail/outcome-unknown', 'graph/bad-response'),
  when: fc.constantFrom('before', 'after'),
});
const delivery = fc.constantFrom(
  { kind: 'later', arrives: false },
  { kind: 'unknown', arrives: true },
  { kind: 'unknown', arrives: false },
);
/** The store's answer to a write is lost, or the write never comes there: at the so many-th write of all. */
const storeFault = fc.record({
  write: fc.integer({ min: 1, max: 60 }),
  when: fc.constantFrom('before', 'after'),
});
const world = fc.record({
  seed: fc.integer(),
  lives: fc.array(death, { minLength: 1, maxLength: 4 }),
  mailFaults: fc.array(mailFault, { maxLength: 4 }),
  deliveries: fc.array(delivery, { maxLength: 3 }),
  storeFaults: fc.array(storeFault, { maxLength: 3 }),
  /** The application's clock is set forward or back by so many minutes now and then. */
  jumps: fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 3 }),
  rivals: fc.boolean(),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

type Dice = (sides: number) => number;

async function live(office: Office, desk: Desk, drafts: readonly InvitationIn<'draft'>[], dice: Dice) {
  for (let turn = 0; turn < 14; turn += 1) await unlessTheStoreFails(step(office, desk, drafts, dice));
}

/** A click is answered with a fault then, and a round of a worker begins anew. */
async function unlessTheStoreFails(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!isFault(error) || error.code !== 'store/unavailable') throw error;
  });
}

/** The register's writes fail where they are told to, until the store is well again. */
function failWrites({ register }: Office, faults: World['storeFaults']): { readonly end: () => void } {
  const { commit } = register;
  const planned = new Map(faults.map(({ write, when }) => [write, when]));
  let writes = 0;
  register.commit = async (wanted) => {
    writes += 1;
    const when = planned.get(writes);
    if (when === 'before') throw new Fault('store/unavailable');
    const outcome = await commit(wanted);
    if (when === 'after') throw new Fault('store/unavailable');
    return outcome;
  };
  return { end: () => planned.clear() };
}

/** What one process does until it is done or dies: clicks, rounds of the outbox, looks at the list. */
async function step(office: Office, desk: Desk, drafts: readonly InvitationIn<'draft'>[], dice: Dice) {
  const draft = drafts[dice(drafts.length)];
  const chance = dice(14);
  if (chance < 4 && draft) await press(office, desk, draft);
  else if (chance < 8) await desk.performDue();
  else if (chance < 10) office.pass(dice(50_000));
  else if (chance < 12 && draft) await pressAgain(office, desk, draft);
  else if (dice(3) === 0) await look(office, desk);
}

/** A person presses *Send* on what the card shows now. */
async function press(office: Office, desk: Desk, draft: Invitation): Promise<void> {
  const { inviter: by, revision, id } = await kept(office, draft);
  await desk.send({ id, by, revision });
}

/** The same for *Re-send*, while there is a mail to send again. */
async function pressAgain(office: Office, desk: Desk, draft: Invitation): Promise<void> {
  const { inviter: by, revision, id, state } = await kept(office, draft);
  const letter = { subject: 'Re: Working together', before: 'Once more: ', after: '\n' };
  if (state === 'sent') await desk.resend({ id, by, revision, letter });
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

const isFirst = ({ key }: { readonly key: string }) => key.includes('.send-');

/** How many second mails were decided upon, and how many of them are known to have gone out. */
function secondMails({ moves }: Invitation): { readonly decided: number; readonly gone: number } {
  const sent = moves.findIndex(({ state }) => state === 'sent');
  const later = sent < 0 ? [] : moves.slice(sent + 1);
  const count = (wanted: string) => later.filter(({ state }) => state === wanted).length;
  return { decided: count('sending'), gone: count('sent') };
}

/** What all the runs came to, for whoever reads the output. */
const figures = {
  'repeats after a death between Teams’ acceptance and our record': 0,
  runs: 0,
  lives: 0,
  deaths: 0,
  mails: 0,
  again: 0,
  told: 0,
  repeats: 0,
};

function count(office: Office, ends: readonly unknown[], isDoubted: boolean): void {
  const sent = office.mailer.sent();
  const told = notices(office);
  figures.runs += 1;
  figures.lives += ends.length;
  figures.deaths += ends.filter((end) => end === 'died').length;
  figures.mails += sent.length;
  figures.again += sent.filter((mail) => !isFirst(mail)).length;
  figures.told += told.length;
  const repeats = told.filter(({ isRepeat }) => isRepeat).length;
  figures.repeats += repeats;
  // Where every answer of Teams and of the store came, only a death leaves a doubt.
  if (!isDoubted) figures['repeats after a death between Teams’ acceptance and our record'] += repeats;
}

async function assertAllIsWell(office: Office, drafts: readonly InvitationIn<'draft'>[]): Promise<void> {
  const sent = office.mailer.sent();
  assert.equal(new Set(sent.map(({ key }) => key)).size, sent.length, 'a decision was sent twice');
  assert.ok(sent.length > 0, 'a decision was lost');
  for (const { html } of sent) assert.equal(html.replaceAll('&amp;', '&').split(link).length, 3);
  for (const draft of drafts) {
    const end = await kept(office, draft);
    const mails = sent.filter(({ invitationId }) => invitationId === draft.id);
    const [first, again] = [mails.filter(isFirst), mails.filter((mail) => !isFirst(mail))];
    assert.equal(first.length, end.state === 'accepted' ? 1 : 0, end.state);
    const { decided, gone } = secondMails(end);
    assert.ok(again.length >= gone, 'a second mail was lost');
    assert.ok(again.length <= decided, 'a second mail went out that nobody decided');
    const told = notices(office).filter(
      ({ to, kind }) => to === draft.inviter && kind === 'invitation-accepted',
    );
    if (end.state !== 'accepted') assert.deepEqual(told, []);
    // A process held up for longer than any call may take can send what nobody waits for any more: once all the same.
    else if (end.mail) assert.ok(mails.some(({ messageId }) => messageId === end.mail?.messageId));
    assert.equal(told.length > 0, end.state === 'accepted', 'the acceptance was not told');
    // One that was held up longer than its lease comes after the one that says it is the second.
    assert.ok(told.filter(({ isRepeat }) => !isRepeat).length <= 1, 'told twice without a word');
  }
  assert.deepEqual(
    office.telemetry.recorded.filter(({ fields }) => fields.code === 'bug'),
    [],
  );
}

/** Every move stands in the history once, whatever died between the decision and the entry, and the chain is whole. */
async function assertHistoryIsComplete(office: Office, drafts: readonly InvitationIn<'draft'>[]) {
  const { broken } = await createVerifyHistory(office)();
  assert.deepEqual(broken, []);
  const facts = [...office.history.kept.values()].map(({ value }) => value.sealed.fact);
  for (const draft of drafts) {
    const recorded = facts.flatMap((fact) =>
      fact.kind === 'invitation-moved' && fact.invitationId === draft.id ? [fact.to] : [],
    );
    // The draft itself was put into the store by hand.
    const [, ...moved] = (await kept(office, draft)).moves.map(({ state }) => state);
    assert.deepEqual(recorded.sort(), moved.sort());
  }
}

async function run({
  seed,
  lives,
  mailFaults,
  deliveries,
  storeFaults,
  jumps,
  rivals,
}: World): Promise<void> {
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
  const store = failWrites(office, storeFaults);
  const left = [...jumps];
  const jump = () => office.clock.advance((left.pop() ?? 0) * 60_000);
  const hop = async () => {
    if (dice(60) === 0) jump();
    // Mostly a moment, now and then so long that all others come first.
    for (let wait = dice(dice(12) === 0 ? 400 : 6); wait > 0; wait -= 1) await Promise.resolve();
  };
  const ends = await Promise.all(
    lives.map((end) => {
      const desk = aDesk(office, { hop, ...(end as DeskOptions) });
      return desk.until(live(office, desk, drafts, dice));
    }),
  );
  store.end();
  await outlive(office, drafts);
  await assertAllIsWell(office, drafts);
  const isDoubted = storeFaults.length > 0 || deliveries.some(({ kind }) => kind === 'unknown');
  count(office, ends, isDoubted);
  await assertHistoryIsComplete(office, drafts);
}

const runs = Number(process.env.DEATHS ?? 2_000);
/** The usual run tries the same deaths each time, so that it fails only for what was changed; longer ones try others. */
const usualSeed = process.env.DEATHS ? Date.now() % 2 ** 31 : 1;
const seed = Number(process.env.DEATHS_SEED ?? usualSeed);

describe(`whatever dies at whatever line, in whatever order (${runs} runs, DEATHS_SEED=${seed})`, () => {
  after(() => {
    const said = Object.entries(figures).map(([what, number]) => `${what} ${number}`);
    process.stdout.write(`    ${said.join(', ')}\n`);
  });

  it('one mail goes out for one decision, and its acceptance is told once or says that it is told again', async function () {
    this.timeout(Math.max(240_000, runs * 120));
    await fc.assert(fc.asyncProperty(world, run), { numRuns: runs, seed });
  });
});
