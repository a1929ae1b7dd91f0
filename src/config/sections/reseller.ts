import { z } from 'zod';
import * as format from '../formats.ts';
import type { Section } from '../section.ts';

export const mailFrom = ['own', 'shared'] as const;

export const reseller = {
  title: 'Your company',
  variables: {
    ALLOWED_TENANT_ID: {
      meaning: 'The tenant whose people may use the bot; the tenant of the bot unless set',
      schema: format.guid,
      fallback: { rehearsal: '11111111-1111-4111-8111-111111111111' },
      example: '00000000-0000-4000-8000-000000000000',
    },
    ADMIN_AGENTS_GROUP_ID: {
      meaning: 'The object id of the group AdminAgents of your tenant: who is in it may invite customers',
      schema: format.guid,
      fallback: { rehearsal: 'a9000000-0000-4000-8000-0000000000aa' },
      example: '00000000-0000-4000-8000-000000000000',
    },
    SALES_AGENTS_GROUP_ID: {
      meaning:
        'The object id of a group, such as SalesAgents, whose members may do here what Admin agents may; nobody unless set',
      schema: format.guid,
      example: '00000000-0000-4000-8000-000000000000',
    },
    DRAFTERS_GROUP_ID: {
      meaning:
        'The object id of a group whose members may look and prepare letters, and send nothing; nobody unless set',
      schema: format.guid,
      example: '00000000-0000-4000-8000-000000000000',
    },
    VIEWERS_GROUP_ID: {
      meaning: 'The object id of a group whose members may look, and nothing else; nobody unless set',
      schema: format.guid,
      example: '00000000-0000-4000-8000-000000000000',
    },
    PARTNER_MPN_ID: {
      meaning: 'Your partner (MPN) id, against which invitation links are checked',
      schema: z.string().regex(/^\d{3,10}$/, 'must be a partner id of 3 to 10 digits'),
      fallback: { rehearsal: '4567890' },
      example: '1234567',
    },
    MAIL_FROM: {
      meaning:
        'Whose mailbox invitations are sent from: of the agent who invites (own), or the shared one (shared)',
      schema: format.oneOf(mailFrom),
      fallback: 'own',
    },
    SHARED_MAILBOX: {
      meaning: 'The address of the shared mailbox; needed when MAIL_FROM is shared',
      schema: format.mailAddress,
      fallback: { rehearsal: 'partner-desk@reseller.example' },
      example: 'partner-desk@reseller.example',
    },
    PUBLIC_URL: {
      meaning:
        'Where this service is reached from the internet; Partner Center sends its events below it when the registration for events is chosen in setup',
      schema: format.address,
      example: 'https://bot.reseller.example',
    },
    REMINDER_WORKING_DAYS: {
      meaning:
        'After how many working days of the customer a mail that waits is followed by a reminder, counted from the mail; off sends none',
      schema: format.dayLadder,
      fallback: '3,7,14',
    },
    REMINDER_TIME: {
      meaning: 'At what time of the day, where the customer is, reminders go out',
      schema: format.timeOfDay,
      fallback: '10:00',
    },
    REMINDER_HOLIDAYS: {
      meaning:
        'Days on which nobody is reminded and which are no working days, for everybody or with the code of one country before them',
      schema: format.holidays,
      example: '2026-12-25,RU:2027-01-01',
    },
    EVENT_CERTIFICATE_HOSTS: {
      meaning:
        'The hosts from which the certificate of Partner Center that signs its events may be fetched, exactly',
      schema: format.hostNames,
      fallback: { real: '3psostorageacct.blob.core.windows.net' },
    },
    EVENT_ISSUER_HOSTS: {
      meaning: 'The hosts from which the certificates above that one may be fetched, exactly',
      schema: format.hostNames,
      fallback: { real: 'www.microsoft.com,caissuers.microsoft.com,cacerts.digicert.com' },
    },
    EVENT_CERTIFICATE_SUBJECT: {
      meaning: 'The common name in that certificate',
      schema: format.hostName,
      fallback: 'pcnotifications-dispatch.microsoft.com',
    },
    DIRECTORY_COMPARE_SECONDS: {
      meaning:
        'How often the customer list is compared with what is known, after news and where audit records are refused; twelve times rarer else',
      schema: format.wholeNumber(1, 86_400),
      fallback: { real: '300', rehearsal: '5' },
    },
  },
} as const satisfies Section;
