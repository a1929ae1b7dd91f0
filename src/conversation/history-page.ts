import type { BrokenChain } from '../application/verify-history.ts';
import { customerText } from '../cards/history-words.ts';
import {
  type HistoryRow,
  historyPageCard,
  historyPageLimit,
  scopeText,
  type ShownHistory,
} from '../cards/history-page-card.ts';
import type { CardModel } from '../cards/card-model.ts';
import { noticeCard } from '../cards/notice-card.ts';
import type { HistoryTopic } from '../domain/history.ts';
import { parseCustomerTenantId, type HistoryKey } from '../domain/ids.ts';
import type { FoundEntry } from '../ports/history.ts';
import { toScope } from './history-scope.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

/** Where in the list: after or before a place that an earlier page named, else at the newest. */
interface PagePlace {
  readonly after?: string;
  readonly before?: string;
}

/** How the customer of a chain is called now. */
export function currentName(key: HistoryKey, { index }: Pick<Services, 'index'>): string | undefined {
  const tenantId = parseCustomerTenantId(key);
  return tenantId === undefined ? undefined : index.find(tenantId)?.name;
}

export async function historyPage(
  asked: { readonly shown: ShownHistory; readonly topic?: HistoryTopic | undefined },
  place: PagePlace,
  turn: Turn,
  services: Services,
): Promise<CardModel> {
  const { shown } = asked;
  const topic = asked.topic === undefined ? {} : { topic: asked.topic };
  const page = await services.readHistory(toScope(shown, turn), {
    ...topic,
    ...place,
    size: historyPageLimit,
  });
  const { next, previous } = page;
  return historyPageCard(
    {
      shown: named(shown, page.entries),
      ...topic,
      rows: page.entries.map((found) => rowOf(found, services)),
      ...(next === undefined ? {} : { next }),
      ...(previous === undefined ? {} : { previous }),
    },
    turn.t,
  );
}

function rowOf(found: FoundEntry, services: Services): HistoryRow {
  if (found.kind === 'unreadable') return {};
  const customerName = currentName(found.entry.sealed.key, services);
  return { entry: found.entry, ...(customerName === undefined ? {} : { customerName }) };
}

/** A customer that is in no list is called as its entries call it. */
function named(shown: ShownHistory, entries: readonly FoundEntry[]): ShownHistory {
  if (shown.kind !== 'one' || shown.name !== shown.key) return shown;
  const names = entries.map((found) =>
    found.kind === 'entry' ? found.entry.texts.customer?.text : undefined,
  );
  return { ...shown, name: names.find((name) => name !== undefined) ?? shown.name };
}

/** What the proof says, of one customer or of all. */
export async function verdictCard(shown: ShownHistory, turn: Turn, services: Services): Promise<CardModel> {
  const { t } = turn;
  const verdict = await services.verifyHistory(shown.kind === 'one' ? [shown.key] : undefined);
  const { entries, chains, broken, brokenCount } = verdict;
  const actions = [
    { title: t.say('button.history'), verb: 'history.open.v1', data: { scope: scopeText(shown) } },
  ] as const;
  if (brokenCount === 0) {
    const text =
      chains === 0 ? t.say('history.verified.none') : t.say('history.verified.text', { entries, chains });
    return noticeCard({ tone: 'good', title: t.say('history.verified.title'), text, actions }, t);
  }
  const named_ = broken.slice(0, mostNamed).map((one) => brokenText(one, turn, services));
  const more = brokenCount - named_.length;
  const lines = [
    t.say('history.broken.text', { entries, count: brokenCount }),
    ...named_,
    ...(more > 0 ? [t.say('history.broken.more', { count: more })] : []),
    t.say('history.broken.next'),
  ];
  return noticeCard(
    { tone: 'problem', title: t.say('history.broken.title'), text: lines.join('\n'), actions },
    t,
  );
}

/** A notice has room for six paragraphs. */
const mostNamed = 3;

function brokenText({ key, number, at, flaw }: BrokenChain, { t }: Turn, services: Services): string {
  const name = customerText(key, { today: currentName(key, services) }, t);
  const said = t.say(`history.flaw.${flaw}`);
  if (number === undefined) return t.say('history.broken.end', { name, flaw: said });
  const isTime = at !== undefined && !Number.isNaN(Date.parse(at));
  const when = isTime ? t.dateTime(at) : '—';
  return t.say('history.broken.entry', { name, number: t.number(number), when, flaw: said });
}
