import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { tenantIdOfDomain } from '../../../src/rehearsal/facts.ts';
import { seedCustomers, seededProviders } from '../../../src/rehearsal/world/seed.ts';
import { createWorld } from '../../../src/rehearsal/world/world.ts';

const scripts = {
  cyrillic: /\p{Script=Cyrillic}/u,
  greek: /\p{Script=Greek}/u,
  han: /\p{Script=Han}/u,
  hangul: /\p{Script=Hangul}/u,
  arabic: /\p{Script=Arabic}/u,
  hebrew: /\p{Script=Hebrew}/u,
  accented: /[À-ž]/u,
};

describe('the seeded customers', () => {
  it('are the same for the same seed and others for another', () => {
    assert.deepEqual([...seedCustomers(300, 'a')], [...seedCustomers(300, 'a')]);
    assert.notDeepEqual([...seedCustomers(300, 'a')], [...seedCustomers(300, 'b')]);
  });

  it('have plausible names in several scripts, ASCII domains, and leave the guide’s domain free', () => {
    const customers = [...seedCustomers(240, 'first light')];
    for (const [script, letters] of Object.entries(scripts)) {
      assert.ok(customers.filter((one) => letters.test(one.companyName)).length > 2, script);
    }
    for (const { domain, companyName } of customers) {
      assert.match(domain, /^[a-z0-9]+(-[a-z0-9]+)*\.example$/);
      assert.equal(companyName, companyName.trim());
      assert.doesNotMatch(companyName, /\p{Extended_Pictographic}/u);
    }
    const domains = customers.map((one) => one.domain);
    assert.equal(new Set(domains).size, 240);
    assert.equal(new Set(customers.map((one) => one.companyName)).size, 240);
    assert.ok(!domains.includes('blue-meadow.example'));
    assert.ok(customers.some((one) => one.companyName === 'Sirius Logistics'));
    assert.ok(customers.some((one) => one.companyName === 'Орион Трейд'));
    assert.ok(new Set(customers.map((one) => one.country)).size > 8);
  });

  it('have the tenant id that the rule gives their domain, whatever the seed', () => {
    const byRule = (domain: string) => {
      const hex = createHash('sha256').update(domain).digest('hex');
      return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `4${hex.slice(12, 15)}`,
        `8${hex.slice(15, 18)}`,
        hex.slice(18, 30),
      ].join('-');
    };
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 60 }), (seed, count) => {
        const customers = [...seedCustomers(count, seed)];
        return customers.length === count && customers.every((one) => one.tenantId === byRule(one.domain));
      }),
      { numRuns: 50 },
    );
    assert.ok(seededProviders.every((one) => one.tenantId === byRule(one.domain)));
    assert.equal(tenantIdOfDomain('Blue-Meadow.EXAMPLE'), byRule('blue-meadow.example'));
  });

  it('can be very many, each with a domain of its own', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'world-'));
    const world = createWorld({ dataDir });
    try {
      world.customers.replace(20_000, 'many');
      const page = world.customers.list({ afterSeq: 0, limit: 500, isVisible: () => true });
      assert.equal(page.customers.length, 500);
      const [first] = page.customers;
      const rest = world.customers.list({
        afterSeq: (first?.seq ?? 0) + 19_990,
        limit: 500,
        isVisible: () => true,
      });
      assert.equal(rest.customers.length, 9);
      assert.equal(rest.lastSeq, undefined);
    } finally {
      world.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
