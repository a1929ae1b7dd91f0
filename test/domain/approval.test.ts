import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Approval,
  type ApprovalEvent,
  decideApproval,
  idOfApproval,
  newApproval,
} from '../../src/domain/approval.ts';
import { removalKey } from '../../src/domain/ids.ts';
import type { NamedPerson } from '../../src/domain/named-person.ts';
import { blueMeadow } from '../fixtures/invitations.ts';
import { adele, alex, megan } from '../fixtures/people.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 3, 9, hour)).toISOString();
/** Nobody decides at this moment or later. */
const lastHour = 20;

function asked(needed: number, approvers: readonly NamedPerson[]): Approval {
  return newApproval({
    subject: { kind: 'removal', id: removalKey(blueMeadow.id) },
    number: 1,
    about: blueMeadow.name,
    requester: alex,
    requestedAt: at(0),
    approvers,
    needed,
    expiresAt: at(lastHour),
  });
}

const following = (approval: Approval, ...events: readonly ApprovalEvent[]): Approval =>
  events.reduce((before, event) => {
    const next = decideApproval(before, event);
    return next.ok ? next.value : before;
  }, approval);

describe('an approval', () => {
  it('never asks the requester, and has an id of its own', () => {
    const approval = asked(1, [alex, megan]);
    assert.deepEqual(approval.approvers, [megan]);
    assert.equal(idOfApproval(approval), `removal:${blueMeadow.id}~1`);
  });

  it('waits for as many different people as are needed', () => {
    const one = following(asked(2, [megan, adele]), {
      type: 'approve',
      by: megan,
      at: at(1),
      comment: 'Fine',
    });
    assert.equal(one.state, 'waiting');
    assert.deepEqual(decideApproval(one, { type: 'approve', by: megan, at: at(2) }), {
      ok: false,
      refusal: 'already',
    });
    const two = following(one, { type: 'approve', by: adele, at: at(2) });
    assert.equal(two.state, 'approved');
    assert.deepEqual(two.consents, [
      { by: megan, at: at(1), comment: 'Fine' },
      { by: adele, at: at(2) },
    ]);
  });

  it('takes back what was agreed when one says no', () => {
    const rejected = following(
      asked(2, [megan, adele]),
      { type: 'approve', by: megan, at: at(1) },
      { type: 'reject', by: adele, at: at(2), comment: 'Not yet' },
    );
    assert.deepEqual(rejected.state === 'rejected' && [rejected.by, rejected.comment, rejected.at], [
      adele,
      'Not yet',
      at(2),
    ]);
  });

  it('refuses each click that nobody may make', () => {
    const approval = asked(1, [megan]);
    const refusal = (event: ApprovalEvent, of = approval) => {
      const next = decideApproval(of, event);
      return next.ok ? undefined : next.refusal;
    };
    assert.equal(refusal({ type: 'approve', by: alex, at: at(1) }), 'own-request');
    assert.equal(refusal({ type: 'reject', by: alex, at: at(1) }), 'own-request');
    assert.equal(refusal({ type: 'approve', by: adele, at: at(1) }), 'not-asked');
    assert.equal(refusal({ type: 'approve', by: megan, at: at(lastHour) }), 'too-late');
    assert.equal(refusal({ type: 'expire', at: at(lastHour - 1) }), 'not-now');
    assert.equal(refusal({ type: 'reassign', by: megan, to: alex, at: at(1) }), 'own-request');
    assert.equal(refusal({ type: 'reassign', by: megan, to: megan, at: at(1) }), 'asked-already');
    const passed = following(approval, { type: 'reassign', by: megan, to: adele, at: at(1) });
    assert.equal(refusal({ type: 'approve', by: megan, at: at(2) }, passed), 'not-asked');
    assert.equal(following(passed, { type: 'approve', by: adele, at: at(2) }).state, 'approved');
  });

  it('is reminded of once, and keeps the cards that came late', () => {
    const reminded = following(asked(1, [megan]), { type: 'remind', at: at(4) });
    assert.deepEqual(decideApproval(reminded, { type: 'remind', at: at(5) }), {
      ok: false,
      refusal: 'not-now',
    });
    const unreached = following(reminded, { type: 'not-reached', person: megan });
    assert.deepEqual(unreached.unreached, [megan]);
    const over = following(unreached, { type: 'reject', by: megan, at: at(5) });
    const card = { person: megan.id, activityId: 'm1' };
    const shown = following(over, { type: 'card-sent', card });
    assert.deepEqual([shown.state, shown.cards, shown.unreached], ['rejected', [card], []]);
    assert.deepEqual(decideApproval(shown, { type: 'card-sent', card }), { ok: false, refusal: 'already' });
  });
});

