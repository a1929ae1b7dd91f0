import assert from 'node:assert/strict';
import fc from 'fast-check';
import { answerableFrom, mostCandidates, whoseCustomer } from '../../src/domain/acceptance.ts';
import { decidedAt, type OpenInvitation } from '../../src/domain/invitation-states.ts';
import type { NewcomerFacts } from '../../src/domain/newcomer.ts';
import { tenantIdOfDomain } from '../fakes/fake-tenants.ts';
import { anInvitation, invitationIdOf } from '../fixtures/invitations.ts';
import { alex } from '../fixtures/people.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 3, 9, 8, minute)).toISOString();

interface Given {
  readonly number?: number;
  readonly domain?: string;
  readonly company?: string;
  readonly tenantName?: string;
  readonly decided?: number;
  readonly state?: 'sending' | 'sent' | 'handed-over' | 'half-accepted';
}

function invited({ number = 1, decided = 1, state = 'sent', ...given }: Given): OpenInvitation {
  const {
    domain = `mail${number}.example`,
    company = `Company Number ${number}`,
    tenantName = company,
  } = given;
  const email = `anna@${domain}`;
  const { recipient } = anInvitation({});
  return anInvitation({
    state,
    id: invitationIdOf(number),
    moves: [
      { state: 'draft', at: at(0), by: alex.id },
      { state: 'sending', at: at(decided), by: alex.id },
    ],
    recipient: { ...recipient, email, domain, company, tenantName, tenantId: tenantIdOfDomain(domain) },
  });
}

function newcomer(given: Partial<NewcomerFacts> & { readonly name?: string } = {}): NewcomerFacts {
  const { name = 'Somebody New', ...rest } = given;
  const domain = 'new.example';
  return {
    customer: { id: tenantIdOfDomain(domain), name, domain },
    domains: [domain],
    firstSeenAt: at(30),
    ...rest,
  };
}

describe('whose customer a newcomer is', () => {
  it('is nobody’s where nothing fits', () => {
    assert.deepEqual(whoseCustomer(newcomer(), [invited({})]), { kind: 'none' });
    assert.deepEqual(whoseCustomer(newcomer(), []), { kind: 'none' });
  });

  it('is told by a verified domain, by the domain of its mail address, and never by a private one', () => {
    const open = [invited({ number: 1 }), invited({ number: 2 })];
    const found = (reason: string) => ({
      kind: 'one',
      candidate: { invitationId: invitationIdOf(2), reason },
    });
    assert.deepEqual(
      whoseCustomer(newcomer({ domains: ['new.example', 'mail2.example'] }), open),
      found('verified-domain'),
    );
    assert.deepEqual(whoseCustomer(newcomer({ mailDomain: 'mail2.example' }), open), found('mail-domain'));
    const privately = [invited({ domain: 'gmail.com' })];
    assert.deepEqual(whoseCustomer(newcomer({ mailDomain: 'gmail.com' }), privately), { kind: 'none' });
  });

  it('prefers what is proved to what is only likely', () => {
    const open = [
      invited({ number: 1 }),
      invited({ number: 2 }),
      invited({ number: 3, company: 'Somebody New' }),
    ];
    const both = newcomer({ domains: ['mail1.example'], mailDomain: 'mail2.example' });
    const candidate = { invitationId: invitationIdOf(1), reason: 'verified-domain' };
    assert.deepEqual(whoseCustomer(both, open), { kind: 'one', candidate });
  });

  it('is asked where a name alone speaks for it, of the company or of its tenant', () => {
    const open = [invited({ number: 1, company: 'SOMEBODY NEW, LTD' }), invited({ number: 2 })];
    const candidates = [{ invitationId: invitationIdOf(1), reason: 'name' }];
    assert.deepEqual(whoseCustomer(newcomer(), open), { kind: 'ask', candidates });
    const byTenant = [invited({ tenantName: 'Somebody New GmbH' })];
    assert.deepEqual(whoseCustomer(newcomer(), byTenant), { kind: 'ask', candidates });
  });

  it('is asked where two fit alike, and then likenesses of names are left out', () => {
    const open = [1, 2].map((number) => invited({ number, decided: number }));
    const named = invited({ number: 3, company: 'Somebody New' });
    const owner = newcomer({ domains: ['mail1.example', 'mail2.example'] });
    const candidates = [2, 1].map((number) => ({
      invitationId: invitationIdOf(number),
      reason: 'verified-domain',
    }));
    assert.deepEqual(whoseCustomer(owner, [...open, named]), { kind: 'ask', candidates });
  });

  it('never is of an invitation that was decided after it came, or that another customer has half answered', () => {
    const owner = newcomer({ domains: ['mail1.example'] });
    assert.deepEqual(whoseCustomer(owner, [invited({ decided: 36 })]), { kind: 'none' });
    assert.deepEqual(whoseCustomer(owner, [invited({ decided: 35 })]), { kind: 'none' });
    // Within five minutes nobody's clock can say which of them was first.
    assert.equal(whoseCustomer(owner, [invited({ decided: 34 })]).kind, 'one');
    assert.deepEqual(whoseCustomer(owner, [invited({ state: 'half-accepted' })]), { kind: 'none' });
  });

  const words = fc.constantFrom('Somebody New', 'Somebody New Ltd', 'Somebody', 'Else', 'Third Thing');
  const domains = fc.constantFrom('a.example', 'b.example', 'c.example');
  const openOnes = fc
    .array(
      fc.record({
        domain: domains,
        company: words,
        decided: fc.integer({ min: 1, max: 59 }),
        state: fc.constantFrom('sending', 'sent', 'handed-over', 'half-accepted' as const),
      }),
      { maxLength: 8 },
    )
    .map((all) => all.map((given, index) => invited({ ...given, number: index + 1 })));
  const newcomers = fc.record({ owned: fc.subarray(['a.example', 'b.example']), mail: domains, name: words });
  const facts = ({ owned, mail, name }: { owned: string[]; mail: string; name: string }) =>
    newcomer({ domains: owned, mailDomain: mail, name });

  it('does not depend on the order in which invitations are looked at', () => {
    fc.assert(
      fc.property(newcomers, openOnes, (given, open) => {
        assert.deepEqual(whoseCustomer(facts(given), [...open].reverse()), whoseCustomer(facts(given), open));
      }),
    );
  });

  it('is sure only by a tenant or a domain, and names only invitations that may be meant', () => {
    fc.assert(
      fc.property(newcomers, openOnes, (given, open) => {
        const verdict = whoseCustomer(facts(given), open);
        if (verdict.kind === 'none') return;
        const candidates = verdict.kind === 'one' ? [verdict.candidate] : verdict.candidates;
        if (verdict.kind === 'one') assert.notEqual(verdict.candidate.reason, 'name');
        assert.ok(candidates.length > 0 && candidates.length <= mostCandidates);
        assert.equal(new Set(candidates.map((one) => one.invitationId)).size, candidates.length);
        for (const { invitationId } of candidates) {
          const one = open.find(({ id }) => id === invitationId) ?? assert.fail();
          assert.ok(answerableFrom(decidedAt(one)) < at(30) && one.state !== 'half-accepted');
        }
      }),
    );
  });

  it('does not change by an invitation to somebody else', () => {
    fc.assert(
      fc.property(newcomers, openOnes, (given, open) => {
        const stranger = invited({ number: 99, domain: 'stranger.example', company: 'Quite Another House' });
        assert.deepEqual(whoseCustomer(facts(given), [...open, stranger]), whoseCustomer(facts(given), open));
      }),
    );
  });
});
