/** What a Submit button's data asks of Teams: `data.msteams` turns it into something to say, or into a message back. */
import { z } from 'zod';

export type SubmitMeaning =
  | { readonly kind: 'say'; readonly text: string }
  | {
      readonly kind: 'message-back';
      readonly text?: string | undefined;
      readonly shownText?: string | undefined;
      readonly value: unknown;
    }
  | { readonly kind: 'not-modelled'; readonly what: string };

const WithMsteams = z.looseObject({ msteams: z.looseObject({ type: z.string() }) });
const ImBack = z.object({ type: z.literal('imBack'), value: z.string() });
const MessageBack = z.object({
  type: z.literal('messageBack'),
  text: z.string().optional(),
  displayText: z.string().optional(),
  value: z.unknown().optional(),
});

function readJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

export function readSubmit(data: unknown): SubmitMeaning {
  const parsed = WithMsteams.safeParse(data);
  if (!parsed.success) return { kind: 'message-back', value: data ?? {} };
  const { msteams, ...rest } = parsed.data;
  const imBack = ImBack.safeParse(msteams);
  if (imBack.success) return { kind: 'say', text: imBack.data.value };
  const messageBack = MessageBack.safeParse(msteams);
  if (!messageBack.success) return { kind: 'not-modelled', what: `data.msteams.type "${msteams.type}"` };
  const { text, displayText, value } = messageBack.data;
  return {
    kind: 'message-back',
    text: text ?? '',
    shownText: displayText,
    value: value === undefined ? rest : readJson(value),
  };
}
