import { z } from 'zod';
import type { Invitation, InvitationIn } from '../domain/invitation.ts';
import { mailboxOwnerElsewhere } from '../domain/invitation-states.ts';
import type { Translator } from '../i18n/translator.ts';
import type { CardButton } from './buttons.ts';
import { letterLines, letterLineView } from './letter-preview.ts';
import { plainText } from './plain-text.ts';
import { lines, lineView } from './view.ts';

/** What the card of an invitation holds beside the rest while its mail is in the inviter's hands. */
export const handOverView = {
  /** The whole text for a mail that is written by hand. */
  letters: z.array(
    z.strictObject({
      subjectLabel: z.string(),
      subject: z.string(),
      textLabel: z.string(),
      before: z.array(letterLineView),
      link: z.string(),
      after: z.array(letterLineView),
    }),
  ),
  /** The link alone, where a mail went out with a wrong one. */
  links: z.array(z.strictObject({ title: z.string(), link: z.string() })),
  remarks: z.array(lineView),
};

export const isBroken = (invitation: Invitation) =>
  invitation.state === 'sent' && invitation.linkFound === 'broken';

interface Reading {
  readonly own: boolean;
  /** For the letter, in characters of the finished card's JSON. */
  readonly room: number;
}

/** What the inviter needs for the mail that is sent by hand, and only the inviter. */
export function handOverOf(invitation: Invitation, { own, room }: Reading, t: Translator) {
  const links = own && isBroken(invitation) ? [{ title: t.say('byHand.link'), link: invitation.link }] : [];
  return { ...lettersOf(invitation, { own, room }, t), links };
}

function lettersOf(invitation: Invitation, { own, room }: Reading, t: Translator) {
  if (invitation.state !== 'handed-over') return { letters: [], remarks: [] };
  if (!own || invitation.way === 'outlook') {
    const opens = own && invitation.webLink && !mailboxOwnerElsewhere(invitation);
    const leaves = opens ? t.say('handedOver.leavesTeams') : undefined;
    return { letters: [], remarks: lines(leaves) };
  }
  const { before, after, left } = letterLines(invitation.letter, room);
  const letter = {
    subjectLabel: t.say('field.subject.label'),
    subject: plainText(invitation.letter.subject, 250),
    textLabel: t.say('field.text.label'),
    before,
    link: invitation.link,
    after,
  };
  const remarks = lines(left > 0 ? t.say('handedOver.tooLong', { count: left }) : undefined);
  return { letters: [letter], remarks };
}

/** What may be done with a letter that is in the inviter's hands. */
export function handOverButtons(
  invitation: InvitationIn<'handed-over'>,
  t: Translator,
): readonly (readonly CardButton[])[] {
  const data = { invitationId: invitation.id };
  const back: CardButton = { title: t.say('button.takeBack'), verb: 'invitation.take-back.v1', data };
  const isReady = invitation.way === 'copy' || invitation.mail !== undefined;
  if (!isReady) return [[back]];
  const done: CardButton = {
    title: t.say('button.done'),
    verb: 'invitation.done.v1',
    data,
    primary: true,
  };
  const view: CardButton = {
    title: t.say('button.viewInOutlook'),
    tooltip: t.say('button.viewInOutlook.hint'),
    url: invitation.webLink ?? '',
  };
  // Outlook opens it to whoever's mailbox it lies in, and to nobody else.
  const opens = invitation.way === 'outlook' && !mailboxOwnerElsewhere(invitation);
  return opens ? [[view], [done, back]] : [[done, back]];
}
