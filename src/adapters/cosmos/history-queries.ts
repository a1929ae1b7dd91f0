/** The queries of the history; its containers are declared with the others. */
import type { HistoryTopic } from '../../domain/history.ts';
import type { Place } from './paging.ts';
import type { Query } from './queries.ts';

export interface HistoryPageQuery {
  readonly keys?: readonly string[];
  readonly by?: readonly string[];
  readonly topic?: HistoryTopic;
  readonly from?: Place;
  readonly towards: 'older' | 'newer';
}

/** In one partition for one customer, else across: a list for a person, newest first or back towards the newest. */
export function historyPageQuery({ keys, by, topic, from, towards }: HistoryPageQuery): Query {
  const [sign, order] = towards === 'older' ? (['<', 'DESC'] as const) : (['>', 'ASC'] as const);
  const conditions = [
    "c.kind = 'history-entry'",
    ...(keys ? ['ARRAY_CONTAINS(@keys, c.customerKey)'] : []),
    ...(by ? ['ARRAY_CONTAINS(@by, c.doer)'] : []),
    ...(topic ? ['c.topic = @topic'] : []),
    ...(from ? [`(c.at ${sign} @at OR (c.at = @at AND c.entryId ${sign} @id))`] : []),
  ];
  return {
    text: `SELECT * FROM c WHERE ${conditions.join(' AND ')} ORDER BY c.at ${order}, c.entryId ${order}`,
    parameters: {
      ...(keys ? { keys } : {}),
      ...(by ? { by } : {}),
      ...(topic ? { topic } : {}),
      ...from,
    },
  };
}

/** Within one chain, in its order. */
export function historyChainQuery(after: number): Query {
  return {
    text: "SELECT * FROM c WHERE c.kind = 'history-entry' AND c.number > @after ORDER BY c.number",
    parameters: { after },
  };
}

/** Within one chain: only erasures have the property. */
export const erasuresQuery: Query = {
  text: "SELECT * FROM c WHERE c.kind = 'history-entry' AND IS_DEFINED(c.erased)",
  parameters: {},
};

/** Across partitions: every chain, for whoever checks them all. */
export function historyEndsQuery(after: string): Query {
  return {
    text: "SELECT * FROM c WHERE c.kind = 'history-ends' AND c.customerKey > @after ORDER BY c.customerKey",
    parameters: { after },
  };
}

/**
 * Across partitions: the chains that have entries, each once, beside how many there are. Only texts are greater than
 * the empty text: what stands under any other key is no entry of ours.
 */
export const historyEntryCountsQuery: Query = {
  text: "SELECT c.customerKey AS name, COUNT(1) AS many FROM c WHERE c.kind = 'history-entry' AND c.customerKey > @none GROUP BY c.customerKey",
  parameters: { none: '' },
};

/** Across partitions: what is still to be erased of a person. */
export function historyAboutQuery(person: string): Query {
  return {
    text: "SELECT * FROM c WHERE c.kind = 'history-entry' AND ARRAY_CONTAINS(c.about, @person)",
    parameters: { person },
  };
}
