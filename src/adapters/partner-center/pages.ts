/** Follows a collection of Partner Center to its end, in each of the three forms of paging that were seen (reference 4.1). */
import { Fault, isFault } from '../../ports/faults.ts';
import { PageAnswer, parse } from './answers.ts';
import type { Call, PartnerCenterHttp } from './partner-center-http.ts';

const tokenHeader = 'MS-ContinuationToken';

interface Step {
  readonly path: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where the same page would be found if the collection does not know `seekOperation`. */
  readonly otherwise?: string;
}

/** Item by item unread: each caller knows its own. */
export async function* pages(
  http: PartnerCenterHttp,
  first: Call,
  baseUrl: string,
): AsyncGenerator<readonly unknown[]> {
  const seen = new Set<string>();
  let knowsSeek = true;
  let step: Step | undefined = { path: first.path };
  while (step) {
    const asked: Step = step;
    const { page, fellBack } = await read(http, first, asked);
    if (fellBack) knowsSeek = false;
    yield page.items;
    step = next(page, first.path, { baseUrl, knowsSeek });
    const mark = step && (step.token ?? step.path);
    if (mark === undefined || seen.has(mark)) return;
    seen.add(mark);
  }
}

async function read(http: PartnerCenterHttp, first: Call, step: Step) {
  const headers = { ...first.headers, ...step.headers };
  try {
    return { page: parse(PageAnswer, await http({ ...first, path: step.path, headers })), fellBack: false };
  } catch (error) {
    const isUnknownForm = isFault(error) && error.details.status === 400 && step.otherwise !== undefined;
    if (!isUnknownForm || step.otherwise === undefined) throw error;
    const page = parse(PageAnswer, await http({ ...first, path: step.otherwise, headers }));
    return { page, fellBack: true };
  }
}

function next(
  page: PageAnswer,
  firstPath: string,
  { baseUrl, knowsSeek }: { readonly baseUrl: string; readonly knowsSeek: boolean },
): Step | undefined {
  const link = page.links?.next;
  const token = page.continuationtoken || undefined;
  if (link) {
    const given = Object.fromEntries((link.headers ?? []).map(({ key, value }) => [key, value]));
    const linked = link.headers?.find(({ key }) => key.toLowerCase() === tokenHeader.toLowerCase())?.value;
    const headers = linked === undefined && token !== undefined ? { ...given, [tokenHeader]: token } : given;
    const mark = linked ?? token;
    return { path: pathOf(link.uri, baseUrl), headers, ...(mark === undefined ? {} : { token: mark }) };
  }
  if (token === undefined) return undefined;
  const headers = { [tokenHeader]: token };
  if (!knowsSeek) return { path: firstPath, token, headers };
  const [bare] = firstPath.split('?');
  return { path: `${bare}?seekOperation=Next`, token, headers, otherwise: firstPath };
}

/** Relative, with or without `/v1`, or whole; never to another place, where our token would go along. */
function pathOf(uri: string, baseUrl: string): string {
  if (uri.startsWith(`${baseUrl}/`)) return pathOf(uri.slice(baseUrl.length), baseUrl);
  if (!uri.startsWith('/') || uri.startsWith('//')) throw new Fault('partner-center/bad-response');
  return /^\/v1[/?]/i.test(uri) ? uri : `/v1${uri}`;
}
