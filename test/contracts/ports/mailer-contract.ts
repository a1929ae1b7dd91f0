import assert from 'node:assert/strict';
import { type InvitationId, parseInvitationId } from '../../../src/domain/ids.ts';
import { failedDelivery, kindOfIncoming } from '../../../src/domain/incoming-mail.ts';
import type { Mailbox } from '../../../src/domain/mailbox.ts';
import { type FaultCode, isFault } from '../../../src/ports/faults.ts';
import type { Mailer, OutgoingMail } from '../../../src/ports/mailer.ts';
import { alex } from '../../fixtures/people.ts';

export interface OpenedMailer {
  readonly mailer: Mailer;
  /** The addresses of every mail that went out, oldest first. */
  sentTo(): Promise<readonly string[]>;
  /** The next such call loses its answer, before or after its effect. */
  loseAnswer(call: 'createDraft' | 'send', when: 'before' | 'after'): Promise<void>;
  /** A person answers the mail, or a machine does. */
  comesBack(messageId: string, how: 'reply' | 'absence' | 'bounce' | 'apart'): Promise<void>;
  throttle(call: 'send', waitS: number): Promise<void>;
  close(): Promise<void>;
}

const own: Mailbox = { kind: 'own', person: alex.id };
const shared: Mailbox = { kind: 'shared' };

function aMail(key: string, over: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    key,
    invitationId: parseInvitationId('inv-0123456789abcdef') as InvitationId,
    to: [{ address: 'anna@blue-meadow.example', name: 'Anna' }],
    cc: [],
    subject: 'Приглашение · Invitation',
    html: '<p>Hello &amp; welcome</p>',
    ...over,
  };
}

const throws = (code: FaultCode) => (error: unknown) => isFault(error) && error.code === code;

