import { z } from 'zod';
import type { Invitation, Move } from '../domain/invitation.ts';
import type { Translator } from '../i18n/translator.ts';
import { plainText } from './plain-text.ts';
import { factView, lines, lineView } from './view.ts';

export const timelineView = z.strictObject({
  title: z.string(),
  earlier: z.array(lineView),
  steps: z.array(factView),
});

/** So many steps stand on a card; of a longer way, the last ones. */
const shownSteps = 8;

/** What happened to an invitation, when, and by whom; the oldest first. */
export function timelineOf(invitation: Invitation, t: Translator): z.output<typeof timelineView> {
  const hidden = Math.max(0, invitation.moves.length - shownSteps);
  return {
    title: t.say('timeline.title'),
    earlier: lines(hidden === 0 ? undefined : t.say('timeline.earlier', { count: hidden })),
    steps: invitation.moves.slice(hidden).map((move, index) => ({
      label: t.dateTime(move.at),
      value: stepText(invitation, move, { isFirst: hidden + index === 0 }, t),
    })),
  };
}

function stepText(
  invitation: Invitation,
  { state, by }: Move,
  { isFirst }: { readonly isFirst: boolean },
  t: Translator,
): string {
  const what = t.say(state === 'draft' && !isFirst ? 'timeline.move.draftAgain' : `timeline.move.${state}`);
  if (by === undefined) return what;
  const name =
    by === invitation.inviter ? plainText(invitation.inviterName, 120) : t.say('timeline.colleague');
  return t.say('timeline.by', { what, name });
}
