import { fork } from 'node:child_process';
import { once } from 'node:events';
import { ownEnvironment } from '../../support/child-bot.ts';
import { controlAt, type World } from '../../support/world.ts';

export type WorldApart = Pick<World, 'environment' | 'control' | 'close'>;

/** In a process of its own: what an imitation has to work out holds up neither who asks the bot nor who measures. */
export async function startWorldApart(extra: Readonly<Record<string, string>>): Promise<WorldApart> {
  const child = fork(new URL('../beside/world.ts', import.meta.url), {
    env: { ...ownEnvironment(), EXTRA: JSON.stringify(extra) },
  });
  const [{ environment, controlUrl }] = (await once(child, 'message')) as [
    { readonly environment: World['environment']; readonly controlUrl: string },
  ];
  return {
    environment,
    control: controlAt(controlUrl),
    async close() {
      child.send('close');
      await once(child, 'exit');
    },
  };
}
