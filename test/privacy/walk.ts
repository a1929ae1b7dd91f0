/** A walk through all that the product does, in good days and bad ones. Whatever is answered is taken as it is. */
import { commandNames } from '../../src/names.ts';
import { enCommands } from '../../src/i18n/commands-en.ts';
import { ruCommands } from '../../src/i18n/commands-ru.ts';
import type { CommandCatalogue } from '../../src/i18n/words.ts';
import { actionsOf, inputLabelled } from '../support/cards.ts';
import { allowFile } from '../support/exported-files.ts';
import { draftTo, inviteBySending } from '../support/invite.ts';
import { startOneDrive } from '../support/one-drive.ts';
import type { Person, Shown } from '../support/person.ts';
import { signedEvents } from '../support/signed-events.ts';
import { english, russian, type Words } from '../support/words.ts';
import { exists, secrets } from './secrets.ts';
import type { TappedWorld } from '../support/tapped-world.ts';
import { eventually } from '../support/world.ts';

/** What goes wrong on a walk through bad days is no matter of this suite. */
async function attempt<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch {
    return undefined;
  }
}

/** Presses every button of the card as it is, and of what comes, so many levels deep. */
async function pressAll(person: Person, shown: Shown, levels: number): Promise<void> {
  const titles = new Set(
    actionsOf(shown.card)
      .filter(({ type }) => type === 'Action.Execute')
      .map(({ title }) => title),
  );
  for (const title of titles) {
    const next = await attempt(() => person.presses(shown, title));
    if (next && levels > 1) await pressAll(person, next, levels - 1);
  }
}

export async function everyCommand(person: Person, catalogue: CommandCatalogue): Promise<void> {
  for (const name of commandNames) {
    const shown = await attempt(() => person.says(catalogue[name].title));
    if (shown) await pressAll(person, shown, 2);
    await attempt(() => person.says(`${catalogue[name].title} ${secrets.text} ${secrets.email}`));
  }
}

const formOf = (words: Words) => ({
  [words.contactName]: secrets.contactName,
  [words.company]: secrets.company,
});

async function everyFate(world: TappedWorld, person: Person, words: Words): Promise<void> {
  const at = (name: string) => ({
    email: `${secrets.localPart}@${secrets.domainLabel}-${name}-${words.key}.example`,
    inputs: formOf(words),
  });
  const sent = await attempt(() => inviteBySending(person, words, at('sent')));
  if (sent) await pressAll(person, sent, 1);
  const draft = await attempt(() => draftTo(person, words, at('draft')));
  const edit = draft && (await attempt(() => person.presses(draft, words.edit)));
  if (edit) {
    exists(inputLabelled(edit.card, words.subject));
    const typed = { [words.subject]: secrets.subject, [words.text]: secrets.letter };
    const saved = await attempt(() => person.presses(edit, words.save, typed));
    if (saved) await attempt(() => person.presses(saved, words.send));
    await attempt(() => person.presses(edit, words.save, typed));
  }
  const byHand = await attempt(() => draftTo(person, words, at('by-hand')));
  if (byHand) await pressAll(person, byHand, 2);
  await world.control('POST', '/accept', { domain: `${secrets.domainLabel}-sent-${words.key}.example` });
  await attempt(() => person.isTold(`${secrets.domainLabel}-sent-${words.key}.example`));
}

/** Every outside system refuses, falls silent or hangs up, and quotes what it was asked. */
async function everyFault(world: TappedWorld, person: Person, words: Words): Promise<void> {
  const systems = {
    'partner-center': /^\/partner-center\//,
    graph: /^\/graph\//,
    mail: /^\/graph\/.*\/messages/,
    login: /^\/login\//,
    cosmos: /^\/cosmos\//,
    teams: /^\/teams\//,
  } as const;
  const statuses = [400, 401, 403, 404, 409, 429, 500, 503, 'drop'] as const;
  for (const [system, at] of Object.entries(systems)) {
    for (const status of statuses) {
      const email = `${secrets.localPart}@${secrets.domainLabel}-${system}-${status}.example`;
      const draft = await attempt(() => draftTo(person, words, { email, inputs: formOf(words) }));
      world.fail({ at, times: 3, status });
      await Promise.all([
        attempt(() => person.post(person.activity({ type: 'message', text: words.providers }))),
        attempt(() => person.post(person.activity({ type: 'message', text: `${words.invite} ${email}` }))),
        attempt(async () => draft && person.post(person.press(draft, words.send))),
      ]);
      world.relent();
    }
  }
}

