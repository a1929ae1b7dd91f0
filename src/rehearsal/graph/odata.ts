/** The part of OData that the imitation knows: selecting, paging, and a short list of conditions. */
import type { ExtendedProperty, Mail } from '../world/mail.ts';
import { refuse, refuseUnmodelled } from './answers.ts';

/** Names of `$select`, each one modelled; undefined where everything is wanted. */
export function readSelect(
  text: string | undefined,
  known: readonly string[],
): readonly string[] | undefined {
  if (text === undefined) return undefined;
  return text.split(',').map((part) => {
    const name = part.trim();
    const property = known.find((one) => one.toLowerCase() === name.toLowerCase());
    return property ?? refuseUnmodelled(`the property ${name} in $select`);
  });
}

export function readTop(
  text: string | undefined,
  { max, usual }: { readonly max: number; readonly usual: number },
): number {
  if (text === undefined) return usual;
  const top = Number(text);
  if (!/^\d+$/.test(text) || top < 1 || top > max) {
    return refuse(400, 'ErrorInvalidUrlQuery', `The value of $top must be between 1 and ${max}.`);
  }
  return top;
}

export interface MailFilter {
  readonly property?: ExtendedProperty;
  readonly conversationId?: string;
  readonly internetMessageId?: string;
  readonly matches: (mail: Mail) => boolean;
  /** The properties in the order in which the filter names them. */
  readonly names: readonly string[];
}

const literal = "'((?:[^']|'')*)'";
const unquote = (text: string | undefined) => (text ?? '').replaceAll("''", "'");
const everything = () => true;

type Condition = Partial<Omit<MailFilter, 'names'>> & { readonly name: string };

interface Pattern {
  readonly form: RegExp;
  readonly read: (match: RegExpExecArray) => Condition;
}

const timeOf = {
  receivedDateTime: 'createdAt',
  sentDateTime: 'sentAt',
  createdDateTime: 'createdAt',
} as const;
type TimeName = keyof typeof timeOf;

const patterns: readonly Pattern[] = [
  {
    form: new RegExp(
      `^singleValueExtendedProperties/any\\(\\s*(\\w+)\\s*:\\s*\\1/id eq ${literal} and \\1/value eq ${literal}\\s*\\)`,
      'i',
    ),
    read: ([, , id, value]) => ({
      name: 'singleValueExtendedProperties',
      property: { id: unquote(id), value: unquote(value) },
    }),
  },
  {
    form: new RegExp(`^conversationId eq ${literal}`),
    read: ([, id]) => ({ name: 'conversationId', conversationId: unquote(id) }),
  },
  {
    form: new RegExp(`^internetMessageId eq ${literal}`),
    read: ([, id]) => ({ name: 'internetMessageId', internetMessageId: unquote(id) }),
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
  const [property, conversationId, internetMessageId] = [
    conditions.find((one) => one.property)?.property,
    conditions.find((one) => one.conversationId !== undefined)?.conversationId,
    conditions.find((one) => one.internetMessageId !== undefined)?.internetMessageId,
  ];
  return {
    ...(property ? { property } : {}),
    ...(conversationId === undefined ? {} : { conversationId }),
    ...(internetMessageId === undefined ? {} : { internetMessageId }),
    matches: (mail) => conditions.every(({ matches = everything }) => matches(mail)),
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

/** `$expand=singleValueExtendedProperties($filter=id eq '..')`: the id whose value is wanted too. */
export function readExpand(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  const [, filter] = /^singleValueExtendedProperties\(\$filter=(.+)\)$/i.exec(text.trim()) ?? [];
  const ids = (filter ?? '')
    .split(/\s+or\s+/)
    .map((part) => new RegExp(`^id eq ${literal}$`).exec(part.trim())?.[1]);
  if (filter === undefined || ids.includes(undefined)) return refuseUnmodelled(`$expand=${text}`);
  return ids.map(unquote);
}
