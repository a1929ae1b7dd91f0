/** Answers that need nothing but words. */
import type { CardModel } from '../cards/card-model.ts';
import { noticeCard } from '../cards/notice-card.ts';
import { plainText } from '../cards/plain-text.ts';
import type { Translator } from '../i18n/translator.ts';
import type { CommandName } from '../names.ts';
import type { Meant, Route } from './router.ts';

function suggestions(names: readonly CommandName[], t: Translator) {
  return meantButtons(
    names.map((name) => ({ name, args: '' })),
    t,
  );
}

/** Each is the command with what stood beside it, which is too long for a button. */
function meantButtons(meant: readonly Meant[], t: Translator) {
  return meant.map(({ name, args }) => {
    const { title } = t.command(name);
    const text = `${title} ${args}`.trim().slice(0, longestMeant);
    return { title, verb: 'command.run.v1', data: { text } } as const;
  });
}

const longestMeant = 300;

/** What is no command: a near miss is asked back, all else leads to what there is. */
export function notUnderstood(
  route: Exclude<Route, { kind: 'command' }>,
  guessed: readonly Meant[],
  t: Translator,
): CardModel {
  if (route.kind === 'empty') {
    return noticeCard(
      {
        tone: 'info',
        title: t.say('answer.empty.title'),
        text: t.say('answer.empty.text'),
        actions: suggestions(['help', 'customers'], t),
      },
      t,
    );
  }
  const near = route.near.length > 0 ? route.near : guessed;
  const args = plainText(near.find((one) => one.args !== '')?.args ?? '', 120);
  return noticeCard(
    {
      tone: 'info',
      title: t.say('answer.unknown.title'),
      text: [
        t.say(near.length > 0 ? 'answer.unknown.near' : 'answer.unknown.text'),
        ...(args === '' ? [] : [t.say('answer.unknown.with', { text: args })]),
      ].join('\n'),
      actions: near.length > 0 ? meantButtons(near, t) : suggestions(['help', 'customers', 'invite'], t),
    },
    t,
  );
}

/** Nothing leaves the house upon a word in the chat: cards are where it is decided. */
export function pressTheButton(t: Translator): CardModel {
  return noticeCard(
    {
      tone: 'info',
      title: t.say('answer.press.title'),
      text: t.say('answer.press.text'),
      actions: suggestions(['invitations', 'approvals', 'help'], t),
    },
    t,
  );
}

export function welcomeThanks(t: Translator): CardModel {
  return noticeCard(
    { tone: 'good', title: t.say('answer.thanks.title'), text: t.say('answer.thanks.text') },
    t,
  );
}

/** What was done upon a message stays as it is: a change to it does nothing, and what it asks for now is one click away. */
export function editsNotFollowed(route: Route, text: string, t: Translator): CardModel {
  const asked = route.kind === 'command' && text.length <= longestMeant;
  return noticeCard(
    {
      tone: 'info',
      title: t.say('answer.edited.title'),
      text: [
        t.say('answer.edited.text'),
        ...(asked ? [t.say('answer.unknown.with', { text: plainText(text, 120) })] : []),
      ].join('\n'),
      actions: asked ? meantButtons([route], t) : suggestions(['help'], t),
    },
    t,
  );
}

export function filesNotRead(t: Translator): CardModel {
  return noticeCard(
    {
      tone: 'info',
      title: t.say('answer.files.title'),
      text: t.say('answer.files.text'),
      actions: suggestions(['invite', 'help'], t),
    },
    t,
  );
}

export function oldCard(t: Translator): CardModel {
  return noticeCard(
    {
      tone: 'warning',
      title: t.say('answer.oldCard.title'),
      text: t.say('answer.oldCard.text'),
      actions: suggestions(['help'], t),
    },
    t,
  );
}

export function tooLong(t: Translator): CardModel {
  return noticeCard(
    { tone: 'warning', title: t.say('answer.tooLong.title'), text: t.say('answer.tooLong.text') },
    t,
  );
}

/** For what was not taken in: the person's own share is full, or the house is. */
export function tooMany(whose: 'own' | 'all', t: Translator): CardModel {
  return noticeCard(
    { tone: 'warning', title: t.say(`crowd.${whose}.title`), text: t.say(`crowd.${whose}.text`) },
    t,
  );
}

export function onlyNews(t: Translator): CardModel {
  return noticeCard(
    { tone: 'info', title: t.say('channel.only.title'), text: t.say('channel.only.text') },
    t,
  );
}

export function notPersonal(t: Translator): CardModel {
  return noticeCard(
    { tone: 'info', title: t.say('answer.notPersonal.title'), text: t.say('answer.notPersonal.text') },
    t,
  );
}