async function everyBadInput(world: TappedWorld): Promise<void> {
  const { bot } = world;
  const json = { 'content-type': 'application/json' };
  const post = (url: string, body: string, headers: Record<string, string> = json) =>
    attempt(() => fetch(url, { method: 'POST', headers, body }));
  const alex = world.person();
  const say = (fields: object) =>
    JSON.stringify(alex.activity({ type: 'message', text: secrets.text, ...fields }));
  const authorization = `Bearer ${secrets.token}`;
  const bodies = [
    `{"type": "${secrets.text}`,
    say({ type: secrets.text }),
    say({ serviceUrl: `https://${secrets.domainLabel}.example/` }),
    say({ channelId: secrets.text }),
    say({ conversation: { id: secrets.text, tenantId: secrets.strangeTenant } }),
    say({ from: { id: secrets.text, name: secrets.contactName } }),
    say({ text: undefined, value: { verb: secrets.text, text: secrets.letter } }),
    say({ type: 'invoke', name: secrets.text, value: { text: secrets.text } }),
    say({ type: 'invoke', name: 'adaptiveCard/action', value: secrets.text }),
    say({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: {
        action: { type: 'Action.Execute', verb: 'invitation.send.v1', data: { invitationId: secrets.text } },
      },
    }),
  ];
  for (const body of bodies) await post(bot.messagesUrl, body, { ...json, authorization });
  const events = `${bot.botUrl}/api/partner-center/events`;
  for (const EventName of [secrets.text, 'reseller-relationship-accepted-by-customer']) {
    const event = {
      EventName,
      ResourceUri: `https://${secrets.domainLabel}.example/`,
      ResourceName: secrets.company,
    };
    const text = JSON.stringify(event);
    await post(events, text, { ...json, authorization, 'x-ms-signature': secrets.token });
    const place = { dataDir: world.dataDir, rehearsalUrl: world.tapUrl, botUrl: bot.botUrl };
    await post(events, text, signedEvents(place).headersOf(text));
  }
  await attempt(() => fetch(`${bot.botUrl}/${encodeURIComponent(secrets.text)}?code=${secrets.token}`));
}

/** The history as a file, in each form and language. */
async function everyExport(world: TappedWorld, people: readonly Person[]): Promise<readonly string[]> {
  const drive = await startOneDrive();
  const texts: string[] = [];
  try {
    for (const person of people) {
      for (const form of ['csv', 'jsonl']) {
        const offered = await person.says(`history export ${form} all`);
        const { content } = await allowFile({ person, offered }, { connector: world.connector, drive });
        texts.push(content.toString('utf8'));
      }
    }
  } finally {
    await drive.close();
  }
  return texts;
}

/** What waits for nobody's click: records that cannot be read, news for whom Teams takes nothing, and a mail without a sign-in. */
async function everyQuietFailure(world: TappedWorld, person: Person): Promise<void> {
  const inLog = (name: string) =>
    eventually(`the log tells of ${name}`, async () => world.bot.output().includes(name));
  world.fail({ at: /^\/partner-center\/.*auditrecords/, times: 50, status: 500 });
  await inLog('audit.unread');
  world.relent();
  const domain = `${secrets.domainLabel}-unheard.example`;
  await inviteBySending(person, english, {
    email: `${secrets.localPart}@${domain}`,
    inputs: formOf(english),
  });
  world.fail({ at: /^\/teams\/.*\/activities$/, times: 20, status: 404 });
  await world.control('POST', '/accept', { domain });
  await inLog('notice.undelivered');
  world.relent();
  const { aadObjectId } = person;
  const draft = await draftTo(person, english, {
    email: `${secrets.localPart}@${secrets.domainLabel}-unsigned.example`,
    inputs: formOf(english),
  });
  // Decided with a sign-in, and carried out without one.
  world.fail({ at: /^\/graph\/.*\/messages$/, times: 50, status: 503 });
  await person.clicks(person.press(draft, english.send));
  await world.control('POST', '/sign-ins', { aadObjectId, state: 'signed-out' });
  world.relent();
  await inLog('outbox.waiting');
  await world.control('POST', '/sign-ins', { aadObjectId, state: 'signed-in' });
}

/** More at once than is taken in of one person. */
async function everyFlood(person: Person): Promise<void> {
  const many = Array.from({ length: 60 }, () =>
    attempt(() => person.post(person.activity({ type: 'message', text: `customers ${secrets.text}` }))),
  );
  await Promise.all(many);
}

/** What the walk brought out of the house besides messages and mails. */
export interface Walked {
  readonly exports: readonly string[];
}

export async function walk(world: TappedWorld): Promise<Walked> {
  const alex = world.person();
  const megan = world.person({ key: 'megan', locale: 'ru-RU', name: secrets.personName });
  await attempt(() => alex.post(alex.activity({ type: 'installationUpdate', action: 'add' })));
  await everyFate(world, alex, english);
  await everyFate(world, megan, russian);
  await Promise.all([everyCommand(alex, enCommands), everyCommand(megan, ruCommands)]);
  // One of the commands has signed them out.
  for (const { aadObjectId } of [alex, megan]) {
    await world.control('POST', '/sign-ins', { aadObjectId, state: 'signed-in' });
  }
  const strangers = [
    world.person({ key: 'adele' }),
    world.person({ tenantId: secrets.strangeTenant }),
    world.person({ conversationType: 'groupChat' }),
  ];
  for (const stranger of strangers) {
    await attempt(() => stranger.post(stranger.activity({ type: 'message', text: secrets.text })));
  }
  const exports = await everyExport(world, [alex, megan]);
  await everyFlood(alex);
  await everyQuietFailure(world, alex);
  await everyBadInput(world);
  await everyFault(world, alex, english);
  return { exports };
}
