import type { CardModel } from '../cards/card-model.ts';
import { settingsCard } from '../cards/settings-card.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Person } from '../ports/people.ts';
import type { Turn } from './turn.ts';

export function settingsPage(
  person: Person | undefined,
  { caller, now }: Pick<Turn, 'caller' | 'now'>,
  { t, saved = false }: { readonly t: Translator; readonly saved?: boolean },
): CardModel {
  const ofClient = caller.timeZone ?? person?.timeZone;
  return settingsCard(
    {
      language: person?.language ?? 'auto',
      timeZone: person?.chosenTimeZone ?? 'auto',
      ...(ofClient === undefined ? {} : { clientTimeZone: ofClient }),
      now,
      saved,
    },
    t,
  );
}
