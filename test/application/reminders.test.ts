import assert from 'node:assert/strict';
import type { FaultPoint } from '../../src/ports/fault-points.ts';
import { Fault, type FaultCode } from '../../src/ports/faults.ts';
import type { Mailer } from '../../src/ports/mailer.ts';
import {
  aDesk,
  anOffice,
  type Desk,
  type DeskOptions,
  kept,
  notices,
  type Office,
  settleMs,
  storedDraft,
} from '../fixtures/desk.ts';
import { blueMeadow } from '../fixtures/invitations.ts';
import { known } from '../fixtures/known.ts';
import { alex, megan } from '../fixtures/people.ts';

const ladder = [3, 7, 14];
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Performs whatever is due by now, with what follows from it. */
async function settled(office: Office, desk: Desk): Promise<void> {
  for (let round = 0; round < 200; round += 1) {
    if ((await desk.performDue()) > 0) continue;
    const isWaiting = office.register
      .pending()
      .some(({ dueAt }) => Date.parse(dueAt) - office.clock.now().getTime() < 10 * 60_000);
    if (!isWaiting) return;
    office.pass(2_000);
  }
  throw new Error('it never settles');
}

/** An invitation that went out on a Thursday at noon, 9 April 2026. */
async function withSent(options: DeskOptions = {}) {
  const office = anOffice();
  office.pass(Date.parse('2026-04-09T12:00:00Z') - office.clock.now().getTime());
  const desk = aDesk(office, { ladder, ...options });
  const { id } = await storedDraft(office);
  await desk.send({ id, by: alex.id, revision: 1 });
  await settled(office, desk);
  const until = async (moment: string, at: Desk = desk) => {
    office.pass(Date.parse(moment) - office.clock.now().getTime());
    await settled(office, at);
  };
  const now = async () => {
    const invitation = await kept(office, { id });
    assert.ok(invitation.state === 'sent');
    return known(invitation.reminders);
  };
  return { office, desk, id, until, now, mine: { id, by: alex.id } };
}

const told = (office: Office) => notices(office).map(({ kind }) => kind);

