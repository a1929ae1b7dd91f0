import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ApprovalPolicy } from '../../src/application/approval-policy.ts';
import { usualChoices } from '../../src/domain/notification.ts';
import {
  aDesk,
  anOffice,
  type DeskOptions,
  kept,
  type Office,
  stored,
  usualPolicy,
} from '../fixtures/desk.ts';
import { createDice } from '../fixtures/dice.ts';
import { anInvitation, contoso, invitationIdOf } from '../fixtures/invitations.ts';
import { adele, alex, megan } from '../fixtures/people.ts';
import { incomingOf } from './customers.ts';
import { failReads, failServices, failStore } from './faulty.ts';
import { guardTheCustomer } from './guard.ts';
import { isFirst, isReminder, judge } from './judge.ts';
import { guardTheRole } from './judge-roles.ts';
import { live, outlive } from './living.ts';
import type { Scene } from './scene.ts';
import { told } from './told.ts';
import { type World, world } from './worlds.ts';

/** Who wants to hear of what, and where. */
async function subscribe(office: Office, drawn: World): Promise<void> {
  const { isQuiet, hasChannel, hasFollower, hasWaverer, losesRole } = drawn;
  const { people, channels } = office;
  const choices = { ...usualChoices, rhythm: 'daily' } as const;
  if (isQuiet) await people.put({ ...alex, notifications: choices }, undefined);
  const all = ['half-accepted', 'accepted', 'customer-lost'] as const;
  const hers = hasFollower ? { ...usualChoices, all } : usualChoices;
  // She is asked and told in the place of one who has lost the role.
  if (hasFollower || losesRole) await people.put({ ...megan, notifications: hers, reference: {} }, undefined);
  office.rights.give(adele.id, 'admin-agent');
  if (hasWaverer) await people.put({ ...adele, notifications: { ...usualChoices, all } }, undefined);
  if (!hasChannel) return;
  const id = 'channel-1' as Awaited<ReturnType<typeof channels.all>>[number]['id'];
  const at = office.clock.now().toISOString();
  const common = { name: 'Relations', language: 'en', timeZone: 'UTC', at } as const;
  await channels.put({ ...common, id, kinds: all, reference: { id }, by: megan }, undefined);
}

/** What all the runs came to, for whoever reads the output. */
const figures: Record<string, number> = {
  'repeats after a death between Teams’ acceptance and our record': 0,
  runs: 0,
  lives: 0,
  deaths: 0,
  mails: 0,
  again: 0,
  reminders: 0,
  told: 0,
  repeats: 0,
  looks: 0,
  'half accepted': 0,
  withdrawn: 0,
  'came back': 0,
  'asked whose customer': 0,
  'passed over without a role': 0,
};

function add(more: Readonly<Record<string, number>>): void {
  for (const [what, number] of Object.entries(more)) figures[what] = (figures[what] ?? 0) + number;
}

async function count({ office, world: drawn, drafts }: Scene, ends: readonly unknown[]): Promise<void> {
  const tellings = await Promise.all(drafts.map(({ id }) => office.register.tellings(id)));
  const passedOver = tellings.flat().filter(({ outcome }) => outcome.kind === 'no-role').length;
  const sent = office.mailer.sent();
  const all = told(office);
  const repeats = all.filter(({ isRepeat }) => isRepeat).length;
  const deaths = ends.filter((end) => end === 'died').length;
  const moves = (await Promise.all(drafts.map((draft) => kept(office, draft)))).flatMap((end) => end.moves);
  const cameTo = (wanted: string) => moves.filter(({ state }) => state === wanted).length;
  // Where every answer of Teams and of the store came, and nobody came in between, only a death leaves a doubt; or the
  // machine's clock, by which a process knows that it was held up.
  const { lives, storeFaults, readFaults, deliveries, chatFaults } = drawn;
  const isDoubted =
    lives.length > 1 ||
    (drawn.jumpsBoth && drawn.jumps.length > 0) ||
    storeFaults.length + readFaults.length + chatFaults.length > 0 ||
    deliveries.some(({ kind }) => kind === 'unknown');
  if (!isDoubted && deaths === 0) assert.equal(repeats, 0, 'a repeat without a reason');
  add({
    'repeats after a death between Teams’ acceptance and our record': isDoubted ? 0 : repeats,
    runs: 1,
    lives: ends.length,
    deaths,
    mails: sent.length,
    reminders: sent.filter(isReminder).length,
    again: sent.filter((mail) => !isFirst(mail) && !isReminder(mail)).length,
    told: all.length,
    repeats,
    'half accepted': cameTo('half-accepted'),
    withdrawn: cameTo('withdrawn'),
    'came back': cameTo('bounced'),
    'asked whose customer': all.filter(({ kind }) => kind === 'whose-customer').length,
    'passed over without a role': passedOver,
    looks: office.telemetry.recorded.filter(({ fields }) => fields.outcome === 'looks').length,
  });
}

