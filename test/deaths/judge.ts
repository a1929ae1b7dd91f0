/** What has to hold after every run, whatever happened in it. */
import assert from 'node:assert/strict';
import { createVerifyHistory } from '../../src/application/verify-history.ts';
import type { Invitation, InvitationIn } from '../../src/domain/invitation.ts';
import { kept, type Office } from '../fixtures/desk.ts';
import { blueMeadow, contoso, link } from '../fixtures/invitations.ts';
import { adele } from '../fixtures/people.ts';
import { customerOf, newcomerIn } from './customers.ts';
import { assertNewcomer } from './judge-newcomer.ts';
import { assertFailuresTold, ownerOrColleague } from './judge-roles.ts';
import type { Scene } from './scene.ts';
import { assertOnce, recipientsOf, told } from './told.ts';
import type { World } from './worlds.ts';

export const isFirst = ({ key }: { readonly key: string }) => key.includes('.send-');
export const isReminder = ({ key }: { readonly key: string }) => key.includes('.remind-');
const isAgain = ({ key }: { readonly key: string }) => key.includes('.again-');

/** How many second mails were decided upon, and how many of them are known to have gone out. */
function secondMails({ moves }: Invitation): { readonly decided: number; readonly gone: number } {
  const sent = moves.findIndex(({ state }) => state === 'sent');
  const later = sent < 0 ? [] : moves.slice(sent + 1);
  const count = (wanted: string) => later.filter(({ state }) => state === wanted).length;
  return { decided: count('sending'), gone: count('sent') };
}

/** Whose mail the customer has. */
const outStates: ReadonlySet<Invitation['state']> = new Set([
  'sent',
  'answered',
  'bounced',
  'withdrawn',
  'half-accepted',
  'accepted',
]);

function assertMails(office: Office, end: Invitation): void {
  const mails = office.mailer.sent().filter(({ invitationId }) => invitationId === end.id);
  const [first, again] = [mails.filter(isFirst), mails.filter(isAgain)];
  // One that a colleague's customer has no more to do with, being of another tenant, still waits.
  const isOut = outStates.has(end.state);
  const seen = JSON.stringify({ moves: end.moves, mails: mails.map(({ key, sentAt }) => ({ key, sentAt })) });
  // Whose customer accepted a colleague's mail, while that colleague had the claim, has none to send any more, and says so.
  const isUnsent = 'customer' in end && end.unsent !== undefined;
  if (isUnsent) {
    assert.equal(end.unsent, 'claimed-by-colleague', seen);
    assert.ok(
      office.mailer.sent().some(({ invitationId }) => invitationId !== end.id),
      seen,
    );
  }
  assert.equal(first.length, isOut && !isUnsent ? 1 : 0, seen);
  const { decided, gone } = secondMails(end);
  // Where the second one cannot be brought out, it stands as before, and that is told.
  const failed = told(office).filter(
    ({ kind, invitationId }) => kind === 'resend-failed' && invitationId === end.id,
  );
  assert.ok(again.length + failed.length >= gone, `a second mail was lost: ${seen}`);
  assert.ok(again.length <= decided, 'a second mail went out that nobody decided');
  // A process held up for longer than any call may take can send what nobody waits for any more: once all the same.
  if ('customer' in end && end.mail)
    assert.ok(mails.some(({ messageId }) => messageId === end.mail?.messageId));
}

async function assertTold(scene: Scene, end: Invitation): Promise<void> {
  const news = told(scene.office).filter(({ invitationId }) => invitationId === end.id);
  const happened = [
    ['invitation-half-accepted', end.moves.some(({ state }) => state === 'half-accepted')],
    ['invitation-accepted', end.state === 'accepted'],
    ['customer-left', 'leftAt' in end],
  ] as const;
  for (const [kind, isSo] of happened) {
    const all = news.filter((one) => one.kind === kind);
    const recipients = await recipientsOf(scene, ownerOrColleague(scene, end, kind));
    if (!isSo) assert.deepEqual(all, [], `told, and not so: ${kind}`);
    else for (const to of recipients) assertOnce(all, to);
  }
  await assertFailuresTold(scene, end);
}

/** What came back is told to whoever invited, once each time or with a word that it may be another time. */
function assertCameBack({ office, world }: Scene, end: Invitation): void {
  const happened = [
    ['customer-replied', 'answered', world.replies],
    ['mail-bounced', 'bounced', world.bounces !== 'never'],
  ] as const;
  for (const [kind, state, isGiven] of happened) {
    const news = told(office).filter((one) => one.kind === kind && one.invitationId === end.id);
    const times = cameTo(end, state);
    assert.ok(times === 0 || isGiven, `it never came: ${kind}`);
    assert.equal(news.length > 0, times > 0, `the news of it: ${kind}`);
    const recipients = new Set(news.map(({ to }) => to));
    assert.ok(world.losesRole || [...recipients].every((to) => to === end.inviter));
    for (const to of recipients) {
      const unwarned = news.filter((one) => one.to === to && !one.isRepeat);
      assert.ok(unwarned.length <= times, `told twice without a word: ${kind}`);
    }
  }
}

/** How often it came to that, beside what stood again because a second mail could not be brought out. */
function cameTo({ moves }: Invitation, state: Invitation['state']): number {
  return moves.filter((move, index) => move.state === state && moves[index - 1]?.state !== 'sending').length;
}

const keptKinds = [
  'invitation-half-accepted',
  'invitation-accepted',
  'customer-left',
  'customer-replied',
  'mail-bounced',
] as const;
/** Of these hear whoever follows, and the others are the inviter's alone. */
const ownKinds: readonly string[] = ['customer-replied', 'mail-bounced'];

