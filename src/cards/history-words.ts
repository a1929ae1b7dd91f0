/** A history's entries in words. */
import { type HistoryFact, type HistoryTextName, historyTextNames } from '../domain/history.ts';
import type { HistoryEntry } from '../domain/history-chain.ts';
import { type HistoryKey, house } from '../domain/ids.ts';
import { assertNever } from '../domain/result.ts';
import type { ChangedField } from '../i18n/history-words.ts';
import type { Translator } from '../i18n/translator.ts';

type Moved = Extract<HistoryFact, { kind: 'invitation-moved' }>;

function movedText({ from, to, way, how }: Moved, t: Translator): string {
  const isAnswered = from === 'accepted' || from === 'half-accepted';
  if (isAnswered && (to === 'sent' || to === 'withdrawn')) return t.say('history.moved.unmatched');
  switch (to) {
    case 'draft':
      if (from === undefined) return t.say('history.moved.drafted');
      if (from === 'waiting-approval') return t.say('history.moved.given-back');
      return t.say(from === 'handed-over' ? 'history.moved.taken-back' : 'history.moved.draft-again');
    case 'discarded':
    case 'sending':
    case 'waiting-approval':
      return t.say(`history.moved.${to}`);
    case 'handed-over':
      return t.say(`history.moved.${way === 'copy' ? 'copy' : 'outlook'}`);
    case 'sent':
      return t.say(`history.moved.${how ?? 'mailbox'}`);
    default:
      return t.say('history.moved.other', { state: t.say(`invitation.state.${to}`) });
  }
}

/** Fields of the document, as people call them; others may come and go. */
const changedFields: Readonly<Partial<Record<string, ChangedField>>> = {
  note: 'note',
  ticket: 'ticket',
  inviter: 'owner',
  inviterName: 'owner',
  begunBy: 'owner',
  mail: 'mail',
  webLink: 'mail',
  linkFound: 'link',
  waitsForSignIn: 'sign-in',
  leftAt: 'lost',
  half: 'half',
  providerHidden: 'half',
};

function changedText(what: readonly string[], t: Translator): string {
  const fields = new Set(what.map((name) => changedFields[name] ?? 'other'));
  return [...fields].map((field) => t.say(`history.field.${field}`)).join(', ');
}

/** What happened, as one line. */
export function factText(fact: HistoryFact, t: Translator): string {
  switch (fact.kind) {
    case 'invitation-moved':
      return movedText(fact, t);
    case 'reminder':
      return t.say(`history.reminder.${fact.step}`, { number: fact.number });
    case 'letter-edited':
      return t.say('history.edited');
    case 'invitation-changed':
      return t.say('history.changed', { what: changedText(fact.what, t) });
    case 'history-linked':
      return t.say('history.linked');
    case 'newcomer-moved':
      return t.say(`history.newcomer.${fact.to}`);
    case 'approval':
      return t.say('history.approval', {
        step: t.say(`history.approval.${fact.step}`),
        about: t.say(`history.approval.about.${fact.about}`),
      });
    case 'removal':
      return t.say(`history.removal.${fact.step}`);
    case 'call':
      return t.say('history.call', {
        system: fact.system === 'graph' ? 'Microsoft Graph' : t.say('history.partnerCenter'),
        what: fact.what,
      });
    case 'event-registration':
      return t.say(`history.registration.${fact.step}`);
    case 'letter-template':
      return t.say(fact.reset ? 'history.letter.reset' : 'history.letter', {
        language: t.say(`language.${fact.language}`),
        relationship: t.say(`history.letter.${fact.relationship}`),
      });
    case 'attention-settled':
      return t.say('history.attention', {
        what: t.say(`attention.topic.${fact.topic}`),
        choice: t.say(`attention.said.${fact.choice}`),
      });
    case 'setting':
      return t.say('history.setting', { setting: fact.setting });
    case 'person-erased':
      return t.say('history.personErased');
    default:
      return assertNever(fact);
  }
}

/** What else the fact says. */
export function factDetails(fact: HistoryFact, t: Translator): readonly string[] {
  if (fact.kind === 'call') {
    const status = fact.status === undefined ? '' : `HTTP ${fact.status}`;
    const outcome = t.say(`history.call.${fact.outcome}`);
    return [
      t.say('history.call.answered', { outcome, status }).trim(),
      ...(fact.correlationId ? [t.say('history.correlation', { id: fact.correlationId })] : []),
    ];
  }
  if (fact.kind === 'removal') {
    const { statement, why, delegationId, outcome } = fact;
    return [
      ...(statement
        ? [t.say('history.statement', { version: statement.version, language: statement.language })]
        : []),
      ...(why ? [t.say(`removal.refusal.${why}`)] : []),
      ...(outcome ? [t.say(`history.ending.${outcome}`)] : []),
      ...(delegationId === undefined ? [] : [t.say('history.delegation', { id: delegationId })]),
    ];
  }
  const match = 'match' in fact && fact.match ? [t.say(`match.${fact.match}`)] : [];
  if (fact.kind !== 'invitation-moved') return match;
  return [
    ...(fact.link ? [t.say(`history.link.${fact.link}`)] : []),
    ...(fact.reason ? [t.say(`invitation.failure.${fact.reason}`)] : []),
    ...(fact.bounce ? [t.say('history.bounce', { why: t.say(`bounce.why.${fact.bounce}`) })] : []),
    ...(fact.half ? [t.say(`history.half.${fact.half}`)] : []),
    ...match,
  ];
}

/** Told by the row itself, or too long for it. */
const notOnRows: readonly HistoryTextName[] = ['by', 'customer', 'letter'];

/** The lines below what happened: what belongs to it, and what is not there any more. */
export function entryDetails({ sealed, texts }: HistoryEntry, t: Translator): readonly string[] {
  const shown = historyTextNames.filter((name) => !notOnRows.includes(name));
  const there = shown.flatMap((name) => {
    const text = texts[name]?.text;
    return text === undefined
      ? []
      : [t.say('history.line', { label: t.say(`history.text.${name}`), text: text.replaceAll('\n', ' · ') })];
  });
  const erased = historyTextNames.filter((name) => sealed.texts[name] && !texts[name]);
  return [
    ...factDetails(sealed.fact, t),
    ...there,
    ...(erased.length === 0
      ? []
      : [t.say('history.erased', { what: erased.map((name) => t.say(`history.text.${name}`)).join(', ') })]),
  ];
}

/** Who did it; of somebody who is forgotten, the pseudonym. */
export function doerText({ sealed, texts }: HistoryEntry, t: Translator): string {
  if (sealed.by === undefined) return t.say('history.by.nobody');
  return texts.by?.text ?? t.say('history.by.somebody', { pseudonym: sealed.by.slice(0, 6) });
}

/** How a customer is called now, else how it was called then. */
export function customerText(
  key: HistoryKey,
  names: { readonly today?: string | undefined; readonly recorded?: string | undefined },
  t: Translator,
): string {
  if (key === house) return t.say('history.house');
  return names.today ?? names.recorded ?? key.replace(/^domain:/, '');
}
