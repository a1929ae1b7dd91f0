/** The customers and providers that a rehearsal begins with: the same ones for the same seed. */
import { tenantIdOfDomain } from '../facts.ts';
import { type NamePool, namePools } from './name-pools.ts';
import { createSeededRandom, type SeededRandom } from './random.ts';

export interface SeededCustomer {
  readonly tenantId: string;
  readonly domain: string;
  readonly companyName: string;
  readonly country: string;
  /** Position in the list of providers of the one that is connected too. */
  readonly providerIndex?: number;
}

export interface Provider {
  readonly tenantId: string;
  readonly domain: string;
  readonly name: string;
  readonly mpnId: string;
  readonly country: string;
}

const provider = (name: string, domain: string, mpnId: string, country: string): Provider => ({
  tenantId: tenantIdOfDomain(domain),
  domain,
  name,
  mpnId,
  country,
});

export const seededProviders: readonly Provider[] = [
  provider('Brightport Distribution', 'brightport.example', '7000456', 'GB'),
  provider('Kestrel Cloud Supply', 'kestrel-supply.example', '7000571', 'GB'),
  provider('Nordhavn Distribution', 'nordhavn.example', '7000688', 'DK'),
  provider('Rheinbogen Handel GmbH', 'rheinbogen.example', '7000712', 'DE'),
  provider('Éclat Distribution', 'eclat-distribution.example', '7000833', 'FR'),
  provider('Янтарь Дистрибуция', 'yantar-distribution.example', '7000947', 'EE'),
];

/** These come first whatever the seed, so that guides and tests can name them. */
const familiar: readonly (readonly [companyName: string, domain: string, country: string])[] = [
  ['Larkfield Bakery', 'larkfield.example', 'GB'],
  ['Motorwerk Süd', 'motorwerk-sued.example', 'DE'],
  ['Sirius Logistics', 'sirius-logistics.example', 'GB'],
  ['Орион Трейд', 'orion-trade.example', 'EE'],
  ['Сириус Консалт', 'sirius-consult.example', 'LV'],
  ['Orion Dental', 'orion-dental.example', 'IE'],
  ['Žalioji Kavinė', 'zalioji-kavine.example', 'LT'],
  ['Αιγαίο Ναυτιλία', 'aigaio-naftilia.example', 'GR'],
  ['青松贸易', 'qingsong-maoyi.example', 'GB'],
  ['شركة النخيل للتجارة', 'nakheel-tijara.example', 'GB'],
  ['גלים הובלות', 'galim-hovalot.example', 'CY'],
  ['O’Brien & Sons <Joinery>', 'obrien-joinery.example', 'IE'],
];

/** Kept free for guides and tests, which invite it. */
const notCustomers = new Set([
  'blue-meadow.example',
  'larkfield-bakery.example',
  ...seededProviders.map((one) => one.domain),
]);

const totalWeight = namePools.reduce((sum, pool) => sum + pool.weight, 0);

function choosePool(random: SeededRandom): NamePool {
  let left = random.below(totalWeight);
  for (const pool of namePools) {
    left -= pool.weight;
    if (left < 0) return pool;
  }
  throw new Error('the weights of the pools do not add up');
}

interface Naming {
  readonly taken: Set<string>;
  readonly counters: Map<string, number>;
}

/** A name that is free, with a town where the short one is taken, and a number where that is taken too. */
function nameCustomer(random: SeededRandom, pool: NamePool, { taken, counters }: Naming) {
  const [first, second, town] = [random.pick(pool.first), random.pick(pool.second), random.pick(pool.towns)];
  const short = {
    name: `${first.shown}${pool.joiner}${second.shown}`,
    label: `${first.spelled}-${second.spelled}`,
  };
  if (!taken.has(`${short.label}.example`)) return short;
  const long = { name: `${short.name} ${town.shown}`, label: `${short.label}-${town.spelled}` };
  if (!taken.has(`${long.label}.example`)) return long;
  const count = (counters.get(long.label) ?? 1) + 1;
  counters.set(long.label, count);
  return { name: `${long.name} ${count}`, label: `${long.label}-${count}` };
}

/** Lazily, so that a hundred thousand need no list in memory. */
export function* seedCustomers(count: number, seed: string): Generator<SeededCustomer> {
  const random = createSeededRandom(seed);
  const taken = new Set([...notCustomers, ...familiar.map(([, domain]) => domain)]);
  const counters = new Map<string, number>();
  const withProvider = () =>
    random.below(3) === 0 ? { providerIndex: random.below(seededProviders.length) } : {};
  for (const [companyName, domain, country] of familiar.slice(0, count)) {
    yield { tenantId: tenantIdOfDomain(domain), domain, companyName, country, ...withProvider() };
  }
  for (let made = familiar.length; made < count; made += 1) {
    const pool = choosePool(random);
    const { name, label } = nameCustomer(random, pool, { taken, counters });
    const domain = `${label}.example`;
    taken.add(domain);
    yield {
      tenantId: tenantIdOfDomain(domain),
      domain,
      companyName: name,
      country: random.pick(pool.countries),
      ...withProvider(),
    };
  }
}
