import type { CommandName } from '../names.ts';
import type { CommandWords, WordKey } from './words.ts';

export const enWords = {
  'app.rehearsal.mark': 'Rehearsal',

  'button.send': 'Send',
  'button.edit': 'Edit',
  'button.continue': 'Continue',
  'button.discard': 'Discard',
  'button.save': 'Save',
  'button.back': 'Back',
  'button.open': 'Open',
  'button.openCustomer': 'Open customer',
  'button.nextPage': 'Next page',
  'button.previousPage': 'Previous page',
  'button.invite': 'Invite a customer',
  'button.inviteAgain': 'Invite again',
  'button.customers': 'Show customers',
  'button.allCustomers': 'All customers',
  'button.invitations': 'Invitations',
  'button.partnerCenter': 'View in Partner Center',
  'button.adminCenter': 'View in admin center',
  'button.partnerCenter.hint': 'View the customer in Partner Center, outside Teams',
  'button.adminCenter.hint': 'View the customer’s admin center, outside Teams',
  'button.openCustomer.which': 'Open customer: {name}',
  'button.openInvitation.which': 'Open invitation: {name}',
  'link.leavesTeams': 'Both buttons open pages outside Teams.',

  'field.email.label': 'E-mail',
  'field.email.hint': 'anna@customer.example',
  'field.email.missing': 'Please give the customer’s e-mail address.',
  'field.contactName.label': 'Contact name',
  'field.contactName.hint': 'Optional',
  'field.company.label': 'Company',
  'field.company.hint': 'Optional: else as their tenant is called',
  'field.letterLanguage.label': 'Language of the mail',
  'field.meeting.label': 'How we met',
  'field.relationship.label': 'Relationship',
  'field.relationship.alone': 'With us alone',
  'field.relationship.joint': 'Together with {provider}',
  'field.subject.label': 'Subject',
  'field.subject.missing': 'Please give the mail a subject.',
  'field.text.label': 'Text',
  'field.text.missing': 'Please write the text of the mail.',
  'field.language.label': 'Language',

  'fact.company': 'Company',
  'fact.to': 'To',
  'fact.relationship': 'Relationship',
  'fact.meeting': 'How we met',
  'fact.invitedBy': 'Invited by',
  'fact.created': 'Draft made',
  'fact.sent': 'Sent',
  'fact.accepted': 'Accepted',
  'fact.discarded': 'Discarded',
  'fact.failed': 'Not sent',
  'fact.decided': 'Send pressed',
  'fact.tenant': 'Microsoft tenant',
  'fact.tenantId': 'Tenant ID',
  'fact.otherDomains': 'Other domains',
  'fact.address': 'Address',
  'fact.email': 'E-mail',
  'fact.phone': 'Phone',
  'fact.delegatedAdmin': 'Admin rights (DAP)',
  'fact.customer': 'Customer',

  'welcome.title': 'Hello, {name}!',
  'welcome.lead':
    'I am Customer Connect. From this chat you invite customers into a reseller relationship and see what becomes of every invitation.',
  'welcome.customers': 'Find any of your Partner Center customers at once.',
  'welcome.invite': 'Invite a customer by mail, with us alone or together with an indirect provider.',
  'welcome.told': 'Hear from me as soon as the customer accepts.',
  'welcome.start.title': 'To begin',
  'welcome.start.roles':
    'You need the role Admin agent or Global administrator. There is nothing else to set up.',
  'welcome.start.commands': 'Press a button below, or type help to see everything that I understand.',
  'welcome.rehearsal':
    'This is a rehearsal: customers, mails and people are imitated, and nothing leaves this computer.',
  'welcome.summary': 'Customer Connect is ready: list customers, invite them, and hear when they accept.',

  'help.title': 'What I can do',
  'help.lead': 'Type a command, in English or in Russian.',
  'help.group.customers': 'Customers',
  'help.group.invitations': 'Invitations',
  'help.group.you': 'For you',
  'help.example': 'Example: {example}',
  'help.note': 'Small slips in typing do no harm: I ask when I am not sure.',
  'help.summary': 'The commands that Customer Connect understands.',

  'customers.title': 'Customers',
  'customers.count': '{all, plural, one {# customer} other {# customers}}',
  'customers.count.asOf': '{all, plural, one {# customer} other {# customers}}, as of {when}',
  'customers.found': 'Found: {matched, number} of {all, number}',
  'customers.found.asOf': 'Found: {matched, number} of {all, number}, as of {when}',
  'customers.query': 'Search: {query}',
  'customers.range': '{first, number}–{last, number} of {total, number}',
  'customers.empty.title': 'No customers yet',
  'customers.empty.text': 'Your customer list in Partner Center is empty.',
  'customers.empty.provider':
    'The customers of your indirect provider do not come into your list by themselves. Invite each customer; they appear here once they have accepted.',
  'customers.syncing.title': 'Your customers are being fetched',
  'customers.syncing.text': 'This is the first comparison with Partner Center. Please ask again in a minute.',
  'customers.nothing.title': 'Nothing found',
  'customers.nothing.text':
    'No customer’s name, domain or tenant ID holds these letters. Try fewer of them, or invite the customer.',

  'customer.section.account': 'Account',
  'customer.relationship.reseller': 'Reseller relationship is in place',
  'customer.relationship.none': 'No reseller relationship',
  'customer.relationship.other': 'Another kind of relationship',
  'customer.delegatedAdmin.yes': 'Granted',
  'customer.delegatedAdmin.no': 'Not granted',
  'customer.asOf': 'Read from Partner Center: {when}',
  'customer.summary': 'Customer: {name}',

  'providers.title': 'Indirect providers',
  'providers.lead': 'You can invite a customer together with any active provider.',
  'providers.count': '{count, plural, one {# provider} other {# providers}}',
  'providers.active': 'Active',
  'providers.inactive': 'Not active',
  'providers.country': 'Country: {country}',
  'providers.mpnId': 'Partner ID (MPN): {mpnId}',
  'providers.more':
    '{count, plural, one {# more provider is not shown.} other {# more providers are not shown.}}',
  'providers.empty.title': 'No indirect providers',
  'providers.empty.text':
    'Partner Center shows no connection with an indirect provider. You can still invite customers with us alone.',

  'inviteForm.title': 'Invite a customer',
  'inviteForm.lead': 'You see the mail before anything is sent.',
  'inviteForm.problems': 'Please check:',
  'inviteForm.summary': 'Form: invite a customer',

  'invitation.state.draft': 'Draft',
  'invitation.state.discarded': 'Discarded',
  'invitation.state.sending': 'Being sent',
  'invitation.state.sent': 'Sent',
  'invitation.state.failed': 'Not sent',
  'invitation.state.accepted': 'Accepted',
  'invitation.meaning.draft': 'Nothing has been sent yet.',
  'invitation.meaning.discarded': 'The draft is gone. The customer has received nothing.',
  'invitation.meaning.sending': 'The mail is on its way to the mailbox. This card changes when it is done.',
  'invitation.meaning.sent':
    'The mail was handed over to the mailbox. You hear from me as soon as the customer accepts.',
  'invitation.meaning.failed': 'The mail did not go out. The customer has received nothing.',
  'invitation.meaning.accepted': 'The customer has accepted and is now in your customer list.',
  'invitation.failure.claimed-by-colleague':
    'A colleague has invited this customer in the meantime, so this mail was held back.',
  'invitation.failure.mailbox-refused':
    'The mailbox refused to send. Please ask your Exchange administrator whether it may send mail, then send again.',
  'invitation.failure.recipient-refused':
    'The mail service refused the customer’s address. Please check it and invite with the right one.',
  'invitation.failure.gave-up':
    'The mail service did not answer for a long time, so the attempt was ended. You can send again.',
  'invitation.relationship.alone': 'With us alone',
  'invitation.relationship.joint': 'Together with {provider}',
  'invitation.tenant': '{name} ({domain})',

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

  'invitation.summary': 'Invitation: {company}. {state}.',

  'invitations.title': 'Invitations',
  'invitations.mine': 'Invited by you, newest first',
  'invitations.everyones': 'Invited by everyone, newest first',
  'invitations.empty.title': 'No invitations yet',
  'invitations.empty.mine': 'You have not invited anybody yet. Every invitation that you begin is kept here.',
  'invitations.empty.everyones': 'Nobody has invited a customer yet. Every invitation is kept here.',
  'invitations.invitedBy': 'Invited by: {name}',
  'invitations.summary': '{count, plural, =0 {No invitations yet} one {# invitation} other {# invitations}}',

  'accepted.title': 'Invitation accepted',
  'accepted.text': 'The customer has accepted: {customer}',
  'accepted.next': 'They are now in your customer list, and you can manage their subscriptions and services.',
  'accepted.joint': 'Both relationships are in place: with you and with the provider.',
  'accepted.repeat': 'You may have had this message before: the first attempt could not be confirmed.',
  'accepted.summary': 'Accepted: {customer}',

  'settings.title': 'Settings',
  'settings.lead': 'I understand commands in both languages, whatever you choose here.',
  'settings.language.auto': 'As in Teams',
  'settings.language.en': 'English',
  'settings.language.ru': 'Русский',
  'settings.saved': 'Your choice is saved.',
  'settings.summary': 'Settings',

  'language.en': 'English',
  'language.ru': 'Russian',

  'meeting.own-marketing': 'Our own marketing',
  'meeting.microsoft-referral': 'Microsoft referral',
  'meeting.indirect-provider': 'Through an indirect provider',

  'answer.unknown.title': 'I did not understand that',
  'answer.unknown.text': 'That is not one of my commands. Type help to see them all, or press a button.',
  'answer.unknown.near': 'That is not one of my commands. Did you mean one of these?',
  'answer.empty.title': 'The message was empty',
  'answer.empty.text': 'Type a command, for example: customers',
  'answer.notPersonal.title': 'Let us talk in private',
  'answer.notPersonal.text':
    'I show customer data, so I answer in the personal chat only. Open a chat with me and ask there.',
  'answer.noRights.title': 'You do not have the role for this yet',
  'answer.noRights.text':
    'Customer Connect is open to Admin agents and Global administrators. A Global administrator of your company can make you an Admin agent: in Partner Center, under Account settings, User management.',
  'answer.noRightsNow.text':
    'Your role was checked just now and it is no longer there, so nothing was sent. The draft is kept. A Global administrator of your company can give the role back.',
  'answer.oldCard.title': 'This card is too old',
  'answer.oldCard.text':
    'I cannot read what it asks for any more, and nothing was done. Please ask again with a command.',
  'answer.tooLong.title': 'That is too long',
  'answer.tooLong.text':
    'You typed more than I can take in at once, so nothing was saved or sent. Your text is still in the card: please shorten it.',
  'answer.notYours.title': 'This invitation is a colleague’s',
  'answer.notYours.text': 'Only the person who began it can change it: {name}. Nothing was changed.',
  'answer.noInvitation.title': 'This invitation is not there',
  'answer.noInvitation.text':
    'It may have been made in another rehearsal or removed since. Type invitations to see what is there.',
  'answer.outdated.text':
    'The letter was changed after that card was made. Nothing was done; here is the letter as it is now.',
  'answer.outdatedEdit.text':
    'The letter was changed elsewhere in the meantime. Your text is below: press Save to keep it in place of the other.',
  'answer.decided.text': 'That was decided before. Nothing was done again; this is how it stands.',
  'answer.alreadyCustomer.title': 'Already your customer: {customer}',
  'answer.alreadyCustomer.text':
    'The reseller relationship is in place, so there is nothing to invite to. No draft was made.',
  'answer.alreadyInvited.title': 'Already invited: {company}',
  'answer.alreadyInvited.text':
    'An invitation to this customer is open, and a second one would only confuse. Invited by: {name}. When: {when}. State: {state}.',
  'answer.link.title': 'The link from Partner Center is not ours',
  'answer.link.text':
    'Partner Center gave an invitation link that does not fit, so no draft was made. Please report this to your administrator.',
  'answer.link.reason': 'What does not fit',
  'link.refusal.not-a-link': 'It is not a web address.',
  'link.refusal.wrong-host': 'It leads to a host that is not Microsoft’s admin center.',
  'link.refusal.wrong-kind': 'It is not an invitation to a reseller relationship.',
  'link.refusal.wrong-partner': 'It names another partner.',
  'link.refusal.wrong-mpn': 'It names another partner ID (MPN).',
  'link.refusal.wrong-provider': 'It names another provider than the one chosen.',
  'link.refusal.missing-provider': 'The chosen provider is missing from it.',
  'link.refusal.unexpected-provider': 'It names a provider although none was chosen.',
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
  'letter.refusal.empty-subject': 'The subject is empty. Please give the mail a subject.',
  'letter.refusal.empty-text': 'The text is empty. Please write a few words beside the link.',
  'letter.refusal.subject-too-long':
    'The subject is too long: at most {limit, plural, one {# character} other {# characters}}.',
  'letter.refusal.text-too-long':
    'The text is too long: at most {limit, plural, one {# character} other {# characters}}. Nothing was saved, and your text is still below.',
  'answer.customer.ask.title': 'Which customer?',
  'answer.customer.ask.text':
    'Add a name, a domain or a tenant ID, for example: customer blue-meadow.example',
  'answer.customer.gone.title': 'Partner Center does not know this customer now',
  'answer.customer.gone.text':
    'Right after an acceptance it can take a minute until a customer can be read. Please try again soon.',
  'answer.working': 'This takes a little longer. The answer will come here by itself.',
  'failedNotice.title': 'The mail did not go out: {company}',
  'fault.title': 'That did not work',
  'fault.busy':
    'The Microsoft service is busy at the moment. Nothing was lost; please try again in a minute.',
  'fault.unavailable':
    'A Microsoft service does not answer at the moment. Nothing was lost; please try again in a few minutes.',
  'fault.notAllowed':
    'Microsoft refused this for lack of permission. Please show your administrator the reference number below.',
  'fault.signIn': 'You need to sign in again before I can do this on your behalf.',
  'fault.badResponse':
    'A Microsoft service gave an answer that I could not read, so I stopped. Please try again later.',
  'fault.store':
    'My own storage does not answer at the moment. Nothing was decided or sent; please try again in a minute.',
  'fault.bug':
    'Sorry, something went wrong on my side. Please try again, and if it stays, give your administrator the reference number below.',
  'invitation.state.handed-over': 'In your hands',
  'invitation.state.half-accepted': 'Half accepted',
  'invitation.meaning.handed-over': 'You send this mail by hand. Press Done when it has gone out.',
  'invitation.meaning.half-accepted': 'One of the two relationships is in place; the other is still missing.',
  'fact.handedOver': 'Handed to you',
  'fact.halves': 'In place',
  'half.reseller': 'The relationship with us',
  'half.provider': 'The relationship with the provider',
  'halfAccepted.title': 'Half accepted',
  'halfAccepted.next':
    'Your relationship is in place. The one with the provider is still missing: {provider}. I go on looking and tell you when it is there.',
  'notice.reference': 'Reference number: {reference}',
} as const satisfies Record<WordKey, string>;

