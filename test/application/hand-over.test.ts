import assert from 'node:assert/strict';
import type { Invitation } from '../../src/domain/invitation.ts';
import { Fault } from '../../src/ports/faults.ts';
import {
  aDesk,
  anOffice,
  type Desk,
  kept,
  notices,
  type Office,
  performAll,
  stored,
  storedDraft,
  undone,
} from '../fixtures/desk.ts';
import { anInvitation, blueMeadow, contoso, invitationIdOf } from '../fixtures/invitations.ts';
import { alex, megan } from '../fixtures/people.ts';

const asked = { by: alex.id, revision: 1 } as const;
const isOutlook = { way: 'outlook' } as const;
const isCopy = { way: 'copy' } as const;
const hers = { id: invitationIdOf(2), inviter: megan.id, inviterName: megan.name } as const;

const shownCard = { person: alex.id, activityId: 'card-1' };

/** A letter whose draft stands in Alex's mailbox, as the card says on which it was asked for. */
async function withDraft() {
  const office = anOffice();
  const desk = aDesk(office);
  const { id } = await storedDraft(office);
  await desk.handOver({ id, ...asked, ...isOutlook, card: shownCard });
  await performAll(office, desk);
  const [mail] = office.mailer.drafts();
  assert.ok(mail);
  return { office, desk, id, mail, mine: { id, by: alex.id } };
}

const now = (office: Office, id: Invitation['id']) => kept(office, { id });

describe('handing a letter over to Outlook', () => {
  it('puts one draft into the inviter’s own mailbox, and sends nothing', async () => {
    const { office, id, mail } = await withDraft();
    assert.deepEqual(mail.mailbox, { kind: 'own', person: alex.id });
    assert.deepEqual(mail.to, [{ address: 'anna@blue-meadow.example', name: 'Anna Bergmann' }]);
    const invitation = await now(office, id);
    assert.ok(invitation.state === 'handed-over');
    assert.equal(invitation.webLink, mail.webLink);
    assert.equal(invitation.mail?.messageId, mail.messageId);
    assert.equal(office.mailer.drafts().length, 1);
    assert.deepEqual(office.mailer.sent(), []);
  });

  it('makes one draft however often and from wherever it is asked for', async () => {
    const office = anOffice();
    const [one, two] = [aDesk(office), aDesk(office)];
    const { id } = await storedDraft(office);
    const ask = (desk: Desk) => desk.handOver({ id, ...asked, ...isOutlook });
    await Promise.all([ask(one), ask(two), ask(one)]);
    await Promise.all([one.performDue(), two.performDue()]);
    await performAll(office, one);
    await ask(two);
    await performAll(office, two);
    assert.equal(office.mailer.drafts().length, 1);
    assert.equal((await now(office, id)).state, 'handed-over');
  });

  for (const when of ['before', 'after'] as const) {
    it(`makes one draft when the answer to its making is lost ${when} its effect`, async () => {
      const office = anOffice();
      const desk = aDesk(office);
      const { id } = await storedDraft(office);
      office.mailer.fail({ call: 'createDraft', fault: new Fault('graph/unavailable'), when, times: 2 });
      await desk.handOver({ id, ...asked, ...isOutlook });
      await performAll(office, desk);
      assert.equal(office.mailer.drafts().length, 1);
      const invitation = await now(office, id);
      assert.ok(invitation.state === 'handed-over' && invitation.webLink);
    });
  }

  it('shows the clicked card anew once the draft is there', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    const { id } = await storedDraft(office);
    await desk.handOver({ id, ...asked, ...isOutlook, card: shownCard });
    await performAll(office, desk);
    const shown = office.conversations.said.flatMap(({ message }) =>
      'shown' in message ? [message.shown] : [],
    );
    const last = shown.at(-1);
    assert.ok(last?.state === 'handed-over' && last.webLink);
  });

  it('puts the draft there once the inviter has signed in, or what stood in its way has gone', async () => {
    const closed = new Fault('sign-in/needed', { person: alex.id, system: 'graph' });
    for (const [fault, times] of [
      [closed, 1],
      [new Fault('graph/throttled'), 35],
    ] as const) {
      const office = anOffice();
      const desk = aDesk(office);
      const { id } = await storedDraft(office);
      office.mailer.fail({ call: 'findByKey', fault, times });
      await desk.handOver({ id, ...asked, ...isOutlook });
      await desk.performDue();
      if (fault === closed) assert.ok('waitsForSignIn' in (await now(office, id)));
      await performAll(office, desk);
      const invitation = await now(office, id);
      if (fault === closed)
        assert.ok(invitation.state === 'handed-over' && invitation.webLink, invitation.state);
      assert.equal(office.mailer.drafts().length, invitation.state === 'draft' ? 0 : 1);
    }
  });

  it('gives the letter back, with the reason, when the mailbox may not be used', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    const { id } = await storedDraft(office);
    office.mailer.fail({ call: 'createDraft', fault: new Fault('graph/not-allowed') });
    await desk.handOver({ id, ...asked, ...isOutlook });
    await performAll(office, desk);
    assert.equal((await now(office, id)).state, 'draft');
    assert.deepEqual(notices(office), [{ to: alex.id, kind: 'invitation-failed', isRepeat: false }]);
  });

  it('gives the letter back when the mailbox stays silent for very long', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    const { id } = await storedDraft(office);
    office.mailer.fail({ call: 'findByKey', fault: new Fault('graph/unavailable'), times: 1_000 });
    await desk.handOver({ id, ...asked, ...isOutlook });
    await performAll(office, desk);
    assert.equal((await now(office, id)).state, 'draft');
    assert.equal(notices(office).length, 1);
  });
});

