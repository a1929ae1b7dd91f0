/** What customers do, and what people are asked about them. */
import { readQuestion } from '../../src/application/read-question.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { newcomerKey } from '../../src/domain/ids.ts';
import { tenantIdOfDomain } from '../fakes/fake-tenants.ts';
import { type Incoming, internetIdOf } from '../fakes/recording-mailer.ts';
import type { Desk } from '../fixtures/desk.ts';
import { blueMeadow, contoso } from '../fixtures/invitations.ts';
import { alex, megan } from '../fixtures/people.ts';
import type { Scene } from './scene.ts';
import type { World } from './worlds.ts';

const anna = 'anna@blue-meadow.example';

export function customerOf({ answersAs }: Pick<World, 'answersAs'>): Customer {
  switch (answersAs) {
    case 'other-tenant':
      return { ...blueMeadow, id: tenantIdOfDomain('blue-meadow-holding.example') };
    case 'alike':
      return {
        id: tenantIdOfDomain('bm-gmbh.example'),
        name: 'Blue Meadow GmbH',
        domain: 'bm-gmbh.example',
      };
    default:
      return blueMeadow;
  }
}

/** The customer accepts as soon as there is a mail to answer; right after that it may be listed and not to be read. */
export function accept({ office, world, dice }: Scene, isLateOver = dice(2) === 0): void {
  if (office.mailer.sent().length === 0) return;
  const customer = customerOf(world);
  const customDomains = world.answersAs === 'alike' ? [] : [blueMeadow.domain];
  if (world.answersAs === 'late' && !isLateOver) office.partnerCenter.putLate(customer);
  else office.partnerCenter.put({ ...customer, customDomains });
  if (world.secondHalf === 'at-once' || (world.secondHalf === 'later' && dice(6) === 0))
    acceptWhole({ office, world });
  const { id: customerId } = customer;
  const at = office.clock.now().toISOString();
  office.partnerCenter.putAudit({ id: `arrived-${customerId}`, what: 'arrived', at, customerId });
}

/** The provider's half is there from then on. */
export function acceptWhole({ office, world }: Pick<Scene, 'office' | 'world'>): void {
  office.partnerCenter.putPartners(customerOf(world).id, [contoso.id]);
}

/** Whose mailbox of theirs does not exist. */
const failure: Incoming = {
  from: 'postmaster@reseller.example',
  messageClass: 'REPORT.IPM.Note.NDR',
  headers: [{ name: 'Auto-Submitted', value: 'auto-replied' }],
  source: `\n\nFinal-Recipient: rfc822;${anna}\nAction: failed\nStatus: 5.1.1\n`,
};

/** What is to come into the first mail's thread, or beside it; the next one last. */
export const incomingOf = ({ bounces, replies }: Pick<World, 'bounces' | 'replies'>): Incoming[] => [
  ...(replies ? [{ from: anna }] : []),
  ...(bounces === 'never' ? [] : [bounces === 'apart' ? { ...failure, apart: ['the mail'] } : failure]),
];

/** The next of what comes back from the first mail that went out. */
export function comesBack({ office, incoming }: Scene): void {
  const [mail] = office.mailer.sent();
  const next = mail && incoming.pop();
  if (!next) return;
  const about = next.apart ? { apart: [internetIdOf(mail.messageId)] } : {};
  office.mailer.comesIn(mail.messageId, { ...next, ...about });
}

export const newcomerIn = async ({ office, world }: Pick<Scene, 'office' | 'world'>) =>
  (await office.register.newcomer(customerOf(world).id))?.value;

/** Whoever was asked says which invitation it was, or that it was none; mostly the first. */
export async function answerQuestion(scene: Scene, desk: Desk, choice: number): Promise<void> {
  const { office, world } = scene;
  const question = await readQuestion(office.register, customerOf(world).id);
  if (question?.newcomer.state !== 'asked') return;
  const { newcomer, candidates } = question;
  const { asked } = newcomer.question;
  const invitationId = candidates[choice]?.invitation.id;
  const by = [alex, megan].find(({ id }) => id === asked[choice % asked.length]) ?? alex;
  const { revision, customer } = newcomer;
  await desk.answer({ customerId: customer.id, revision, by, ...(invitationId ? { invitationId } : {}) });
}

/** Somebody says which it was, though nobody asks any more. */
export async function sayWhose(scene: Scene, desk: Desk): Promise<void> {
  const newcomer = await newcomerIn(scene);
  const draft = scene.drafts[scene.dice(scene.drafts.length)];
  if (newcomer?.state !== 'none' || !draft) return;
  await desk.whose.say({ customerId: newcomer.customer.id, invitationId: draft.id, by: megan });
}

/** Who was told what of the customer, apart from any invitation. */
export const tellingsOfNewcomer = ({ office, world }: Pick<Scene, 'office' | 'world'>) =>
  office.register.tellings(newcomerKey(customerOf(world).id));
