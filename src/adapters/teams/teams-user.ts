import { z } from 'zod';
import type { ConversationReference } from '../../ports/people.ts';

const Reference = z.looseObject({ user: z.looseObject({ id: z.string().min(1) }) });

/** How Teams calls the person whose chat it is; others outside, such as the token service, know them by it alone. */
export function teamsUserIn(reference: ConversationReference | undefined): string | undefined {
  const parsed = Reference.safeParse(reference);
  return parsed.success ? parsed.data.user.id : undefined;
}
