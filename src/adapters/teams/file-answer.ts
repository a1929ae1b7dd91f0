import { z } from 'zod';
import type { Incoming } from '../../conversation/turn.ts';

const address = z.url({ protocol: /^https?$/ }).max(8_000);

const FileAnswer = z.discriminatedUnion('action', [
  z.looseObject({
    type: z.literal('fileUpload'),
    action: z.literal('accept'),
    context: z.unknown().optional(),
    uploadInfo: z.looseObject({
      contentUrl: address,
      name: z.string().max(400),
      uploadUrl: address,
      uniqueId: z.string().max(400),
      fileType: z.string().max(40).catch(''),
    }),
  }),
  z.looseObject({
    type: z.literal('fileUpload'),
    action: z.literal('decline'),
    context: z.unknown().optional(),
  }),
]);

/** What a person said to an offered file; `card` is the message with the offer. */
export function toFileAnswer(
  value: unknown,
  card: { readonly cardActivityId?: string },
): (Incoming & { kind: 'file-answer' }) | 'malformed' {
  const read = FileAnswer.safeParse(value);
  if (!read.success) return 'malformed';
  const { data } = read;
  if (data.action === 'decline') return { kind: 'file-answer', context: data.context, ...card };
  const { contentUrl, name, uploadUrl, uniqueId, fileType } = data.uploadInfo;
  const place = { contentUrl, name, uploadUrl, uniqueId, fileType };
  return { kind: 'file-answer', context: data.context, place, ...card };
}
