import assert from 'node:assert/strict';
import { Fault } from '../../src/ports/faults.ts';
import type { Invitation } from '../../src/domain/invitation.ts';
import { type Incoming, internetIdOf } from '../fakes/recording-mailer.ts';
import { aDesk, anOffice, kept, notices, performAll, stored } from '../fixtures/desk.ts';
import { anInvitation, invitationIdOf } from '../fixtures/invitations.ts';
import { known } from '../fixtures/known.ts';
import { alex, megan } from '../fixtures/people.ts';

const anna = 'anna@blue-meadow.example';
const boris = 'boris@blue-meadow.example';
const absence = [{ name: 'Auto-Submitted', value: 'auto-replied' }];
const failureOf = (...addresses: readonly string[]): Incoming => ({
  from: 'postmaster@reseller.example',
  messageClass: 'REPORT.IPM.Note.NDR',
  headers: absence,
  source: addresses
    .map((one) => `\n\nFinal-Recipient: rfc822;${one}\nAction: failed\nStatus: 5.1.1\n`)
    .join(''),
});

/** An invitation whose mail went out, with a copy to somebody else. */
async function withSent() {
  const office = anOffice();
  const desk = aDesk(office);
  const draft = anInvitation({});
  const { id } = await stored(office, {
    ...draft,
    recipient: { ...draft.recipient, further: [boris] },
  });
  await desk.send({ id, by: alex.id, revision: 1 });
  await performAll(office, desk);
  office.pass(60_000);
  const [mail] = office.mailer.sent();
  assert.ok(mail);
  const look = async () => {
    await desk.answers.due();
    await performAll(office, desk);
    return kept(office, { id });
  };
  const comesIn = (incoming: Incoming) => office.mailer.comesIn(mail.messageId, incoming);
  return { office, desk, id, look, comesIn, internetId: internetIdOf(mail.messageId) };
}

const told = (office: ReturnType<typeof anOffice>) => notices(office).map(({ kind }) => kind);

describe('looking for answers', () => {
  it('finds one, says it once, and reads nothing of what was written', async () => {
    const { office, look, comesIn } = await withSent();
    assert.equal((await look()).state, 'sent');
    comesIn({ from: anna });
    const after = await look();
    assert.equal(after.state, 'answered');
    assert.deepEqual(told(office), ['customer-replied']);
    office.pass(60_000);
    comesIn({ from: anna });
    assert.equal((await look()).state, 'answered');
    assert.deepEqual(told(office), ['customer-replied']);
    assert.equal(office.mailer.count('read'), 0);
    assert.equal(office.mailer.count('source'), 0);
  });

  it('takes neither an absence note, nor a colleague, nor our own mail for an answer', async () => {
    const { office, look, comesIn } = await withSent();
    comesIn({ from: anna, headers: absence });
    comesIn({ from: anna, messageClass: 'IPM.Note.Rules.OofTemplate.Microsoft' });
    comesIn({ from: 'megan@reseller.example' });
    comesIn({ from: 'alex@reseller.example' });
    assert.equal((await look()).state, 'sent');
    const asked = office.mailer.count('marks');
    assert.equal((await look()).state, 'sent');
    assert.equal(office.mailer.count('marks'), asked, 'what was judged is not asked for again');
    assert.deepEqual(told(office), []);
  });

  it('finds a mail that came back, and an answer of somebody else after that', async () => {
    const { office, look, comesIn } = await withSent();
    comesIn(failureOf(anna));
    const back = await look();
    assert.ok(back.state === 'bounced');
    assert.equal(back.bounce, 'unknown-address');
    assert.deepEqual(told(office), ['mail-bounced']);
    office.pass(60_000);
    comesIn({ from: boris });
    assert.equal((await look()).state, 'answered');
    assert.deepEqual(told(office), ['mail-bounced', 'customer-replied']);
  });

  it('keeps an invitation of which only a copy came back', async () => {
    const { office, look, comesIn } = await withSent();
    comesIn(failureOf(boris));
    const after = await look();
    assert.ok(after.state === 'sent');
    assert.deepEqual(after.undelivered, [boris]);
    comesIn(failureOf(boris));
    await look();
    assert.deepEqual(told(office), ['mail-bounced']);
    comesIn(failureOf(boris, anna));
    assert.equal((await look()).state, 'bounced');
  });

  it('goes by what came after the mail that went out last', async () => {
    const { office, desk, id, look, comesIn } = await withSent();
    comesIn(failureOf(anna));
    const { revision, letter } = await look();
    office.pass(60_000);
    await desk.resend({ id, by: alex.id, revision, letter });
    await performAll(office, desk);
    assert.equal((await look()).state, 'sent');
    comesIn({ from: anna });
    assert.equal((await look()).state, 'answered');
  });

  it('says on each invitation of a mailbox that it cannot be seen, once, until it can', async () => {
    const { office, desk, look } = await withSent();
    const mine = anInvitation({ state: 'sent', id: invitationIdOf(2) });
    await stored(office, mine);
    const mailbox = { kind: 'own', person: megan.id } as const;
    const sent = anInvitation({ state: 'sent', id: invitationIdOf(3), inviter: megan.id });
    const hers: Invitation = { ...sent, mail: { ...known(sent.mail), mailbox } };
    await stored(office, hers);
    const fault = new Fault('sign-in/needed', { person: alex.id, system: 'graph' });
    office.mailer.fail({ call: 'thread', fault, times: 1 });
    const closed = await look();
    assert.ok(closed.state === 'sent');
    assert.equal(closed.unseen?.why, 'sign-in');
    assert.ok('unseen' in (await kept(office, mine)));
    assert.ok(!('unseen' in (await kept(office, hers))), 'another mailbox is not concerned');
    office.mailer.fail({ call: 'thread', fault, times: 1 });
    const later = await look();
    assert.deepEqual(later.state === 'sent' && later.unseen, closed.unseen);
    const open = await look();
    assert.ok(!('unseen' in open));
    assert.deepEqual(told(office), []);
    assert.equal(desk.isDead(), false);
  });

  it('looks ever more rarely, and at last no more', async () => {
    const { office, look } = await withSent();
    const looksAfter = async (ms: number) => {
      office.pass(ms);
      const before = office.mailer.count('thread');
      await look();
      await look();
      return office.mailer.count('thread') - before;
    };
    const day = 86_400_000;
    assert.equal(await looksAfter(0), 2);
    assert.equal(await looksAfter(2 * day), 1);
    assert.equal(await looksAfter(9 * 60_000), 0);
    assert.equal(await looksAfter(60_000), 1);
    assert.equal(await looksAfter(30 * day), 1);
    assert.equal(await looksAfter(59 * 60_000), 0);
    assert.equal(await looksAfter(60 * day), 0);
  });

  it('tells it once whoever dies on the way', async () => {
    const { office, look, comesIn, id } = await withSent();
    comesIn({ from: anna });
    const dying = aDesk(office, { diesAt: { point: 'answer.decided' } });
    assert.equal(await dying.until(dying.answers.due()), 'died');
    await look();
    assert.equal((await kept(office, { id })).state, 'answered');
    assert.deepEqual(told(office), ['customer-replied']);
  });
});

