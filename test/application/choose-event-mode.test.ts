import assert from 'node:assert/strict';
import type { EventMode } from '../../src/domain/event-choice.ts';
import { Fault } from '../../src/ports/faults.ts';
import { aDesk, anOffice, type Desk, eventsUrl, leaseMs, type Office, performAll } from '../fixtures/desk.ts';
import { known } from '../fixtures/known.ts';
import { adele, alex, megan } from '../fixtures/people.ts';

const other = { url: 'https://hooks.example/other', events: ['invoice-ready'] };
const third = { url: 'https://hooks.example/third', events: ['invoice-ready'] };

const asked = (mode: EventMode, revision = 0, more: { over?: string; giveBack?: boolean } = {}) => ({
  mode,
  revision,
  giveBack: false,
  by: alex,
  ...more,
});
const choice = async (office: Office) => known((await office.register.eventChoice())?.value);
const recorded = (office: Office) =>
  office.register.pending().flatMap(({ act }) => (act.kind === 'record' ? [act.record.fact.kind] : []));

/** Replaces the other tool, as far as the decision goes. */
async function replacing(office: Office, desk: Desk) {
  office.eventRegistrations.takeOver(other);
  const first = await desk.chooseEvents(asked('own'));
  assert.ok(!first.ok && first.refusal.kind === 'confirm');
  assert.deepEqual(first.refusal.present, other);
  const chosen = await desk.chooseEvents(asked('own', 0, { over: first.refusal.mark }));
  assert.ok(chosen.ok);
}

describe('choosing how events come', () => {
  it('registers where nobody is, for what is useful of what may be registered', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    await desk.chooseEvents(asked('own'));
    assert.deepEqual(recorded(office), ['setting']);
    await performAll(office, desk);
    assert.deepEqual(office.eventRegistrations.present(), { url: eventsUrl, events: ['test-created'] });
    const { state, mode, expects } = await choice(office);
    assert.deepEqual({ state, mode, expects }, { state: 'settled', mode: 'own', expects: eventsUrl });
  });

  it('replaces nobody whom the person was not shown, and remembers who was replaced', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    await replacing(office, desk);
    await performAll(office, desk);
    assert.equal(office.eventRegistrations.present()?.url, eventsUrl);
    assert.deepEqual((await choice(office)).former, other);
  });

  it('replaces its own former address without a question, and remembers no tool of that name', async () => {
    const office = anOffice();
    await aDesk(office).chooseEvents(asked('own'));
    await performAll(office, aDesk(office));
    const moved = 'https://elsewhere.reseller.example/api/partner-center/events';
    const desk = aDesk(office, { eventsUrl: moved });
    assert.ok((await desk.chooseEvents(asked('own', (await choice(office)).revision))).ok);
    await performAll(office, desk);
    assert.equal(office.eventRegistrations.present()?.url, moved);
    const { former, expects } = await choice(office);
    assert.deepEqual({ former, expects }, { former: undefined, expects: moved });
  });

  it('gives the registration back as it was', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    await replacing(office, desk);
    await performAll(office, desk);
    const { revision } = await choice(office);
    assert.ok((await desk.chooseEvents(asked('polling', revision, { giveBack: true }))).ok);
    await performAll(office, desk);
    assert.deepEqual(office.eventRegistrations.present(), other);
    const { former, expects, mode } = await choice(office);
    assert.deepEqual({ former, expects, mode }, { former: undefined, expects: undefined, mode: 'polling' });
  });

  it('overwrites nobody who came between the decision and the call', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    await replacing(office, desk);
    office.eventRegistrations.takeOver(third);
    await performAll(office, desk);
    assert.deepEqual(office.eventRegistrations.present(), third);
    const now = await choice(office);
    assert.equal(now.state === 'failed' && now.why, 'changed-meanwhile');
  });

  it('takes nothing back from whom it was given, when it was held up between its look and its call', async () => {
    const office = anOffice();
    await replacing(office, aDesk(office));
    const { eventRegistration } = office.partnerCenter;
    let isHeld = false;
    office.partnerCenter.eventRegistration = async () => {
      const seen = await eventRegistration();
      if (isHeld) return seen;
      isHeld = true;
      office.pass(2 * leaseMs);
      const another = aDesk(office);
      await performAll(office, another);
      const { revision } = await choice(office);
      await another.chooseEvents(asked('polling', revision, { giveBack: true }));
      await performAll(office, another);
      return seen;
    };
    await performAll(office, aDesk(office));
    assert.deepEqual(office.eventRegistrations.present(), other);
    assert.equal((await choice(office)).mode, 'polling');
  });

  it('makes no second call when the answer of the first was lost, and none after it died', async () => {
    const office = anOffice();
    office.eventRegistrations.fail({
      call: 'write',
      fault: new Fault('partner-center/unavailable'),
      when: 'after',
    });
    const desk = aDesk(office);
    await desk.chooseEvents(asked('own'));
    await performAll(office, desk);
    assert.equal(office.eventRegistrations.count('write'), 1);

    const second = anOffice();
    const dying = aDesk(second, { diesAt: { point: 'events.called' } });
    await replacing(second, dying);
    assert.equal(await dying.until(performAll(second, dying)), 'died');
    await performAll(second, aDesk(second));
    assert.equal(second.eventRegistrations.count('write'), 1);
    assert.deepEqual((await choice(second)).former, other);
  });

  it('says that Partner Center refuses, and tries no more', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    office.eventRegistrations.fail({ call: 'write', fault: new Fault('partner-center/not-allowed') });
    await desk.chooseEvents(asked('own'));
    await performAll(office, desk);
    const now = await choice(office);
    assert.equal(now.state === 'failed' && now.why, 'refused');
  });

  it('is decided once: the second press, and the press on an old card, change nothing', async () => {
    const office = anOffice();
    const desk = aDesk(office);
    const both = await Promise.all([
      desk.chooseEvents(asked('own')),
      desk.chooseEvents({ ...asked('own'), by: megan }),
    ]);
    assert.deepEqual(both.map(({ ok }) => ok).sort(), [false, true]);
    const old = await desk.chooseEvents(asked('polling'));
    assert.ok(!old.ok && old.refusal.kind === 'outdated');
    await performAll(office, desk);
    assert.equal(office.eventRegistrations.count('write'), 1);
  });

  it('is for those alone who may act at that moment', async () => {
    const office = anOffice();
    const chosen = await aDesk(office).chooseEvents({ ...asked('own'), by: adele });
    assert.ok(!chosen.ok && chosen.refusal.kind === 'no-rights');
    assert.equal(office.eventRegistrations.count('write'), 0);
  });
});
