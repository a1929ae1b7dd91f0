/** The delegated admin relationship that a seeded customer begins with: made up from its domain, always the same. */
import type { Customer } from './customers.ts';
import { createSeededRandom, type SeededRandom } from './random.ts';
import { guidOf } from './tenant-contents.ts';

export interface SeededDelegation {
  /** Two GUIDs in one; nobody may take it apart but the world itself. */
  readonly id: string;
  readonly displayName: string;
  readonly durationDays: number;
  readonly autoExtendDays: 0 | 180;
  readonly roleIds: readonly string[];
  /** Days before the world began; undefined where the customer has not approved yet. */
  readonly activatedDaysBefore: number | undefined;
  readonly createdDaysBefore: number;
  /** The customer ended it this many days before the world began. */
  readonly terminatedDaysBefore: number | undefined;
}

/** Templates of Entra roles: directory readers, global reader, service support, licences, users, help desk. */
const roles = [
  '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  'f023fd81-a637-4b56-95fd-791ac0226033',
  '4d6ac14f-3453-41d0-bef9-a3e0c569773a',
  'fe930be7-5e62-47db-91af-98c3a49a38b1',
  '729827e3-9c14-49f7-bb1b-9608f156bbb8',
] as const;

const durations = [90, 180, 365, 730] as const;
const longestName = 50;

/** Guides may rely on this one. */
const alwaysActive = new Set(['larkfield.example']);

type Story = 'active' | 'pending' | 'just-over' | 'expired' | 'terminated';

/** A third is active, some ended in one way or another, and most customers have none. */
const stories: readonly (readonly [below: number, Story])[] = [
  [12, 'active'],
  [13, 'pending'],
  [14, 'just-over'],
  [16, 'expired'],
  [17, 'terminated'],
];

function storyOf(domain: string, random: SeededRandom): Story | undefined {
  const drawn = random.below(36);
  return alwaysActive.has(domain) ? 'active' : stories.find(([below]) => drawn < below)?.[1];
}

function ageDays(story: Story, durationDays: number, random: SeededRandom): number | undefined {
  const endsSoon = random.below(5) === 0;
  const someDays = random.below(25);
  if (story === 'pending') return undefined;
  if (story === 'just-over') return durationDays + 1 / 12;
  if (story === 'expired') return durationDays + 10 + someDays * 8;
  return endsSoon ? durationDays - 3 - someDays : 1 + random.below(durationDays - 30);
}

function nameOf({ companyName, tenantId }: Customer): string {
  const whole = `${companyName} support`;
  return whole.length <= longestName
    ? whole
    : `${companyName.slice(0, longestName - 13)} ${tenantId.slice(0, 4)} support`;
}

export function seededDelegation(customer: Customer): SeededDelegation | undefined {
  const { domain, tenantId } = customer;
  const random = createSeededRandom(`delegation of ${domain}`);
  const story = storyOf(domain, random);
  if (story === undefined) return undefined;
  const durationDays = random.pick(durations);
  const isExtended = story === 'active' && random.below(4) === 0;
  const age = ageDays(story, durationDays, random);
  const first = random.below(roles.length - 2);
  return {
    id: `${guidOf(`delegation of ${domain}`)}-${tenantId}`,
    displayName: nameOf(customer),
    durationDays,
    autoExtendDays: isExtended ? 180 : 0,
    roleIds: roles.slice(first, first + 1 + random.below(3)),
    activatedDaysBefore: age,
    createdDaysBefore: (age ?? 0) + 1 + random.below(9),
    terminatedDaysBefore: story === 'terminated' ? (age ?? 0) / 2 : undefined,
  };
}
