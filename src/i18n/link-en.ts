import type { LinkWords } from './link-words.ts';

export const enLinkWords: Readonly<Record<keyof LinkWords, string>> = {
  'shown.other-partner.title': 'Another partner’s invitation',
  'shown.other-partner.text':
    'Whoever accepts it becomes the customer of that partner and not yours, so do not send it on to your customers.',
  'shown.other-partner.next':
    'To win a customer for yourself, invite them from here: the link that goes out is your own.',
  'shown.delegated-admin.title': 'A link for delegated administration (DAP)',
  'shown.delegated-admin.text':
    'It asks a customer for admin rights and makes no reseller relationship. Microsoft has replaced these rights by GDAP.',
  'shown.delegated-admin.next': 'To become the customer’s reseller, invite them from here.',
  'shown.gdap.title': 'A request for admin rights (GDAP)',
  'shown.gdap.text':
    'A Global administrator of the customer opens it and approves the rights that it names. It makes no reseller relationship.',
  'shown.gdap.next':
    'Send it to the customer in a mail of its own. To become their reseller, invite them from here as well.',
  'shown.provider-to-reseller.title': 'An invitation from an indirect provider to you',
  'shown.provider-to-reseller.text': 'It connects your company with that provider. It is not for customers.',
  'shown.provider-to-reseller.next':
    'A Global administrator of your company opens it in a browser and accepts it. After that the provider is among your providers here and can be chosen in an invitation.',
  'shown.unreliable.title': 'An invitation of an unknown form',
  'shown.unreliable.text':
    'Microsoft does not describe links of this form, so nobody knows where it would lead a customer.',
  'shown.unreliable.next': 'Do not send it on; an invitation from here carries the right link.',
  'shown.outdated.title': 'Your invitation at an old address',
  'shown.outdated.text':
    'It is your company’s invitation, at an address that Microsoft has left. It may lead nowhere.',
  'shown.outdated.next': 'Do not send it on; an invitation from here carries the present link.',
  'shown.admin-center.title': 'A page of Microsoft’s admin center',
  'shown.admin-center.text':
    'It is no invitation. A customer who opens it only comes to their own admin center.',
  'shown.admin-center.next': 'To invite a customer, press the button below.',
  'button.providers': 'Show providers',
  'shown.several.title': 'Links of several kinds',
  'shown.own.title': 'Your company’s own invitation link',
  'shown.own.text':
    'It is the same for all customers: it names your company and not the customer. Whoever accepts it becomes your customer.',
  'shown.own.joint':
    'It asks for the relationship with you and with this provider at the same time: {provider}',
  'shown.own.stranger':
    'It also names a provider who is not among your active ones, so the customer could not accept that half. Do not send it on.',
  'shown.own.next':
    'You need not send it yourself: invite the customer from here, and you are told what became of it. Where a mail is out already, find it in your invitations.',
  'shown.own.setup':
    'If Partner Center refuses to give me this link, I take it typed after this command: {command}',
  'shown.damaged.title': 'An invitation link with a mistake',
  'shown.damaged.text':
    'It looks like your company’s invitation, but a customer could not accept it as it stands.',
  'shown.damaged.reason': 'What is wrong',
  'shown.damaged.next': 'Do not send it on; an invitation from here carries the whole link.',
};
