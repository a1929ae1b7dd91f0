import { eventually, type World } from './world.ts';

interface Call {
  readonly system: string;
  readonly route: string;
  readonly count: number;
}

/** Two more rounds of comparison have gone by: whoever wanted to tell again would have. */
export async function twoMoreRounds({ control }: Pick<World, 'control'>): Promise<void> {
  const looked = async () =>
    ((await control('GET', '/calls')) as readonly Call[])
      .filter((call) => call.system === 'partner-center' && call.route === '/v1/customers')
      .reduce((sum, { count }) => sum + count, 0);
  const before = await looked();
  await eventually('two more rounds', async () => (await looked()) >= before + 2);
}