/** Of each piece of news one thing is kept for each recipient, whoever was told or passed over, and it is what happened. */
async function assertKept(scene: Scene, end: Invitation): Promise<void> {
  const { office, world } = scene;
  const tellings = await office.register.tellings(end.id);
  const news = told(office).filter(({ invitationId }) => invitationId === end.id);
  for (const kind of keptKinds) {
    const ofKind = tellings.filter(({ notice }) => notice.kind === kind);
    const recipients = ofKind.map(({ to }) => ('person' in to ? to.person : to.channel));
    if (!ownKinds.includes(kind))
      assert.equal(new Set(recipients).size, recipients.length, `kept twice who was told: ${kind}`);
    const isNews = news.some((one) => one.kind === kind);
    if (isNews) assert.ok(recipients.includes(end.inviter), `not kept that the inviter was told: ${kind}`);
    const hers = ofKind.find(({ to }) => 'person' in to && to.person === adele.id);
    const isFollowed = world.hasWaverer && !ownKinds.includes(kind);
    assert.equal(hers !== undefined, isNews && isFollowed, `whoever wavers: ${kind}`);
    const reached = news.some((one) => one.kind === kind && one.to === adele.id);
    if (hers?.outcome.kind === 'delivered') assert.ok(reached, 'told, and nothing came');
    if (hers?.outcome.kind === 'no-role') assert.ok(!reached || hasDoubt(world), 'told without a role');
  }
}

/** Somebody may have sent it whose record did not come through. */
const hasDoubt = ({ lives, storeFaults, readFaults, deliveries, chatFaults }: World) =>
  lives.length > 1 ||
  Object.keys(lives[0] ?? {}).length > 0 ||
  storeFaults.length + readFaults.length + deliveries.length + chatFaults.length > 0;

/** Each event is a reason to look once, and one of last year never is. */
function assertEvents({ office, world }: Scene): void {
  const looks = office.telemetry.recorded.filter(({ fields }) => fields.outcome === 'looks');
  const names = looks.map(({ fields }) => fields.name);
  assert.ok(!names.includes('yearLate') && !names.includes('unknown'), 'an old event was a reason to look');
  if (world.storeFaults.length === 0)
    assert.equal(new Set(names).size, names.length, 'one event was a reason to look twice');
}

/** Every move and every reminder stands in the history once, and the chain is whole. */
async function assertHistory({ office, drafts }: Scene): Promise<void> {
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
    const reminded = facts.filter(
      (fact) => fact.kind === 'reminder' && fact.invitationId === draft.id && fact.step === 'sent',
    );
    const gone = office.mailer.sent().filter((mail) => mail.invitationId === draft.id && isReminder(mail));
    assert.equal(gone.length, reminded.length, 'reminders that went out, and those in the history');
  }
}

/** By the customer that came, and as far as it did: of a joint invitation both halves are there, or ours alone. */
async function assertAnswered(
  { office, world }: Scene,
  end: InvitationIn<'accepted' | 'half-accepted'>,
): Promise<void> {
  assert.equal(end.customer.id, customerOf(world).id, 'another customer');
  const isWhole = end.relationship.kind === 'alone' || (await hasProvider(office, end));
  assert.equal(end.state, isWhole ? 'accepted' : 'half-accepted', 'the halves that are there');
  if (world.answersAs === 'alike') assert.equal(end.match, 'answered', 'by nobody’s word');
}

async function hasProvider(
  { partnerCenter }: Office,
  { customer, inviter }: InvitationIn<'accepted' | 'half-accepted'>,
) {
  const seen = await partnerCenter.partnersOf(customer.id, inviter);
  return seen.kind === 'seen' && seen.partners.includes(contoso.id);
}

export async function judge(scene: Scene): Promise<void> {
  const { office, drafts, world } = scene;
  const sent = office.mailer.sent();
  assert.equal(new Set(sent.map(({ key }) => key)).size, sent.length, 'a decision was sent twice');
  assert.ok(sent.length > 0, 'a decision was lost');
  for (const { html } of sent) assert.equal(html.replaceAll('&amp;', '&').split(link).length, 3);
  const ends = await Promise.all(drafts.map((draft) => kept(office, draft)));
  const answered = ends.filter((end) => 'customer' in end);
  const isNobodys = (await newcomerIn(scene))?.state === 'none';
  assert.equal(answered.length > 0, !isNobodys, 'an acceptance was lost, or made up');
  // Where a colleague's was accepted too, the customer left the one of them that it belongs to.
  const left = ends.filter((end) => 'leftAt' in end);
  assert.equal(left.length, world.leaves && !isNobodys ? 1 : 0, 'the loss of a customer');
  for (const end of ends) {
    assertMails(office, end);
    const reminders = sent.filter((mail) => mail.invitationId === end.id && isReminder(mail));
    assert.ok(reminders.length <= world.ladder.length * (1 + secondMails(end).decided), 'too many reminders');
    await assertTold(scene, end);
    assertCameBack(scene, end);
    await assertKept(scene, end);
    if ('customer' in end) await assertAnswered(scene, end);
  }
  const claim = await office.register.claim(blueMeadow.id);
  const holder = ends.find(({ id }) => id === claim?.value.invitationId);
  assert.ok(holder && outStates.has(holder.state), 'who has the customer');
  await assertNewcomer(scene);
  assertEvents(scene);
  await assertHistory(scene);
  assert.deepEqual(
    office.telemetry.recorded.filter(({ fields }) => fields.code === 'bug'),
    [],
  );
}
