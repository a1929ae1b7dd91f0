import { z } from 'zod';
import type { Translator } from '../i18n/translator.ts';
import type { WordKey } from '../i18n/words.ts';
import type { CommandName } from '../names.ts';
import { buttonSets, buttonSetsView } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { inviteButton } from './ways-on.ts';

export const helpView = z.strictObject({
  title: z.string(),
  lead: z.string(),
  groups: z.array(
    z.strictObject({
      name: z.string(),
      commands: z.array(
        z.strictObject({
          title: z.string(),
          summary: z.string(),
          examples: z.array(z.strictObject({ text: z.string() })),
        }),
      ),
    }),
  ),
  note: z.string(),
  buttonSets: buttonSetsView,
});

/** Every command stands in one group; a test holds this against the list of names. */
const groups = [
  { words: 'help.group.customers', commands: ['customers', 'customer', 'remove', 'providers', 'history'] },
  { words: 'help.group.invitations', commands: ['invite', 'invitations', 'approvals', 'why'] },
  {
    words: 'help.group.you',
    commands: ['notifications', 'settings', 'status', 'setup', 'sign-out', 'forget-me', 'help'],
  },
] as const satisfies readonly { readonly words: WordKey; readonly commands: readonly CommandName[] }[];

export interface HelpFacts {
  /** What this person may use here. */
  readonly commands: readonly CommandName[];
}

export function helpCard(facts: HelpFacts, t: Translator): CardModel {
  const allowed = new Set(facts.commands);
  const isAllowed = (name: CommandName) => allowed.has(name);
  const view: z.output<typeof helpView> = {
    title: t.say('help.title'),
    lead: t.say('help.lead'),
    groups: groups
      .map((group) => ({
        name: t.say(group.words),
        commands: group.commands.filter(isAllowed).map((name) => commandView(name, t)),
      }))
      .filter((group) => group.commands.length > 0),
    note: t.say('help.note'),
    buttonSets: buttonSets([
      { title: t.say('button.customers'), verb: 'customers.page.v1', data: { query: '', page: 0 } },
      inviteButton(t),
    ]),
  };
  return { card: 'help', view, summary: t.say('help.summary'), language: t.language };
}

/** An example that only repeats the command says nothing, and is left out. */
function commandView(name: CommandName, t: Translator) {
  const { title, summary, example } = t.command(name);
  return {
    title,
    summary,
    examples: example === title ? [] : [{ text: t.say('help.example', { example }) }],
  };
}
