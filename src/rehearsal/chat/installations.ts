/** The app in a personal chat or a team: given when the page is first opened, taken away, given again, blocked. */
import { isAccepted } from './bot-door.ts';
import type { Conversation, InstallEvent } from './conversation-store.ts';
import { installationUpdate, membersUpdate } from './install-activity.ts';
import type { Actor, Stage } from './stage.ts';

export type Installations = ReturnType<typeof createInstallations>;

export function createInstallations(stage: Stage) {
  const { store, pages, door } = stage;
  const installing = new Map<string, Promise<void>>();

  const tellPages = ({ id }: Conversation): void => {
    const conversation = store.findConversation(id);
    if (!conversation) return;
    const { isRemoved, isBlocked } = conversation;
    pages.tell(id, 'app', () => ({ isRemoved, isBlocked }));
  };

  const sendInstallEvent = async (actor: Actor, event: InstallEvent): Promise<boolean> => {
    const conversation = store.openConversation(actor.place);
    if (conversation.isRemoved) return false;
    if (conversation.sent.includes(event)) return true;
    const scene = stage.sceneOf(actor);
    const activity =
      event === 'installationUpdate' ? installationUpdate(scene, 'add') : membersUpdate(scene, 'added');
    const delivered = await door(activity);
    if (stage.closing.aborted || !isAccepted(delivered)) return false;
    store.markSent(conversation, event);
    return true;
  };

  const installOnce = async (actor: Actor): Promise<void> => {
    if (await sendInstallEvent(actor, 'installationUpdate'))
      await sendInstallEvent(actor, 'conversationUpdate');
  };

  /** Tells the bot once that it was installed there; tried again whenever it could not be told. */
  const install = (actor: Actor): Promise<void> => {
    const { id } = store.openConversation(actor.place);
    const running = installing.get(id) ?? installOnce(actor).finally(() => installing.delete(id));
    installing.set(id, running);
    return running;
  };

  return {
    install,

    /** Takes the app away; Teams does so whether or not the bot hears of it. */
    async removeApp(actor: Actor): Promise<void> {
      const conversation = store.openConversation(actor.place);
      if (conversation.isRemoved) return;
      store.setRemoved(conversation, true);
      tellPages(conversation);
      const scene = stage.sceneOf(actor);
      await door(installationUpdate(scene, 'remove'));
      if (actor.place.kind === 'channel') await door(membersUpdate(scene, 'removed'));
    },

    async addApp(actor: Actor): Promise<void> {
      const conversation = store.openConversation(actor.place);
      if (!conversation.isRemoved) return;
      store.setRemoved(conversation, false);
      tellPages(conversation);
      await install(actor);
    },

    /** The bot is told nothing of it: Teams has no event for it. False where nobody can block: in a channel. */
    block(actor: Actor, isBlocked: boolean): boolean {
      if (actor.place.kind === 'channel') return false;
      const conversation = store.openConversation(actor.place);
      store.setBlocked(conversation, isBlocked);
      tellPages(conversation);
      return true;
    },
  };
}
