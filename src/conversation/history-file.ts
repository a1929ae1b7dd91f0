import { z } from 'zod';
import type { ExportFormat } from '../application/export-history.ts';
import { customerText, doerText, factDetails, factText } from '../cards/history-words.ts';
import { historyTitle, scopeText, type ShownHistory } from '../cards/history-page-card.ts';
import { noticeCard } from '../cards/notice-card.ts';
import { byteOrderMark, csvLine } from '../domain/csv.ts';
import { type HistoryTopic, historyTextNames } from '../domain/history.ts';
import type { Translator } from '../i18n/translator.ts';
import { type ExportKind, parseTopic, shownFrom, toScope } from './history-scope.ts';
import { currentName } from './history-page.ts';
import type { Services } from './services.ts';
import { type Incoming, type Reply, say, type Turn } from './turn.ts';

interface Asked {
  readonly shown: ShownHistory;
  readonly topic?: HistoryTopic | undefined;
  readonly format: ExportKind;
}

/** Of the texts these have columns of their own; the name of who and of the customer stand in theirs. */
const columns = historyTextNames.filter((name) => name !== 'by' && name !== 'customer');

function csvFormat(t: Translator, services: Services): ExportFormat {
  // Excel expects the list separator of the reader's country.
  const separator = t.language === 'ru' ? ';' : ',';
  const line = (cells: readonly string[]) => csvLine(cells, separator);
  const heads = ['number', 'when', 'customer', 'key', 'who', 'what', 'details'] as const;
  const ends = ['id', 'seal'] as const;
  return {
    head: `${byteOrderMark}${line([
      ...heads.map((name) => t.say(`history.column.${name}`)),
      ...columns.map((name) => t.say(`history.text.${name}`)),
      ...ends.map((name) => t.say(`history.column.${name}`)),
    ])}`,
    line(found) {
      if (found.kind === 'unreadable')
        return line(['', found.at ?? '', '', '', '', t.say('history.unreadable')]);
      const { sealed, seal, texts } = found.entry;
      const { key, number, at, fact, id } = sealed;
      const names = { today: currentName(key, services), recorded: texts.customer?.text };
      return line([
        String(number),
        at,
        customerText(key, names, t),
        key,
        doerText(found.entry, t),
        factText(fact, t),
        factDetails(fact, t).join(' '),
        ...columns.map((name) => texts[name]?.text ?? ''),
        id,
        seal,
      ]);
    },
  };
}

/** Everything of each entry, so that the chain can be checked elsewhere. */
const jsonFormat: ExportFormat = {
  head: '',
  line: (found) =>
    `${JSON.stringify(found.kind === 'entry' ? found.entry : { unreadable: true, at: found.at })}\n`,
};

function fileOf(asked: Asked, turn: Turn, services: Services) {
  const topic = asked.topic === undefined ? {} : { topic: asked.topic };
  const format = asked.format === 'csv' ? csvFormat(turn.t, services) : jsonFormat;
  return services.exportHistory({ scope: toScope(asked.shown, turn), ...topic }, format);
}

/** Plain letters and digits: a name that any file system takes. */
function fileName({ shown, format }: Asked, { t, now }: Turn): string {
  const whose = shown.kind === 'one' ? shown.name : shown.kind === 'me' ? t.say('history.title.me') : '';
  const plain = `${t.say('history.export.file')} ${whose}`.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  return `${plain.replace(/^-+|-+$/g, '').slice(0, 80)}-${now.slice(0, 10)}.${format}`;
}

/** Asks whether the file may be put into the person's OneDrive; nothing is kept until the answer comes. */
export async function offerHistoryFile(asked: Asked, turn: Turn, services: Services): Promise<Reply> {
  const { t } = turn;
  const { content, entries, isCut } = await fileOf(asked, turn, services);
  if (entries === 0) {
    return say(
      noticeCard(
        {
          tone: 'info',
          title: t.say('history.export.empty.title'),
          text: t.say('history.export.empty.text'),
        },
        t,
      ),
    );
  }
  const title = historyTitle(asked.shown, t);
  return {
    kind: 'file-offer',
    offer: {
      name: fileName(asked, turn),
      description: t.say(isCut ? 'history.export.cut' : 'history.export.description', { title, entries }),
      sizeBytes: content.length,
      context: {
        file: 'history',
        scope: scopeText(asked.shown),
        topic: asked.topic ?? '',
        format: asked.format,
      },
    },
  };
}

const Context = z.object({
  file: z.literal('history'),
  scope: z.string().max(300),
  topic: z.string().max(60).default(''),
  format: z.enum(['csv', 'jsonl']),
});

/** Puts the file where the person allowed it; it is made anew, from what the history holds and the person may see now. */
export async function answerFile(
  { context, place }: Extract<Incoming, { kind: 'file-answer' }>,
  turn: Turn,
  services: Services,
): Promise<Reply | 'unreadable'> {
  const { t } = turn;
  const read = Context.safeParse(context);
  if (!read.success) return 'unreadable';
  const { scope, topic, format } = read.data;
  const shown = shownFrom(scope, turn, services);
  const again = {
    title: t.say('button.history'),
    verb: 'history.open.v1',
    data: { scope: scopeText(shown) },
  } as const;
  const notice = (what: 'declined' | 'failed') =>
    say(
      noticeCard(
        {
          tone: what === 'declined' ? 'info' : 'problem',
          title: t.say(`history.export.${what}.title`),
          text: t.say(`history.export.${what}.text`),
          actions: [again],
        },
        t,
      ),
    );
  if (!place) return notice('declined');
  const { content } = await fileOf({ shown, topic: parseTopic(topic), format }, turn, services);
  if ((await services.files.put(place.uploadUrl, content)) === 'refused') return notice('failed');
  const { contentUrl, name, uniqueId, fileType } = place;
  return { kind: 'file', file: { contentUrl, name, uniqueId, fileType } };
}