export const enCommands = {
  help: {
    title: 'help',
    summary: 'Shows what I can do.',
    example: 'help',
    aliases: ['hi', 'hello', 'hey', 'start', 'commands', 'menu', 'what can you do', 'get started'],
  },
  customers: {
    title: 'customers',
    summary: 'Lists your customers, or finds them by a part of the name, domain or tenant ID.',
    example: 'customers blue',
    aliases: [
      'list customers',
      'my customers',
      'all customers',
      'show customers',
      'customer list',
      'find customers',
      'search customers',
    ],
  },
  customer: {
    title: 'customer',
    summary: 'Opens one customer by name, domain or tenant ID.',
    example: 'customer blue-meadow.example',
    aliases: ['open customer', 'show customer', 'find customer', 'customer details'],
  },
  invite: {
    title: 'invite',
    summary: 'Invites a customer: you fill in a form, read the mail, and send it.',
    example: 'invite anna@blue-meadow.example',
    aliases: [
      'invite customer',
      'invite a customer',
      'new invitation',
      'new customer',
      'request a reseller relationship',
    ],
  },
  invitations: {
    title: 'invitations',
    summary: 'Shows your invitations and what became of them.',
    example: 'invitations',
    aliases: ['my invitations', 'list invitations', 'show invitations', 'all invitations', 'invites'],
  },
  providers: {
    title: 'providers',
    summary: 'Shows your indirect providers.',
    example: 'providers',
    aliases: ['my providers', 'list providers', 'show providers', 'indirect providers', 'provider'],
  },
  settings: {
    title: 'settings',
    summary: 'Changes the language in which I answer.',
    example: 'settings',
    aliases: ['my settings', 'language', 'options', 'preferences'],
  },
} as const satisfies Record<CommandName, CommandWords>;
