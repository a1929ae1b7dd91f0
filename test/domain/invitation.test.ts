import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseCustomerTenantId } from '../../src/domain/ids.ts';
import type { Invitation, InvitationState } from '../../src/domain/invitation.ts';
import { decidedAt, isAcceptedLate, isAwaited, isOpen } from '../../src/domain/invitation-states.ts';
import { decide, type InvitationEvent } from '../../src/domain/invitation-moves.ts';
import { anInvitation, blueMeadow, contoso } from '../fixtures/invitations.ts';
import { known } from '../fixtures/known.ts';
import { alex, megan } from '../fixtures/people.ts';

const states = [
  'draft',
  'waiting-approval',
  'discarded',
  'sending',
  'handed-over',
  'sent',
  'bounced',
  'answered',
  'failed',
  'half-accepted',
  'accepted',
  'withdrawn',
] as const satisfies InvitationState[];
const at = '2026-04-09T10:00:00.000Z';
const mail = { mailbox: { kind: 'shared' }, messageId: 'AAkALg-9' } as const;
const customer = { id: blueMeadow.id, name: blueMeadow.name };
const letter = { subject: 'Other', before: 'a ', after: ' b' };

const events = {
  edit: (revision: number): InvitationEvent => ({ type: 'edit', letter, revision }),
  discard: (): InvitationEvent => ({ type: 'discard', at }),
  send: (revision: number): InvitationEvent => ({ type: 'send', at, by: megan.id, revision }),
  'ask-approval': (revision: number): InvitationEvent => ({
    type: 'ask-approval',
    at,
    by: alex.id,
    revision,
  }),
  approved: (): InvitationEvent => ({ type: 'approved', at, by: [megan] }),
  'give-back': (): InvitationEvent => ({ type: 'give-back', at }),
  'mail-sent': (): InvitationEvent => ({ type: 'mail-sent', at, mail }),
  'mail-failed': (): InvitationEvent => ({ type: 'mail-failed', at, reason: 'gave-up' }),
  'hand-over': (revision: number): InvitationEvent => ({
    type: 'hand-over',
    at,
    by: alex.id,
    way: 'outlook',
    revision,
  }),
  'draft-made': (): InvitationEvent => ({ type: 'draft-made', mail, webLink: 'https://outlook.example/1' }),
  done: (): InvitationEvent => ({ type: 'done', at, by: alex.id }),
  'take-back': (): InvitationEvent => ({ type: 'take-back', at, by: alex.id }),
  'found-sent': (): InvitationEvent => ({ type: 'found-sent', at, mail, link: 'intact' }),
  bounced: (): InvitationEvent => ({ type: 'bounced', at, failed: [], why: 'unknown-address' }),
  replied: (): InvitationEvent => ({ type: 'replied', at }),
  resend: (revision: number): InvitationEvent => ({ type: 'resend', at, by: alex.id, letter, revision }),
  assign: (): InvitationEvent => ({ type: 'assign', at, by: alex.id, to: megan }),
  withdraw: (): InvitationEvent => ({ type: 'withdraw', at, by: alex.id }),
  accept: (): InvitationEvent => ({
    type: 'accept',
    at,
    customer,
    match: 'tenant',
    halves: { reseller: true, provider: false },
  }),
};
type EventType = keyof typeof events;