describe('taking a letter back', () => {
  it('removes the draft from the mailbox, and the letter can be sent from here', async () => {
    const { office, desk, id, mine } = await withDraft();
    const back = await desk.takeBack(mine);
    assert.ok(back.ok && back.value.state === 'draft');
    assert.deepEqual(office.mailer.drafts(), []);
    await desk.send({ ...mine, revision: back.value.revision });
    await performAll(office, desk);
    assert.equal((await now(office, id)).state, 'sent');
    assert.equal(office.mailer.sent().length, 1);
  });

  it('leaves nothing behind of a draft that was being made meanwhile', async () => {
    const office = anOffice();
    let takeBack: (() => Promise<unknown>) | undefined;
    const desk = aDesk(office, {
      hop: async () => {
        if (office.mailer.drafts().length === 0) return;
        const act = takeBack;
        takeBack = undefined;
        await act?.();
      },
    });
    const other = aDesk(office);
    const { id } = await storedDraft(office);
    await desk.handOver({ id, ...asked, ...isOutlook });
    takeBack = () => other.takeBack({ id, by: alex.id });
    await performAll(office, desk);
    assert.equal((await now(office, id)).state, 'draft');
    assert.deepEqual(office.mailer.drafts(), []);
  });

  it('decides nothing while the draft cannot be removed', async () => {
    const { office, desk, id, mine } = await withDraft();
    office.mailer.fail({ call: 'discardDraft', fault: new Fault('graph/unavailable') });
    await assert.rejects(desk.takeBack(mine));
    assert.equal((await now(office, id)).state, 'handed-over');
    office.mailer.fail({ call: 'discardDraft', fault: new Fault('graph/unavailable'), when: 'after' });
    await assert.rejects(desk.takeBack(mine));
    const back = await desk.takeBack(mine);
    assert.equal(back.ok && back.value.state, 'draft');
  });

  it('records what the agent had sent already, in place of a draft', async () => {
    const { office, desk, mail, mine } = await withDraft();
    office.mailer.sendByHand(mail.messageId);
    const back = await desk.takeBack(mine);
    assert.ok(back.ok && back.value.state === 'sent');
    assert.deepEqual([back.value.how, back.value.linkFound], ['by-hand', 'intact']);
    assert.equal(office.mailer.sent().length, 1);
  });

  it('makes a new draft when the letter is handed over again', async () => {
    const { office, desk, id, mine } = await withDraft();
    const back = await desk.takeBack(mine);
    assert.ok(back.ok);
    await desk.handOver({ id, by: alex.id, revision: back.value.revision, ...isOutlook });
    await performAll(office, desk);
    const invitation = await now(office, id);
    assert.equal(
      invitation.state === 'handed-over' && invitation.mail?.messageId,
      office.mailer.drafts()[0]?.messageId,
    );
    assert.equal(office.mailer.drafts().length, 1);
  });

  it('is nobody else’s to do', async () => {
    const { office, desk, id } = await withDraft();
    const refused = await desk.takeBack({ id, by: megan.id });
    assert.equal(!refused.ok && refused.refusal.kind, 'not-yours');
    assert.equal(office.mailer.drafts().length, 1);
  });
});

