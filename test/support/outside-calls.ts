/** How many calls to outside systems something that a person does takes, as the imitations and the connector count them. */
import type { System } from './system.ts';

export interface OutsideCalls {
  readonly cosmos: number;
  readonly partnerCenter: number;
  readonly graph: number;
  readonly login: number;
  /** Messages sent or updated. */
  readonly connector: number;
}

interface Count {
  readonly system: string;
  readonly count: number;
}

/**
 * The fewest calls over several times: workers look at the store now and then, so that one time may count some of
 * theirs, and none counts fewer than its own.
 */
export async function callsOf(
  system: System,
  act: (time: number) => Promise<unknown>,
  times = 5,
): Promise<OutsideCalls> {
  const counts: OutsideCalls[] = [];
  for (let time = 0; time < times; time += 1) {
    const sentBefore = system.connector.sent.length;
    await system.control('DELETE', '/calls');
    await act(time);
    const calls = (await system.control('GET', '/calls')) as readonly Count[];
    const to = (name: string) =>
      calls.filter((call) => call.system === name).reduce((sum, { count }) => sum + count, 0);
    counts.push({
      cosmos: to('cosmos'),
      partnerCenter: to('partner-center'),
      graph: to('graph'),
      login: to('login'),
      connector: system.connector.sent.length - sentBefore,
    });
  }
  const fewest = (name: keyof OutsideCalls) => Math.min(...counts.map((one) => one[name]));
  return {
    cosmos: fewest('cosmos'),
    partnerCenter: fewest('partnerCenter'),
    graph: fewest('graph'),
    login: fewest('login'),
    connector: fewest('connector'),
  };
}