describe('reminders', () => {
  it('wait where the customer is in the list already and nobody has noticed yet, and ask for a look', async () => {
    const { office, desk, until, id } = await withSent();
    office.partnerCenter.put(blueMeadow);
    await desk.compare();
    office.pass(Date.parse('2026-04-14T10:00:00Z') - office.clock.now().getTime());
    while ((await desk.performDue()) > 0);
    assert.equal(office.mailer.sent().length, 1);
    assert.ok(desk.looks.wanted > 0);
    await desk.notice();
    await until('2026-04-14T11:00:00Z');
    assert.equal((await kept(office, { id })).state, 'accepted');
    assert.equal(office.mailer.sent().length, 1);
  });

  it('go out on the third, seventh and fourteenth working day, in the thread, and then no more', async () => {
    const { office, until, now } = await withSent();
    assert.equal((await now()).next?.at, '2026-04-14T10:00:00.000Z');
    await until('2026-04-14T09:40:00Z');
    assert.equal(office.mailer.sent().length, 1);
    await until('2026-04-14T10:00:00Z');
    const [first, second] = office.mailer.sent();
    assert.ok(first && second);
    assert.equal(second.conversationId, first.conversationId);
    assert.deepEqual(second.to, first.to);
    assert.match(second.subject, /^Re: /);
    assert.ok(second.html.includes('reminder'));
    // The 20th is a holiday of this office.
    assert.equal((await now()).next?.at, '2026-04-21T10:00:00.000Z');
    await until('2026-04-21T10:00:00Z');
    assert.equal(office.mailer.sent().length, 3);
    await until('2026-04-30T10:00:00Z');
    assert.equal(office.mailer.sent().length, 4);
    assert.equal((await now()).next, undefined);
    await until('2026-06-30T10:00:00Z');
    assert.equal(office.mailer.sent().length, 4);
    assert.deepEqual(told(office), []);
  });

  it('wait for a working hour when the house was closed at their time', async () => {
    const { office, until } = await withSent();
    await until('2026-04-18T11:00:00Z');
    assert.equal(office.mailer.sent().length, 1, 'it is Saturday');
    await until('2026-04-21T09:00:00Z');
    assert.equal(office.mailer.sent().length, 1);
    await until('2026-04-21T10:00:00Z');
    assert.equal(office.mailer.sent().length, 2);
  });

  it('stop at an answer, at a mail that came back, at a withdrawal and at the acceptance', async () => {
    const stops: Readonly<
      Record<string, (at: Awaited<ReturnType<typeof withSent>>) => Promise<void> | void>
    > = {
      answer: ({ office }) =>
        office.mailer.comesIn(office.mailer.sent()[0]?.messageId ?? '', {
          from: 'anna@blue-meadow.example',
        }),
      bounce: ({ office }) =>
        office.mailer.comesIn(office.mailer.sent()[0]?.messageId ?? '', {
          from: 'postmaster@reseller.example',
          messageClass: 'REPORT.IPM.Note.NDR',
          source: '',
        }),
      withdrawal: async ({ desk, mine }) => void (await desk.withdraw(mine)),
      acceptance: async ({ office, desk }) => {
        office.partnerCenter.put(blueMeadow);
        await desk.compare();
        await desk.notice();
      },
    };
    for (const [what, stop] of Object.entries(stops)) {
      const at = await withSent();
      at.office.pass(hourMs);
      await stop(at);
      await at.until('2026-04-14T10:00:00Z');
      assert.equal(at.office.mailer.sent().length, 1, what);
      assert.deepEqual(at.office.mailer.drafts(), [], what);
    }
  });

  it('do not stop at an absence note', async () => {
    const { office, until } = await withSent();
    office.pass(hourMs);
    office.mailer.comesIn(office.mailer.sent()[0]?.messageId ?? '', {
      from: 'anna@blue-meadow.example',
      headers: [{ name: 'Auto-Submitted', value: 'auto-replied' }],
    });
    await until('2026-04-14T10:00:00Z');
    assert.equal(office.mailer.sent().length, 2);
  });

  it('are switched off and on, and one whose time went by meanwhile comes on the next working day', async () => {
    const { office, desk, until, now, mine } = await withSent();
    await desk.reminders({ ...mine, change: { kind: 'off' } });
    await desk.reminders({ ...mine, change: { kind: 'off' } });
    await until('2026-04-16T12:00:00Z');
    assert.equal(office.mailer.sent().length, 1);
    await desk.reminders({ ...mine, change: { kind: 'on' } });
    assert.equal((await now()).next?.at, '2026-04-17T10:00:00.000Z');
    await until('2026-04-17T10:00:00Z');
    assert.equal(office.mailer.sent().length, 2);
    const steps = [...office.history.kept.values()].flatMap(({ value: { sealed } }) =>
      sealed.fact.kind === 'reminder' ? [sealed.fact.step] : [],
    );
    assert.deepEqual(steps.sort(), ['off', 'on', 'sent']);
  });

  it('go out at their time when they are switched off and on before it', async () => {
    const { office, desk, until, mine } = await withSent();
    await desk.reminders({ ...mine, change: { kind: 'off' } });
    await desk.reminders({ ...mine, change: { kind: 'on' } });
    await until('2026-04-14T10:00:00Z');
    assert.equal(office.mailer.sent().length, 2);
  });

  it('are skipped one by one: a second press on an old card skips no other', async () => {
    const { office, desk, until, now, mine } = await withSent();
    const skip = () => desk.reminders({ ...mine, change: { kind: 'skip', number: 1 } });
    await skip();
    await skip();
    assert.equal((await now()).next?.number, 2);
    assert.equal((await now()).next?.at, '2026-04-21T10:00:00.000Z');
    await until('2026-04-20T12:00:00Z');
    assert.equal(office.mailer.sent().length, 1);
    await until('2026-04-21T10:00:00Z');
    assert.equal(office.mailer.sent().length, 2);
  });

  it('are said beforehand on the morning of the working day before, to whoever asked for that', async () => {
    for (const isAsked of [true, false]) {
      const { office, desk, until } = await withSent();
      await desk.people.change(alex.id, (before) => ({
        ...(before ?? { id: alex.id, name: alex.name }),
        notifications: {
          own: isAsked ? ['reminder'] : ['reply'],
          all: [],
          rhythm: 'at-once',
          weekdaysOnly: false,
        },
      }));
      await until('2026-04-13T07:40:00Z');
      assert.deepEqual(told(office), []);
      await until('2026-04-13T08:00:00Z');
      assert.deepEqual(told(office), isAsked ? ['reminder-due'] : []);
    }
  });

  it('begin anew with a mail that is sent once more', async () => {
    const { office, desk, id, until, now } = await withSent();
    await until('2026-04-14T10:00:00Z');
    const { revision, letter } = await kept(office, { id });
    await desk.resend({ id, by: alex.id, revision, letter });
    await settled(office, desk);
    assert.deepEqual((await now()).sent, []);
    assert.equal((await now()).next?.at, '2026-04-17T10:00:00.000Z');
  });

  it('begin anew, each once, also where that would be at the very same time', async () => {
    const { office, desk, id, until, now } = await withSent();
    const { revision, letter } = await kept(office, { id });
    await desk.resend({ id, by: alex.id, revision, letter });
    await settled(office, desk);
    assert.equal((await now()).next?.at, '2026-04-14T10:00:00.000Z');
    await until('2026-04-14T10:00:00Z');
    assert.equal(office.mailer.sent().length, 3);
    assert.deepEqual(
      (await now()).sent.map(({ number }) => number),
      [1],
    );
  });

  it('go on as they were planned where a second mail could not be brought out', async () => {
    const { office, desk, id, until, now } = await withSent();
    const { revision, letter } = await kept(office, { id });
    office.mailer.fail({ call: 'createReply', fault: new Fault('graph/not-allowed') });
    await desk.resend({ id, by: alex.id, revision, letter });
    await settled(office, desk);
    assert.deepEqual(told(office), ['resend-failed']);
    await until('2026-04-14T10:00:00Z');
    assert.equal(office.mailer.sent().length, 2);
    assert.equal((await now()).next?.at, '2026-04-21T10:00:00.000Z');
  });

  it('stop where the inviter has lost the right, and the Admin agents are told', async () => {
    const { office, until, now } = await withSent();
    office.rights.give(alex.id);
    await office.people.put({ ...megan, reference: {} }, undefined);
    await until('2026-04-14T10:00:00Z');
    assert.equal(office.mailer.sent().length, 1);
    assert.equal((await now()).off, true);
    assert.deepEqual(
      notices(office).map(({ to, kind }) => [to, kind]),
      [[megan.id, 'reminder-failed']],
    );
  });

  it('are told where the mailbox refuses one, and the next is tried', async () => {
    const { office, until, now } = await withSent();
    office.mailer.fail({ call: 'createReply', fault: new Fault('graph/not-allowed') });
    await until('2026-04-14T10:00:00Z');
    assert.deepEqual(told(office), ['reminder-failed']);
    assert.equal((await now()).next?.number, 2);
  });

  const faults: readonly (readonly [keyof Mailer, FaultCode])[] = [
    ['thread', 'graph/unavailable'],
    ['findByKey', 'graph/unavailable'],
    ['createReply', 'graph/unavailable'],
    ['createReply', 'graph/throttled'],
    ['address', 'graph/unavailable'],
    ['send', 'mail/outcome-unknown'],
    ['send', 'graph/throttled'],
    ['look', 'graph/unavailable'],
  ];
  for (const when of ['before', 'after'] as const) {
    for (const [call, code] of faults) {
      it(`go out once although ${call} ended in ${code} ${when} its effect`, async () => {
        const { office, until, now } = await withSent();
        office.mailer.fail({ call, when, fault: new Fault(code) });
        await until('2026-04-14T10:00:00Z');
        assert.equal(office.mailer.sent().length, 2);
        assert.deepEqual(
          (await now()).sent.map(({ number }) => number),
          [1],
        );
        assert.deepEqual(office.mailer.drafts(), []);
        await until('2026-04-21T10:00:00Z');
        assert.equal(office.mailer.sent().length, 3);
      });
    }
  }

  const points = [
    'remind.threaded',
    'remind.drafted',
    'remind.begun',
    'remind.called',
    'remind.recorded',
  ] as const satisfies FaultPoint[];
  for (const point of points) {
    it(`go out once although the process dies at ${point}`, async () => {
      const { office, until, now } = await withSent();
      const dying = aDesk(office, { ladder, diesAt: { point } });
      office.pass(Date.parse('2026-04-14T10:00:00Z') - office.clock.now().getTime());
      assert.equal(await dying.until(settled(office, dying)), 'died');
      office.pass(settleMs);
      await until('2026-04-14T10:10:00Z');
      assert.equal(office.mailer.sent().length, 2);
      assert.deepEqual(
        (await now()).sent.map(({ number }) => number),
        [1],
      );
      assert.deepEqual(office.mailer.drafts(), []);
    });
  }

  it('leave nothing behind when the customer accepts between the draft and the sending', async () => {
    const { office, desk, until } = await withSent();
    const dying = aDesk(office, { ladder, diesAt: { point: 'remind.drafted' } });
    office.pass(Date.parse('2026-04-14T10:00:00Z') - office.clock.now().getTime());
    assert.equal(await dying.until(settled(office, dying)), 'died');
    assert.equal(office.mailer.drafts().length, 1);
    const invitation = office.register.pending()[0];
    assert.ok(invitation);
    await desk.withdraw({ id: (await only(office)).id, by: alex.id });
    office.pass(dayMs);
    await until('2026-04-15T12:00:00Z');
    assert.equal(office.mailer.sent().length, 1);
    assert.deepEqual(office.mailer.drafts(), []);
  });
});

async function only(office: Office) {
  const [first] = await office.register.allIn(['sent']);
  return known(first?.value);
}