async function run(drawn: World): Promise<void> {
  const dice = createDice(drawn.seed);
  const office = anOffice({ providers: [{ ...contoso, active: true }] });
  const relationship = drawn.secondHalf
    ? ({ kind: 'joint', providerId: contoso.id, providerName: contoso.name } as const)
    : ({ kind: 'alone' } as const);
  const hers = { id: invitationIdOf(2), inviter: megan.id, inviterName: megan.name, relationship };
  const drafts = [await stored(office, anInvitation({ inviter: alex.id, relationship }))];
  if (drawn.rivals) drafts.push(await stored(office, anInvitation(hers)));
  await subscribe(office, drawn);
  // Whoever is in the first list of all has not just arrived; it was read long before all this.
  await aDesk(office).compare();
  office.pass(2 * 60 * 60_000);
  const doubles = guardTheCustomer(office, drafts, drawn);
  const late = guardTheRole(office, drawn);
  failServices(office, drawn);
  const store = failStore(office, drawn.storeFaults);
  // Which came first, a decision or a customer of another tenant, only a clock can say that is right by minutes; and
  // likeness says nothing of an invitation that was withdrawn long ago.
  const isOtherTenant = drawn.answersAs === 'other-tenant' || drawn.answersAs === 'alike';
  const furthestBack = isOtherTenant ? -1 : Number.NEGATIVE_INFINITY;
  const furthest = isOtherTenant && drawn.withdraws ? 20 * 24 * 60 : Number.POSITIVE_INFINITY;
  const left = [...drawn.jumps];
  const set = (ms: number) => (drawn.jumpsBoth ? office.pass(ms) : office.clock.advance(ms));
  const jump = () => set(Math.min(Math.max(left.pop() ?? 0, furthestBack), furthest) * 60_000);
  const hop = async () => {
    if (dice(60) === 0) jump();
    // Mostly a moment, now and then so long that all others come first.
    for (let wait = dice(drawn.pauses && dice(12) === 0 ? 400 : 6); wait > 0; wait -= 1)
      await Promise.resolve();
  };
  const seen = failReads(office, drawn.readFaults);
  const incoming = incomingOf(drawn);
  const scene: Scene = { world: drawn, office, drafts, dice, events: [...drawn.events], incoming };
  const { ladder } = drawn;
  const policy: ApprovalPolicy = { ...usualPolicy, invitations: drawn.asksApproval ? 'always' : 'never' };
  const ends = await Promise.all(
    drawn.lives.map((end) => {
      const desk = aDesk(seen, { hop, ladder, policy, ...(end as DeskOptions) });
      return desk.until(live(scene, desk));
    }),
  );
  store.end();
  seen.end();
  await outlive(scene, aDesk(office, { ladder, policy }));
  assert.deepEqual(doubles, [], 'two invitations are open at one customer');
  assert.deepEqual(late, [], 'a mail of one who has no role');
  await judge(scene);
  await count(scene, ends);
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
    this.timeout(Math.max(600_000, runs * 120));
    await fc.assert(fc.asyncProperty(world, run), {
      numRuns: runs,
      seed,
      ...(process.env.DEATHS_PATH ? { path: process.env.DEATHS_PATH } : {}),
    });
  });
});
