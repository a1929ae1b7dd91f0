import { languages } from '../../names.ts';
import * as format from '../formats.ts';
import type { Section } from '../section.ts';

export const people = {
  title: 'People',
  variables: {
    DEFAULT_LANGUAGE: {
      meaning: 'The language for people whose Teams speaks neither',
      schema: format.oneOf(languages),
      fallback: 'en',
    },
    DEFAULT_TIME_ZONE: {
      meaning: 'The time zone for people whose Teams does not tell theirs',
      schema: format.timeZone,
      fallback: 'UTC',
    },
  },
} as const satisfies Section;