const strangers = [7, 8].map(
  (number): NamedPerson => ({
    id: `a1000000-0000-4000-8000-00000000000${number}` as NamedPerson['id'],
    name: `Person ${number}`,
  }),
);
const everybody = [alex, megan, adele, ...strangers];
const person = fc.constantFrom(...everybody);
const moment = fc.integer({ min: 1, max: lastHour + 4 }).map(at);
const comment = fc.option(fc.string(), { nil: undefined });
const click = { by: person, at: moment };
const event: fc.Arbitrary<ApprovalEvent> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('approve' as const), ...click }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('reject' as const), ...click }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('reassign' as const), ...click, to: person }) },
  fc.record({ type: fc.constant('remind' as const), at: moment }),
  fc.record({ type: fc.constant('expire' as const), at: moment }),
  fc.record({
    type: fc.constant('cancel' as const),
    at: moment,
    why: fc.constantFrom('withdrawn', 'edited', 'passed-on', 'moot'),
  }),
  fc.record({
    type: fc.constant('card-sent' as const),
    card: fc.record({ person: person.map(({ id }) => id), activityId: fc.constantFrom('m1', 'm2') }),
  }),
  fc.record({ type: fc.constant('not-reached' as const), person }),
);
const said = fc.tuple(event, comment).map(([one, text]): ApprovalEvent => {
  const isClick = one.type === 'approve' || one.type === 'reject' || one.type === 'reassign';
  return isClick && text !== undefined ? { ...one, comment: text } : one;
});
const start = fc
  .record({
    needed: fc.integer({ min: 1, max: 3 }),
    approvers: fc.subarray([...everybody], { minLength: 1 }),
  })
  .map(({ needed, approvers }) => asked(needed, approvers));

/** What a decision that has been made consists of; cards alone may still come. */
function outcomeOf(approval: Approval): unknown {
  const { cards: _cards, revision: _revision, unreached: _unreached, ...rest } = approval;
  return rest;
}

describe('whoever clicks in whatever order upon an approval', () => {
  it('comes to one outcome at most, and never by the requester', () => {
    fc.assert(
      fc.property(start, fc.array(said, { maxLength: 24 }), (first, events) => {
        let approval = first;
        for (const one of events) {
          const next = decideApproval(approval, one);
          if (!next.ok) {
            if (approval.state !== 'waiting' && one.type !== 'card-sent')
              assert.equal(next.refusal, 'not-now');
            continue;
          }
          assert.equal(next.value.revision, approval.revision + 1);
          if (approval.state !== 'waiting') {
            assert.equal(one.type, 'card-sent');
            assert.deepEqual(outcomeOf(next.value), outcomeOf(approval), 'an outcome was changed');
          }
          assertClickWasAllowed(approval, one);
          approval = next.value;
          assertSound(approval, first);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});

function assertClickWasAllowed(before: Approval, one: ApprovalEvent): void {
  if (one.type === 'expire') assert.ok(one.at >= before.expiresAt, 'given up too early');
  if (one.type !== 'approve' && one.type !== 'reject' && one.type !== 'reassign') return;
  assert.notEqual(one.by.id, before.requester.id);
  assert.ok(before.approvers.some(({ id }) => id === one.by.id));
  assert.ok(one.at < before.expiresAt, 'decided too late');
}

function assertSound(approval: Approval, first: Approval): void {
  const { approvers, consents, requester, needed, state } = approval;
  const agreed = new Set(consents.map(({ by }) => by.id));
  assert.equal(agreed.size, consents.length, 'somebody counted twice');
  assert.ok(!agreed.has(requester.id) && !approvers.some(({ id }) => id === requester.id));
  assert.equal(new Set(approvers.map(({ id }) => id)).size, approvers.length);
  assert.equal(approvers.length, first.approvers.length, 'passing on makes nobody more or less');
  for (const id of agreed) assert.ok(approvers.some((one) => one.id === id));
  if (state === 'approved') assert.equal(consents.length, needed);
  else assert.ok(consents.length < needed, 'enough have agreed');
}
