/** One world, and one bot after the other in it, each of which dies at a named point until one lives on. */
import type { FaultPoint } from '../../src/ports/fault-points.ts';
import { type ChildBot, diesAt, freePort, putDown, startChild, startChildBot } from './child-bot.ts';
import { createPerson, type Person, type PersonOptions } from './person.ts';
import type { Words } from './words.ts';
import type { World } from './world.ts';

export interface People {
  readonly bot: ChildBot;
  readonly person: (options: PersonOptions) => Person;
  readonly alex: Person;
  readonly megan: Person;
}

export interface Lives {
  /** A bot that dies of what people do with it. */
  diesOf(point: FaultPoint, act: (people: People) => Promise<unknown>): Promise<void>;
  /** A bot that dies by itself of what the one before it left to be done. */
  diesOfWhatIsLeft(point: FaultPoint): Promise<void>;
  /** A bot that lives until all is over. */
  livesOn(): Promise<People>;
  end(): Promise<void>;
}

const isBrokenOff = (error: unknown) => error instanceof TypeError && error.message === 'fetch failed';

export function createLives(world: World, words: Words): Lives {
  let bot: ChildBot | undefined;
  const dying = (point: FaultPoint) => ({ ...world.environment, REHEARSAL_CRASH_AT: point });
  const peopleAt = (one: ChildBot): People => {
    const door = { ...world, messagesUrl: one.messagesUrl };
    const person = (options: PersonOptions) => createPerson(door, { locale: words.locale, ...options });
    return { bot: one, person, alex: person({}), megan: person({ key: 'megan' }) };
  };
  return {
    async diesOf(point, act) {
      bot = await startChildBot(dying(point));
      const failed = await act(peopleAt(bot)).then(
        () => undefined,
        (error: unknown) => error,
      );
      // The connection may break off with the bot.
      if (failed && !isBrokenOff(failed)) throw failed;
      await diesAt(point, bot);
    },
    async diesOfWhatIsLeft(point) {
      const { PORT = '0' } = world.environment;
      const child = startChild({ ...dying(point), PORT: PORT === '0' ? await freePort() : PORT });
      bot = undefined;
      try {
        await diesAt(point, child);
      } finally {
        await putDown(child);
      }
    },
    async livesOn() {
      bot = await startChildBot(world.environment);
      return peopleAt(bot);
    },
    end: () => putDown(bot),
  };
}
