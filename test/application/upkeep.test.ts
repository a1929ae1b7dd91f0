import assert from 'node:assert/strict';
import type { AuditMark } from '../../src/domain/audit.ts';
import { createNoticeEndedFlag, createNoticeEndedRights } from '../../src/application/notice-ended-rights.ts';
import { createReadAudit } from '../../src/application/read-audit.ts';
import { createWarnOfEnds } from '../../src/application/warn-of-ends.ts';
import { createWatchRegistration } from '../../src/application/watch-registration.ts';
import { daysUntil } from '../../src/domain/permissions.ts';
import { parseCustomerTenantId } from '../../src/domain/ids.ts';
import { Fault } from '../../src/ports/faults.ts';
import { createMemorySetting } from '../fakes/memory-setting.ts';
import { aDesk, anOffice, eventsUrl, notices, type Office, performAll } from '../fixtures/desk.ts';
import { known } from '../fixtures/known.ts';
import { alex, megan } from '../fixtures/people.ts';

const dayMs = 86_400_000;
const other = { url: 'https://hooks.example/other', events: ['invoice-ready'] };
const customerId = known(parseCustomerTenantId('b0000000-0000-4000-8000-000000000001'));

/** Both Admin agents have a chat with the bot; Megan follows what everybody loses. */
async function anOfficeInUse() {
  const office = anOffice();
  for (const person of [alex, megan]) {
    const choices = { own: [], all: ['customer-lost'], rhythm: 'at-once', weekdaysOnly: false } as const;
    await office.people.put(
      { ...person, reference: {}, ...(person === megan ? { notifications: choices } : {}) },
      undefined,
    );
  }
  return office;
}

const toldOf = (office: Office, kind: string) =>
  notices(office)
    .filter((one) => one.kind === kind)
    .map(({ to }) => to)
    .sort();

describe('watching the registration for events', () => {
  it('tells every Admin agent who knows the bot once, and finds it well again', async () => {
    const office = await anOfficeInUse();
    const desk = aDesk(office);
    const watch = createWatchRegistration({ ...office, bell: desk.bell });
    await watch();
    await desk.chooseEvents({ mode: 'own', revision: 0, giveBack: false, by: alex });
    await performAll(office, desk);
    await watch();
    assert.deepEqual(toldOf(office, 'events-taken'), []);
    office.eventRegistrations.takeOver(other);
    // Megan wants to hear of nothing of her own, and so not of this.
    for (let time = 0; time < 3; time += 1) await watch();
    await performAll(office, desk);
    assert.deepEqual(toldOf(office, 'events-taken'), [alex.id]);
    office.eventRegistrations.takeOver({ url: eventsUrl, events: [] });
    await watch();
    assert.equal((await office.register.eventChoice())?.value.state, 'settled');
    office.eventRegistrations.takeOver(undefined);
    await watch();
    await performAll(office, desk);
    assert.equal(toldOf(office, 'events-taken').length, 2);
  });

  it('tells once that an own registration names the former address, and loses nothing to anybody by it', async () => {
    const office = await anOfficeInUse();
    const desk = aDesk(office);
    const moved = 'https://elsewhere.reseller.example/api/partner-center/events';
    const watch = () => createWatchRegistration({ ...office, bell: desk.bell, eventsUrl: moved })();
    await desk.chooseEvents({ mode: 'own', revision: 0, giveBack: false, by: alex });
    await performAll(office, desk);
    await Promise.all([watch(), watch()]);
    await watch();
    await performAll(office, desk);
    const choice = async () => known((await office.register.eventChoice())?.value);
    assert.deepEqual(toldOf(office, 'events-moved'), [alex.id]);
    assert.equal((await choice()).expects, eventsUrl);
    // Another instance of this bot, or a person by hand, has written the present address.
    office.eventRegistrations.takeOver({ url: moved, events: [] });
    await watch();
    assert.deepEqual([(await choice()).state, (await choice()).expects], ['settled', moved]);
    office.eventRegistrations.takeOver(other);
    await watch();
    await performAll(office, desk);
    assert.equal((await choice()).state, 'lost');
    assert.deepEqual(toldOf(office, 'events-taken'), [alex.id]);
  });

  it('calls no address former where the registration is another tool’s, or nobody said where the bot is reached', async () => {
    for (const mode of ['forwarded', 'own'] as const) {
      const office = await anOfficeInUse();
      const desk = aDesk(office);
      if (mode === 'forwarded') office.eventRegistrations.takeOver(other);
      await desk.chooseEvents({ mode, revision: 0, giveBack: false, by: alex });
      await performAll(office, desk);
      const ours = mode === 'forwarded' ? { eventsUrl: 'https://elsewhere.reseller.example/events' } : {};
      await createWatchRegistration({ ...office, bell: desk.bell, ...ours })();
      await performAll(office, desk);
      assert.deepEqual(toldOf(office, 'events-moved'), []);
    }
  });

  it('says nothing where Partner Center refuses to tell who is registered', async () => {
    const office = await anOfficeInUse();
    const desk = aDesk(office);
    await desk.chooseEvents({ mode: 'own', revision: 0, giveBack: false, by: alex });
    await performAll(office, desk);
    office.partnerCenter.fail({
      call: 'eventRegistration',
      fault: new Fault('partner-center/not-allowed'),
    });
    await createWatchRegistration({ ...office, bell: desk.bell })();
    assert.equal((await office.register.eventChoice())?.value.state, 'settled');
  });
});

