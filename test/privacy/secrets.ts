/** What nobody may read in the log: words of this walk's own, and everything that the world around the bot holds. */
import { type CosmosStore, openCosmosStore } from '../../src/adapters/cosmos/cosmos-store.ts';
import { invitationStates } from '../../src/domain/invitation.ts';
import { localCosmosKey, partner, people, teamsApp } from '../../src/rehearsal/facts.ts';
import { preauthenticated } from '../support/one-drive.ts';
import type { TappedWorld } from '../support/tapped-world.ts';

export const secrets = {
  localPart: 'quillfeather',
  domainLabel: 'zanzibar-orchard',
  email: 'quillfeather@zanzibar-orchard.example',
  contactName: 'Wilhelmina Quillfeather',
  company: 'Zanzibar Orchard Фрукты',
  personName: 'Megan Bowenovská-Šťastná',
  subject: 'Grapefruit matters between us',
  letter: 'Dear Wilhelmina, the persimmons are ripe and the price is 4,711 crowns.',
  text: 'bergamot-marmalade-4711',
  token: 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJxdWlsbCJ9.c2lnbmF0dXJl',
  strangeTenant: '77777777-7777-4777-8777-777777777777',
} as const;

export function exists<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('this part of the walk leads nowhere');
  return value;
}

function openStore(world: TappedWorld): Promise<CosmosStore> {
  return openCosmosStore({
    endpoint: world.environment.COSMOS_ENDPOINT ?? '',
    credential: { kind: 'key', key: localCosmosKey },
  });
}

/** By what each is, so that a failure says what got out without repeating it. */
export type Private = ReadonlyMap<string, string>;

const ownWords = { ...secrets, first: 'Quillfeather', persimmons: 'persimmons', bergamot: 'bergamot' };

/** Everything that passed through the bot on the walk. */
export async function everythingPrivate(world: TappedWorld): Promise<Private> {
  const all = new Map<string, string>();
  const add = (what: string, value: string | undefined) => {
    // Shorter ones would be found in any text.
    if (value && value.trim().length >= 5) all.set(value.trim().toLowerCase(), what);
  };
  for (const [what, value] of Object.entries(ownWords)) add(`own ${what}`, value);
  for (const person of people) {
    add('person name', person.name);
    add('person mail', person.mail);
    add('person object id', person.aadObjectId);
    add('person Teams id', person.teamsId);
    add('chat', world.person({ aadObjectId: person.aadObjectId }).conversationId);
  }
  for (const [what, value] of Object.entries({ ...partner, ...teamsApp, localCosmosKey })) {
    if (what !== 'version') add(`partner ${what}`, value);
  }
  add('place of a file', preauthenticated);
  for (const credential of world.credentials) add('credential', credential);
  const store = await openStore(world);
  try {
    for (const customer of await store.directory.changedSince(0)) {
      add('customer name', customer.name);
      add('customer domain', customer.domain);
      add('customer id', customer.id);
    }
    for (const { value } of await store.register.allIn(invitationStates)) {
      add('invitation id', value.id);
      add('invitation link', value.link);
      add('recipient', value.recipient.email);
      add('recipient tenant', value.recipient.tenantId);
      add('recipient tenant name', value.recipient.tenantName);
      add('letter subject', value.letter.subject);
      for (const line of `${value.letter.before}\n${value.letter.after}`.split('\n'))
        add('letter text', line);
    }
  } finally {
    store.close();
  }
  for (const mail of await world.mails()) {
    add('mail id', mail.id);
    add('mail subject', mail.subject);
    for (const address of [mail.from, ...mail.to]) add('mail address', address);
    for (const link of mail.links) add('mail link', link);
  }
  return all;
}
