/** Signing in as a person does it in Teams: its client by itself, or the person on the sign-in page. */
import assert from 'node:assert/strict';
import type { Answer, Person, Shown } from './person.ts';
import type { World } from './world.ts';

export interface SignInCard {
  readonly text: string;
  readonly connectionName: string;
  readonly tokenExchangeResource?: { readonly id: string; readonly uri: string };
  readonly buttons: readonly { readonly type: string; readonly title: string; readonly value: string }[];
}

/** The card that asks to sign in, which must be what is shown. */
export function signInCardOf({ card }: Shown): SignInCard {
  assert.equal(typeof (card as Partial<SignInCard>).connectionName, 'string', JSON.stringify(card));
  return card as SignInCard;
}

export type SignInState =
  | 'signed-in'
  | 'signed-out'
  | 'second-factor'
  | 'consent'
  | 'blocked'
  | 'other-account';

export const setSignIn = (world: World, person: Person, state: SignInState) =>
  world.control('POST', '/sign-ins', { aadObjectId: person.aadObjectId, state });

const invoke = (person: Person, name: string, value: object): Promise<Answer> =>
  person.post(person.activity({ type: 'invoke', name, value }));

/** The token for the bot that Teams has of a person. */
export async function teamsToken(world: World, aadObjectId: string): Promise<string> {
  const response = await fetch(`${world.rehearsalUrl}/login/person-token`, {
    method: 'POST',
    body: JSON.stringify({ aadObjectId, resource: 'api://botid-customer-connect-rehearsal' }),
  });
  const { access_token: token } = (await response.json()) as { readonly access_token: string };
  return token;
}

/** What Teams' client does before it shows the card; it shows it where the answer is not 200. */
export async function triesSilently(
  world: World,
  person: Person,
  shown: Shown,
  holder = person.aadObjectId,
): Promise<Answer> {
  const { connectionName, tokenExchangeResource } = signInCardOf(shown);
  assert.ok(tokenExchangeResource, 'Teams may try');
  const token = await teamsToken(world, holder);
  return invoke(person, 'signin/tokenExchange', { id: tokenExchangeResource.id, connectionName, token });
}

/** The sign-in page; answers the code with which it ends. */
export async function opensSignInPage(shown: Shown): Promise<string> {
  const [button] = signInCardOf(shown).buttons;
  assert.ok(button);
  assert.equal(button.type, 'signin');
  const response = await fetch(button.value, { method: 'POST' });
  const body = (await response.json()) as { readonly code?: string; readonly error?: string };
  assert.ok(body.code, body.error);
  return body.code;
}

export const handsOnCode = (person: Person, state: string) => invoke(person, 'signin/verifyState', { state });

/** The whole way by hand. */
export async function signsIn(person: Person, shown: Shown): Promise<void> {
  const { status } = await handsOnCode(person, await opensSignInPage(shown));
  assert.equal(status, 200);
}
