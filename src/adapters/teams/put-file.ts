/** Puts a file where Teams gave a place for it: a secret address that is its own permission. */
import type { Files } from '../../ports/files.ts';

export interface FilesDeps {
  readonly allowedFileUrl: (address: string) => boolean;
  readonly timeoutMs: number;
}

export function createFiles({ allowedFileUrl, timeoutMs }: FilesDeps): Files {
  return {
    async put(uploadUrl, content) {
      if (!allowedFileUrl(uploadUrl)) return 'refused';
      try {
        const response = await fetch(uploadUrl, {
          method: 'PUT',
          headers: {
            'content-type': 'application/octet-stream',
            'content-range': `bytes 0-${content.length - 1}/${content.length}`,
          },
          body: new Uint8Array(content),
          // Whoever answers with another address is not whom we were sent to.
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        });
        await response.body?.cancel();
        return response.ok ? 'stored' : 'refused';
      } catch {
        // The address is secret, and errors of `fetch` name it.
        return 'refused';
      }
    },
  };
}
