import { z } from 'zod';
import { faultPoints } from '../../ports/fault-points.ts';
import * as format from '../formats.ts';
import type { Section } from '../section.ts';

export const rehearsal = {
  title: 'Rehearsal (without any credential)',
  variables: {
    REHEARSAL_PORT: {
      meaning:
        'The port of the imitated services and the chat page; off starts the bot alone, beside a running rehearsal',
      schema: format.portOrOff,
      fallback: { rehearsal: '3979' },
      rehearsalOnly: true,
    },
    DATA_DIR: {
      meaning: 'Where the rehearsal keeps its databases',
      schema: z.string(),
      fallback: { rehearsal: '.data' },
      rehearsalOnly: true,
    },
    REHEARSAL_CRASH_AT: {
      meaning: 'Kills the process at this named line, to prove that nothing is lost',
      schema: format.oneOf(faultPoints),
      example: 'send.called',
      rehearsalOnly: true,
    },
    REHEARSAL_PAUSE_AT: {
      meaning:
        'Holds the process at each of these named lines once, until it gets a SIGCONT, to prove that waking late does no harm',
      schema: format.someOf(faultPoints),
      example: 'notify.begun,remove.begun',
      rehearsalOnly: true,
    },
  },
} as const satisfies Section;
