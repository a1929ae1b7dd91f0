/** The conditions and orders that a list of mail may be asked for. */
import type { ExtendedProperty, Mail } from '../world/mail.ts';
import { refuse, refuseUnmodelled } from './answers.ts';
import { literal, unquote } from './odata.ts';
import { canonicalPropertyId } from './property-id.ts';

/** What of a filter an index can serve. */
interface Hint {
  readonly property?: ExtendedProperty;
  readonly conversationId?: string;
  readonly internetMessageId?: string;
}

export interface MailFilter extends Hint {
  /** The whole filter, what the index serves included. */
  readonly matches: (mail: Mail) => boolean;
  /** The properties in the order in which the filter names them. */
  readonly names: readonly string[];
}

interface Condition {
  readonly name: string;
  readonly matches: (mail: Mail) => boolean;
  readonly hint?: Hint;
}

interface Pattern {
  readonly form: RegExp;
  readonly read: (match: RegExpExecArray) => Condition;
}

const timeOf = {
  receivedDateTime: 'sentAt',
  sentDateTime: 'sentAt',
  createdDateTime: 'createdAt',
} as const;
type TimeName = keyof typeof timeOf;

/** Values of extended properties compare in any case; their names do not. */
const comparisons = {
  eq: (value: string, wanted: string) => value === wanted,
  ne: (value: string, wanted: string) => value !== wanted,
  startswith: (value: string, wanted: string) => value.startsWith(wanted),
  contains: (value: string, wanted: string) => value.includes(wanted),
} as const;
type Comparison = keyof typeof comparisons;

function propertyCondition(id: string, comparison: Comparison, value: string): Condition {
  const wanted = { id: canonicalPropertyId(id), value };
  const holds = comparisons[comparison];
  return {
    name: 'singleValueExtendedProperties',
    matches: ({ properties }) =>
      properties.some((one) => one.id === wanted.id && holds(one.value.toLowerCase(), value.toLowerCase())),
    ...(comparison === 'eq' ? { hint: { property: wanted } } : {}),
  };
}

const anyProperty = `^singleValueExtendedProperties/any\\(\\s*(\\w+)\\s*:\\s*\\1/id eq ${literal} and`;

const patterns: readonly Pattern[] = [
  {
    form: new RegExp(`${anyProperty} \\1/value (eq|ne) ${literal}\\s*\\)`, 'i'),
    read: ([, , id, operator = '', value]) =>
      propertyCondition(unquote(id), operator.toLowerCase() as Comparison, unquote(value)),
  },
  {
    form: new RegExp(
      `${anyProperty} (startswith|contains)\\(\\s*\\1/value\\s*,\\s*${literal}\\s*\\)\\s*\\)`,
      'i',
    ),
    read: ([, , id, name = '', value]) =>
      propertyCondition(unquote(id), name.toLowerCase() as Comparison, unquote(value)),
  },
  {
    form: new RegExp(`^conversationId eq ${literal}`),
    read: ([, id]) => {
      const conversationId = unquote(id);
      const matches = (mail: Mail) => mail.conversationId === conversationId;
      return { name: 'conversationId', matches, hint: { conversationId } };
    },
  },
  {
    form: new RegExp(`^internetMessageId eq ${literal}`),
    read: ([, id]) => {
      const internetMessageId = unquote(id);
      const matches = (mail: Mail) => mail.internetMessageId === internetMessageId;
      return { name: 'internetMessageId', matches, hint: { internetMessageId } };
    },
  },
  {
    form: /^isDraft eq (true|false)/,
    read: ([, wanted]) => ({ name: 'isDraft', matches: (mail) => String(mail.isDraft) === wanted }),
  },
  {
    form: /^(receivedDateTime|sentDateTime|createdDateTime) (ge|gt|le|lt) (\d{4}-\d\d-\d\dT[\d:.]+Z)/,
    read: ([, name, operator, limit]) => {
      const time = timeOf[name as TimeName];
      const limitMs = Date.parse(limit ?? '');
      const compare = {
        ge: (ms: number) => ms >= limitMs,
        gt: (ms: number) => ms > limitMs,
        le: (ms: number) => ms <= limitMs,
        lt: (ms: number) => ms < limitMs,
      };
      const holds = compare[operator as keyof typeof compare];
      return { name: name ?? '', matches: (mail) => holds(Date.parse(mail.content[time])) };
    },
  },
];

function readConditions(text: string): readonly Condition[] {
  const conditions: Condition[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const pattern = patterns.find(({ form }) => form.test(rest));
    const match = pattern?.form.exec(rest);
    if (!pattern || !match) return refuseUnmodelled(`the condition ${rest} in $filter`);
    conditions.push(pattern.read(match));
    rest = rest.slice(match[0].length).trim();
    if (rest !== '' && !/^and\s/.test(rest)) return refuseUnmodelled(`the condition ${rest} in $filter`);
    rest = rest.replace(/^and\s+/, '');
  }
  return conditions;
}

export function readMailFilter(text: string | undefined): MailFilter {
  const conditions = text === undefined ? [] : readConditions(text);
  const hints: Hint = Object.assign({}, ...conditions.map(({ hint }) => hint ?? {}));
  return {
    ...hints,
    matches: (mail) => conditions.every((one) => one.matches(mail)),
    names: conditions.map((one) => one.name),
  };
}

export type MailOrder = (one: Mail, other: Mail) => number;

/** Beside a filter, the property sorted by has to be the first that the filter names. */
export function readOrder(text: string | undefined, filter: MailFilter): MailOrder | undefined {
  if (text === undefined) return undefined;
  const [, name, direction = 'asc'] =
    /^\s*(receivedDateTime|sentDateTime|createdDateTime)(?:\s+(asc|desc))?\s*$/.exec(text) ?? [];
  if (name === undefined) return refuseUnmodelled(`$orderby=${text}`);
  if (filter.names.length > 0 && filter.names[0] !== name) {
    return refuse(
      400,
      'InefficientFilter',
      'The restriction or sort order is too complex for this operation.',
    );
  }
  const time = timeOf[name as TimeName];
  const sign = direction === 'desc' ? -1 : 1;
  return (one, other) => sign * (Date.parse(one.content[time]) - Date.parse(other.content[time]));
}
