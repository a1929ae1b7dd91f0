import { z } from 'zod';
import type { Translator } from '../i18n/translator.ts';
import { buttonSets, buttonSetsView } from './buttons.ts';
import type { CardModel } from './card-model.ts';
import { plainText } from './plain-text.ts';
import { lines, lineView } from './view.ts';
import { commandButton, inviteButton } from './ways-on.ts';

export const welcomeView = z.strictObject({
  title: z.string(),
  lead: z.string(),
  points: z.array(lineView),
  startTitle: z.string(),
  startLines: z.array(lineView),
  remarks: z.array(lineView),
  buttonSets: buttonSetsView,
});

export interface WelcomeFacts {
  readonly personName: string;
  /** Says that everything around the bot is imitated. */
  readonly rehearsal?: boolean;
}

export function welcomeCard(facts: WelcomeFacts, t: Translator): CardModel {
  const view: z.output<typeof welcomeView> = {
    title: t.say('welcome.title', { name: plainText(facts.personName, 80) }),
    lead: t.say('welcome.lead'),
    points: lines(t.say('welcome.customers'), t.say('welcome.invite'), t.say('welcome.told')),
    startTitle: t.say('welcome.start.title'),
    startLines: lines(t.say('welcome.start.roles'), t.say('welcome.start.commands'), t.say('welcome.limits')),
    remarks: lines(facts.rehearsal === true ? t.say('welcome.rehearsal') : undefined),
    buttonSets: buttonSets([
      {
        title: t.say('button.customers'),
        verb: 'customers.page.v1',
        data: { query: '', page: 0 },
        primary: true,
      },
      inviteButton(t),
      commandButton('help', t.say('help.title'), t),
    ]),
  };
  return { card: 'welcome', view, summary: t.say('welcome.summary'), language: t.language };
}
