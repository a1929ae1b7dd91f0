import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  decideNewcomer,
  type Newcomer,
  type NewcomerEvent,
  newNewcomer,
  type Question,
} from '../../src/domain/newcomer.ts';
import { blueMeadow, invitationIdOf } from '../fixtures/invitations.ts';
import { alex, megan } from '../fixtures/people.ts';

const at = '2026-04-09T09:00:00.000Z';
const question: Question = {
  askedAt: at,
  candidates: [
    { invitationId: invitationIdOf(1), reason: 'name' },
    { invitationId: invitationIdOf(2), reason: 'name' },
  ],
  asked: [alex.id],
};
const fresh = newNewcomer({ customer: blueMeadow, domains: [blueMeadow.domain], firstSeenAt: at });

function following(...events: readonly NewcomerEvent[]): Newcomer {
  return events.reduce<Newcomer>((newcomer, event) => {
    const next = decideNewcomer(newcomer, event);
    assert.ok(next.ok, `${event.type} of ${newcomer.state}`);
    return next.value;
  }, fresh);
}

const answer = (over: Partial<NewcomerEvent & { type: 'answer' }> = {}): NewcomerEvent => ({
  type: 'answer',
  at,
  by: alex,
  invitationId: invitationIdOf(2),
  revision: 2,
  ...over,
});
const ask: NewcomerEvent = { type: 'ask', question };
const claim: NewcomerEvent = {
  type: 'claim',
  at,
  candidate: { invitationId: invitationIdOf(1), reason: 'verified-domain' },
};

describe('a newcomer', () => {
  it('is claimed by the first answer, with who gave it', () => {
    const claimed = following(ask, answer());
    assert.ok(claimed.state === 'claimed');
    assert.deepEqual(
      [claimed.invitationId, claimed.reason, claimed.by],
      [invitationIdOf(2), 'answered', alex],
    );
    assert.deepEqual(decideNewcomer(claimed, answer({ revision: 3 })), { ok: false, refusal: 'not-now' });
  });

  it('is nobody’s once somebody who was asked says so, and stays it', () => {
    const none = following(ask, answer({ invitationId: undefined }));
    assert.equal(none.state, 'none');
    for (const event of [ask, claim, answer({ revision: 3 })]) assert.ok(!decideNewcomer(none, event).ok);
  });

  it('takes no answer of who was not asked, to what was not asked, or to an older question', () => {
    const asked = following(ask);
    const refusal = (event: NewcomerEvent) => {
      const next = decideNewcomer(asked, event);
      return next.ok || next.refusal;
    };
    assert.equal(refusal(answer({ by: megan })), 'not-asked');
    assert.equal(refusal(answer({ invitationId: invitationIdOf(3) })), 'not-asked');
    assert.equal(refusal(answer({ revision: 1 })), 'outdated');
  });

  it('asks again what was asked, and nobody anew, when its invitation was answered by another', () => {
    const back = following(ask, answer(), { type: 'give-back' });
    assert.ok(back.state === 'asked');
    assert.deepEqual(back.question, question);
    assert.equal(following(claim, { type: 'give-back' }).state, 'unmatched');
  });

  it('never moves once explained, is asked about once, and its revision only rises', () => {
    const event = fc.constantFrom<NewcomerEvent>(
      ask,
      claim,
      answer(),
      answer({ invitationId: undefined }),
      answer({ revision: 4 }),
      { type: 'settle' },
      { type: 'give-back' },
      { type: 'belong', at, by: megan, invitationId: invitationIdOf(2) },
      { type: 'tell-alone', at, why: 'none-fits' },
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        let newcomer: Newcomer = fresh;
        let asked = 0;
        let told = 0;
        for (const one of events) {
          const next = decideNewcomer(newcomer, one);
          if (!next.ok) continue;
          assert.ok(newcomer.state !== 'explained');
          if (newcomer.state === 'none') assert.ok(one.type === 'belong' || one.type === 'tell-alone');
          assert.equal(next.value.revision, newcomer.revision + (one.type === 'tell-alone' ? 0 : 1));
          if (one.type === 'tell-alone') told += 1;
          if (one.type === 'ask') asked += 1;
          newcomer = next.value;
        }
        assert.ok(asked <= 1 && told <= 1);
      }),
    );
  });
});
