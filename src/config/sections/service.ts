import { z } from 'zod';
import * as format from '../formats.ts';
import type { Section } from '../section.ts';

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export const service = {
  title: 'The service',
  variables: {
    PORT: {
      meaning: 'The port of the bot: messages from Teams and the health checks',
      schema: format.port,
      fallback: '3978',
    },
    LOG_LEVEL: {
      meaning: 'The least important thing that is still logged',
      schema: format.oneOf(logLevels),
      fallback: { real: 'info', rehearsal: 'warn' },
    },
    LOG_PSEUDONYM_KEY: {
      meaning:
        'Any long random text; people and invitations keep the same made-up names in the log across restarts',
      schema: z.string().min(16, 'must have 16 characters or more').pipe(format.secret),
      isSecret: true,
    },
  },
} as const satisfies Section;