describe('looking for reports that stand in no thread of ours', () => {
  it('finds the one about our mail, once, and opens no report about another', async () => {
    const { office, look, comesIn, internetId } = await withSent();
    assert.equal((await look()).state, 'sent');
    comesIn({ ...failureOf(anna), apart: ['<somebody-else@elsewhere.example>'] });
    comesIn({ ...failureOf(anna), apart: [] });
    assert.equal((await look()).state, 'sent');
    assert.equal(office.mailer.count('source'), 0);
    office.pass(60_000);
    comesIn({ ...failureOf(anna), apart: ['<somebody-else@elsewhere.example>', internetId] });
    const back = await look();
    assert.ok(back.state === 'bounced' && back.bounce === 'unknown-address');
    await look();
    assert.deepEqual(told(office), ['mail-bounced']);
    assert.equal(office.mailer.count('source'), 1);
  });

  it('takes the word of the head where the mailbox names no mail', async () => {
    const { look, comesIn, internetId } = await withSent();
    await look();
    comesIn({
      ...failureOf(anna),
      apart: [],
      headers: [...absence, { name: 'References', value: `<first@x.example> ${internetId}` }],
    });
    assert.equal((await look()).state, 'bounced');
  });

  it('takes up one about a mail that is known only later, and opens it once', async () => {
    for (const hours of [0, 3]) {
      const { office, look, comesIn, internetId } = await withSent();
      const other = anInvitation({ state: 'sent', id: invitationIdOf(2) });
      await stored(office, other);
      const { messageId, conversationId } = known(other.mail);
      const { thread } = office.mailer;
      let isThere = false;
      office.mailer.thread = async (mailbox, of, since) => {
        if (of !== conversationId) return isThere ? thread(mailbox, of, since) : [];
        const ours = { messageId, receivedAt: since, from: 'alex@reseller.example' };
        return [{ ...ours, internetMessageId: '<other@reseller.example>' }];
      };
      comesIn({
        ...failureOf(anna),
        apart: [],
        headers: [...absence, { name: 'References', value: internetId }],
      });
      assert.equal((await look()).state, 'sent');
      isThere = true;
      office.pass(hours * 3_600_000);
      assert.equal((await look()).state, 'bounced', `${hours} hours later`);
      await look();
      assert.equal(office.mailer.count('marks'), 1);
    }
  });

  it('asks once a mailbox and round, and names whom a copy did not reach', async () => {
    const { office, look, comesIn, internetId } = await withSent();
    await look();
    assert.equal(office.mailer.count('reports'), 1);
    comesIn({ ...failureOf(boris), apart: [internetId] });
    const after = await look();
    assert.ok(after.state === 'sent');
    assert.deepEqual(after.undelivered, [boris]);
    await look();
    assert.equal(office.mailer.count('reports'), 3);
    assert.equal(office.mailer.count('source'), 1);
  });

  it('loses none that could not be opened at once', async () => {
    const { office, look, comesIn, internetId } = await withSent();
    await look();
    comesIn({ ...failureOf(anna), apart: [internetId] });
    office.mailer.fail({ call: 'source', fault: new Fault('graph/unavailable') });
    await assert.rejects(look());
    office.pass(2 * 3_600_000);
    assert.equal((await look()).state, 'bounced');
  });
});
