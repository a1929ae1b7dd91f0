import type { Meeting } from '../domain/invitation.ts';
import type { LetterLanguage } from '../domain/letter.ts';

type Plain = null;

type EachChoice = { [K in `meeting.${Meeting}` | `language.${LetterLanguage}`]: Plain };

/** Sentences from the form to the letter that goes out. */
export interface DraftWords extends EachChoice {
  'inviteForm.more': Plain;
  'inviteForm.title': Plain;
  'inviteForm.lead': Plain;
  'inviteForm.lead.noProviders': Plain;
  'inviteForm.problems': Plain;
  'inviteForm.summary': Plain;

  'draft.title': Plain;
  'draft.lead': Plain;
  'draft.letter': Plain;
  'draft.showAll': Plain;
  'draft.rest': { readonly count: number };
  'draft.link.title': Plain;
  'draft.link.alone': { readonly reseller: string };
  'draft.link.joint': { readonly reseller: string; readonly provider: string };
  'draft.note.link-put-back': Plain;
  'draft.note.link-repaired': Plain;
  'draft.note.saved': Plain;
  'draft.summary': { readonly company: string };

  'edit.title': Plain;
  'edit.lead': Plain;
  'edit.summary': { readonly company: string };

  'answer.link.title': Plain;
  'answer.link.text': Plain;
  'answer.providerGone.title': { readonly provider: string };
  'answer.providerGone.text': { readonly company: string };

  'pasted.title': Plain;
  'pasted.text': Plain;
  'pasted.provider.title': Plain;
  'pasted.provider.text': { readonly provider: string };
  'pasted.refused.title': Plain;
  'pasted.refused.text': Plain;
  'pasted.refused.reason': Plain;

  'link.refusal.not-a-link': Plain;
  'link.refusal.wrong-host': Plain;
  'link.refusal.wrong-kind': Plain;
  'link.refusal.wrong-partner': Plain;
  'link.refusal.wrong-mpn': Plain;
  'link.refusal.wrong-provider': Plain;
  'link.refusal.missing-provider': Plain;
  'link.refusal.unexpected-provider': Plain;
  'link.refusal.unknown-provider': Plain;

  'problem.email-empty': Plain;
  'problem.email-several': Plain;
  'problem.email-not-an-address': Plain;
  'problem.email-consumer': Plain;
  'problem.email-own-domain': Plain;
  'problem.email-no-tenant': Plain;
  'problem.too-long': Plain;
  'problem.unknown-choice': Plain;
  'problem.provider-gone': Plain;
  'problem.list-not-an-address': { readonly address: string };
  'problem.list-too-many': { readonly limit: number };
  'problem.further-own-domain': { readonly address: string };

  'letter.refusal.empty-subject': Plain;
  'letter.refusal.empty-text': Plain;
  'letter.refusal.subject-too-long': { readonly limit: number };
  'letter.refusal.text-too-long': { readonly limit: number };

  'failedNotice.title': { readonly company: string };

  'handOver.way.outlook': Plain;
  'handOver.way.copy': Plain;

  'finding.look-alike.title': Plain;
  'finding.look-alike.text': { readonly domain: string; readonly theirs: string; readonly name: string };
  'finding.invited-before.title': Plain;
  'finding.invited-before.text': { readonly name: string; readonly when: string; readonly state: string };
  'finding.no-list.title': Plain;
  'finding.no-list.text': Plain;
  'finding.other-country.title': Plain;
  'finding.other-country.text': { readonly country: string; readonly ours: string };

  'foreignLink.other-partner': Plain;
  'foreignLink.other-provider': Plain;
  'foreignLink.delegated-admin': Plain;
  'foreignLink.gdap': Plain;
  'foreignLink.provider-to-reseller': Plain;
  'foreignLink.unreliable': Plain;
  'foreignLink.outdated': Plain;
  'foreignLink.admin-center': Plain;

  'handedOver.making': Plain;
  'handedOver.outlook': Plain;
  'handedOver.copy': Plain;
  'handedOver.elsewhere': { readonly name: string };
  'handedOver.leavesTeams': Plain;
  'handedOver.tooLong': { readonly count: number };

  'byHand.said': Plain;
  'byHand.looking': Plain;
  'byHand.intact': Plain;
  'byHand.broken': Plain;
  'byHand.broken.title': Plain;
  'byHand.link': Plain;

  'brokenNotice.title': { readonly company: string };
  'brokenNotice.text': Plain;

  'kept.title': { readonly company: string };
  'kept.text': Plain;

  'again.title': Plain;
  'again.lead.thread': Plain;
  'again.lead.new': Plain;
  'again.lead.withdrawn': Plain;
  'again.check': Plain;
  'again.summary': { readonly company: string };

  'failedAgain.title': { readonly company: string };
  'failedAgain.text': Plain;
}
