import { z } from 'zod';
import type { ForeignLinkKind } from '../domain/foreign-links.ts';
import type { InvitationIn, Recipient } from '../domain/invitation.ts';
import type { Translator } from '../i18n/translator.ts';
import { buttonSets, buttonSetsView, type CardButton } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { countryName } from './country-name.ts';
import { findingsOf, findingView } from './findings.ts';
import { invitationRefresh, refreshLength } from './invitation-refresh.ts';
import { noteFacts, othersFacts, recipientText, relationshipText } from './invitation-words.ts';
import { largestPreview, letterPreviewView, previewLetter } from './letter-preview.ts';
import { plainText } from './plain-text.ts';
import { registerButtons } from './register-buttons.ts';
import { facts, factView, lines, lineView } from './view.ts';

export const invitationDraftView = z.strictObject({
  title: z.string(),
  lead: z.string(),
  /** What is wrong, in an alarming box. */
  problemLists: z.array(z.strictObject({ problems: z.array(lineView) })),
  notes: z.array(z.strictObject({ text: z.string(), style: z.enum(['good', 'warning']) })),
  /** What the agent should know before it is sent, each in a box of its own. */
  findings: z.array(findingView),
  facts: z.array(factView),
  letterTitle: z.string(),
  subjectLabel: z.string(),
  subject: z.string(),
  preview: letterPreviewView,
  linkTitle: z.string(),
  link: z.string(),
  linkMeaning: z.string(),
  toggles: z.array(z.strictObject({ title: z.string(), targets: z.array(z.string()) })),
  remarks: z.array(lineView),
  buttonSets: buttonSetsView,
});

export interface InvitationDraftFacts {
  readonly invitation: InvitationIn<'draft' | 'failed'>;
  readonly resellerName: string;
  /** It goes out only when a colleague agreed. */
  readonly asksApproval?: boolean;
  readonly note?: 'link-put-back' | 'link-repaired' | 'saved';
  /** Links that were taken out of the text. */
  readonly foreignLinks?: readonly ForeignLinkKind[];
  /** Why it cannot go on as it is, in the reader's words. */
  readonly problem?: string;
  /** What the pre-flight found behind the mail domain. */
  readonly tenant?: { readonly name: string; readonly domain: string };
}

export function invitationDraftCard(draft: InvitationDraftFacts, t: Translator): CardModel {
  const { invitation, asksApproval = false } = draft;
  const company = plainText(invitation.recipient.company, 120);
  const around = {
    title: t.say('draft.title'),
    lead: t.say('draft.lead'),
    problemLists: problemsOf(draft, t),
    notes: notesOf(draft, t),
    findings: findingsOf(invitation, t),
    facts: factsOf(draft, t),
    letterTitle: t.say('draft.letter'),
    subjectLabel: t.say('field.subject.label'),
    subject: plainText(invitation.letter.subject, 250),
    linkTitle: t.say('draft.link.title'),
    link: invitation.link,
    linkMeaning: linkMeaning(draft, t),
    remarks: lines(asksApproval ? t.say('draft.approval') : undefined),
    buttonSets: buttonSets(...draftButtons(invitation, asksApproval, t), registerButtons(invitation, t)),
  };
  const preview = previewLetter(invitation.letter, roomBeside(around));
  const hidden = [
    ...preview.view.moreBefore.map(() => 'letter-more-before'),
    ...preview.view.moreAfter.map(() => 'letter-more-after'),
  ];
  const view: z.output<typeof invitationDraftView> = {
    ...around,
    preview: preview.view,
    toggles: hidden.length > 0 ? [{ title: t.say('draft.showAll'), targets: hidden }] : [],
    remarks: [
      ...lines(preview.left > 0 ? t.say('draft.rest', { count: preview.left }) : undefined),
      ...around.remarks,
    ],
  };
  return {
    card: 'invitation-draft',
    view,
    summary: t.say('draft.summary', { company }),
    language: t.language,
    refresh: invitationRefresh(invitation),
  };
}

type Around = Pick<z.output<typeof invitationDraftView>, 'problemLists' | 'notes' | 'findings' | 'facts'>;

/** What the layout adds to each repeated part, and to the card as a whole, in characters of JSON. */
const layout = { card: 1_800 + refreshLength, problem: 110, note: 120, finding: 240, fact: 300 } as const;
/** 25 KB in UTF-16. */
const cardLength = 12_480;

/** The more there is to know, the less of the letter stands on the card at first sight; *Edit* shows all of it. */
function roomBeside(around: Around): number {
  const added =
    layout.card +
    layout.problem * around.problemLists.length * 3 +
    layout.note * around.notes.length +
    layout.finding * around.findings.length +
    layout.fact * around.facts.length;
  const left = cardLength - added - JSON.stringify(around).length;
  return Math.max(380, Math.min(largestPreview, left));
}

