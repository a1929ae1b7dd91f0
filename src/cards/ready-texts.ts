import { z } from 'zod';
import type { Invitation } from '../domain/invitation.ts';
import type { Translator } from '../i18n/translator.ts';
import { plainText } from './plain-text.ts';

export const textsView = z.array(z.strictObject({ title: z.string(), text: z.string() }));

/** What can be copied into a mail to the customer, in the language in which it was written to. */
export function readyTexts(invitation: Invitation, t: Translator): z.output<typeof textsView> {
  if (invitation.state !== 'withdrawn') return [];
  const reseller = plainText(invitation.resellerName, 120);
  const text = t.in(invitation.language).say('withdrawn.write', { reseller });
  return [{ title: t.say('withdrawn.write.title'), text }];
}
