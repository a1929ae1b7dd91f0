import type { ActionData } from '../../cards/action-data.ts';
import { offerHistoryFile } from '../history-file.ts';
import { historyPage, verdictCard } from '../history-page.ts';
import { parseTopic, shownFrom } from '../history-scope.ts';
import type { Services } from '../services.ts';
import { type Reply, say, show, type Turn } from '../turn.ts';

/** A new message: the customer's card stays where it is. */
export async function openHistory(
  { scope }: ActionData<'history.open.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const shown = shownFrom(scope, turn, services);
  return say(await historyPage({ shown }, {}, turn, services));
}

export async function pageHistory(
  { scope, topic, after, before }: ActionData<'history.page.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const shown = shownFrom(scope, turn, services);
  const place = before !== '' ? { before } : after !== '' ? { after } : {};
  return show(await historyPage({ shown, topic: parseTopic(topic) }, place, turn, services));
}

/** Begins anew at the newest that fit. */
export async function findHistory(
  { scope, findTopic }: ActionData<'history.find.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const shown = shownFrom(scope, turn, services);
  return show(await historyPage({ shown, topic: parseTopic(findTopic) }, {}, turn, services));
}

export async function verifyHistory(
  { scope }: ActionData<'history.verify.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  return say(await verdictCard(shownFrom(scope, turn, services), turn, services));
}

export async function exportHistory(
  { scope, topic, format }: ActionData<'history.export.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const shown = shownFrom(scope, turn, services);
  const kind = format === 'jsonl' ? 'jsonl' : 'csv';
  return offerHistoryFile({ shown, topic: parseTopic(topic), format: kind }, turn, services);
}
