import type { ApprovalPolicy } from '../application/approval-policy.ts';
import type { Config } from '../config/config.ts';
import { parsePersonId } from '../domain/ids.ts';

/** What the configuration asks of approvals. */
export function approvalPolicyOf({ approvals, defaultTimeZone: timeZone }: Config): ApprovalPolicy {
  const { hours, cover, ...policy } = approvals;
  const people = cover.flatMap((id) => parsePersonId(id) ?? []);
  return people.length === 0 ? policy : { ...policy, cover: { ...hours, timeZone, people } };
}
