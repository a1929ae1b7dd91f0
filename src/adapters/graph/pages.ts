import { Fault } from '../../ports/faults.ts';

interface Step {
  readonly path: string;
  readonly query: Record<string, string>;
}

/** The whole address that Graph gave for the next page, taken apart for its own client; never to another place. */
export function stepOf(link: string, baseUrl: string): Step {
  const start = `${baseUrl}/v1.0/`;
  if (!link.startsWith(start)) throw new Fault('graph/bad-response', { cause: 'a page at another address' });
  const url = new URL(link);
  return {
    path: link.slice(start.length - 1).split('?')[0] ?? '',
    query: Object.fromEntries(url.searchParams),
  };
}