/** Where each event leads from each state; all that is absent is refused. */
const leads: { readonly [S in InvitationState]: { readonly [E in EventType]?: InvitationState } } = {
  draft: {
    assign: 'draft',
    edit: 'draft',
    discard: 'discarded',
    send: 'sending',
    'ask-approval': 'waiting-approval',
    'hand-over': 'handed-over',
  },
  'waiting-approval': { approved: 'sending', 'give-back': 'draft' },
  failed: {
    assign: 'failed',
    edit: 'draft',
    discard: 'discarded',
    send: 'sending',
    'ask-approval': 'waiting-approval',
    'hand-over': 'handed-over',
  },
  sending: { 'mail-sent': 'sent', 'mail-failed': 'failed', accept: 'accepted' },
  'handed-over': {
    'draft-made': 'handed-over',
    done: 'sent',
    'take-back': 'draft',
    'found-sent': 'sent',
    withdraw: 'withdrawn',
    accept: 'accepted',
  },
  sent: {
    assign: 'sent',
    bounced: 'bounced',
    replied: 'answered',
    resend: 'sending',
    withdraw: 'withdrawn',
    accept: 'accepted',
  },
  bounced: {
    assign: 'bounced',
    replied: 'answered',
    resend: 'sending',
    withdraw: 'withdrawn',
    accept: 'accepted',
  },
  answered: { assign: 'answered', resend: 'sending', withdraw: 'withdrawn', accept: 'accepted' },
  withdrawn: { assign: 'withdrawn', resend: 'sending', accept: 'accepted' },
  'half-accepted': { assign: 'half-accepted', accept: 'accepted' },
  discarded: {},
  accepted: { assign: 'accepted' },
};

/** What moves it on without being a step of the usual way. */
const others = {
  'wait-for-sign-in': { type: 'wait-for-sign-in' },
  'signed-in': { type: 'signed-in' },
  'need-attention': { type: 'need-attention', needed: true },
  'close-unknown': { type: 'close-unknown', at, by: alex.id },
  reminded: { type: 'reminded', at, number: 1, mail },
  'skip-reminder': { type: 'skip-reminder', number: 1 },
  'reminders-off': { type: 'reminders-off' },
  'reminders-on': { type: 'reminders-on', at },
  'mailbox-closed': { type: 'mailbox-closed', at, why: 'sign-in' },
  'mailbox-seen': { type: 'mailbox-seen' },
  unmatch: { type: 'unmatch', at, by: alex.id, customerId: blueMeadow.id },
  'customer-left': { type: 'customer-left', at },
  note: { type: 'note', note: { ticket: 'INC-17' } },
} as const satisfies Record<Exclude<InvitationEvent['type'], EventType>, InvitationEvent>;

/** Where each of these leads; from every other state it is refused. */
const leadsBesides: Readonly<
  Record<keyof typeof others, { readonly [S in InvitationState]?: InvitationState }>
> = {
  'wait-for-sign-in': { sending: 'sending', 'handed-over': 'handed-over' },
  'signed-in': {},
  'need-attention': { sending: 'sending', 'handed-over': 'handed-over' },
  'close-unknown': { sending: 'withdrawn' },
  reminded: {},
  'skip-reminder': {},
  'reminders-off': {},
  'reminders-on': {},
  'mailbox-closed': { sent: 'sent' },
  'mailbox-seen': {},
  unmatch: {},
  'customer-left': { accepted: 'accepted', 'half-accepted': 'half-accepted' },
  note: Object.fromEntries(states.map((state) => [state, state])),
};

