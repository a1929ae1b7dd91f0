/** What never comes to its end, whatever kind of act it is: it is seen, rarely tried, and told to whoever decided it. */
import assert from 'node:assert/strict';
import type { AttentionTopic } from '../../src/domain/attention.ts';
import {
  approvalId,
  type AggregateId,
  house,
  newcomerKey,
  parseChannelId,
  removalKey,
} from '../../src/domain/ids.ts';
import type { Notice } from '../../src/domain/message.ts';
import { Fault } from '../../src/ports/faults.ts';
import type { Act } from '../../src/ports/acts.ts';
import { aDesk, anOffice, type Desk, type DeskOptions, type Office, storedDraft } from '../fixtures/desk.ts';
import { anInvitation, blueMeadow } from '../fixtures/invitations.ts';
import { known } from '../fixtures/known.ts';
import { alex, megan } from '../fixtures/people.ts';
import { askedRemoval } from '../fixtures/removals.ts';

const { id: invitationId } = anInvitation({});
const customerId = blueMeadow.id;
const removal = removalKey(customerId);
const request = approvalId(removal, 1);
const at = '2026-04-09T08:00:00.000Z';
const notice: Notice = { kind: 'customer-replied', invitationId };
const channel = known(parseChannelId('19:desk@thread.tacv2'));
const record = { name: 'set', key: house, at, fact: { kind: 'setting', setting: 'x' } } as const;

type Kind = Act['kind'];
type Stuck = {
  readonly [K in Kind]: readonly [AggregateId, AttentionTopic, Omit<Extract<Act, { kind: K }>, 'kind'>];
};

/** One act of each kind, in the aggregate that it belongs to, and what it is called where people see it. */
const acts: Stuck = {
  'send-mail': [invitationId, 'mail', { invitationId }],
  'make-draft': [invitationId, 'draft', { invitationId }],
  remind: [invitationId, 'reminder', { invitationId, number: 1 }],
  'preview-reminder': [invitationId, 'news', { invitationId, number: 1 }],
  announce: [invitationId, 'news', { owner: alex.id, notice }],
  notify: [invitationId, 'news', { to: alex.id, notice }],
  post: [invitationId, 'news', { channel, notice }],
  show: [invitationId, 'news', { invitationId, card: { person: alex.id, activityId: 'm1' } }],
  'show-question': [newcomerKey(customerId), 'news', { customerId }],
  'release-newcomer': [newcomerKey(customerId), 'record', { customerId, invitationId }],
  'forget-person': [house, 'record', { person: alex.id, at }],
  'forget-address': [house, 'record', { address: 'anna@blue-meadow.example', by: alex, at }],
  record: [house, 'record', { record }],
  'ask-approver': [removal, 'approval', { approvalId: request, to: megan.id, isReminder: false }],
  'show-approval': [removal, 'news', { approvalId: request }],
  'approval-due': [removal, 'approval', { approvalId: request, what: 'expire' }],
  'remove-customer': [removal, 'removal', { number: 1 }],
  'mail-removal-notice': [removal, 'removal-mail', { number: 1 }],
  'end-delegation': [removal, 'delegation', { number: 1, delegationId: 'gdap-1' }],
  'register-events': [house, 'registration', { revision: 1 }],
};

/** Whatever is kept is of a shape that nobody here understands, as after a step back to an older version. */
function makeUnreadable(office: Office): void {
  const unreadable = async () => {
    throw new Fault('store/bad-document');
  };
  for (const read of ['invitation', 'newcomer', 'removal', 'approval', 'eventChoice'])
    Object.assign(office.register, { [read]: unreadable });
  Object.assign(office.people, { read: unreadable });
  Object.assign(office.channels, { read: unreadable });
  Object.assign(office.history, { ends: unreadable, entriesAbout: unreadable });
}

/** Performs and lets time pass until the condition holds. */
async function until(office: Office, desk: Desk, isSo: () => Promise<boolean> | boolean, stepMs = 5_000) {
  for (let round = 0; !(await isSo()); round += 1) {
    assert.ok(round < 5_000, 'it never comes to that');
    if ((await desk.performDue()) === 0) office.pass(stepMs);
  }
}

describe('an act that cannot be performed, and of which nothing can be read', () => {
  for (const kind of Object.keys(acts) as Kind[]) {
    it(`is seen, and tried rarely, and comes to its end when it can (${kind})`, async () => {
      const office = anOffice();
      const [aggregateId, topic, rest] = acts[kind];
      const act = { kind, ...rest } as Act;
      const dueAt = office.clock.now().toISOString();
      await office.register.commit({ aggregateId, acts: [{ entryId: 'stuck', act, dueAt }] });
      const readable = { register: { ...office.register }, people: { ...office.people } };
      const more = { channels: { ...office.channels }, history: { ...office.history } };
      makeUnreadable(office);
      const desk = aDesk(office);
      const seen = () => desk.attention.read.all(megan.id);
      await until(office, desk, async () => (await seen()).length === 1);
      assert.equal((await seen())[0]?.topic, topic);
      const tried = () => office.telemetry.recorded.filter(({ name }) => name === 'outbox.delayed').length;
      assert.ok(tried() <= 30, `${tried()} attempts`);
      const before = tried();
      for (let minute = 0; minute < 60; minute += 1) {
        office.pass(60_000);
        await desk.performDue();
      }
      assert.ok(tried() > before && tried() - before <= 6, 'it is looked at rarely from then on');
      Object.assign(office.register, readable.register);
      Object.assign(office.people, readable.people);
      Object.assign(office.channels, more.channels);
      Object.assign(office.history, more.history);
      const isOver = () => office.register.pending().every(({ entryId }) => entryId !== 'stuck');
      await until(office, aDesk(office), isOver);
    });
  }
});

