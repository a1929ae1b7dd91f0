import type { CustomerWords } from './customer-words.ts';

export const enCustomerWords: Readonly<Record<keyof CustomerWords, string>> = {
  'link.leavesTeams': 'View in Partner Center and View in admin center open pages outside Teams.',

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
  'customers.unread.title': 'There is no list yet',
  'customers.syncing.text': 'This is the first comparison with Partner Center. Please ask again in a minute.',
  'customers.nothing.title': 'Nothing found',
  'customers.nothing.text':
    'No customer’s name, domain or tenant ID holds these letters. Try fewer of them, or invite the customer.',
  'customers.nothing.filtered':
    'No customer fits what you chose. Press All customers to see everyone, or choose something else below.',
  'customers.find.label': 'Name, domain or tenant ID',
  'customers.filter.label': 'Show',
  'customers.filter.everyone': 'All customers',
  'customers.filter.invited-by-me': 'Invited by me',
  'customers.filter.no-services': 'Without active services',
  'customers.filter.joint': 'From joint invitations',
  'customers.close': 'Nobody is spelled just like this. These come close:',
  'customers.failing':
    'Since {when} I could not compare this list with Partner Center. This is how it was before; I go on trying.',
  'customers.failing.first':
    'Since {when} I could not read Partner Center, so there is no list yet. I go on trying.',
  'customers.unknown':
    'Partner Center tells services one customer at a time. {count, plural, one {# customer is not looked at yet.} other {# customers are not looked at yet.}}',
  'customers.choice.title': 'Which customer do you mean?',
  'customers.choice.text':
    '{count, plural, one {# customer fits.} other {# customers fit.}} Choose one, or ask again with more letters.',
  'customers.purpose.remove':
    'Remove opens a card with all that is to be known first; nothing happens before you confirm it there.',

  'customer.section.account': 'Account',
  'customer.section.services': 'Services',
  'customer.section.users': 'Users',
  'customer.section.licences': 'Licences',
  'customer.section.counted': '{section}: {count, number}',
  'customer.section.moreThan': '{section}: more than {count, number}',
  'customer.more': '{count, plural, one {# more} other {# more}}',
  'customer.account.leftOut':
    'Address, e-mail and other domains are missing here: without delegated rights (GDAP) Partner Center does not show them. The customer’s Global Administrator approves such rights.',
  'customer.none.services': 'The customer has no subscriptions that we can see.',
  'customer.none.users': 'The customer has no users.',
  'customer.none.licences': 'The customer has no licences.',
  'customer.none.userLicences': 'This user has no licences.',
  'customer.users.rest':
    'Here are the first {count, plural, one {# user} other {# users}}. The others are in the customer’s admin center.',
  'customer.user.licences': 'Licences: {name}',
  'customer.user.gone': 'Deleted user',
  'customer.roles.users': 'Directory Reader, Global Reader, User Administrator',
  'customer.roles.licences': 'Directory Reader, Global Reader, User Administrator, License Administrator',
  'customer.roles.userLicences':
    'Directory Reader, Directory Writer, User Administrator, License Administrator',
  'customer.refusal.delegated-role':
    'Needs one of these delegated roles (GDAP): {roles}. The customer’s Global Administrator approves it; yours assigns it to your group.',
  'customer.refusal.two-tier':
    'Partner Center does not open this to indirect resellers. Your indirect provider can see it, and the customer’s administrator can tell you.',
  'customer.refusal.own-role':
    'Your role in Partner Center does not reach here. A Global Administrator of your company can make you an Admin agent.',
  'customer.refusal.conditional-access':
    'The customer’s Conditional Access keeps partners out. The customer’s administrator can make an exception for service providers.',
  'customer.refusal.no-relationship':
    'Partner Center sees no reseller relationship with this customer. Invite the customer to set it up.',
  'customer.refusal.not-allowed':
    'Partner Center refused this for lack of permission. A Global Administrator of your company can look into your roles.',
  'customer.refusal.second-factor':
    'Partner Center wants multifactor authentication. Sign in again with your second factor.',
  'customer.refusal.sign-in': 'Partner Center shows this only to people who have signed in.',
  'customer.refusal.sign-in-again': 'Partner Center wants you to sign in again.',
  'customer.refusal.busy': 'Partner Center is busy. Please try again in a minute.',
  'customer.refusal.unavailable':
    'Partner Center does not answer at the moment. Please try again in a few minutes.',
  'customer.refusal.not-there':
    'Partner Center does not have this yet. Right after an acceptance it can take a minute.',
  'customer.refusal.unreadable': 'Partner Center gave an answer that I could not read.',
  'customer.refusal.slow': 'Partner Center took too long to answer. Please try again.',
  'customer.relationship.reseller': 'Reseller relationship is in place',
  'customer.relationship.none': 'No reseller relationship',
  'customer.relationship.other': 'Another kind of relationship',
  'customer.delegatedAdmin.yes': 'Granted',
  'customer.delegatedAdmin.no': 'Not granted',
  'customer.asOf': 'Read from Partner Center: {when}',
  'customer.summary': 'Customer: {name}',

  'service.licences': '{count, plural, one {# licence} other {# licences}}',
  'service.usage': 'Paid by usage',
  'service.trial': 'Trial',
  'service.renews': 'Renews: {when}',
  'service.ends': 'Ends: {when}',
  'service.term': 'Term until: {when}',
  'service.status.active': 'Active',
  'service.status.suspended': 'Suspended',
  'service.status.pending': 'Pending',
  'service.status.ended': 'Ended',
  'service.status.other': 'Other state',

  'licence.used': 'In use: {used, number} of {total, number}',
  'licence.suspended': 'Suspended',

  'providers.title': 'Indirect providers',
  'providers.lead': 'You can invite a customer together with any active provider.',
  'providers.count': '{count, plural, one {# provider} other {# providers}}',
  'providers.active': 'Active',
  'providers.inactive': 'Not active',
  'providers.country': 'Country: {country}',
  'providers.mpnId': 'Partner ID (MPN): {mpnId}',
  'providers.more':
    '{count, plural, one {# more provider is not shown.} other {# more providers are not shown.}}',
  'providers.refused':
    'Partner Center does not list your providers to me. You can name one: copy the link that invites a customer together with it from the Partner Center dashboard, and type setup and that link after it.',
  'providers.empty.title': 'No indirect providers',
  'providers.empty.text':
    'Partner Center shows no connection with an indirect provider. You can still invite customers with us alone.',
};
