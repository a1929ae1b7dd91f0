import type { PersonId } from '../domain/ids.ts';
import type { Invitation } from '../domain/invitation.ts';

/** Who decides out of hours. */
export interface Cover {
  /** Minutes of the day, Monday to Friday, in this zone; all other time is out of hours. */
  readonly from: number;
  readonly to: number;
  readonly timeZone: string;
  readonly people: readonly PersonId[];
}

/** Which invitations go out only when a colleague agreed. */
export type InvitationApproval = 'never' | 'with-provider' | 'always';

/** What the company asks of an approval. Nobody ever decides their own request, whatever stands here. */
export interface ApprovalPolicy {
  readonly invitations: InvitationApproval;
  /** How many different people have to agree. */
  readonly needed: number;
  readonly remindAfterMs: number;
  readonly expireAfterMs: number;
  /** How long an approved removal can be undone before it begins. */
  readonly coolingMs: number;
  readonly cover?: Cover;
}

/** Whether this one goes out only when a colleague agreed. */
export function asksApproval(
  { invitations }: Pick<ApprovalPolicy, 'invitations'>,
  { relationship }: Pick<Invitation, 'relationship'>,
): boolean {
  return invitations === 'always' || (invitations === 'with-provider' && relationship.kind === 'joint');
}

const weekend = new Set(['Sat', 'Sun']);

export function isOutOfHours({ from, to, timeZone }: Cover, at: Date): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const minute = Number(part('hour')) * 60 + Number(part('minute'));
  return weekend.has(part('weekday')) || minute < from || minute >= to;
}