/** What its owner is told needs attention. */
const cards = ({ conversations }: Office) =>
  conversations.said.flatMap(({ to, message }) =>
    'notice' in message && message.notice.kind === 'needs-attention' ? [[to, message.notice.topic]] : [],
  );

const often = 500;

/** Alex asks for the end of a relationship, and Megan agrees unless she is never asked. */
async function removing(office: Office, desk: Desk, isAgreed = true): Promise<void> {
  office.partnerCenter.put(blueMeadow);
  office.delegations.put(customerId, [{ id: 'gdap-1', name: 'Support', status: 'active' }]);
  const { removals, approvals } = desk.removals;
  assert.ok((await removals.request(askedRemoval(alex))).ok);
  if (isAgreed)
    assert.ok((await approvals.decide({ id: request, by: megan, verdict: { kind: 'approve' } })).ok);
}

const isGone = async ({ register }: Office) =>
  (await register.removal(customerId, 1))?.value.state === 'gone';

/** The call that sends gives no answer, and from then on the mail is nowhere. */
async function loseMail(office: Office, desk: Desk): Promise<void> {
  const { length } = office.mailer.drafts();
  office.mailer.fail({ call: 'send', when: 'before', fault: new Fault('mail/outcome-unknown') });
  await until(office, desk, () => office.mailer.drafts().length > length);
  await until(office, desk, () => office.telemetry.recorded.some(({ name }) => name === 'outbox.delayed'));
  office.mailer.discard(known(office.mailer.drafts().at(-1)).messageId);
}

/** How each kind that somebody decided is kept from its end. */
const poisons: Partial<
  Record<
    Kind,
    { readonly options?: DeskOptions; readonly begin: (office: Office, desk: Desk) => Promise<void> }
  >
> = {
  'send-mail': {
    async begin(office, desk) {
      const { id } = await storedDraft(office);
      await desk.send({ id, by: alex.id, revision: 1 });
      await loseMail(office, desk);
    },
  },
  remind: {
    options: { ladder: [1] },
    async begin(office, desk) {
      const { id } = await storedDraft(office);
      await desk.send({ id, by: alex.id, revision: 1 });
      await until(office, desk, () => office.mailer.sent().length === 1);
      office.pass(24 * 3_600_000);
      await loseMail(office, desk);
    },
  },
  'remove-customer': {
    async begin(office, desk) {
      await removing(office, desk);
      office.partnerCenter.fail({
        call: 'customer',
        fault: new Fault('partner-center/unavailable'),
        times: often,
      });
    },
  },
  'mail-removal-notice': {
    async begin(office, desk) {
      await removing(office, desk);
      await until(office, desk, () => isGone(office));
      await loseMail(office, desk);
    },
  },
  'end-delegation': {
    async begin(office, desk) {
      await removing(office, desk);
      await until(office, desk, () => isGone(office));
      office.delegations.fail({ call: 'end', fault: new Fault('graph/unavailable'), times: often });
      const one = { customerId, number: 1, by: alex, delegationId: 'gdap-1', name: 'Support' };
      assert.ok((await desk.removals.removals.endDelegation(one)).ok);
    },
  },
  'ask-approver': {
    async begin(office, desk) {
      const { send } = office.conversations;
      office.conversations.send = async (to, message) =>
        'asked' in message && to === megan.id ? { kind: 'later' } : send(to, message);
      await removing(office, desk, false);
    },
  },
  'register-events': {
    async begin(office, desk) {
      const chosen = { mode: 'own', revision: 0, giveBack: false, by: alex } as const;
      assert.ok((await desk.chooseEvents(chosen)).ok);
      const fault = new Fault('partner-center/unavailable');
      office.partnerCenter.fail({ call: 'eventRegistration', fault, times: often });
    },
  },
};

describe('an act that somebody decided, and that never comes to its end', () => {
  for (const [kind, { options, begin }] of Object.entries(poisons)) {
    it(`is told once to who decided it (${kind})`, async () => {
      const office = anOffice();
      const desk = aDesk(office, options);
      const [, topic] = acts[kind as Kind];
      await begin(office, desk);
      await until(office, desk, () => cards(office).length > 0, 60_000);
      for (let minute = 0; minute < 60; minute += 1) {
        office.pass(60_000);
        await desk.performDue();
      }
      assert.deepEqual(cards(office), [[alex.id, topic]]);
      const [stuck] = await desk.attention.read.all(alex.id);
      assert.deepEqual([stuck?.topic, stuck?.owner?.id], [topic, alex.id]);
    });
  }

  it('is a post in a channel that Teams never takes: it is tried less and less often, and seen', async () => {
    const office = anOffice();
    await storedDraft(office);
    const by = { id: megan.id, name: megan.name };
    const common = { name: 'Relations', language: 'en', timeZone: 'UTC', at, by } as const;
    const reference = { conversation: { id: channel } };
    await office.channels.put({ ...common, id: channel, kinds: ['reply'], reference }, undefined);
    await office.channels.keepPost(channel, invitationId, 'm1');
    office.conversations.updatePost = async () => 'later';
    const dueAt = office.clock.now().toISOString();
    const post: Act = { kind: 'post', channel, notice };
    await office.register.commit({
      aggregateId: invitationId,
      acts: [{ entryId: 'told', act: post, dueAt }],
    });
    const desk = aDesk(office);
    await until(office, desk, async () => (await desk.attention.read.all(alex.id)).length === 1, 60_000);
  });
});