describe('an invitation', () => {
  for (const [type, event] of Object.entries(others)) {
    it(`has an answer in every state to ${type}`, () => {
      const found = states.flatMap((state) => {
        const after = decide(anInvitation({ state }), event);
        if (!after.ok) assert.equal(after.refusal, 'not-now');
        return after.ok ? [[state, after.value.state]] : [];
      });
      assert.deepEqual(Object.fromEntries(found), leadsBesides[type as keyof typeof others]);
    });
  }

  for (const state of states) {
    for (const type of Object.keys(events) as EventType[]) {
      const next = leads[state][type];
      it(`${next ? `moves from ${state} to ${next}` : `stays ${state}`} upon ${type}`, () => {
        const before = anInvitation({ state, revision: 7 });
        const after = decide(before, events[type](7));
        if (!next) return assert.deepEqual(after, { ok: false, refusal: 'not-now' });
        assert.ok(after.ok);
        assert.equal(after.value.state, next);
        assert.equal(after.value.revision, 8);
      });
    }
  }

  it('refuses an edit or a decision upon an older or newer letter than the present one', () => {
    for (const state of ['draft', 'failed'] as const) {
      for (const revision of [6, 8]) {
        const before = anInvitation({ state, revision: 7 });
        assert.deepEqual(decide(before, events.edit(revision)), { ok: false, refusal: 'outdated' });
        assert.deepEqual(decide(before, events.send(revision)), { ok: false, refusal: 'outdated' });
      }
    }
  });

  it('says who decided and when, and what was sent', () => {
    const draft = anInvitation({ revision: 1 });
    const sending = decide(draft, events.send(1));
    const toSending = [...draft.moves, { state: 'sending' as const, at, by: megan.id }];
    assert.deepEqual(sending, {
      ok: true,
      value: {
        ...anInvitation({ state: 'sending', revision: 2 }),
        decidedAt: at,
        decidedBy: megan.id,
        moves: toSending,
      },
    });
    assert.ok(sending.ok);
    const sent = decide(sending.value, events['mail-sent']());
    assert.deepEqual(sent, {
      ok: true,
      value: {
        ...anInvitation({ state: 'sent', revision: 3 }),
        sentAt: at,
        mail,
        moves: [...toSending, { state: 'sent', at }],
      },
    });
  });

  it('takes the mail into an acceptance that came first, once, and keeps it in one that came after', () => {
    const { mail: _, ...without } = anInvitation({ state: 'accepted', revision: 3 });
    const completed = decide(without, events['mail-sent']());
    assert.deepEqual(completed, { ok: true, value: { ...without, revision: 4, mail } });
    assert.ok(completed.ok);
    assert.deepEqual(decide(completed.value, events['mail-sent']()), { ok: false, refusal: 'not-now' });
    const sent = anInvitation({ state: 'sent' });
    const accepted = decide(sent, events.accept());
    assert.deepEqual(accepted.ok && accepted.value.state === 'accepted' && accepted.value.mail, sent.mail);
  });

  it('is open while the customer may still answer', () => {
    const open = states.filter((state) => isOpen(anInvitation({ state })));
    assert.deepEqual(open, ['sending', 'handed-over', 'sent', 'answered', 'half-accepted']);
  });
});

describe('a note', () => {
  const note = { note: 'Ask for Boris', ticket: 'INC-17' };

  it('is kept in every state and through every move, is no move itself, and is taken away again', () => {
    for (const state of states) {
      const before = anInvitation({ state, revision: 7 });
      const noted = decide(before, { type: 'note', note });
      assert.deepEqual(noted, { ok: true, value: { ...before, ...note, noted: 1 } });
      assert.ok(noted.ok);
      for (const type of Object.keys(events) as EventType[]) {
        const next = decide(noted.value, events[type](7));
        if (next.ok) assert.deepEqual([next.value.note, next.value.ticket], ['Ask for Boris', 'INC-17']);
      }
      assert.deepEqual(decide(noted.value, { type: 'note', note: {} }), {
        ok: true,
        value: { ...before, noted: 2 },
      });
    }
  });
});

describe('an invitation that is sent once more', () => {
  it('has the new mail when that went out, and stands as before when it did not', () => {
    for (const state of ['sent', 'withdrawn'] as const) {
      const before = anInvitation({ state, revision: 7 });
      const sending = decide(before, events.resend(7));
      assert.ok(sending.ok && sending.value.state === 'sending');
      assert.deepEqual(sending.value.again?.letter, letter);
      assert.deepEqual(decide(before, events.resend(6)), { ok: false, refusal: 'outdated' });
      const sent = decide(sending.value, events['mail-sent']());
      assert.ok(sent.ok && sent.value.state === 'sent');
      assert.deepEqual(sent.value.mail, mail);
      const failed = decide(sending.value, events['mail-failed']());
      assert.ok(failed.ok);
      const { moves: _, ...asBefore } = before;
      const { moves: __, ...stands } = failed.value;
      assert.deepEqual(stands, { ...asBefore, revision: 9 });
      const accepted = decide(sending.value, events.accept());
      assert.deepEqual(
        accepted.ok && accepted.value.state === 'accepted' && accepted.value.mail,
        before.mail,
      );
    }
  });

  it('was decided upon when the customer could first have the link', () => {
    const sent = anInvitation({
      state: 'sent',
      moves: [...anInvitation({}).moves, { state: 'sending', at: '2026-04-09T08:01:00.000Z' }],
    });
    const sending = decide(sent, events.resend(1));
    assert.equal(sending.ok && decidedAt(sending.value), '2026-04-09T08:01:00.000Z');
  });
});

