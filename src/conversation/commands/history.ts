import type { CardButton } from '../../cards/buttons.ts';
import { scopeText, type ShownHistory } from '../../cards/history-page-card.ts';
import { noticeCard } from '../../cards/notice-card.ts';
import { offerHistoryFile } from '../history-file.ts';
import { historyPage, verdictCard } from '../history-page.ts';
import { candidatesFor, type HistoryRequest, readRequest, shownFrom } from '../history-scope.ts';
import type { Services } from '../services.ts';
import { type Reply, say, type Turn } from '../turn.ts';

export async function showHistory(args: string, turn: Turn, services: Services): Promise<Reply> {
  const { what, whose } = readRequest(args);
  if (typeof whose === 'string') return answer(what, shownFrom(whose, turn, services), turn, services);
  const [first, ...others] = await candidatesFor(whose.customer, services);
  if (first && others.length === 0) return answer(what, { kind: 'one', ...first }, turn, services);
  const { t } = turn;
  const text = whose.customer;
  if (!first) {
    return say(
      noticeCard(
        {
          tone: 'info',
          title: t.say('history.unknown.title'),
          text: t.say('history.unknown.text', { text }),
          // What was typed may be an address, and a summary is shown on locked screens.
          summary: t.say('history.unknown.title'),
          actions: [{ title: t.say('button.history'), verb: 'history.open.v1', data: { scope: 'all' } }],
        },
        t,
      ),
    );
  }
  return say(
    noticeCard(
      {
        tone: 'info',
        title: t.say('history.several.title', { text }),
        text: t.say('history.several.text'),
        actions: [first, ...others].map(({ key, name }) =>
          choiceOf(what, { title: name, scope: scopeText({ kind: 'one', key, name }) }),
        ),
      },
      t,
    ),
  );
}

/** The choice goes on to what was asked. */
function choiceOf(
  what: HistoryRequest['what'],
  { title, scope }: { readonly title: string; readonly scope: string },
): CardButton {
  if (what === 'show') return { title, verb: 'history.open.v1', data: { scope } };
  if (what === 'verify') return { title, verb: 'history.verify.v1', data: { scope } };
  return { title, verb: 'history.export.v1', data: { scope, format: what } };
}

async function answer(
  what: HistoryRequest['what'],
  shown: ShownHistory,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  if (what === 'show') return say(await historyPage({ shown }, {}, turn, services));
  if (what === 'verify') return say(await verdictCard(shown, turn, services));
  return offerHistoryFile({ shown, format: what }, turn, services);
}