describe('warning of the end of secrets and certificates', () => {
  it('happens 30, 7 and 1 days ahead, once each, however often and by whomever it is looked', async () => {
    const office = await anOfficeInUse();
    const desk = aDesk(office);
    const endsAt = new Date(office.clock.now().getTime() + 40 * dayMs).toISOString();
    const warn = () =>
      createWarnOfEnds({
        ...office,
        bell: desk.bell,
        checkRegistration: async () => ({
          credentials: (['secret', 'certificate'] as const).map((kind) => ({
            kind,
            endsAt,
            daysLeft: daysUntil(endsAt, office.clock.now()),
          })),
        }),
      })();
    for (let day = 0; day <= 42; day += 1) {
      await warn();
      await warn();
      office.pass(dayMs);
      await performAll(office, desk);
    }
    assert.equal(toldOf(office, 'credential-ends').filter((to) => to === alex.id).length, 2 * 3);
  });

  it('says the nearest one only where nobody looked before', async () => {
    const office = await anOfficeInUse();
    const desk = aDesk(office);
    const endsAt = new Date(office.clock.now().getTime() + 5 * dayMs).toISOString();
    const warn = createWarnOfEnds({
      ...office,
      bell: desk.bell,
      checkRegistration: async () => ({ credentials: [{ kind: 'secret', endsAt, daysLeft: 5 }] }),
    });
    await warn();
    await performAll(office, desk);
    assert.deepEqual(toldOf(office, 'credential-ends'), [alex.id]);
  });
});

describe('noticing that delegated rights end', () => {
  const lookOf = (office: Office) => createNoticeEndedRights({ ...office, bell: aDesk(office).bell });
  const putEnding = (office: Office, id: string, agoMs = 0) =>
    office.delegations.putEnding({
      id,
      name: 'Support',
      customerId,
      customerName: 'Larkfield Bakery',
      how: 'terminated',
      changedAt: new Date(office.clock.now().getTime() - agoMs).toISOString(),
    });

  it('tells those who follow, once, and of nothing that was so at the first look or long ago', async () => {
    const office = await anOfficeInUse();
    putEnding(office, 'before');
    await lookOf(office)();
    putEnding(office, 'now');
    putEnding(office, 'long-ago', 100 * dayMs);
    await Promise.all([lookOf(office)(), lookOf(office)()]);
    await lookOf(office)();
    await performAll(office, aDesk(office));
    assert.deepEqual(toldOf(office, 'rights-ended'), [megan.id]);
  });

  it('takes a record of the old kind for a reason to look at the customer, once, whoever reads it', async () => {
    const office = await anOfficeInUse();
    const marks = createMemorySetting<AuditMark>();
    const read = () => {
      const { index, bell } = aDesk(office);
      const settle = createNoticeEndedFlag({ ...office, index, bell });
      return createReadAudit({
        ...office,
        marks,
        settle,
        faultPoints: { reach: () => undefined },
        everyMs: 1_000,
      })();
    };
    const looks = async () => {
      office.pass(60_000);
      await Promise.all([read(), read()]);
      await performAll(office, aDesk(office));
      return toldOf(office, 'rights-ended');
    };
    const customer = { id: customerId, name: 'Larkfield Bakery', domain: 'l.example' };
    const put = (id: string, agoMs = 0) =>
      office.partnerCenter.putAudit({
        id,
        what: 'dap-ended',
        at: new Date(office.clock.now().getTime() - agoMs).toISOString(),
        customerId,
      });
    office.partnerCenter.put(customer);
    put('before the first look');
    assert.deepEqual(await looks(), []);
    office.partnerCenter.put({ ...customer, delegatedAdmin: true });
    put('the flag is still there');
    assert.deepEqual(await looks(), []);
    office.partnerCenter.put(customer);
    put('unreadable at first');
    const fault = new Fault('partner-center/unavailable');
    for (let time = 0; time < 2; time += 1) office.partnerCenter.fail({ call: 'customer', fault });
    assert.deepEqual(await looks(), []);
    assert.deepEqual(await looks(), [megan.id], 'what could not be read is looked at again');
    assert.deepEqual(await looks(), [megan.id]);
    assert.equal(office.delegations.count('ending'), 0);
  });

  it('goes on where it may not look, and fails where it could not', async () => {
    const office = await anOfficeInUse();
    office.delegations.fail({ call: 'ending', fault: new Fault('graph/not-allowed') });
    await lookOf(office)();
    office.delegations.fail({ call: 'ending', fault: new Fault('graph/unavailable') });
    await assert.rejects(lookOf(office)());
  });
});
