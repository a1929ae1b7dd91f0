/** The world around a bot, in a process of its own. */
import { startWorld } from '../../support/world.ts';

process.on('disconnect', () => process.exit());
const world = await startWorld(JSON.parse(process.env.EXTRA ?? '{}'));
process.once('message', () => void world.close().then(() => process.exit()));
const { environment, rehearsalUrl } = world;
process.send?.({ environment, controlUrl: `${rehearsalUrl}/control` });
