import { z } from 'zod';
import type { Verb } from '../names.ts';
import type { ActionInput } from './action-data.ts';
import { plainText } from './plain-text.ts';

interface Common {
  readonly title: string;
  /** Read out in place of the title, where several buttons have the same one. */
  readonly tooltip?: string;
}

interface ActButton<V extends Verb> extends Common {
  readonly verb: V;
  readonly data: ActionInput<V>;
  /** The one that most people will want next. */
  readonly primary?: boolean;
}

export interface LinkButton extends Common {
  readonly url: string;
}

/** An act of ours, or a page outside Teams. */
export type CardButton = { [V in Verb]: ActButton<V> }[Verb] | LinkButton;

const actView = z.strictObject({
  title: z.string(),
  tooltip: z.string(),
  verb: z.string(),
  style: z.enum(['default', 'positive']),
  data: z.record(z.string(), z.unknown()),
  /** What `Action.Submit` brings in clients without `Action.Execute`: the same data, and the verb beside it. */
  submitData: z.record(z.string(), z.unknown()),
});

const linkView = z.strictObject({ title: z.string(), tooltip: z.string(), url: z.string() });

/** For the buttons of a row, which are acts only. */
export const actsView = z.array(actView);
/** The sets that have buttons: one without would be an empty box. */
export const buttonSetsView = z.array(z.strictObject({ acts: actsView, links: z.array(linkView) }));

type ActView = z.output<typeof actView>;

export function acts(...buttons: readonly CardButton[]): ActView[] {
  return buttons.flatMap((button) => {
    if (!('verb' in button)) return [];
    const title = plainText(button.title, 80);
    return [
      {
        title,
        tooltip: plainText(button.tooltip ?? title, 160),
        verb: button.verb,
        style: button.primary === true ? ('positive' as const) : ('default' as const),
        data: { ...button.data },
        submitData: { verb: button.verb, ...button.data },
      },
    ];
  });
}

function links(buttons: readonly CardButton[]): z.output<typeof linkView>[] {
  return buttons.flatMap((button) => {
    // Teams opens https only, and does nothing at all for anything else.
    if (!('url' in button) || !button.url.startsWith('https://')) return [];
    const title = plainText(button.title, 80);
    return [{ title, tooltip: plainText(button.tooltip ?? title, 160), url: button.url }];
  });
}

/** One set a group: each stands on a line of its own. */
export function buttonSets(...groups: readonly (readonly CardButton[])[]): z.output<typeof buttonSetsView> {
  return groups
    .map((buttons) => ({ acts: acts(...buttons), links: links(buttons) }))
    .filter((set) => set.acts.length + set.links.length > 0);
}
