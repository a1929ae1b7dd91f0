import assert from 'node:assert/strict';
import type { InvitationForm } from '../../src/application/invitation-form.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { letterText } from '../../src/domain/letter.ts';
import { tenantIdOfDomain } from '../fakes/fake-tenants.ts';
import { aDesk, anOffice, performAll, stored } from '../fixtures/desk.ts';
import { anInvitation, blueMeadow, invitationIdOf, ourTenantId, plainLink } from '../fixtures/invitations.ts';
import { alex, megan } from '../fixtures/people.ts';

const ourselves = {
  tenantId: ourTenantId,
  companyName: 'Northwind Cloud Services',
  domain: 'reseller.example',
  mpnId: '4567890',
  country: 'GB',
};
const filled: InvitationForm = {
  email: 'anna@blue-meadow.example',
  contactName: '',
  company: '',
  further: '',
  cc: '',
  country: '',
  language: 'en',
  meeting: 'own-marketing',
  relationship: 'alone',
};

async function opened(customers: readonly Customer[] = [], isListThere = true) {
  const office = anOffice({ ourselves });
  const desk = aDesk(office);
  for (const customer of customers) office.partnerCenter.put(customer);
  if (isListThere) await desk.compare();
  const prepare = async (form: Partial<InvitationForm>, requestId = 'request-1') => {
    const prepared = await desk.prepare({ inviter: alex, requestId, form: { ...filled, ...form } });
    assert.ok(prepared.ok, JSON.stringify(prepared));
    return prepared.value;
  };
  const refuse = async (form: Partial<InvitationForm>) => {
    const prepared = await desk.prepare({ inviter: alex, requestId: 'r', form: { ...filled, ...form } });
    assert.ok(!prepared.ok && prepared.refusal.kind === 'form', JSON.stringify(prepared));
    return prepared.refusal.problems;
  };
  return { office, desk, prepare, refuse };
}

describe('the look before inviting', () => {
  it('finds nothing to say of an ordinary customer', async () => {
    const { prepare } = await opened();
    assert.deepEqual((await prepare({})).findings, []);
  });

  it('warns of a domain that could be taken for a customer’s or for ours', async () => {
    const { prepare } = await opened([blueMeadow]);
    const alike = await prepare({ email: 'anna@blue-rneadow.example' });
    assert.deepEqual(alike.findings, [
      { kind: 'look-alike', customerName: blueMeadow.name, customerDomain: blueMeadow.domain },
    ]);
    const ours = await prepare({ email: 'anna@rese1ler.example' });
    assert.deepEqual(ours.findings, [
      { kind: 'look-alike', customerName: ourselves.companyName, customerDomain: ourselves.domain },
    ]);
  });

  it('says that nobody compared the domain with those of customers while there is no list of them', async () => {
    const { prepare } = await opened([blueMeadow], false);
    assert.deepEqual((await prepare({ email: 'anna@blue-rneadow.example' })).findings, [{ kind: 'no-list' }]);
    const [ours] = (await prepare({ email: 'anna@rese1ler.example' })).findings;
    assert.equal(ours?.kind, 'look-alike', 'our own domain is known without a list');
  });

  it('warns of another country, chosen or guessed, and takes ours where nothing speaks of another', async () => {
    const { prepare } = await opened();
    const guessed = await prepare({ email: 'anna@wiese.de', country: 'auto' });
    assert.equal(guessed.recipient.country, 'DE');
    assert.deepEqual(guessed.findings, [{ kind: 'other-country', country: 'DE', ours: 'GB' }]);
    const chosen = await prepare({ email: 'anna@wiese.de', country: 'gb' });
    assert.deepEqual([chosen.recipient.country, chosen.findings], ['GB', []]);
    assert.equal((await prepare({})).recipient.country, 'GB');
    const other = await prepare({ country: 'other' });
    assert.deepEqual([other.recipient.country, other.findings], [undefined, []]);
  });

  it('tells who invited the customer before, when, and what became of it', async () => {
    const { office, prepare } = await opened();
    const before = anInvitation({
      state: 'failed',
      id: invitationIdOf(7),
      inviter: megan.id,
      inviterName: megan.name,
      moves: [
        { state: 'draft', at: '2026-04-01T08:00:00.000Z', by: megan.id },
        { state: 'failed', at: '2026-04-02T08:00:00.000Z' },
      ],
    });
    await stored(office, before);
    const found = {
      kind: 'invited-before',
      inviterName: megan.name,
      at: before.moves[1]?.at,
      state: 'failed',
    };
    assert.deepEqual((await prepare({})).findings, [found]);
  });

  it('finds earlier invitations by the mail domain also under another tenant, but not thrown away ones', async () => {
    const { office, prepare } = await opened();
    const { recipient } = anInvitation({});
    await stored(office, anInvitation({ state: 'discarded', id: invitationIdOf(8) }));
    assert.deepEqual((await prepare({})).findings, []);
    const elsewhere = { ...recipient, tenantId: tenantIdOfDomain('elsewhere.example') };
    await stored(office, anInvitation({ state: 'sent', id: invitationIdOf(9), recipient: elsewhere }));
    const [finding] = (await prepare({}, 'request-2')).findings;
    assert.equal(finding?.kind === 'invited-before' && finding.inviterName, alex.name);
  });

  it('does not take the form that is sent twice for an invitation before', async () => {
    const { prepare } = await opened();
    const first = await prepare({});
    assert.deepEqual(await prepare({}), first);
  });
});

