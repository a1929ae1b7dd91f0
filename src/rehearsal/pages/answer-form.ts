/** What the customer, or a machine on the way, does with a mail: answer it, be absent, or send it back. */
import { z } from 'zod';
import { bounceMail, replyToMail } from '../control/incoming-mail.ts';
import type { Answer, Exchange, Route } from '../http-kit.ts';
import type { Mail } from '../world/mail.ts';
import type { World } from '../world/world.ts';
import { html, type Markup } from './html.ts';
import type { Page } from './page.ts';

const ways = ['reply', 'absence', 'bounce'] as const;

const Answering = z.strictObject({ way: z.enum(ways), text: z.string().max(20_000) });

export function answerForm(mail: Mail, { words }: Page): Markup {
  const button = (way: (typeof ways)[number], title: string) =>
    html`<button class="button quiet-button" type="submit" value="${way}">${title}</button>`;
  return html`<form class="answer" id="answer" data-done="${words.answered}" data-failed="${words.answerFailed}">
<label for="answer-text">${words.answerLabel}</label>
<textarea id="answer-text" rows="3" dir="auto" data-mail="${mail.id}">${words.answerText}</textarea>
<p class="outlook-buttons">${button('reply', words.answer)}${button('absence', words.absence)}${button('bounce', words.bounce)}</p>
<p class="note" id="answer-notice" role="status" hidden></p>
</form>`;
}

function parsed({ body, headers }: Exchange): unknown {
  try {
    const isJson = (headers['content-type'] ?? '').startsWith('application/json');
    return isJson ? JSON.parse(body.toString()) : undefined;
  } catch {
    return undefined;
  }
}

function answer(exchange: Exchange, { mail, clock }: World, id: string): Answer {
  const original = mail.findSent(id);
  if (!original) return { status: 404, body: { error: 'No mail with this id went out.' } };
  const read = Answering.safeParse(parsed(exchange));
  if (!read.success) return { status: 400, body: { error: 'The page sent something that cannot be read.' } };
  const { way, text } = read.data;
  const at = clock.now();
  const came =
    way === 'bounce'
      ? bounceMail(mail, original, { at })
      : replyToMail(mail, original, { text, automatic: way === 'absence', at });
  return { status: 200, body: { id: came.id } };
}

export function answerRoutes(world: World): readonly Route[] {
  return [
    {
      method: 'POST',
      template: '/:mail/answer',
      handle: (exchange, { mail = '' }) => answer(exchange, world, mail),
    },
  ];
}
