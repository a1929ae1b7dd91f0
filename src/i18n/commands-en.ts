import type { CommandName } from '../names.ts';
import type { CommandWords } from './words.ts';

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
      'invite company',
      'send invitation to',
      'send invitation',
      'new invitation',
      'new customer',
      'request a reseller relationship',
    ],
  },
  invitations: {
    title: 'invitations',
    summary: 'Shows invitations and what became of them: all, mine, or those that fit a state or a text.',
    example: 'invitations mine',
    aliases: ['my invitations', 'list invitations', 'show invitations', 'all invitations', 'invites'],
    means: { 'my invitations': 'mine', 'all invitations': 'everyone' },
  },
  approvals: {
    title: 'approvals',
    summary: 'Shows what waits for your decision, and what you asked others to approve.',
    example: 'approvals',
    aliases: ['approval', 'my approvals', 'approve', 'requests', 'pending approvals'],
  },
  providers: {
    title: 'providers',
    summary: 'Shows your indirect providers.',
    example: 'providers',
    aliases: ['my providers', 'list providers', 'show providers', 'indirect providers', 'provider'],
  },
  notifications: {
    title: 'notifications',
    summary: 'Chooses what you are told, when, and which channels are told.',
    example: 'notifications',
    aliases: ['notify', 'subscriptions', 'subscribe', 'alerts', 'news'],
  },
  why: {
    title: 'why',
    summary:
      'Tells who was told what of an invitation or a customer, and why somebody was not; a colleague’s name follows a semicolon.',
    example: 'why blue meadow',
    aliases: ['who was told', 'explain'],
  },
  settings: {
    title: 'settings',
    summary: 'Changes the language and the time zone of my answers.',
    example: 'settings',
    aliases: ['my settings', 'language', 'time zone', 'options', 'preferences'],
  },
  remove: {
    title: 'remove',
    summary: 'Ends the relationship with a customer, after a colleague has approved it.',
    example: 'remove Larkfield Bakery',
    aliases: ['remove customer', 'remove relationship', 'end relationship', 'offboard', 'delete customer'],
  },
  history: {
    title: 'history',
    summary: 'Shows what was done and by whom: of a customer, by you, or all of it; verifies and exports it.',
    example: 'history blue-meadow.example',
    aliases: [
      'my history',
      'show history',
      'audit',
      'audit log',
      'journal',
      'verify history',
      'export history',
    ],
    means: { 'my history': 'me', 'verify history': 'verify', 'export history': 'export' },
  },
  status: {
    title: 'status',
    summary: 'Shows whether everything that I need works, and what to do if not.',
    example: 'status',
    aliases: ['health', 'show status', 'is everything ok', 'is everything all right'],
  },
  setup: {
    title: 'setup',
    summary: 'Shows how I am set up and where an administrator changes it, and changes the default letters.',
    example: 'setup',
    aliases: ['show setup', 'configuration', 'set up'],
  },
  'sign-out': {
    title: 'sign out',
    summary: 'Signs you out, so that I can no longer act in your name in Partner Center and in your mailbox.',
    example: 'sign out',
    aliases: ['signout', 'log out', 'logout', 'log off'],
  },
  'forget-me': {
    title: 'forget me',
    summary: 'Erases what is kept of you here, after it has said what that is and what stays.',
    example: 'forget me',
    aliases: ['forget', 'forgetme', 'erase me', 'delete my data', 'erase my data'],
  },
} as const satisfies Record<CommandName, CommandWords>;
