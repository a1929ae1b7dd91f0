import assert from 'node:assert/strict';
import type { FormProblemKind, InvitationForm } from '../../src/application/invitation-form.ts';
import { letterText } from '../../src/domain/letter.ts';
import { Fault } from '../../src/ports/faults.ts';
import { aDesk, anOffice, type Desk, kept, performAll, stored, undone } from '../fixtures/desk.ts';
import { anInvitation, blueMeadow, contoso, ourTenantId, plainLink } from '../fixtures/invitations.ts';
import { alex, megan } from '../fixtures/people.ts';

const providers = [
  { id: contoso.id, name: contoso.name, active: true },
  { id: contoso.id.replace('d', 'e') as typeof contoso.id, name: 'Fabrikam', active: false },
];
const ourselves = {
  tenantId: ourTenantId,
  companyName: 'Northwind Cloud Services',
  domain: 'Reseller.example',
  mpnId: '4567890',
};

const filled: InvitationForm = {
  email: 'anna@blue-meadow.example',
  contactName: 'Anna Bergmann',
  company: 'Blue Meadow',
  further: '',
  cc: '',
  country: '',
  language: 'en',
  meeting: 'own-marketing',
  relationship: 'alone',
};

const open = (options = {}) => {
  const office = anOffice({ providers, ourselves, ...options });
  return { office, desk: aDesk(office) };
};
const prepare = (desk: Desk, form: Partial<InvitationForm> = {}, requestId = 'request-1') =>
  desk.prepare({ inviter: alex, requestId, form: { ...filled, ...form } });

