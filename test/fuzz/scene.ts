/** The system under attack, with invitations of others in it that nobody else may move. */
import assert from 'node:assert/strict';
import { type CosmosStore, openCosmosStore } from '../../src/adapters/cosmos/cosmos-store.ts';
import type { InvitationId } from '../../src/domain/ids.ts';
import { invitationStates } from '../../src/domain/invitation.ts';
import { localCosmosKey } from '../../src/rehearsal/facts.ts';
import { lintCard } from '../cards/card-linter.ts';
import { draftTo, inviteBySending } from '../support/invite.ts';
import type { Person } from '../support/person.ts';
import { startSystem, type System } from '../support/system.ts';
import { english, russian } from '../support/words.ts';
import { createStranger, type Stranger } from './http.ts';
import { type Sink, startSink } from './sink.ts';

/** A colleague who may invite too, one without a role, and one of another tenant. */
export type Role = 'colleague' | 'without-role' | 'outsider';

/** An invitation as everybody's cards name it. */
export interface Target {
  readonly invitationId: string;
  readonly revision: number;
}

export interface Scene {
  readonly system: System;
  readonly stranger: Stranger;
  readonly sink: Sink;
  readonly people: { readonly [R in Role]: readonly Person[] };
  /** Invitations of others in every state that can be reached. */
  readonly targets: readonly Target[];
  readonly store: CosmosStore;
  /** Throws when a mail went out, or somebody's invitation is not as it was. */
  assertUnmoved(): Promise<void>;
  /** What was wrong with the cards that were looked at. */
  readonly badCards: readonly string[];
  close(): Promise<void>;
}

async function inviteAs(alex: Person, megan: Person, system: System): Promise<void> {
  const email = (name: string) => ({ email: `anna@${name}.example` });
  await draftTo(alex, english, email('fuzz-draft'));
  await draftTo(megan, russian, email('fuzz-draft-too'));
  await alex.presses(await draftTo(alex, english, email('fuzz-discarded')), english.discard);
  await inviteBySending(alex, english, email('fuzz-sent'));
  await inviteBySending(megan, russian, email('fuzz-accepted'));
  const copied = await draftTo(megan, russian, email('fuzz-by-hand'));
  await megan.presses(copied, 'Скопировать');
  await system.control('POST', '/accept', { domain: 'fuzz-accepted.example' });
  await megan.isTold('fuzz-accepted.example');
}

export async function openScene(): Promise<Scene> {
  const system = await startSystem();
  try {
    return await prepareScene(system);
  } catch (error) {
    await system.close();
    throw error;
  }
}

async function prepareScene(system: System): Promise<Scene> {
  const badCards: string[] = [];
  const sink = await startSink((activity) => {
    const { attachments = [] } = activity as {
      attachments?: readonly { content: unknown; contentType: unknown }[];
    };
    // What asks for a sign-in is a card of another kind, with fixed words.
    for (const { content, contentType } of attachments) {
      if (contentType === 'application/vnd.microsoft.card.adaptive') badCards.push(...lintCard(content));
    }
  });
  await inviteAs(system.person(), system.person({ key: 'megan', locale: 'ru-RU' }), system);
  const store = await openCosmosStore({
    endpoint: system.environment.COSMOS_ENDPOINT ?? '',
    credential: { kind: 'key', key: localCosmosKey },
  });
  const theirs = await store.register.allIn(invitationStates);
  assert.deepEqual(new Set(theirs.map(({ value }) => value.state)).size, 5, 'all states are there');
  const byId = new Map(theirs.map((stored) => [stored.value.id, stored]));
  const mailsBefore = await system.mails();
  const colleagues = await Promise.all([
    system.colleague({ name: 'Mallory' }),
    system.colleague({ name: 'Маллори', locale: 'ru-RU' }),
  ]);
  const stranger = createStranger(system.botUrl);

  return {
    system,
    stranger,
    sink,
    store,
    badCards,
    people: {
      colleague: colleagues,
      'without-role': [system.person({ key: 'adele' })],
      outsider: [system.person({ tenantId: '99999999-9999-4999-8999-999999999999' })],
    },
    targets: theirs.map(({ value }) => ({ invitationId: value.id, revision: value.revision })),
    async assertUnmoved() {
      assert.deepEqual(await system.mails(), mailsBefore, 'a mail went out');
      const now = await Promise.all(
        [...byId.keys()].map((id: InvitationId) => store.register.invitation(id)),
      );
      assert.deepEqual(now, [...byId.values()], "somebody else's invitation was moved");
    },
    async close() {
      stranger.close();
      store.close();
      await system.close();
      await sink.close();
    },
  };
}