/** What may be done with a letter that did not go out yet: on with it, by one's own hand, or not now. */
export function draftButtons(
  invitation: InvitationIn<'draft' | 'failed'>,
  asksApproval: boolean,
  t: Translator,
): readonly (readonly CardButton[])[] {
  const data = { invitationId: invitation.id, revision: invitation.revision };
  const go: CardButton = asksApproval
    ? { title: t.say('button.askForApproval'), verb: 'invitation.ask.v1', data, primary: true }
    : { title: t.say('button.send'), verb: 'invitation.send.v1', data, primary: true };
  return [
    [go, { title: t.say('button.edit'), verb: 'invitation.edit.v1', data }],
    asksApproval ? [] : byHandButtons(invitation, t),
    [
      { title: t.say('button.keep'), verb: 'invitation.keep.v1', data: { invitationId: invitation.id } },
      { title: t.say('button.discard'), verb: 'invitation.discard.v1', data },
    ],
  ];
}

function byHandButtons(
  { id: invitationId, revision }: InvitationIn<'draft' | 'failed'>,
  t: Translator,
): readonly CardButton[] {
  const data = { invitationId, revision };
  return [
    {
      title: t.say('button.openInOutlook'),
      verb: 'invitation.hand-over.v1',
      data: { ...data, way: 'outlook' },
    },
    { title: t.say('button.copy'), verb: 'invitation.hand-over.v1', data: { ...data, way: 'copy' } },
  ];
}

function problemsOf({ invitation, problem }: InvitationDraftFacts, t: Translator) {
  const failure = invitation.state === 'failed' ? invitation.reason : undefined;
  const problems = lines(
    ...answerTexts(invitation, t),
    ...(failure === undefined
      ? []
      : [t.say('invitation.meaning.failed'), t.say(`invitation.failure.${failure}`)]),
    problem === undefined ? undefined : plainText(problem, 300),
  );
  return problems.length === 0 ? [] : [{ problems }];
}

/** What became of the last request, until another is made. */
function answerTexts(invitation: InvitationIn<'draft' | 'failed'>, t: Translator): readonly string[] {
  const answer = invitation.state === 'draft' ? invitation.answer : undefined;
  if (answer === undefined) return [];
  if (answer.kind === 'expired') return [t.say('draft.expired')];
  const name = plainText(answer.by.name, 80);
  return [
    answer.comment === undefined
      ? t.say('draft.rejected', { name })
      : t.say('draft.rejected.comment', { name, comment: plainText(answer.comment, 600) }),
  ];
}

function notesOf(
  { note, foreignLinks = [] }: InvitationDraftFacts,
  t: Translator,
): z.output<typeof invitationDraftView>['notes'] {
  const noted = note === undefined ? [] : [{ text: t.say(`draft.note.${note}`), style: noteStyle(note) }];
  const foreign = foreignLinks
    .slice(0, 3)
    .map((kind) => ({ text: t.say(`foreignLink.${kind}`), style: 'warning' as const }));
  return [...foreign, ...noted];
}

const noteStyle = (note: NonNullable<InvitationDraftFacts['note']>): 'good' | 'warning' =>
  note === 'saved' ? 'good' : 'warning';

function factsOf({ invitation, tenant }: InvitationDraftFacts, t: Translator) {
  return facts(
    { label: t.say('fact.to'), value: recipientText(invitation.recipient) },
    ...othersFacts(invitation.recipient, t),
    { label: t.say('fact.company'), value: plainText(invitation.recipient.company, 80) },
    {
      label: t.say('fact.tenant'),
      value:
        tenant === undefined
          ? ''
          : t.say('invitation.tenant', {
              name: plainText(tenant.name, 80),
              domain: plainText(tenant.domain, 80),
            }),
    },
    { label: t.say('field.country.label'), value: countryText(invitation.recipient, t) },
    { label: t.say('fact.relationship'), value: relationshipText(invitation.relationship, t) },
    ...noteFacts(invitation, t, 80),
  );
}

const countryText = ({ country }: Recipient, t: Translator) =>
  country === undefined ? '' : plainText(countryName(country, t.language), 60);

function linkMeaning({ invitation, resellerName }: InvitationDraftFacts, t: Translator): string {
  const reseller = plainText(resellerName, 80);
  return invitation.relationship.kind === 'joint'
    ? t.say('draft.link.joint', { reseller, provider: plainText(invitation.relationship.providerName, 80) })
    : t.say('draft.link.alone', { reseller });
}
