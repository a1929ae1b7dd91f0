import { type HistoryTopic, historyTopics } from '../domain/history.ts';
import { domainKey, type HistoryKey, parseCustomerTenantId, parseHistoryKey } from '../domain/ids.ts';
import type { HistoryScope } from '../application/read-history.ts';
import { fold } from '../domain/spelling.ts';
import type { ShownHistory } from '../cards/history-page-card.ts';
import { historyWordMeant } from '../i18n/history-arguments.ts';
import { quoted } from './customers-query.ts';
import type { Services } from './services.ts';
import type { Turn } from './turn.ts';

/** Whose history a card means; what is none of ours shows everything. */
export function shownFrom(scope: string, turn: Turn, services: Pick<Services, 'index'>): ShownHistory {
  const key = parseHistoryKey(scope);
  if (key !== undefined) return { kind: 'one', key, name: nameOf(key, turn, services) };
  return { kind: scope === 'me' ? 'me' : 'all' };
}

/** As the list calls the customer now, else by its id. */
function nameOf(key: HistoryKey, { t }: Turn, { index }: Pick<Services, 'index'>): string {
  const tenantId = parseCustomerTenantId(key);
  if (tenantId !== undefined) return index.find(tenantId)?.name ?? key;
  return key === 'house' ? t.say('history.house') : key.replace(/^domain:/, '');
}

export function toScope(shown: ShownHistory, turn: Turn): HistoryScope {
  return shown.kind === 'me' ? { kind: 'person', person: turn.caller.person } : shown;
}

export const parseTopic = (text: string): HistoryTopic | undefined =>
  historyTopics.find((topic) => topic === text);

export type ExportKind = 'csv' | 'jsonl';

/** What was typed after `history`. */
export interface HistoryRequest {
  readonly what: 'show' | 'verify' | ExportKind;
  /** A word for whose, or the name of a customer; empty where nothing was said. */
  readonly whose: 'me' | 'all' | 'house' | { readonly customer: string };
}

const longestName = 200;

/** `export csv me`, `verify blue meadow`, `me`: words that say what come first, and all else names a customer. */
export function readRequest(args: string): HistoryRequest {
  let what: HistoryRequest['what'] = 'show';
  let rest = args.trim();
  for (;;) {
    const [whole = '', word = ''] = /^["«“]?([^\s,"»”]+)["»”]?(?:[\s,]+|$)/u.exec(rest) ?? [];
    const meaning = historyWordMeant(word);
    const left = rest.slice(whole.length);
    if (meaning === 'verify') what = 'verify';
    else if (meaning === 'export') what = what === 'show' ? 'csv' : what;
    else if ((meaning === 'csv' || meaning === 'jsonl') && what !== 'show') what = meaning;
    else if ((meaning === 'me' || meaning === 'all' || meaning === 'house') && left === '') {
      return { what, whose: meaning };
    } else break;
    rest = left;
  }
  const customer = rest.replace(quoted, '$1').slice(0, longestName);
  return { what, whose: customer === '' ? 'all' : { customer } };
}

/** Whom a text may mean: in the list, invited and not yet there, or no customer any more. */
export async function candidatesFor(
  text: string,
  { index, register }: Pick<Services, 'index' | 'register'>,
): Promise<readonly { readonly key: HistoryKey; readonly name: string }[]> {
  const tenantId = parseCustomerTenantId(text);
  if (tenantId !== undefined) return [{ key: tenantId, name: index.find(tenantId)?.name ?? tenantId }];
  const { customers, exact, matched } = index.search({ text, from: 0, size: mostCandidates });
  const [first] = customers;
  if (first && (exact === 1 || matched === 1)) return [{ key: first.id, name: first.name }];
  const { invitations } = await register.invitations({ text, size: mostCandidates });
  const invited = invitations.map(({ recipient }) => ({ key: recipient.tenantId, name: recipient.company }));
  const all = new Map<HistoryKey, string>();
  for (const { id, name } of customers) all.set(id, name);
  for (const { key, name } of invited) if (!all.has(key)) all.set(key, name);
  if (all.size === 0) {
    const wanted = fold(text);
    const isMeant = (word: string) => fold(word).includes(wanted);
    for (const { customer } of await register.removalsIn(['gone']))
      if (isMeant(customer.name) || isMeant(customer.domain)) all.set(customer.id, customer.name);
  }
  const found = [...all].slice(0, mostCandidates).map(([key, name]) => ({ key, name }));
  const isDomain = /^[^\s@]+\.[^\s@]+$/u.test(text) && found.length === 0;
  return isDomain ? [{ key: domainKey(text), name: text }] : found;
}

const mostCandidates = 5;
