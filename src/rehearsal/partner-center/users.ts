/** People in a customer's tenant and their licences. */
import { z } from 'zod';
import { tenantIdOfDomain } from '../facts.ts';
import type { Answer } from '../http-kit.ts';
import { consumedUnits, type TenantContents, type TenantUser } from '../world/tenant-contents.ts';
import { errorAnswer, errors, notModelled, withByteOrderMark } from './answers.ts';
import type { Call, Endpoint } from './guard.ts';
import { collection, type InsideDeps, inside } from './services.ts';

const maxPage = 500;

const Filter = z.strictObject({
  Field: z.literal('UserState'),
  Value: z.enum(['Inactive', 'Active']),
  Operator: z.literal('equals'),
});

const Continuation = z.strictObject({
  skip: z.int().min(0),
  size: z.int().min(1),
  state: z.enum(['active', 'inactive']),
});
type Continuation = z.infer<typeof Continuation>;

function parsed<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function readStart({ query, exchange }: Call): Continuation | Answer {
  const token = exchange.headers['ms-continuationtoken'];
  const seek = query.get('seekOperation');
  if (seek !== undefined && seek.toLowerCase() !== 'next')
    return notModelled(`seekOperation=${seek} on users`);
  if (typeof token === 'string') {
    const continuation = parsed(Continuation, Buffer.from(token, 'base64').toString());
    return continuation ?? errorAnswer(errors.invalidInput('MS-ContinuationToken'));
  }
  if (seek !== undefined) return errorAnswer(errors.invalidInput('seekOperation without a token'));
  const size = query.get('size') ?? String(maxPage);
  if (!/^\d+$/.test(size) || Number(size) > maxPage) return errorAnswer(errors.invalidProperty('size'));
  const text = query.get('filter');
  const filter = text === undefined ? undefined : parsed(Filter, text);
  if (text !== undefined && !filter) return notModelled('a filter on users other than UserState equals');
  const state = filter?.Value === 'Inactive' ? 'inactive' : 'active';
  return { skip: 0, size: Number(size) || maxPage, state };
}

function userShape(
  { id, firstName, lastName, name, state, isSynchronised }: TenantUser,
  domain: string,
): object {
  return {
    usageLocation: 'GB',
    id,
    userPrincipalName: `${name}@${domain}`,
    firstName,
    lastName,
    displayName: `${firstName} ${lastName}`,
    ...(isSynchronised ? { immutableId: id.slice(0, 8), lastDirectorySyncTime: '2026-01-05T03:00:00Z' } : {}),
    userDomainType: 'none',
    state,
    ...(state === 'inactive' ? { softDeletionTime: '2026-01-07T10:00:00Z' } : {}),
    attributes: { objectType: 'CustomerUser' },
  };
}

function pageOf({ users }: TenantContents, domain: string, { skip, size, state }: Continuation): Answer {
  const all = users.filter((one) => one.state === state);
  const items = all.slice(skip, skip + size).map((one) => userShape(one, domain));
  const next = Buffer.from(JSON.stringify({ skip: skip + size, size, state })).toString('base64');
  const hasMore = all.length > skip + size;
  const nextLink = {
    uri: `/customers/${tenantIdOfDomain(domain)}/users?size=${size}&seekOperation=Next`,
    method: 'GET',
    headers: [{ key: 'MS-ContinuationToken', value: next }],
  };
  return {
    status: 200,
    body: {
      totalCount: items.length,
      items,
      ...(hasMore ? { continuationToken: next, links: { next: nextLink } } : {}),
      attributes: { objectType: 'Collection' },
    },
  };
}

/** A subscription's licences go to the first active users, in order. */
function licencesOf(contents: TenantContents, user: TenantUser): readonly object[] {
  const place = contents.users.filter((one) => one.state === 'active').indexOf(user);
  const held = contents.subscriptions.filter((one) => place >= 0 && place < consumedUnits(contents, one));
  return held.map(({ product }) => ({
    servicePlans: product.plans.map((plan) => ({
      ...plan,
      capabilityStatus: 'Assigned',
      targetType: 'User',
    })),
    productSku: {
      id: product.skuId,
      name: product.name,
      skuPartNumber: product.skuPartNumber,
      licenseGroupId: 'group1',
    },
    attributes: { objectType: 'License' },
  }));
}

export function userEndpoints(deps: InsideDeps): readonly Endpoint[] {
  return [
    {
      method: 'GET',
      template: '/v1/customers/:cid/users',
      auth: 'person-only',
      query: ['size', 'filter', 'seekOperation'],
      headers: ['ms-continuationtoken'],
      handle: (call) => {
        const start = readStart(call);
        if ('status' in start) return start;
        return inside(deps, call, (contents, domain) =>
          contents.hasDelegatedRights
            ? pageOf(contents, domain, start)
            : errorAnswer(errors.insufficientPrivileges),
        );
      },
    },
    {
      method: 'GET',
      template: '/v1/customers/:cid/users/:user/licenses',
      auth: 'person-only',
      handle: (call) =>
        inside(deps, call, (contents) => {
          if (!contents.hasDelegatedRights) return errorAnswer(errors.insufficientPrivileges);
          const user = contents.users.find((one) => one.id === call.params.user?.toLowerCase());
          if (!user) return errorAnswer(errors.userNotFound(call.params.user ?? ''));
          const answer = collection(licencesOf(contents, user));
          return { status: 200, body: withByteOrderMark(answer.body as object) };
        }),
    },
  ];
}
