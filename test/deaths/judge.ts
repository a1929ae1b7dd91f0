/** What has to hold after every run, whatever happened in it. */
import assert from 'node:assert/strict';
import { createVerifyHistory } from '../../src/application/verify-history.ts';
import type { Invitation } from '../../src/domain/invitation.ts';
import { kept, type Office } from '../fixtures/desk.ts';
import { blueMeadow, link } from '../fixtures/invitations.ts';
import { adele, megan } from '../fixtures/people.ts';
import { customerOf, type Scene } from './living.ts';
import type { World } from './worlds.ts';

export const isFirst = ({ key }: { readonly key: string }) => key.includes('.send-');
export const isReminder = ({ key }: { readonly key: string }) => key.includes('.remind-');
export const isAgain = ({ key }: { readonly key: string }) => key.includes('.again-');

/** How many second mails were decided upon, and how many of them are known to have gone out. */
function secondMails({ moves }: Invitation): { readonly decided: number; readonly gone: number } {
  const sent = moves.findIndex(({ state }) => state === 'sent');
  const later = sent < 0 ? [] : moves.slice(sent + 1);
  const count = (wanted: string) => later.filter(({ state }) => state === wanted).length;
  return { decided: count('sending'), gone: count('sent') };
}

export interface Told {
  readonly to: unknown;
  readonly kind: string;
  readonly invitationId?: string;
  readonly isRepeat: boolean;
  /** It took the place of an earlier post. */
  readonly isUpdate: boolean;
}

/** Every notice that reached a chat, alone or on one card with others. */
export function told({ conversations }: Office): readonly Told[] {
  return conversations.said.flatMap(({ to, message, over }) => {
    const notices = 'notice' in message ? [message.notice] : 'together' in message ? message.together : [];
    return notices.map((notice) => ({
      to,
      kind: notice.kind,
      ...('invitationId' in notice && notice.invitationId ? { invitationId: notice.invitationId } : {}),
      isRepeat: 'isRepeat' in message && message.isRepeat,
      isUpdate: over !== undefined,
    }));
  });
}

function assertMails(office: Office, end: Invitation): void {
  const mails = office.mailer.sent().filter(({ invitationId }) => invitationId === end.id);
  const [first, again] = [mails.filter(isFirst), mails.filter(isAgain)];
  // One that a colleague's customer has no more to do with, being of another tenant, still waits.
  const isOut = end.state === 'accepted' || end.state === 'sent' || end.state === 'answered';
  const seen = JSON.stringify({ moves: end.moves, mails: mails.map(({ key, sentAt }) => ({ key, sentAt })) });
  // Whose customer accepted a colleague's mail, while that colleague had the claim, has none to send any more.
  const isMoot =
    end.state === 'accepted' &&
    end.mail === undefined &&
    office.mailer.sent().some(({ invitationId }) => invitationId !== end.id);
  assert.equal(first.length, isOut && !isMoot ? 1 : 0, seen);
  const { decided, gone } = secondMails(end);
  // Where the second one cannot be brought out, it stands as before, and that is told.
  const failed = told(office).filter(
    ({ kind, invitationId }) => kind === 'resend-failed' && invitationId === end.id,
  );
  assert.ok(again.length + failed.length >= gone, `a second mail was lost: ${seen}`);
  assert.ok(again.length <= decided, 'a second mail went out that nobody decided');
  // A process held up for longer than any call may take can send what nobody waits for any more: once all the same.
  if (end.state === 'accepted' && end.mail)
    assert.ok(mails.some(({ messageId }) => messageId === end.mail?.messageId));
}

async function recipientsOf({ office, world }: Scene, inviter: string): Promise<readonly unknown[]> {
  const [channel] = await office.channels.all();
  const follower = world.hasFollower && inviter !== megan.id ? [megan.id] : [];
  return [inviter, ...follower, ...(channel ? [channel.reference] : [])];
}

