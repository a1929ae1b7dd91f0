import * as format from '../formats.ts';
import type { Section } from '../section.ts';

export const invitationApproval = ['never', 'with-provider', 'always'] as const;

export const approvals = {
  title: 'Approvals and removals',
  variables: {
    INVITATION_APPROVAL: {
      meaning:
        'Which invitations go out only when a colleague agreed: none (never), those with a provider (with-provider), or all (always)',
      schema: format.oneOf(invitationApproval),
      fallback: 'never',
    },
    APPROVALS_NEEDED: {
      meaning: 'How many colleagues have to approve; nobody approves their own request',
      schema: format.wholeNumber(1, 5),
      fallback: '1',
    },
    APPROVAL_REMIND_MINUTES: {
      meaning: 'After how long those who have not decided are reminded',
      schema: format.wholeNumber(1, 43_200),
      fallback: '240',
    },
    APPROVAL_EXPIRE_MINUTES: {
      meaning: 'After how long a request expires that nobody decided',
      schema: format.wholeNumber(1, 86_400),
      fallback: '4320',
    },
    APPROVAL_HOURS: {
      meaning:
        'The hours in which everybody is asked, Monday to Friday in DEFAULT_TIME_ZONE; at other times APPROVAL_COVER is',
      schema: format.hoursOfDay,
      fallback: '08:00-18:00',
    },
    APPROVAL_COVER: {
      meaning: 'Object ids of the Admin agents who are asked out of hours; everybody unless set',
      schema: format.guids,
      example: '00000000-0000-4000-8000-000000000000',
    },
    REMOVAL_COOLING_MINUTES: {
      meaning: 'How long an approved removal can be undone before it begins',
      schema: format.wholeNumber(0, 10_080),
      fallback: '30',
    },
    TEAMS_APP_ID: {
      meaning:
        'The id of the app in its manifest, as npm run package prints it; by it the app is installed for approvers who do not have it yet',
      schema: format.guid,
      fallback: { rehearsal: 'b0000000-0000-4000-8000-0000000000a2' },
      example: '00000000-0000-4000-8000-000000000000',
    },
  },
} as const satisfies Section;
