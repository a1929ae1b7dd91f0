import { z } from 'zod';
import type { AppCredential } from '../../ports/app-registration.ts';
import { isFault } from '../../ports/faults.ts';
import { type GraphClient, parse } from './graph-client.ts';

const Application = z.object({
  passwordCredentials: z.array(z.object({ endDateTime: z.string().nullish(), hint: z.string().nullish() })),
  keyCredentials: z.array(z.object({ endDateTime: z.string().nullish() })),
});

interface Dependencies {
  readonly graph: GraphClient;
  readonly appId: string;
  /** The first characters of the secret in use: Graph tells as much of each. */
  readonly secretHint?: string;
}

/** Reads when the bot's secrets end. It is a permission of its own, so a refusal is no fault. */
export function createReadCredentials({ graph, appId, secretHint }: Dependencies) {
  return async (): Promise<readonly AppCredential[] | undefined> => {
    try {
      const answer = await graph.call({
        method: 'GET',
        kind: 'probes',
        path: `/applications(appId='${encodeURIComponent(appId)}')`,
        query: { $select: 'id,passwordCredentials,keyCredentials' },
        isAbsence: ({ status }) => status === 403 || status === 404,
      });
      if (answer === undefined) return undefined;
      const { passwordCredentials, keyCredentials } = parse(Application, answer);
      const ours = passwordCredentials.filter(({ hint }) => hint && secretHint?.startsWith(hint));
      return [
        ...toCredentials('secret', ours.length > 0 ? ours : passwordCredentials),
        ...toCredentials('certificate', keyCredentials),
      ];
    } catch (error) {
      if (isFault(error)) return undefined;
      throw error;
    }
  };
}

function toCredentials(
  kind: AppCredential['kind'],
  found: readonly { readonly endDateTime?: string | null | undefined }[],
): readonly AppCredential[] {
  return found.flatMap(({ endDateTime }) => {
    const end = new Date(endDateTime ?? '');
    return Number.isNaN(end.getTime()) ? [] : [{ kind, endsAt: end.toISOString() }];
  });
}
