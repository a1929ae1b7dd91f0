import type { ActionData } from '../../cards/action-data.ts';
import { type PersonSystem, personSystems, type SignInNeed, signInNeeds } from '../../domain/sign-in.ts';
import type { Asked } from '../../ports/waiting-asks.ts';
import type { Services } from '../services.ts';
import { askToSignIn, signedInCard } from '../signing-in.ts';
import { type Reply, say, type Turn } from '../turn.ts';

/** Signs in where the card says that it is needed, else wherever it is; then the command that the card names is run. */
export async function beginSignIn(
  data: ActionData<'sign-in.begin.v1'>,
  turn: Turn,
  services: Services,
): Promise<Reply> {
  const { next } = data;
  const wanted = await wantedSignIn(data, turn, services);
  if (!wanted) return say(signedInCard(turn.t, next));
  const asked: Asked =
    next === '' ? { kind: 'action', verb: 'sign-in.begin.v1', data: {} } : { kind: 'text', text: next };
  return askToSignIn({ ...wanted, asked }, turn, services);
}

async function wantedSignIn(
  data: ActionData<'sign-in.begin.v1'>,
  { caller }: Turn,
  { signIn }: Pick<Services, 'signIn'>,
): Promise<{ readonly system: PersonSystem; readonly need: SignInNeed } | undefined> {
  const system = personSystems.find((one) => one === data.system);
  const need = signInNeeds.find((one) => one === data.need);
  // A sign-in that is there, but is not taken, does not count.
  if (system && need && need !== 'sign-in') return { system, need };
  for (const one of system ? [system] : personSystems) {
    const missing = await signIn.missing(caller.person, one);
    if (missing) return { system: one, need: missing };
  }
  return undefined;
}

/** Before something is decided that goes out of the person's own mailbox. */
export async function requireOwnMailbox({ caller }: Turn, { signIn, setup }: Services): Promise<void> {
  if (setup.sharedMailbox === undefined) await signIn.require(caller.person, 'graph');
}