/** What any mailbox must do so that each mail goes out once. */
export function mailerContract(open: () => Promise<OpenedMailer>): void {
  let opened: OpenedMailer;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  for (const mailbox of [own, shared]) {
    it(`keeps a draft in the ${mailbox.kind} mailbox, without a time of sending, until it is sent`, async () => {
      const { mailer, sentTo } = opened;
      const draft = await mailer.createDraft(mailbox, aMail('inv-1.send-2'));
      assert.equal(draft.isDraft, true);
      assert.equal(draft.sentAt, undefined);
      assert.deepEqual(await sentTo(), []);

      await mailer.send(mailbox, draft.messageId);
      const sent = await mailer.look(mailbox, draft.messageId);
      assert.equal(sent?.isDraft, false);
      assert.equal(sent?.messageId, draft.messageId);
      assert.ok(!Number.isNaN(Date.parse(sent?.sentAt ?? '')));
      assert.deepEqual(await sentTo(), ['anna@blue-meadow.example']);
    });
  }

  for (const mailbox of [own, shared]) {
    it(`answers in the thread of a mail that went out from the ${mailbox.kind} mailbox, addressed as it is told`, async () => {
      const { mailer, sentTo } = opened;
      const first = await mailer.createDraft(mailbox, aMail('inv-1.send-2'));
      await mailer.send(mailbox, first.messageId);
      const sent = await mailer.look(mailbox, first.messageId);
      const again = aMail('inv-1.again-4', { subject: 'Re: x', html: '<p>Again</p>' });
      const reply = await mailer.createReply(mailbox, first.messageId, again);
      assert.ok(reply?.isDraft);
      assert.equal(reply.conversationId, sent?.conversationId);
      const found = await mailer.findByKey(mailbox, 'inv-1.again-4');
      assert.equal(found?.messageId, reply.messageId);
      for (let time = 0; time < 2; time += 1) await mailer.address(mailbox, reply.messageId, again);
      assert.match((await mailer.read(mailbox, reply.messageId))?.body.content ?? '', /Again/);
      await mailer.send(mailbox, reply.messageId);
      assert.deepEqual(await sentTo(), ['anna@blue-meadow.example', 'anna@blue-meadow.example']);
    });
  }

  it('has no thread for a mail that the mailbox does not know', async () => {
    assert.equal(await opened.mailer.createReply(own, 'AAkALg-nobody', aMail('inv-1.again-4')), undefined);
  });

  it('finds a draft by its key, and by no other', async () => {
    const { mailer } = opened;
    const key = "inv-1's.send-2 ü&+/=%";
    const draft = await mailer.createDraft(own, aMail(key));
    assert.deepEqual(await mailer.findByKey(own, key), draft);
    assert.equal(await mailer.findByKey(own, 'inv-1'), undefined);
    assert.equal(await mailer.findByKey(own, "' or 1 eq 1 or '"), undefined);
  });

  it('finds a sent mail by its key, before a draft of the same key', async () => {
    const { mailer } = opened;
    const first = await mailer.createDraft(own, aMail('inv-1.send-2'));
    await mailer.createDraft(own, aMail('inv-1.send-2'));
    await mailer.send(own, first.messageId);
    const found = await mailer.findByKey(own, 'inv-1.send-2');
    assert.equal(found?.messageId, first.messageId);
    assert.equal(found?.isDraft, false);
  });

  it('keeps one mailbox apart from another', async () => {
    const { mailer } = opened;
    const draft = await mailer.createDraft(own, aMail('inv-1.send-2'));
    assert.equal(await mailer.findByKey(shared, 'inv-1.send-2'), undefined);
    assert.equal(await mailer.look(shared, draft.messageId), undefined);
  });

  it('knows nothing of an id that was never given', async () => {
    assert.equal(await opened.mailer.look(own, 'AAkALgAAAA/never+given='), undefined);
  });

  it('sends nothing twice when it is asked to send again', async () => {
    const { mailer, sentTo } = opened;
    const draft = await mailer.createDraft(own, aMail('inv-1.send-2'));
    await mailer.send(own, draft.messageId);
    await assert.rejects(mailer.send(own, draft.messageId), isFault);
    assert.equal((await sentTo()).length, 1);
  });

  it('refuses an address that no mail can go to', async () => {
    const { mailer, sentTo } = opened;
    const draft = await mailer.createDraft(own, aMail('inv-1.send-2', { to: [{ address: 'nowhere' }] }));
    await assert.rejects(mailer.send(own, draft.messageId), throws('mail/refused'));
    assert.deepEqual(await sentTo(), []);
  });

  it('sends one mail to everybody it names', async () => {
    const { mailer, sentTo } = opened;
    const to = ['anna', 'boris', 'clara'].map((name) => ({ address: `${name}@blue-meadow.example` }));
    const cc = [{ address: 'megan@reseller.example' }];
    const draft = await mailer.createDraft(own, aMail('inv-1.send-2', { to, cc }));
    await mailer.send(own, draft.messageId);
    assert.deepEqual(
      await sentTo(),
      to.map(({ address }) => address),
    );
  });

  it('gives a draft an address at which a person opens it', async () => {
    const { mailer } = opened;
    const draft = await mailer.createDraft(own, aMail('inv-1.draft-2'));
    assert.match(draft.webLink ?? '', /^https:\/\/outlook\.office365\.com\//);
    assert.equal((await mailer.findByKey(own, 'inv-1.draft-2'))?.webLink, draft.webLink);
  });

  it('reads the text of a draft and of what was sent', async () => {
    const { mailer } = opened;
    const draft = await mailer.createDraft(own, aMail('inv-1.send-2'));
    const asDraft = await mailer.read(own, draft.messageId);
    assert.deepEqual(asDraft?.body, { contentType: 'html', content: aMail('').html });
    assert.equal(asDraft.isDraft, true);
    await mailer.send(own, draft.messageId);
    const sent = await mailer.read(own, draft.messageId);
    assert.deepEqual(sent?.body, asDraft.body);
    assert.equal(sent.isDraft, false);
    assert.equal(await mailer.read(own, 'AAkALgAAAA/never+given='), undefined);
  });

  it('throws a draft away, as often as it is asked to, and never what was sent', async () => {
    const { mailer, sentTo } = opened;
    const draft = await mailer.createDraft(own, aMail('inv-1.draft-2'));
    assert.equal(await mailer.discardDraft(own, draft.messageId), 'gone');
    assert.equal(await mailer.discardDraft(own, draft.messageId), 'gone');
    assert.equal(await mailer.discardDraft(own, 'AAkALgAAAA/never+given='), 'gone');
    const other = await mailer.createDraft(own, aMail('inv-1.draft-3'));
    await mailer.send(own, other.messageId);
    assert.equal(await mailer.discardDraft(own, other.messageId), 'sent');
    assert.equal((await mailer.look(own, other.messageId))?.isDraft, false);
    assert.equal((await sentTo()).length, 1);
  });

  it('shows what came into a thread, and by which marks machines are told from people', async () => {
    const { mailer, comesBack } = opened;
    for (const mailbox of [own, shared]) {
      const draft = await mailer.createDraft(mailbox, aMail(`inv-1.${mailbox.kind}`));
      await mailer.send(mailbox, draft.messageId);
      const sent = await mailer.look(mailbox, draft.messageId);
      const conversationId = sent?.conversationId ?? '';
      const since = new Date(Date.parse(sent?.sentAt ?? '') - 5_000).toISOString();
      await mailer.createReply(mailbox, draft.messageId, aMail('inv-1.draft'));
      for (const how of ['reply', 'absence', 'bounce'] as const) await comesBack(draft.messageId, how);
      const thread = await mailer.thread(mailbox, conversationId, since);
      assert.deepEqual(await mailer.thread(mailbox, `${conversationId}x`, since), []);
      assert.deepEqual(await mailer.thread(mailbox, conversationId, '2099-01-01T00:00:00.000Z'), []);
      const ours = thread.find(({ messageId }) => messageId === draft.messageId);
      const theirs = thread.filter(({ from }) => from !== ours?.from);
      assert.equal(theirs.length, thread.length - 1, 'our own mail, and no draft');
      const kinds: string[] = [];
      for (const { messageId } of theirs) {
        const kind = kindOfIncoming((await mailer.marks(mailbox, messageId)) ?? assert.fail());
        kinds.push(kind);
        if (kind !== 'report') continue;
        const failed = failedDelivery((await mailer.source(mailbox, messageId)) ?? '');
        assert.deepEqual(failed, { addresses: ['anna@blue-meadow.example'], why: 'unknown-address' });
      }
      assert.deepEqual(kinds.sort(), ['answer', 'automatic', 'report']);
    }
    assert.equal(await mailer.marks(own, 'AAkALgAAAA/never+given='), undefined);
    assert.equal(await mailer.source(own, 'AAkALgAAAA/never+given='), undefined);
  });

  it('lists the reports of mail servers and no other mail, with the mail that each is about', async () => {
    const { mailer, comesBack } = opened;
    for (const mailbox of [own, shared]) {
      const draft = await mailer.createDraft(mailbox, aMail(`inv-2.${mailbox.kind}`));
      await mailer.send(mailbox, draft.messageId);
      const { conversationId = '', sentAt = '' } = (await mailer.look(mailbox, draft.messageId)) ?? {};
      const since = new Date(Date.parse(sentAt) - 5_000).toISOString();
      assert.deepEqual(await mailer.reports(mailbox, since), []);
      for (const how of ['reply', 'absence', 'apart'] as const) await comesBack(draft.messageId, how);
      const thread = await mailer.thread(mailbox, conversationId, since);
      const ours = thread.find(({ messageId }) => messageId === draft.messageId)?.internetMessageId;
      const reports = await mailer.reports(mailbox, since);
      assert.deepEqual(
        reports.map(({ about }) => about.includes(ours ?? assert.fail())),
        [true],
      );
      const [report] = reports;
      assert.ok(!thread.some(({ messageId }) => messageId === report?.messageId));
      const failed = failedDelivery((await mailer.source(mailbox, report?.messageId ?? '')) ?? '');
      assert.deepEqual(failed?.addresses, ['anna@blue-meadow.example']);
      assert.deepEqual(await mailer.reports(mailbox, '2099-01-01T00:00:00.000Z'), []);
    }
  });

  it('asks for a look after a lost answer, which shows whether the mail went out', async () => {
    const { mailer, loseAnswer, sentTo } = opened;
    for (const when of ['before', 'after'] as const) {
      const draft = await mailer.createDraft(own, aMail(`inv-1.${when}`));
      await loseAnswer('send', when);
      await assert.rejects(mailer.send(own, draft.messageId), throws('mail/outcome-unknown'));
      assert.equal((await mailer.look(own, draft.messageId))?.isDraft, when === 'before');
    }
    assert.equal((await sentTo()).length, 1);
  });

  it('has a draft found by its key after the answer to its making was lost', async () => {
    const { mailer, loseAnswer } = opened;
    await loseAnswer('createDraft', 'after');
    await assert.rejects(mailer.createDraft(shared, aMail('inv-1.send-2')), throws('graph/unavailable'));
    assert.equal((await mailer.findByKey(shared, 'inv-1.send-2'))?.isDraft, true);
  });

  it('sends nothing while it is throttled, and says for how long', async () => {
    const { mailer, throttle, sentTo } = opened;
    const draft = await mailer.createDraft(own, aMail('inv-1.send-2'));
    await throttle('send', 7);
    await assert.rejects(
      mailer.send(own, draft.messageId),
      (error) => throws('graph/throttled')(error) && isFault(error) && error.details.retryAfterMs === 7_000,
    );
    assert.deepEqual(await sentTo(), []);
    await mailer.send(own, draft.messageId);
    assert.equal((await sentTo()).length, 1);
  });
}
