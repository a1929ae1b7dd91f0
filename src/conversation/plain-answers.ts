/** Answers that need nothing but words. */
import type { CardModel } from '../cards/card-model.ts';
import { noticeCard } from '../cards/notice-card.ts';
import type { Translator } from '../i18n/translator.ts';
import type { CommandName } from '../names.ts';
import type { Route } from './router.ts';

function suggestions(names: readonly CommandName[], t: Translator) {
  return names.map((name) => {
    const { title } = t.command(name);
    return { title, verb: 'command.run.v1', data: { text: title } } as const;
  });
}

/** What is no command: a near miss is asked back, all else leads to what there is. */
export function notUnderstood(route: Exclude<Route, { kind: 'command' }>, t: Translator): CardModel {
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
  const isNear = route.near.length > 0;
  return noticeCard(
    {
      tone: 'info',
      title: t.say('answer.unknown.title'),
      text: t.say(isNear ? 'answer.unknown.near' : 'answer.unknown.text'),
      actions: suggestions(isNear ? route.near : ['help', 'customers', 'invite'], t),
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
