import type { HistoryTopic } from '../domain/history.ts';
import type { FoundEntry } from '../ports/history.ts';
import type { HistoryScope, ReadHistory } from './read-history.ts';

/** How entries become a text. */
export interface ExportFormat {
  readonly head: string;
  readonly line: (found: FoundEntry) => string;
}

export interface ExportedFile {
  readonly content: Uint8Array;
  readonly entries: number;
  /** Older entries did not fit. */
  readonly isCut: boolean;
}

const entriesAtOnce = 100;
/** A file is held in memory while it goes to its place, and nobody reads more than this. */
const largestExport = 8 * 1024 * 1024;

/** The history as a file, newest first, page by page, and never larger than its limit. */
export function createExportHistory(read: ReadHistory, limit = largestExport) {
  return async (
    asked: { readonly scope: HistoryScope; readonly topic?: HistoryTopic },
    format: ExportFormat,
  ): Promise<ExportedFile> => {
    const encoder = new TextEncoder();
    const lines: Uint8Array[] = [encoder.encode(format.head)];
    const topic = asked.topic === undefined ? {} : { topic: asked.topic };
    let size = lines[0]?.length ?? 0;
    let place: { readonly after?: string } = {};
    for (;;) {
      const page = await read(asked.scope, { ...topic, ...place, size: entriesAtOnce });
      for (const found of page.entries) {
        const line = encoder.encode(format.line(found));
        if (size + line.length > limit) return toFile(lines, size, true);
        lines.push(line);
        size += line.length;
      }
      if (page.next === undefined) return toFile(lines, size, false);
      place = { after: page.next };
    }
  };
}
export type ExportHistory = ReturnType<typeof createExportHistory>;

function toFile(lines: readonly Uint8Array[], size: number, isCut: boolean): ExportedFile {
  const content = new Uint8Array(size);
  let at = 0;
  for (const line of lines) {
    content.set(line, at);
    at += line.length;
  }
  return { content, entries: lines.length - 1, isCut };
}
