import { z } from 'zod';
import type { Invitation, InvitationState, Move } from '../domain/invitation.ts';
import type { Translator } from '../i18n/translator.ts';
import { plainText } from './plain-text.ts';
import { factView, lines, lineView } from './view.ts';

export const timelineView = z.strictObject({
  title: z.string(),
  earlier: z.array(lineView),
  steps: z.array(factView),
});

/** So many steps stand on a card; of a longer way, the last ones. What is to be written next needs room as well. */
const stepsShown = ({ state }: Invitation) => (state === 'half-accepted' ? 3 : 6);

/** What happened to an invitation, when, and by whom; the oldest first. */
export function timelineOf(invitation: Invitation, t: Translator): z.output<typeof timelineView> {
  const over = invitation.moves.length - stepsShown(invitation);
  // That one is hidden would take the line in which it can stand.
  const hidden = over > 1 ? over : 0;
  return {
    title: t.say('timeline.title'),
    earlier: lines(hidden === 0 ? undefined : t.say('timeline.earlier', { count: hidden })),
    steps: invitation.moves.slice(hidden).map((move, index) => ({
      label: t.dateTime(move.at),
      value: stepText(invitation, move, invitation.moves.slice(0, hidden + index), t),
    })),
  };
}

/** What a step is called after those before it: a second draft is no first one. */
export function stepName(state: InvitationState, earlier: readonly Move[]) {
  if (state === 'draft') return earlier.length > 0 ? 'draftAgain' : 'draft';
  const wasSent = earlier.findLastIndex((move) => move.state === 'sent');
  const isAgain = wasSent > earlier.findLastIndex((move) => move.state === 'draft');
  if (isAgain && state === 'sending') return 'sendingAgain';
  return isAgain && state === 'sent' && earlier.at(-1)?.state === 'sending' ? 'sentAgain' : state;
}

function stepText(
  invitation: Invitation,
  { state, by, passedTo, unmatched }: Move,
  earlier: readonly Move[],
  t: Translator,
): string {
  const what = passedTo
    ? passedTo.id === by
      ? t.say('timeline.takenOver')
      : t.say('timeline.passed', { name: plainText(passedTo.name, 60) })
    : t.say(`timeline.move.${unmatched ? 'unmatched' : stepName(state, earlier)}`);
  if (by === undefined) return what;
  const { inviter, inviterName, begunBy, moves, approvedBy = [] } = invitation;
  const rejecter =
    'answer' in invitation && invitation.answer?.kind === 'rejected' ? invitation.answer.by : undefined;
  const known = [
    begunBy,
    rejecter,
    ...approvedBy,
    ...moves.map((move) => move.passedTo),
    { id: inviter, name: inviterName },
  ];
  const name = known.find((one) => one?.id === by)?.name;
  return t.say('timeline.by', {
    what,
    name: name === undefined ? t.say('timeline.colleague') : plainText(name, 60),
  });
}
