/** A chat page without a screen: follows the live stream and keeps what it shows. */

export interface ShownMessage {
  readonly id: string;
  readonly author: string;
  readonly name: string;
  readonly isOwn: boolean;
  readonly isChangeable: boolean;
  readonly thread?: { readonly id: string };
  readonly mentions: readonly string[];
  readonly text: string;
  readonly delivery: string;
  readonly isEdited: boolean;
  readonly isDeleted: boolean;
  readonly attachments: readonly {
    readonly contentType: string;
    readonly contentUrl?: string;
    readonly name?: string;
    readonly content: { readonly body?: unknown };
  }[];
}

export async function openPage(url: string, as: string, query = '') {
  const closing = new AbortController();
  const response = await fetch(`${url}/chat/stream?as=${as}${query}`, {
    headers: { connection: 'close' },
    signal: closing.signal,
  });
  const shown = new Map<string, ShownMessage>();
  const waiting = new Set<() => void>();
  let typings = 0;
  let isReady = false;

  const take = (event: string, data: string) => {
    if (event === 'typing') typings += 1;
    if (event === 'snapshot') {
      const { messages } = JSON.parse(data) as { readonly messages: readonly ShownMessage[] };
      for (const message of messages) shown.set(message.id, message);
      isReady = true;
    }
    if (event === 'message') {
      const message = JSON.parse(data) as ShownMessage;
      shown.set(message.id, message);
    }
    for (const check of waiting) check();
  };
  const follow = async () => {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      rest += decoder.decode(chunk as Uint8Array, { stream: true });
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = /^event: (.*)$/m.exec(block)?.[1];
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (event && data) take(event, data);
      }
    }
  };
  follow().catch(() => undefined);

  const page = {
    get messages(): readonly ShownMessage[] {
      return [...shown.values()];
    },
    get typings() {
      return typings;
    },
    /** Waits for what the test hopes to see; the test's own time-out ends a vain wait. */
    sees<T>(look: (messages: readonly ShownMessage[]) => T | undefined | false): Promise<T> {
      return new Promise((resolve) => {
        const check = () => {
          const found = isReady ? look([...shown.values()]) : undefined;
          if (found === undefined || found === false) return;
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
      });
    },
    close: () => closing.abort(),
  };
  await page.sees(() => true);
  return page;
}
