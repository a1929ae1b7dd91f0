import type { DraftWords } from './draft-words.ts';

export const enDraftWords: Readonly<Record<keyof DraftWords, string>> = {
  'inviteForm.more': 'More recipients, country',
  'inviteForm.title': 'Invite a customer',
  'inviteForm.lead': 'You see the mail before anything is sent.',
  'inviteForm.lead.noProviders':
    'You see the mail before anything is sent. Partner Center does not list your providers to me, so none can be chosen yet: providers says how to name one.',
  'inviteForm.problems': 'Please check:',
  'inviteForm.summary': 'Form: invite a customer',

  'draft.title': 'Invitation draft',
  'draft.lead': 'Please read it through. Nothing has been sent yet.',
  'draft.letter': 'The mail',
  'draft.showAll': 'Show or hide the rest',
  'draft.rest':
    '{count, plural, one {# more character: press Edit to see the whole text.} other {# more characters: press Edit to see the whole text.}}',
  'draft.link.title': 'The link is locked',
  'draft.link.alone': 'It leads the customer to your company: {reseller}',
  'draft.link.joint': 'It leads the customer to your company and to your provider: {reseller}, {provider}',
  'draft.note.link-put-back': 'The link was missing from your text, so it was put back.',
  'draft.note.link-repaired': 'The link in your text had been changed, so the right one was put back.',
  'draft.note.saved': 'Your changes are saved.',
  'draft.summary': 'Invitation draft: {company}',

  'edit.title': 'Edit the mail',
  'edit.lead':
    'You may change every word. The link stays as it is: if it gets lost or changed, it is put back.',
  'edit.summary': 'Edit the mail to: {company}',

  'language.en': 'English',
  'language.ru': 'Russian',

  'meeting.own-marketing': 'Our own marketing',
  'meeting.microsoft-referral': 'Microsoft referral',
  'meeting.indirect-provider': 'Through an indirect provider',

  'pasted.title': 'The link is kept',
  'pasted.text':
    'It is an invitation to your company. I use it where Partner Center gives me no link, and check it again for every letter.',
  'pasted.provider.title': 'The provider is kept',
  'pasted.provider.text': 'From now on an invitation can go out together with this provider: {provider}.',
  'pasted.refused.reason': 'What does not fit',
  'pasted.refused.title': 'This link cannot be used',
  'pasted.refused.text':
    'Copy the invitation link to your own company from the Partner Center dashboard, without a provider in it, and type it after setup.',

  'answer.link.title': 'The link from Partner Center is not ours',
  'answer.link.text':
    'Partner Center gave an invitation link that does not fit, so no draft was made. Please report this to your administrator.',
  'answer.providerGone.title': 'No longer your provider: {provider}',
  'answer.providerGone.text':
    'Partner Center does not list this provider as an active one any more, so nothing was sent. The draft is kept. To invite this customer in another way, open a new form: {company}.',

  'link.refusal.not-a-link': 'It is not a web address.',
  'link.refusal.wrong-host': 'It leads to a host that is not Microsoft’s admin center.',
  'link.refusal.wrong-kind': 'It is not an invitation to a reseller relationship.',
  'link.refusal.wrong-partner': 'It names another partner.',
  'link.refusal.wrong-mpn': 'It names another partner ID (MPN).',
  'link.refusal.wrong-provider': 'It names another provider than the one chosen.',
  'link.refusal.missing-provider': 'The chosen provider is missing from it.',
  'link.refusal.unexpected-provider': 'It names a provider although none was chosen.',
  'link.refusal.unknown-provider': 'Microsoft knows no company by the provider’s id in it.',

  'problem.email-empty': 'Please give the customer’s e-mail address.',
  'problem.email-several': 'Please give one address: each customer gets an invitation of their own.',
  'problem.email-not-an-address': 'This is not an e-mail address. It should look like anna@customer.example.',
  'problem.email-consumer':
    'This is a private mailbox. Please use the customer’s company address: the invitation is for an organisation.',
  'problem.email-own-domain': 'This address belongs to your own company. Please give the customer’s address.',
  'problem.email-no-tenant':
    'No Microsoft tenant was found for this mail domain. Check the spelling, or ask the customer which domain they sign in with.',
  'problem.too-long': 'This is too long. Please shorten it.',
  'problem.unknown-choice': 'Please choose one of the listed options.',
  'problem.provider-gone': 'This provider is no longer among your active providers. Please choose again.',
  'problem.list-not-an-address': 'This is not an e-mail address: {address}. Separate addresses with commas.',
  'problem.list-too-many': 'These are too many addresses: at most {limit, plural, one {#} other {#}} fit.',
  'problem.further-own-domain': 'This address belongs to your own company: {address}. Colleagues get a copy.',

  'letter.refusal.empty-subject': 'The subject is empty. Please give the mail a subject.',
  'letter.refusal.empty-text': 'The text is empty. Please write a few words beside the link.',
  'letter.refusal.subject-too-long':
    'The subject is too long: at most {limit, plural, one {# character} other {# characters}}.',
  'letter.refusal.text-too-long':
    'The text is too long: at most {limit, plural, one {# character} other {# characters}}. Nothing was saved, and your text is still below.',

  'failedNotice.title': 'The mail did not go out: {company}',

  'handOver.way.outlook': 'From a draft in Outlook',
  'handOver.way.copy': 'From the copied text',

  'finding.look-alike.title': 'Almost the same domain as another one',
  'finding.look-alike.text':
    'In the address: {domain}. Known to me: {theirs} ({name}). Forged addresses look like this, so please check every letter before you send.',
  'finding.invited-before.title': 'Invited before',
  'finding.invited-before.text': 'By: {name}. Last step: {when}. State: {state}.',
  'finding.no-list.title': 'Not compared with your customers',
  'finding.no-list.text':
    'Your customer list is not there yet, so I do not know whether this domain is almost the same as a customer’s. Please check the address letter by letter, or keep the draft and invite again when customers shows the list.',
  'finding.other-country.title': 'Another country than yours',
  'finding.other-country.text':
    'The customer: {country}. Your company: {ours}. In most regions Microsoft lets a customer accept only a partner of the same region, so please check this first.',

  'foreignLink.other-partner':
    'Another partner’s invitation was in your text. It was taken out: it would have led the customer to that partner.',
  'foreignLink.other-provider':
    'An invitation with another provider was in your text. It was taken out: this letter’s own link names the right one.',
  'foreignLink.delegated-admin':
    'A link for delegated administration (DAP) was in your text. It was taken out: it grants admin rights and makes no reseller relationship.',
  'foreignLink.gdap':
    'A link for admin rights (GDAP) was in your text. It was taken out: it asks for approval of rights and makes no reseller relationship. Send it in a mail of its own.',
  'foreignLink.provider-to-reseller':
    'A provider’s invitation to resellers was in your text. It was taken out: it is meant for you and must not reach a customer.',
  'foreignLink.unreliable':
    'An invitation of a form that Microsoft does not describe was in your text. It was taken out, for nobody knows where it would lead.',
  'foreignLink.outdated':
    'Your invitation at an address that Microsoft has left was in your text. It was taken out: this letter’s own link is the present one.',
  'foreignLink.admin-center':
    'A link to another page of the admin center was in your text. It was taken out, so that nobody takes it for the invitation.',

  'handedOver.making': 'The draft is being put into your mailbox. This card changes when it is there.',
  'handedOver.outlook':
    'The draft is in your mailbox. Send it from Outlook, then press Done. Please leave the link in it as it is.',
  'handedOver.elsewhere':
    'The draft lies in the mailbox of {name}, who had the invitation before. If it was sent from there, I find it, or you press Done. To send it yourself, press Take back: I delete that draft first.',
  'handedOver.copy':
    'Copy the subject and the text below into a mail and send it, then press Done. Please leave the link as it is.',
  'handedOver.leavesTeams': 'The draft opens outside Teams.',
  'handedOver.tooLong':
    '{count, plural, one {# more character does} other {# more characters do}} not fit on this card. Press Take back, then Open in Outlook.',

  'byHand.said': 'The mail was sent by hand. You hear from me as soon as the customer accepts.',
  'byHand.looking':
    'You said that the mail was sent. I do not see it among your sent mails yet and look for it for two weeks; once it is there I check its link, and this card says so. You hear from me as soon as the customer accepts.',
  'byHand.intact':
    'The mail was sent by hand and found in the mailbox, and its link is as it should be. You hear from me as soon as the customer accepts.',
  'byHand.broken':
    'The mail has gone out by hand, but the link in it is not the right one, so the customer cannot accept with it. Press Re-send, or answer in the same thread with the link below.',
  'byHand.broken.title': 'Sent with a wrong link',
  'byHand.link': 'The right link',

  'brokenNotice.title': 'The link in your mail is broken: {company}',
  'brokenNotice.text':
    'I found the mail that you sent by hand. The link in it is not the one that I gave you, so the customer cannot accept with it. Press Open: the right link is there, ready to be sent in the same thread.',

  'kept.title': 'Kept for later: {company}',
  'kept.text':
    'The draft stays as it is, and nothing has been sent. You find it whenever you type invitations.',

  'again.title': 'Send once more',
  'again.lead.thread':
    'This goes out as a reply in the thread of the first mail, once you press Send. You may change every word; the link stays as it is.',
  'again.lead.new':
    'The first mail is not known to the mailbox, so this goes out as a mail of its own once you press Send. You may change every word; the link stays as it is.',
  'again.lead.withdrawn':
    'The invitation was withdrawn. With this mail it is open again, once you press Send. You may change every word; the link stays as it is.',
  'again.check':
    'The link or another one in your text had been changed, so the right one was put in its place. Nothing has been sent yet: please read it through and press Send.',
  'again.summary': 'Send once more: {company}',

  'failedAgain.title': 'The second mail did not go out: {company}',
  'failedAgain.text': 'The mail that the customer had before is not touched by this.',
};
