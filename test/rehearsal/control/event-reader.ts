/** Reads server-sent events of an open connection, one after the other. */

export interface EventReader {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into events of every shape
  next(): Promise<any>;
  close(): void;
}

export async function openEvents(url: string): Promise<EventReader> {
  const closing = new AbortController();
  const response = await fetch(url, { signal: closing.signal });
  if (!response.body) throw new Error('no events');
  const chunks = response.body.values();
  const decoder = new TextDecoder();
  let text = '';
  const next = async (): Promise<unknown> => {
    for (;;) {
      const [block, ...rest] = text.split('\n\n');
      if (rest.length > 0) {
        text = rest.join('\n\n');
        const data = /^data: (.*)$/m.exec(block ?? '')?.[1];
        if (data !== undefined) return JSON.parse(data);
        continue;
      }
      const chunk = await chunks.next();
      if (chunk.done) throw new Error('the events ended');
      text += decoder.decode(chunk.value, { stream: true });
    }
  };
  return { next, close: () => closing.abort() };
}
