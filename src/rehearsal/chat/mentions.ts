/** Mentions: what a person types as `@Customer Connect` reaches the bot as a tag and an entity that belong together. */
import { bot, people } from '../facts.ts';
import type { Json } from './json.ts';

interface Account {
  readonly id: string;
  readonly name: string;
}

const accounts: readonly Account[] = [
  { id: bot.id, name: bot.name },
  ...people.map(({ teamsId, name }) => ({ id: teamsId, name })),
];
const typed = new RegExp(`@(${accounts.map(({ name }) => name).join('|')})(?![\\p{L}\\p{N}])`, 'giu');

const htmlSigns: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => htmlSigns[sign] ?? sign);

const toHtml = (text: string): string => `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;

export interface SpokenText {
  /** With `<at>…</at>` around every name that was mentioned. */
  readonly text: string;
  readonly html: string;
  readonly entities: readonly Json[];
  readonly isToBot: boolean;
}

/** A text in which nobody can be mentioned: it stays as it was typed. */
export function plainText(text: string): SpokenText {
  return { text, html: toHtml(text), entities: [], isToBot: true };
}

export function readMentions(said: string): SpokenText {
  const mentioned: Account[] = [];
  const accountOf = (name: string) =>
    accounts.find((account) => account.name.toLowerCase() === name.toLowerCase()) ?? { id: '', name };
  const text = said.replace(typed, (_match, name: string) => {
    const account = accountOf(name);
    mentioned.push(account);
    return `<at>${account.name}</at>`;
  });
  let place = -1;
  const html = toHtml(said).replace(typed, (_match, name: string) => {
    place += 1;
    const attributes = `itemscope itemtype="http://schema.skype.com/Mention" itemid="${place}"`;
    return `<span ${attributes}>${accountOf(name).name}</span>`;
  });
  return {
    text,
    html,
    entities: mentioned.map(({ id, name }) => ({
      type: 'mention',
      text: `<at>${name}</at>`,
      mentioned: { id, name },
    })),
    isToBot: mentioned.some(({ id }) => id === bot.id),
  };
}
