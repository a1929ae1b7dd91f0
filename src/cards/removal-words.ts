import type { NamedPerson } from '../domain/named-person.ts';
import { type CustomerNotice, isNoticeDue, type Removal } from '../domain/removal.ts';
import type { Translator } from '../i18n/translator.ts';
import { plainText } from './plain-text.ts';

/** What the state means for whoever reads it. */
export function meanings(removal: Removal, t: Translator): readonly string[] {
  switch (removal.state) {
    case 'cooling':
      return [
        t.say('removal.cooling', { when: t.dateTime(removal.coolsUntil) }),
        ...(removal.waitingForSignIn ? [t.say('removal.waitingForSignIn')] : []),
      ];
    case 'removing':
      return [
        t.say('removal.meaning.removing'),
        ...(removal.waitingForSignIn ? [t.say('removal.waitingForSignIn')] : []),
      ];
    case 'refused':
      return [t.say(`removal.refusal.${removal.why}`), t.say(`removal.refused.${removal.by}`)];
    case 'gone':
      return [
        t.say('removal.meaning.gone'),
        ...(removal.how === 'vanished' ? [t.say('removal.vanished')] : []),
      ];
    default:
      return [t.say(`removal.meaning.${removal.state}`)];
  }
}

export const namesOf = (people: readonly NamedPerson[]) =>
  people.map(({ name }) => plainText(name, 60)).join(', ');

/** How the customer gets to know, or did. */
function noticeWords(removal: Removal, t: Translator): string {
  const { notice } = removal;
  if (!isNoticeDue(removal) && notice.kind !== 'not-required') return mootNotice(notice, t);
  switch (notice.kind) {
    case 'mail': {
      const address = plainText(notice.to, 100);
      if (notice.mailed?.kind === 'sent')
        return t.say('removal.notice.mail.sent', { address, when: t.dateTime(notice.mailed.at) });
      return notice.mailed
        ? t.say('removal.notice.mail.failed', { address })
        : t.say('removal.notice.mail', { address });
    }
    case 'by-hand':
      return notice.copiedAt === undefined
        ? t.say('removal.notice.by-hand')
        : t.say('removal.notice.by-hand.copied', { when: t.dateTime(notice.copiedAt) });
    default:
      return t.say('removal.notice.not-required');
  }
}

function mootNotice(notice: CustomerNotice, t: Translator): string {
  const copiedAt = notice.kind === 'by-hand' ? notice.copiedAt : undefined;
  return copiedAt === undefined
    ? t.say('removal.notice.moot')
    : t.say('removal.notice.moot.copied', { when: t.dateTime(copiedAt) });
}

function statementWords({ attestation }: Removal, t: Translator): string {
  const { at, version, language } = attestation;
  return t.say('fact.statement.made', { when: t.dateTime(at), version: `${version} (${language})` });
}

/** What was asked for, as an approver reads it too. */
export function requestFacts(removal: Removal, t: Translator) {
  return [
    { label: t.say('fact.requester'), value: plainText(removal.requester.name, 80) },
    { label: t.say('fact.requestedAt'), value: t.dateTime(removal.requestedAt) },
    { label: t.say('fact.reason'), value: plainText(removal.reason, 1_000) },
    { label: t.say('fact.statement'), value: statementWords(removal, t) },
    { label: t.say('fact.customerNotice'), value: noticeWords(removal, t) },
  ];
}
