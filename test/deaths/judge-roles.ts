/** What has to hold where the role of one who invites comes and goes. */
import assert from 'node:assert/strict';
import type { PersonId } from '../../src/domain/ids.ts';
import type { Invitation } from '../../src/domain/invitation.ts';
import { kept, type Office, settleMs } from '../fixtures/desk.ts';
import { alex, megan } from '../fixtures/people.ts';
import { isReminder } from './judge.ts';
import type { Scene } from './scene.ts';
import { told } from './told.ts';
import type { World } from './worlds.ts';

/** A decision's rights are as old as this when its mail goes out; later they are asked for anew. */
const decidedForMs = 5 * 60_000;

/** Notes each mail that goes out for somebody who had not the role any more when it had to be asked for. */
export function guardTheRole(office: Office, { jumps }: World): readonly string[] {
  const { rights, mailer } = office;
  const { give } = rights;
  const { send } = mailer;
  const goneSince = new Map<PersonId, number>();
  const late: string[] = [];
  const now = () => office.machineNow().getTime();
  rights.give = (person, ...roles) => {
    if (roles.length > 0) goneSince.delete(person);
    else if (!goneSince.has(person)) goneSince.set(person, now());
    give(person, ...roles);
  };
  mailer.send = async (mailbox, messageId) => {
    const mail = mailer.drafts().find((one) => one.messageId === messageId);
    const invitation = mail?.invitationId && (await kept(office, { id: mail.invitationId }));
    const since = invitation ? goneSince.get(invitation.inviter) : undefined;
    const mayBeOldMs = mail && isReminder(mail) ? 0 : decidedForMs;
    // Where clocks are set, they do not say how long ago something was decided.
    const isTooOld = since !== undefined && now() - since > mayBeOldMs + settleMs;
    if (mail && isTooOld && jumps.length === 0) late.push(mail.key);
    return send(mailbox, messageId);
  };
  return late;
}

/** Whoever invited, or a colleague who hears of it in the place of one who has lost the role. */
export function ownerOrColleague(
  { office, world }: Scene,
  { id, inviter }: Invitation,
  kind: string,
): PersonId {
  const isTold = told(office).some(
    (one) => one.kind === kind && one.invitationId === id && one.to === inviter,
  );
  return world.losesRole && inviter === alex.id && !isTold ? megan.id : inviter;
}

/** Nothing that could not go out stays in silence: each time the one who decided is told, or colleagues are. */
export async function assertFailuresTold({ office }: Scene, { id, moves }: Invitation): Promise<void> {
  const tellings = await office.register.tellings(id);
  const failures = {
    'invitation-failed': moves.filter(({ state }) => state === 'failed').length,
    // One that failed when the customer had answered in that moment is nobody's to know.
    'reminder-failed': 0,
  };
  for (const [kind, times] of Object.entries(failures)) {
    const reached = told(office).filter((one) => one.kind === kind && one.invitationId === id);
    const pieces = new Map<string, boolean>();
    for (const { id: entry, to, notice } of tellings) {
      if (notice.kind !== kind || !('person' in to)) continue;
      const [piece = entry] = entry.split('.');
      const isTold = reached.some((one) => one.to === to.person);
      pieces.set(piece, isTold || (pieces.get(piece) ?? false));
    }
    const seen = JSON.stringify({ moves, pieces: [...pieces], tellings });
    assert.ok(pieces.size >= times && ![...pieces.values()].includes(false), `in silence: ${kind}: ${seen}`);
  }
}