describe('a mail that was sent by hand', () => {
  it('is believed upon Done, and proved by the mailbox later', async () => {
    const { office, desk, id, mail, mine } = await withDraft();
    const said = await desk.confirmSent(mine);
    assert.ok(said.ok && said.value.state === 'sent' && said.value.how === 'by-hand');
    assert.equal(said.value.linkFound, undefined);
    assert.equal(desk.looks.inMailboxes, 1, 'somebody waits for what the mailbox shows');
    await desk.lookAtHandOvers();
    assert.deepEqual(await now(office, id), said.value, 'a draft proves nothing');
    office.mailer.sendByHand(mail.messageId);
    await desk.lookAtHandOvers();
    const proved = await now(office, id);
    assert.equal(proved.state === 'sent' && proved.linkFound, 'intact');
    assert.deepEqual(notices(office), []);
  });

  it('is proved at once upon Done where the mailbox knows it', async () => {
    const { office, desk, mail, mine } = await withDraft();
    office.mailer.sendByHand(mail.messageId);
    const said = await desk.confirmSent(mine);
    assert.equal(said.ok && said.value.state === 'sent' && said.value.linkFound, 'intact');
    assert.deepEqual(await desk.confirmSent(mine), said, 'Done again changes nothing');
    assert.equal(desk.looks.inMailboxes, 0);
  });

  it('is believed upon Done while the mailbox does not answer', async () => {
    const { office, desk, mine } = await withDraft();
    office.mailer.fail({ call: 'read', fault: new Fault('graph/unavailable') });
    const said = await desk.confirmSent(mine);
    assert.equal(said.ok && said.value.state, 'sent');
  });

  it('is found without a word of the agent', async () => {
    const { office, desk, id, mail } = await withDraft();
    office.mailer.sendByHand(mail.messageId);
    await desk.lookAtHandOvers();
    const found = await now(office, id);
    assert.ok(found.state === 'sent' && found.how === 'by-hand' && found.linkFound === 'intact');
    assert.deepEqual(
      found.moves.map(({ state }) => state),
      ['draft', 'handed-over', 'sent'],
    );
  });

  it('is said once on the card that waited for Done, whoever looks and however often', async () => {
    const { office, desk, id, mail } = await withDraft();
    office.mailer.sendByHand(mail.messageId);
    const before = office.conversations.said.length;
    await Promise.all([desk.lookAtHandOvers(), aDesk(office).lookAtHandOvers()]);
    await desk.lookAtHandOvers();
    await performAll(office, desk);
    const found = await now(office, id);
    assert.deepEqual(office.conversations.said.slice(before), [
      { to: alex.id, message: { shown: found }, over: shownCard.activityId },
    ]);
  });

  it('is said on the card on which Done was pressed, else on the one before it', async () => {
    for (const pressed of [{ ...shownCard, activityId: 'card-2' }, undefined]) {
      const { office, desk, id, mail, mine } = await withDraft();
      await desk.confirmSent({ ...mine, ...(pressed ? { card: pressed } : {}) });
      await performAll(office, desk);
      const before = office.conversations.said.length;
      office.mailer.sendByHand(mail.messageId);
      await desk.lookAtHandOvers();
      await performAll(office, desk);
      const found = await now(office, id);
      assert.ok(found.state === 'sent' && found.linkFound === 'intact' && !('card' in found));
      assert.deepEqual(office.conversations.said.slice(before), [
        { to: alex.id, message: { shown: found }, over: (pressed ?? shownCard).activityId },
      ]);
    }
  });

  it('is recorded where the card that waited for Done is gone, and nothing is tried again', async () => {
    const { office, desk, id, mail } = await withDraft();
    office.mailer.sendByHand(mail.messageId);
    const before = office.conversations.said.length;
    office.conversations.answerUpdate('gone');
    await desk.lookAtHandOvers();
    await performAll(office, desk);
    assert.equal((await now(office, id)).state, 'sent');
    assert.equal(office.conversations.said.length, before);
    assert.deepEqual(undone(office), []);
  });

  it('is told as broken once, whoever looks and however often', async () => {
    const { office, desk, id, mail } = await withDraft();
    office.mailer.sendByHand(mail.messageId, mail.html.replaceAll('4567890', '4567891'));
    const other = aDesk(office);
    await Promise.all([desk.lookAtHandOvers(), other.lookAtHandOvers()]);
    await desk.lookAtHandOvers();
    await performAll(office, desk);
    const found = await now(office, id);
    assert.equal(found.state === 'sent' && found.linkFound, 'broken');
    assert.deepEqual(notices(office), [{ to: alex.id, kind: 'link-broken', isRepeat: false }]);
  });

  async function withTwoMailboxes() {
    const one = await withDraft();
    const { register } = one.office;
    const second = await stored(one.office, anInvitation({ ...hers, state: 'handed-over' }));
    await register.commit({
      aggregateId: second.id,
      invitation: {
        value: { ...second, mail: { mailbox: { kind: 'own', person: megan.id }, messageId: 'gone' } },
        over: (await register.invitation(second.id))?.version ?? '',
      },
    });
    return one;
  }

  it('is looked for in every mailbox, whichever of them does not answer', async () => {
    const { office, desk, id, mail } = await withTwoMailboxes();
    office.mailer.sendByHand(mail.messageId);
    office.mailer.fail({ call: 'read', fault: new Fault('sign-in/refused') });
    await assert.rejects(desk.lookAtHandOvers());
    await desk.lookAtHandOvers();
    assert.equal((await now(office, id)).state, 'sent');
  });

  it('is looked for in no other mailbox while the store is gone', async () => {
    const { office, desk } = await withTwoMailboxes();
    const before = office.mailer.count('read');
    office.mailer.fail({ call: 'read', fault: new Fault('store/unavailable') });
    await assert.rejects(desk.lookAtHandOvers(), new Fault('store/unavailable'));
    assert.equal(office.mailer.count('read'), before + 1);
  });

  it('is not looked for any more after two weeks', async () => {
    const { office, desk, mine } = await withDraft();
    await desk.confirmSent(mine);
    office.pass(15 * 86_400_000);
    const before = office.mailer.count('read');
    await desk.lookAtHandOvers();
    assert.equal(office.mailer.count('read'), before);
  });

  it('is accepted by the customer whether or not it was proved', async () => {
    const { office, desk, id } = await withDraft();
    office.partnerCenter.put(blueMeadow);
    await desk.compare();
    await desk.notice();
    assert.equal((await now(office, id)).state, 'accepted');
  });
});

