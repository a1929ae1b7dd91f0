import assert from 'node:assert/strict';
import { newcomerKey } from '../../../src/domain/ids.ts';
import {
  decideNewcomer,
  type Newcomer,
  type NewcomerEvent,
  newNewcomer,
} from '../../../src/domain/newcomer.ts';
import type { NewAct } from '../../../src/ports/acts.ts';
import type { OpenedRegister } from './register-setup.ts';
import { at, invitationId, personId, tenantId } from './samples.ts';

const by = { id: personId(1), name: 'Alex Wilber' };
const candidate = { invitationId: invitationId(1), reason: 'name' } as const;
const ask: NewcomerEvent = {
  type: 'ask',
  question: { askedAt: at(10), candidates: [candidate], asked: [by.id] },
};
const claim: NewcomerEvent = { type: 'claim', at: at(11), candidate };
const answer = (chosen: typeof candidate.invitationId | undefined): NewcomerEvent => ({
  type: 'answer',
  at: at(12),
  by,
  invitationId: chosen,
  revision: 2,
});

function following(newcomer: Newcomer, ...events: readonly NewcomerEvent[]): Newcomer {
  return events.reduce((before, event) => {
    const next = decideNewcomer(before, event);
    assert.ok(next.ok);
    return next.value;
  }, newcomer);
}

const aNewcomer = (number: number, second = number): Newcomer =>
  newNewcomer({
    customer: { id: tenantId(number), name: 'Синий луг «Blue»', domain: 'blue.example' },
    domains: ['blue.example', 'meadow.example'],
    mailDomain: 'mail.example',
    firstSeenAt: at(second),
  });

const question = (number: number): NewAct => ({
  entryId: 'asked-1',
  dueAt: at(10),
  act: { kind: 'notify', to: by.id, notice: { kind: 'whose-customer', customerId: tenantId(number) } },
});

/** What a register keeps of new customers. */
export function registerNewcomersContract(use: () => OpenedRegister): void {
  const store = async (value: Newcomer, over?: string, acts: readonly NewAct[] = []) =>
    use().register.commit({
      aggregateId: newcomerKey(value.customer.id),
      newcomer: { value, ...(over === undefined ? {} : { over }) },
      acts,
    });

  it('gives a newcomer back exactly as it was written, in every state', async () => {
    const { rival } = use();
    const states = [
      aNewcomer(1),
      following(aNewcomer(2), ask),
      following(aNewcomer(3), claim),
      following(aNewcomer(4), ask, answer(candidate.invitationId)),
      following(aNewcomer(5), ask, answer(candidate.invitationId), { type: 'settle' }),
      following(aNewcomer(6), ask, answer(undefined)),
    ];
    for (const value of states) {
      assert.equal((await store(value)).kind, 'committed');
      assert.deepEqual((await rival.newcomer(value.customer.id))?.value, value);
    }
    assert.equal(await rival.newcomer(tenantId(9)), undefined);
  });

  it('lets one of two move it, together with the question that this decides', async () => {
    const { register } = use();
    const value = aNewcomer(1);
    await store(value);
    assert.equal((await store(value)).kind, 'conflict', 'it is there already');
    const { version } = (await register.newcomer(tenantId(1))) ?? assert.fail();
    const passedOn = { type: 'ask-others', at: at(20), others: [personId(7)] } as const;
    const asked = following(following(value, ask), passedOn);
    const [first, second] = [
      await store(asked, version, [question(1)]),
      await store(following(value, claim), version),
    ];
    assert.deepEqual([first.kind, second.kind], ['committed', 'conflict']);
    assert.deepEqual((await register.newcomer(tenantId(1)))?.value, asked);
    const due = await register.takeDue({ dueBy: at(20), limit: 5, leaseMs: 1_000 });
    const [entry] = due;
    assert.deepEqual(
      [due.length, entry?.aggregateId, entry?.act],
      [1, newcomerKey(tenantId(1)), question(1).act],
    );
    assert.equal(await register.invitation(newcomerKey(tenantId(1))), undefined);
  });

  it('finds those that came after a moment, and those that are claimed whenever they came', async () => {
    const { register } = use();
    for (const number of [1, 2, 3]) await store(aNewcomer(number));
    await store(following(aNewcomer(4, 0), claim));
    await store(following(aNewcomer(5, 0), ask));
    const found = await register.newcomers({ firstSeenAfter: at(2) });
    assert.deepEqual(
      new Set(found.map(({ value }) => value.customer.id)),
      new Set([tenantId(3), tenantId(4)]),
    );
    const one = found.find(({ value }) => value.customer.id === tenantId(3));
    assert.deepEqual(one, await register.newcomer(tenantId(3)));
  });
}
