/** Delegated admin relationships: who gave us rights, until when, and the way to give them back. */
import { z } from 'zod';
import type { Answer } from '../http-kit.ts';
import { type Delegation, type Delegations, delegationStatuses } from '../world/delegations.ts';
import type { Directory } from '../world/directory.ts';
import { refuse, refuseUnmodelled } from './answers.ts';
import { delegatedCustomerShape, relationshipShape, requestShape } from './delegation-shapes.ts';
import type { Call, Endpoint } from './guard.ts';
import { linkBelow } from './links.ts';
import { parseBody, readJson } from './message-body.ts';
import { literal, unquote } from './odata.ts';
import { requireRole } from './rights.ts';
import { nextPage, pageOptions, readPage } from './tenant-pages.ts';
import { permissions } from './permissions.ts';

const base = 'https://graph.microsoft.com/v1.0/tenantRelationships/$metadata#';
const path = '/tenantRelationships/delegatedAdminRelationships';
const pageSize = { max: 300, usual: 300 };
const everything = () => true;

interface Wish {
  readonly tenantId?: string | undefined;
  readonly matches: (delegation: Delegation) => boolean;
}

const condition = new RegExp(`^(status|customer/tenantId) eq ${literal}$`);

function readFilter(text: string | undefined): Wish {
  if (text === undefined) return { matches: everything };
  let status: string | undefined;
  let tenantId: string | undefined;
  for (const part of text.split(/\s+and\s+/)) {
    const [, name, value] = condition.exec(part.trim()) ?? [];
    if (name === undefined) refuseUnmodelled(`the condition ${part} in $filter`);
    if (name === 'status') status = unquote(value);
    else tenantId = unquote(value).toLowerCase();
  }
  if (status !== undefined && !delegationStatuses.some((one) => one === status)) {
    refuse(400, 'BadRequest', `Invalid filter clause: '${status}' is no status of a relationship.`);
  }
  return { tenantId, matches: (one) => status === undefined || one.status === status };
}

interface Found {
  readonly delegations: readonly Delegation[];
  readonly lastSeq?: number;
}

/** A tenant that the filter names is looked up; all others are gone through in order. */
function search(delegations: Delegations, { tenantId, matches }: Wish, call: Call): Found {
  const { top, afterSeq } = readPage(call, pageSize);
  if (tenantId === undefined) return delegations.list({ afterSeq, limit: top, matches });
  const found = delegations.ofTenant(tenantId);
  return { delegations: found && matches(found) ? [found] : [] };
}

function readCount({ options }: Call, count: () => number): object {
  const wanted = options.get('$count') ?? 'false';
  if (!/^(true|false)$/i.test(wanted)) refuse(400, 'BadRequest', 'The value of $count is not valid.');
  return wanted.toLowerCase() === 'true' ? { '@odata.count': count() } : {};
}

function listAnswer(call: Call, delegations: Delegations): Answer {
  const wish = readFilter(call.options.get('$filter'));
  const found = search(delegations, wish, call);
  const countAll = () =>
    wish.tenantId === undefined
      ? delegations.list({ afterSeq: 0, limit: Number.POSITIVE_INFINITY, matches: wish.matches }).delegations
          .length
      : found.delegations.length;
  return {
    status: 200,
    body: {
      '@odata.context': `${base}delegatedAdminRelationships`,
      ...readCount(call, countAll),
      ...nextPage(call, found.lastSeq),
      value: found.delegations.map(relationshipShape),
    },
  };
}

/** What ended, or never began, makes nobody a customer with delegated rights. */
const isInForce = ({ status }: Delegation) =>
  ['active', 'expiring', 'terminationRequested', 'terminating'].includes(status);

function customersAnswer(call: Call, delegations: Delegations): Answer {
  const { top, afterSeq } = readPage(call, pageSize);
  const found = delegations.list({ afterSeq, limit: top, matches: isInForce });
  const countAll = () =>
    delegations.list({ afterSeq: 0, limit: Number.POSITIVE_INFINITY, matches: isInForce }).delegations.length;
  return {
    status: 200,
    body: {
      '@odata.context': `${base}delegatedAdminCustomers`,
      ...readCount(call, countAll),
      ...nextPage(call, found.lastSeq),
      value: found.delegations.map(delegatedCustomerShape),
    },
  };
}

const absent = () => refuse(404, 'ResourceNotFound', 'The delegated admin relationship was not found.');

const RequestBody = z.strictObject({ action: z.string() });

function requestAnswer(call: Call, delegations: Delegations): Answer {
  const { action } = parseBody(RequestBody, readJson(call.exchange) ?? {});
  if (['lockForApproval', 'approve', 'reject'].includes(action)) refuseUnmodelled(`the action ${action}`);
  if (action !== 'terminate') refuse(400, 'BadRequest', `The action '${action}' is not valid.`);
  const outcome = delegations.terminate(call.params.relationship ?? '');
  if (outcome.kind === 'absent') return absent();
  if (outcome.kind === 'refused') {
    // What a relationship that is not active answers is not documented; nobody may count on it being harmless.
    return refuse(400, 'BadRequest', `A relationship with status ${outcome.status} cannot be terminated.`);
  }
  const { request } = outcome;
  return {
    status: 201,
    headers: { location: linkBelow(call, request.id) },
    body: { '@odata.context': `${base}requests`, ...requestShape(request) },
  };
}

function readRequest({ params }: Call, delegations: Delegations): Answer {
  const request = delegations.requestOf(params.relationship ?? '');
  if (!request || request.id !== params.request) return absent();
  return { status: 200, body: { '@odata.context': `${base}requests/$entity`, ...requestShape(request) } };
}

function readRelationship({ params }: Call, delegations: Delegations): Answer {
  const found = delegations.find(params.relationship ?? '') ?? absent();
  const shape = relationshipShape(found);
  return {
    status: 200,
    body: { '@odata.context': `${base}delegatedAdminRelationships/$entity`, ...shape },
  };
}

/** With an application's permission, or with that of a person who is an Admin agent. */
export function delegatedAdminEndpoints(delegations: Delegations, directory: Directory): readonly Endpoint[] {
  const endpoint = (
    method: string,
    template: string,
    handle: (call: Call, delegations: Delegations) => Answer,
    options: readonly string[] = [],
  ): Endpoint => ({
    method,
    template,
    permissions: method === 'POST' ? permissions.endDelegations : permissions.readDelegations,
    options,
    handle: (call) => {
      requireRole(call, directory, ['admin-agent', 'global-admin']);
      return handle(call, delegations);
    },
  });
  const listed = [...pageOptions, '$count'];
  return [
    endpoint('GET', '/tenantRelationships/delegatedAdminCustomers', customersAnswer, listed),
    endpoint('GET', path, listAnswer, [...listed, '$filter']),
    endpoint('GET', `${path}/:relationship`, readRelationship),
    endpoint('POST', `${path}/:relationship/requests`, requestAnswer),
    endpoint('GET', `${path}/:relationship/requests/:request`, readRequest),
  ];
}