describe('a letter that is copied', () => {
  it('is handed over at once and counts as an open invitation', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    const { id, recipient } = await storedDraft(office);
    const handed = await desk.handOver({ id, ...asked, ...isCopy });
    assert.ok(handed.ok && handed.value.state === 'handed-over' && handed.value.way === 'copy');
    assert.deepEqual(undone(office), []);
    assert.equal((await office.register.claim(recipient.tenantId))?.value.held, true);
    const other = await stored(office, anInvitation(hers));
    const refused = await desk.send({ id: other.id, by: megan.id, revision: 1 });
    assert.equal(!refused.ok && refused.refusal.kind, 'already-invited');
    const done = await desk.confirmSent({ id, by: alex.id });
    assert.ok(done.ok && done.value.state === 'sent' && done.value.how === 'by-hand');
  });

  it('is refused to all but one of several who ask for it or send at the same moment', async () => {
    for (const ways of [
      [isCopy, isCopy],
      [isCopy, isOutlook],
      [isCopy, undefined],
      [isOutlook, undefined],
    ]) {
      const office = anOffice();
      const mine = await storedDraft(office);
      const other = await stored(office, anInvitation(hers));
      const people = [
        { id: mine.id, by: alex.id, revision: 1 },
        { id: other.id, by: megan.id, revision: 1 },
      ];
      await Promise.all(
        people.map((one, index) => {
          const way = ways[index];
          const desk = aDesk(office);
          return way ? desk.handOver({ ...one, ...way }) : desk.send(one);
        }),
      );
      await performAll(office, aDesk(office));
      const states = [(await now(office, mine.id)).state, (await now(office, other.id)).state];
      const open = states.filter((state) => state === 'handed-over' || state === 'sent');
      assert.equal(open.length, 1, states.join(' and '));
    }
  });
});

describe('a provider who is no longer ours', () => {
  const joint = { kind: 'joint', providerId: contoso.id, providerName: contoso.name } as const;
  for (const providers of [[], [{ ...contoso, active: false }]]) {
    it(`keeps the letter here whichever way it was to go (${providers.length} listed)`, async () => {
      const office = anOffice({ providers });
      const desk = aDesk(office);
      const draft = await stored(office, anInvitation({ relationship: joint }));
      for (const ask of [
        () => desk.send({ id: draft.id, ...asked }),
        () => desk.handOver({ id: draft.id, ...asked, ...isOutlook }),
        () => desk.handOver({ id: draft.id, ...asked, ...isCopy }),
      ]) {
        const refused = await ask();
        assert.deepEqual(refused, { ok: false, refusal: { kind: 'provider-gone', invitation: draft } });
      }
      assert.deepEqual(await kept(office, draft), draft);
      assert.deepEqual(undone(office), []);
    });
  }

  it('is asked for at each sending, and where nobody can say, nothing is decided', async () => {
    const office = anOffice({ providers: [{ ...contoso, active: true }] });
    const desk = aDesk(office);
    const draft = await stored(office, anInvitation({ relationship: joint }));
    office.partnerCenter.fail({ call: 'providers', fault: new Fault('partner-center/unavailable') });
    await assert.rejects(desk.send({ id: draft.id, ...asked }));
    assert.deepEqual(await kept(office, draft), draft);
    const sent = await desk.send({ id: draft.id, ...asked });
    assert.equal(sent.ok && sent.value.state, 'sending');
  });
});