describe('a withdrawn invitation', () => {
  it('is open no more, and is known to have been withdrawn when it is accepted all the same', () => {
    const withdrawn = decide(anInvitation({ state: 'sent' }), events.withdraw());
    assert.ok(withdrawn.ok);
    assert.equal(isOpen(withdrawn.value), false);
    assert.equal(isAwaited(withdrawn.value), true);
    const accepted = decide(withdrawn.value, events.accept());
    assert.ok(accepted.ok && accepted.value.state === 'accepted');
    assert.deepEqual(accepted.value.mail, anInvitation({ state: 'sent' }).mail);
    assert.equal(isAcceptedLate(accepted.value), true);
    const inTime = decide(anInvitation({ state: 'sent' }), events.accept());
    assert.equal(inTime.ok && isAcceptedLate(inTime.value), false);
  });
});

describe('a joint invitation', () => {
  const joint = anInvitation({
    state: 'sent',
    relationship: { kind: 'joint', providerId: contoso.id, providerName: contoso.name },
  });
  const accept = (reseller: boolean, provider: boolean) =>
    ({ ...events.accept(), halves: { reseller, provider } }) as InvitationEvent;

  it('is half accepted while one half is missing, whichever comes first, and whole with both', () => {
    for (const half of ['reseller', 'provider'] as const) {
      const first = decide(joint, accept(half === 'reseller', half === 'provider'));
      assert.ok(first.ok && first.value.state === 'half-accepted');
      assert.equal(first.value.half, half);
      assert.deepEqual(decide(first.value, accept(half === 'reseller', half === 'provider')), {
        ok: false,
        refusal: 'not-now',
      });
      const whole = decide(first.value, accept(true, true));
      assert.equal(whole.ok && whole.value.state, 'accepted');
    }
    assert.equal(decide(joint, accept(true, true)).ok, true);
  });

  it('is not answered by nothing, and an invitation alone not by the provider', () => {
    assert.equal(decide(joint, accept(false, false)).ok, false);
    assert.equal(decide(anInvitation({ state: 'sent' }), accept(false, true)).ok, false);
  });
});

const anyEvent = fc
  .tuple(fc.constantFrom(...(Object.keys(events) as EventType[])), fc.option(fc.integer({ min: 0, max: 8 })))
  .map(([type, revision]) => ({ type, revision }));

describe('any sequence of events', () => {
  const otherCustomer = { id: known(parseCustomerTenantId(alex.id)), name: 'x' };

  it('raises the revision with every move, leaves final states final, and never touches what was agreed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...states), fc.array(anyEvent, { maxLength: 25 }), (first, steps) => {
        const start: Invitation = anInvitation({ state: first });
        let now = start;
        for (const { type, revision } of steps) {
          const next = decide(now, events[type](revision ?? now.revision));
          if (!next.ok) continue;
          assert.equal(next.value.revision, now.revision + 1);
          assert.notEqual(now.state, 'discarded');
          if (now.state === 'accepted') assert.equal(next.value.state, 'accepted');
          if (type !== 'edit') assert.deepEqual(next.value.letter, now.letter);
          now = next.value;
        }
        const kept = ({ id, link, recipient, inviter, begunBy, relationship, createdAt }: Invitation) => ({
          id,
          link,
          recipient,
          begunBy: begunBy?.id ?? inviter,
          relationship,
          createdAt,
        });
        assert.deepEqual(kept(now), kept(start));
      }),
      { numRuns: 500 },
    );
  });

  it('never changes the value that was decided upon', () => {
    for (const state of states) {
      const before = anInvitation({ state });
      const copy = structuredClone(before);
      for (const type of Object.keys(events) as EventType[]) decide(before, events[type](before.revision));
      decide(before, { ...events.accept(), customer: otherCustomer } as InvitationEvent);
      assert.deepEqual(before, copy);
    }
  });
});
