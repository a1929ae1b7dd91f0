/** What happens between people and the bot: installing, writing, pressing buttons. */
import { createInstallations } from './installations.ts';
import type { PageMessage } from './page-message.ts';
import { createPostbox } from './postbox.ts';
import { createPresses } from './presses.ts';
import type { Actor, Stage } from './stage.ts';

const shownMessages = 200;

export interface Snapshot {
  readonly isRemoved: boolean;
  readonly isBlocked: boolean;
  readonly messages: readonly PageMessage[];
}

export type Room = ReturnType<typeof createRoom>;

export function createRoom(stage: Stage) {
  const installations = createInstallations(stage);
  const postbox = createPostbox(stage, installations);
  const { press, lookUp, consent, signIn } = createPresses(stage, postbox);
  return {
    ...installations,
    ...postbox,
    press,
    lookUp,
    consent,
    signIn,

    /** Everything that a page shows to the person who opens it. */
    snapshot({ person, place }: Actor): Snapshot {
      const { id, isRemoved, isBlocked } = stage.store.openConversation(place);
      const latest = stage.store.latest(id, shownMessages);
      return { isRemoved, isBlocked, messages: latest.map((message) => stage.toPage(message, person.key)) };
    },
  };
}
