import assert from 'node:assert/strict';
import type { Claim } from '../../src/ports/register.ts';
import { aDesk, anOffice, kept, type Office, notices, performAll, stored } from '../fixtures/desk.ts';
import { anInvitation, blueMeadow, contoso, invitationIdOf } from '../fixtures/invitations.ts';
import { alex, megan } from '../fixtures/people.ts';

const relationship = { kind: 'joint', providerId: contoso.id, providerName: contoso.name } as const;

/** Alex's invitation went out and was withdrawn, Megan's to the same customer is a draft, and Alex's is accepted by half. */
async function withTwo() {
  const office = anOffice({ providers: [{ ...contoso, active: true }] });
  const desk = aDesk(office);
  const his = await stored(office, anInvitation({ state: 'sent', relationship }));
  const claim: Claim = { tenantId: blueMeadow.id, invitationId: his.id, held: true };
  await office.register.putClaim(claim, undefined);
  await desk.withdraw({ id: his.id, by: alex.id });
  const hers = await stored(
    office,
    anInvitation({ id: invitationIdOf(2), inviter: megan.id, inviterName: megan.name, relationship }),
  );
  await performAll(office, desk);
  return { office, desk, his, hers, send: () => desk.send({ id: hers.id, by: megan.id, revision: 1 }) };
}

/** A look at the list by another process that has seen the customer there. */
async function accepted(office: Office) {
  const watch = aDesk(office);
  office.partnerCenter.put(blueMeadow);
  await watch.compare();
  return watch.notice;
}

type Calls = Pick<Office['register'], 'putClaim' | 'commit'>;

/** Something else happens right before the first call of this name that it is meant for; processes begun later see it. */
function rightBefore<N extends keyof Calls>(
  { register }: Office,
  name: N,
  isMeant: (...args: Parameters<Calls[N]>) => boolean,
  work: () => Promise<unknown>,
): void {
  const call = register[name] as (...args: Parameters<Calls[N]>) => Promise<unknown>;
  let isOver = false;
  const calls = register as Record<N, unknown>;
  calls[name] = async (...args: Parameters<Calls[N]>) => {
    if (!isOver && isMeant(...args)) {
      isOver = true;
      await work();
    }
    return call(...args);
  };
}

describe('a customer who accepts what was withdrawn while a colleague invites anew', () => {
  it('keeps the invitation that was accepted when the other was only being decided, and its mail is held back', async () => {
    const { office, desk, his, hers, send } = await withTwo();
    const notice = await accepted(office);
    rightBefore(office, 'commit', ({ invitation }) => invitation?.value.id === hers.id, notice);
    await send();
    await performAll(office, desk);
    assert.equal((await kept(office, his)).state, 'half-accepted');
    const held = await kept(office, hers);
    assert.equal(held.state === 'failed' && held.reason, 'claimed-by-colleague');
    assert.deepEqual(office.mailer.sent(), []);
    const told = notices(office).map(({ to, kind }) => `${to} ${kind}`);
    assert.deepEqual(told.sort(), [`${alex.id} invitation-half-accepted`, `${megan.id} invitation-failed`]);
  });

  const isAcceptance = ({ invitation }: Parameters<Calls['commit']>[0]) =>
    invitation?.value.state === 'half-accepted';
  const moments = [
    ['before the claim was taken back', (office, work) => rightBefore(office, 'putClaim', () => true, work)],
    [
      'before the acceptance was written',
      (office, work) => rightBefore(office, 'commit', isAcceptance, work),
    ],
  ] satisfies readonly (readonly [string, (office: Office, work: () => Promise<unknown>) => void])[];
  for (const [moment, interrupt] of moments) {
    it(`leaves the customer to the new one that was decided right ${moment}`, async () => {
      const { office, desk, his, hers, send } = await withTwo();
      interrupt(office, send);
      const notice = await accepted(office);
      await notice();
      await performAll(office, desk);
      assert.deepEqual(
        [(await kept(office, his)).state, (await kept(office, hers)).state],
        ['withdrawn', 'sent'],
      );
      await notice();
      await performAll(office, desk);
      assert.equal((await kept(office, his)).state, 'withdrawn');
      assert.equal((await kept(office, hers)).state, 'half-accepted');
      assert.equal(office.mailer.sent().length, 1);
    });
  }
});
