import type { ActionData } from '../../cards/action-data.ts';
import { eventsCard, replaceRegistrationCard } from '../../cards/events-card.ts';
import { eventModes } from '../../domain/event-choice.ts';
import { tooLittleAccessCard } from '../access-cards.ts';
import type { Services } from '../services.ts';
import { statusPage } from '../status-page.ts';
import { namedPerson, type Reply, show, type Turn } from '../turn.ts';

export async function openEvents(
  _data: ActionData<'events.open.v1'>,
  { t }: Turn,
  { events }: Services,
): Promise<Reply> {
  return show(eventsCard(await events.read(), t));
}

/** Chooses how events come; whoever is registered is replaced on the second press only, and by name. */
export async function chooseEventMode(
  { mode: said, revision, over, giveBack }: ActionData<'events.choose.v1'>,
  { caller, t }: Turn,
  { events }: Services,
): Promise<Reply> {
  const mode = eventModes.find((one) => one === said);
  if (!mode) return show(eventsCard(await events.read(), t));
  const by = namedPerson(caller);
  const chosen = await events.choose({ mode, revision, by, giveBack, ...(over === '' ? {} : { over }) });
  if (!chosen.ok && chosen.refusal.kind === 'no-rights') return show(tooLittleAccessCard('agent', t));
  const now = await events.read();
  if (chosen.ok) return show(eventsCard(now, t));
  const { refusal } = chosen;
  if (refusal.kind !== 'confirm') {
    return show(eventsCard(now, t, refusal.kind === 'outdated' ? t.say('events.outdated') : undefined));
  }
  const { present, mark } = refusal;
  const after = (giveBack ? now.choice?.former?.url : now.eventsUrl) ?? '';
  return show(replaceRegistrationCard({ before: present.url, after, revision, mark, mode, giveBack }, t));
}

/** Has a test event sent, and shows what became of it as far as that is known by then. */
export async function testEvents(
  { from }: ActionData<'events.test.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { caller, t } = turn;
  if ((await services.events.test.run(caller.person)) === 'no-rights') {
    return show(tooLittleAccessCard('agent', t));
  }
  return show(
    from === 'setup' ? eventsCard(await services.events.read(), t) : await statusPage(turn, services),
  );
}