async function assertTold(scene: Scene, end: Invitation): Promise<void> {
  const news = told(scene.office).filter(({ invitationId }) => invitationId === end.id);
  const accepted = news.filter(({ kind }) => kind === 'invitation-accepted');
  const left = news.filter(({ kind }) => kind === 'customer-left');
  if (end.state !== 'accepted') return assert.deepEqual([...accepted, ...left], []);
  const hasLeft = 'leftAt' in end ? [left] : [];
  for (const to of await recipientsOf(scene, end.inviter)) {
    for (const all of [accepted, ...hasLeft]) {
      const theirs = all.filter((one) => JSON.stringify(one.to) === JSON.stringify(to));
      assert.ok(theirs.length > 0, 'a notice was lost');
      // One that was held up longer than its lease comes after the one that says it is the second.
      const unwarned = theirs.filter(({ isRepeat, isUpdate }) => !isRepeat && !isUpdate);
      assert.ok(unwarned.length <= 1, 'told twice without a word');
    }
  }
}

/** An answer is told to whoever invited, once or with a word that it may be the second time. */
function assertReplied({ office, world }: Scene, end: Invitation): void {
  const news = told(office).filter(
    ({ kind, invitationId }) => kind === 'customer-replied' && invitationId === end.id,
  );
  const isAnswered = end.moves.some(({ state }) => state === 'answered');
  assert.ok(!isAnswered || world.replies, 'an answer that nobody gave');
  assert.equal(news.length > 0, isAnswered, 'the news of an answer');
  assert.ok(news.every(({ to }) => to === end.inviter));
  assert.ok(news.filter(({ isRepeat }) => !isRepeat).length <= 1, 'told twice without a word');
}

const keptKinds = ['invitation-accepted', 'customer-left', 'customer-replied'] as const;

/** Of each piece of news one thing is kept for each recipient, whoever was told or passed over, and it is what happened. */
async function assertKept(scene: Scene, end: Invitation): Promise<void> {
  const { office, world } = scene;
  const tellings = await office.register.tellings(end.id);
  const news = told(office).filter(({ invitationId }) => invitationId === end.id);
  for (const kind of keptKinds) {
    const ofKind = tellings.filter(({ notice }) => notice.kind === kind);
    const recipients = ofKind.map(({ to }) => ('person' in to ? to.person : to.channel));
    assert.equal(new Set(recipients).size, recipients.length, `kept twice who was told: ${kind}`);
    const isNews = news.some((one) => one.kind === kind);
    if (isNews) assert.ok(recipients.includes(end.inviter), `not kept that the inviter was told: ${kind}`);
    const hers = ofKind.find(({ to }) => 'person' in to && to.person === adele.id);
    const isFollowed = world.hasWaverer && kind !== 'customer-replied';
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

export async function judge(scene: Scene): Promise<void> {
  const { office, drafts, world } = scene;
  const sent = office.mailer.sent();
  assert.equal(new Set(sent.map(({ key }) => key)).size, sent.length, 'a decision was sent twice');
  assert.ok(sent.length > 0, 'a decision was lost');
  for (const { html } of sent) assert.equal(html.replaceAll('&amp;', '&').split(link).length, 3);
  const ends = await Promise.all(drafts.map((draft) => kept(office, draft)));
  assert.ok(
    ends.some(({ state }) => state === 'accepted'),
    'the acceptance was lost',
  );
  // Where a colleague's was accepted too, the customer left the one of them that it belongs to.
  const left = ends.filter((end) => 'leftAt' in end);
  assert.equal(left.length, world.leaves ? 1 : 0, 'the loss of a customer');
  for (const end of ends) {
    assertMails(office, end);
    const reminders = sent.filter((mail) => mail.invitationId === end.id && isReminder(mail));
    assert.ok(reminders.length <= world.ladder.length * (1 + secondMails(end).decided), 'too many reminders');
    await assertTold(scene, end);
    assertReplied(scene, end);
    await assertKept(scene, end);
    if (end.state === 'accepted') assert.equal(end.customer.id, customerOf(world).id, 'another customer');
  }
  const claim = await office.register.claim(blueMeadow.id);
  const holder = ends.find(({ id }) => id === claim?.value.invitationId);
  assert.ok(holder && ['accepted', 'sent', 'answered'].includes(holder.state), 'who has the customer');
  assertEvents(scene);
  await assertHistory(scene);
  assert.deepEqual(
    office.telemetry.recorded.filter(({ fields }) => fields.code === 'bug'),
    [],
  );
}