describe('preparing an invitation', () => {
  it('stores a draft with the link as Partner Center gave it and a letter around it', async () => {
    const { office, desk } = open();
    const prepared = await prepare(desk);
    assert.ok(prepared.ok);
    const draft = prepared.value;
    assert.deepEqual(draft, await kept(office, draft));
    assert.equal(draft.state, 'draft');
    assert.equal(draft.link, plainLink);
    assert.equal(draft.recipient.tenantId, blueMeadow.id);
    assert.equal(letterText(draft.letter, draft.link).split(plainLink).length, 2);
    assert.ok(draft.letter.before.includes('Anna Bergmann'));
    assert.deepEqual(undone(office), []);
  });

  it('puts the chosen provider into the link, right before the fragment', async () => {
    const { desk } = open();
    const prepared = await prepare(desk, { relationship: contoso.id.toUpperCase() });
    assert.ok(prepared.ok);
    assert.equal(prepared.value.link, plainLink.replace('#', `&indirectCSPId=${contoso.id}#`));
    assert.deepEqual(prepared.value.relationship, {
      kind: 'joint',
      providerId: contoso.id,
      providerName: contoso.name,
    });
  });

  it('takes what is left out from the tenant, and what is written with blanks as one line', async () => {
    const { desk } = open();
    const prepared = await prepare(desk, { company: ' ', contactName: ' Anna\n Bergmann ' });
    assert.ok(prepared.ok);
    assert.equal(prepared.value.recipient.company, 'blue-meadow.example');
    assert.equal(prepared.value.recipient.contactName, 'Anna Bergmann');
  });

  it('makes one draft of the same form sent twice, at once or later, and two of two forms', async () => {
    const { office, desk } = open();
    const [one, two] = await Promise.all([prepare(desk), prepare(aDesk(office))]);
    assert.deepEqual(one, two);
    office.pass(60_000);
    assert.deepEqual(await prepare(desk), one);
    const other = await prepare(desk, {}, 'request-2');
    assert.notEqual(other.ok && other.value.id, one.ok && one.value.id);
    assert.equal((await office.register.invitations({ size: 10 })).invitations.length, 2);
  });

  it('shows what became of the draft when its form comes once more', async () => {
    const { office, desk } = open();
    const first = await prepare(desk);
    assert.ok(first.ok);
    await desk.discard({ id: first.value.id, by: alex.id, revision: 1 });
    const again = await prepare(desk);
    assert.deepEqual(again, { ok: true, value: await kept(office, first.value) });
    assert.equal(again.ok && again.value.state, 'discarded');
  });

  const problems: readonly (readonly [Partial<InvitationForm>, keyof InvitationForm, FormProblemKind])[] = [
    [{ email: ' ' }, 'email', 'email-empty'],
    [{ email: 'anna' }, 'email', 'email-not-an-address'],
    [{ email: '<b>anna</b>@blue.example' }, 'email', 'email-not-an-address'],
    [{ email: 'a@blue.example, b@blue.example' }, 'email', 'email-several'],
    [{ email: 'anna@GMAIL.com' }, 'email', 'email-consumer'],
    [{ email: 'anna@reseller.example' }, 'email', 'email-own-domain'],
    [{ email: 'anna@nobody.example' }, 'email', 'email-no-tenant'],
    [{ contactName: 'x'.repeat(101) }, 'contactName', 'too-long'],
    [{ company: 'x'.repeat(5_000) }, 'company', 'too-long'],
    [{ language: 'de' }, 'language', 'unknown-choice'],
    [{ meeting: '' }, 'meeting', 'unknown-choice'],
    [{ relationship: providers[1]?.id ?? '' }, 'relationship', 'provider-gone'],
    [{ relationship: 'someone' }, 'relationship', 'provider-gone'],
  ];
  for (const [form, field, kind] of problems) {
    it(`names what is wrong with ${JSON.stringify(form).slice(0, 60)}: ${kind}`, async () => {
      const { office, desk } = open();
      assert.deepEqual(await prepare(desk, form), {
        ok: false,
        refusal: { kind: 'form', problems: [{ field, kind }] },
      });
      assert.deepEqual((await office.register.invitations({ size: 1 })).invitations, []);
    });
  }

  it('names all that is wrong at once', async () => {
    const { desk } = open();
    const prepared = await prepare(desk, { email: '', language: '', meeting: 'x', relationship: 'y' });
    assert.ok(!prepared.ok && prepared.refusal.kind === 'form');
    assert.equal(prepared.refusal.problems.length, 4);
  });

  it('knows our own tenant behind another of our domains', async () => {
    const { office, desk } = open();
    const tenantId = ourTenantId as string as typeof blueMeadow.id;
    office.tenants.know('ours.example', {
      kind: 'found',
      tenantId,
      displayName: 'Us',
      domain: 'ours.example',
    });
    const prepared = await prepare(desk, { email: 'me@ours.example' });
    assert.deepEqual(!prepared.ok && prepared.refusal, {
      kind: 'form',
      problems: [{ field: 'email', kind: 'email-own-domain' }],
    });
  });

  it('finds a customer of ours who is not in the list yet, and one who cannot be read yet', async () => {
    const { office, desk } = open();
    office.partnerCenter.put(blueMeadow);
    const fresh = await prepare(desk);
    assert.ok(!fresh.ok && fresh.refusal.kind === 'already-customer');
    assert.equal(fresh.refusal.customer.id, blueMeadow.id);
    office.partnerCenter.remove(blueMeadow.id);
    office.partnerCenter.putLate(blueMeadow);
    await desk.compare();
    const late = await prepare(desk);
    assert.deepEqual(!late.ok && late.refusal, { kind: 'already-customer', customer: blueMeadow });
  });

  it('believes the customer that is read now more than the list of some minutes ago', async () => {
    const { office, desk } = open();
    office.partnerCenter.put(blueMeadow);
    await desk.compare();
    office.partnerCenter.put({ ...blueMeadow, relationship: 'none' });
    assert.equal((await prepare(desk)).ok, true);
  });

  it('shows the open invitation of a colleague, and goes on once it is not open any more', async () => {
    const { office, desk } = open();
    const hers = await stored(office, anInvitation({ inviter: megan.id }));
    await desk.send({ id: hers.id, by: megan.id, revision: 1 });
    const during = await prepare(desk);
    assert.deepEqual(!during.ok && during.refusal, {
      kind: 'already-invited',
      invitation: await kept(office, hers),
    });
    office.mailer.fail({ call: 'send', fault: new Fault('mail/refused') });
    await performAll(office, desk);
    assert.equal((await prepare(desk)).ok, true);
  });

  for (const [link, why] of [
    ['https://evil.example/', 'wrong-host'],
    [plainLink.replace('11111111', '99999999'), 'wrong-partner'],
    [`${plainLink.replace('#', `&indirectCSPId=${contoso.id}#`)}`, 'unexpected-provider'],
    ['', 'not-a-link'],
  ] as const) {
    it(`stores nothing when the link is not ours: ${why}`, async () => {
      const { office, desk } = open({ link });
      const prepared = await prepare(desk);
      assert.deepEqual(prepared, { ok: false, refusal: { kind: 'link', why } });
      assert.deepEqual((await office.register.invitations({ size: 1 })).invitations, []);
    });
  }

  for (const call of ['providers', 'ourselves', 'invitationLink', 'customer'] as const) {
    it(`stores nothing when ${call} fails, and works the next time`, async () => {
      const { office, desk } = open();
      const fault = new Fault('partner-center/unavailable');
      office.partnerCenter.fail({ call, fault });
      await assert.rejects(prepare(desk), fault);
      assert.deepEqual((await office.register.invitations({ size: 1 })).invitations, []);
      assert.equal((await prepare(desk)).ok, true);
    });
  }

  it('does not take a tenant that cannot be looked up for none', async () => {
    const { office, desk } = open();
    const fault = new Fault('graph/throttled');
    office.tenants.fail({ call: 'byDomain', fault });
    await assert.rejects(prepare(desk), fault);
  });
});