describe('several recipients', () => {
  it('all get the one mail: who is to accept first, the others beside, copies apart', async () => {
    const { office, desk, prepare } = await opened();
    const draft = await prepare({
      further: 'Boris <boris@blue-meadow.example>, clara@blue-meadow.example; ANNA@blue-meadow.example',
      cc: 'megan@reseller.example boris@blue-meadow.example',
    });
    assert.deepEqual(draft.recipient.further, ['boris@blue-meadow.example', 'clara@blue-meadow.example']);
    assert.deepEqual(draft.recipient.cc, ['megan@reseller.example']);
    await desk.send({ id: draft.id, by: alex.id, revision: draft.revision });
    await performAll(office, desk);
    const [mail] = office.mailer.sent();
    assert.deepEqual(
      [mail?.to, mail?.cc].map((list) => list?.map(({ address }) => address)),
      [
        ['anna@blue-meadow.example', 'boris@blue-meadow.example', 'clara@blue-meadow.example'],
        ['megan@reseller.example'],
      ],
    );
  });

  it('are refused by name where one is no address or our own, and where they are too many', async () => {
    const { refuse } = await opened();
    assert.deepEqual(await refuse({ further: 'boris at home', cc: 'x@' }), [
      { field: 'further', kind: 'list-not-an-address', address: 'boris' },
      { field: 'cc', kind: 'list-not-an-address', address: 'x@' },
    ]);
    assert.deepEqual(await refuse({ further: 'alex@reseller.example' }), [
      { field: 'further', kind: 'further-own-domain', address: 'alex@reseller.example' },
    ]);
    const many = Array.from({ length: 11 }, (_, index) => `a${index}@blue-meadow.example`).join(' ');
    assert.deepEqual(await refuse({ cc: many }), [{ field: 'cc', kind: 'list-too-many' }]);
    assert.deepEqual(await refuse({ country: 'Atlantis' }), [{ field: 'country', kind: 'unknown-choice' }]);
  });
});

describe('a name that holds a link', () => {
  it('brings no other invitation into the letter', async () => {
    const { prepare } = await opened();
    const foreign = plainLink.replaceAll('11111111', '22222222').slice(0, 190);
    const draft = await prepare({ company: `Meadow ${foreign}` });
    const text = letterText(draft.letter, draft.link);
    assert.ok(!text.includes('22222222'));
    assert.equal(text.split(plainLink).length, 2);
    assert.ok(!draft.letter.subject.includes('22222222'));
  });
});
