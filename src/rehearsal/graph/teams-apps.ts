/** The organisation's catalogue of Teams apps, and for whom ours is installed. */
import { z } from 'zod';
import { chatIdOf, teamsApp } from '../facts.ts';
import type { Answer } from '../http-kit.ts';
import type { AppInstallations } from '../world/app-installations.ts';
import { sharedMailbox } from '../world/directory.ts';
import { refuse, refuseUnmodelled } from './answers.ts';
import type { Call, Endpoint, PersonCall } from './guard.ts';
import { parseBody, readJson } from './message-body.ts';
import { literal, unquote } from './odata.ts';
import { permissions } from './permissions.ts';

const metadata = 'https://graph.microsoft.com/v1.0/$metadata#';

const app: Readonly<Record<string, string>> = {
  id: teamsApp.catalogId,
  externalId: teamsApp.manifestId,
  displayName: 'Customer Connect',
  distributionMethod: 'organization',
};

/** One condition on the app; whether ours meets it. */
function meets(text: string | undefined, form: RegExp): boolean {
  if (text === undefined) return true;
  const [, name, value] = form.exec(text.trim()) ?? [];
  if (name === undefined) return refuseUnmodelled(`the condition ${text} in $filter`);
  return app[name] === unquote(value);
}

const appCondition = new RegExp(`^(id|externalId|displayName|distributionMethod) eq ${literal}$`);
const installedCondition = new RegExp(
  `^teamsApp/(id|externalId|displayName|distributionMethod) eq ${literal}$`,
);

export function appCatalogEndpoints(): readonly Endpoint[] {
  return [
    {
      method: 'GET',
      template: '/appCatalogs/teamsApps',
      permissions: permissions.appCatalog,
      options: ['$filter'],
      handle: ({ options }: Call): Answer => ({
        status: 200,
        body: {
          '@odata.context': `${metadata}appCatalogs/teamsApps`,
          value: meets(options.get('$filter'), appCondition) ? [app] : [],
        },
      }),
    },
  ];
}

/** An installation's id is neither the catalogue's nor the manifest's. */
const installationId = (aadObjectId: string) =>
  Buffer.from(`${aadObjectId}##${teamsApp.catalogId}`).toString('base64');

/** A person installs for themselves; a mailbox that nobody signs in to has no Teams. */
function requireTeams({ claims, person }: PersonCall): void {
  if (claims.idtyp === 'user' && claims.oid !== person.id) {
    refuse(403, 'Forbidden', 'Insufficient privileges to complete the operation.');
  }
  if (person.id === sharedMailbox.id) refuse(404, 'NotFound', 'No Teams user was found with this id.');
}

const Install = z.strictObject({ 'teamsApp@odata.bind': z.string() });

function install(call: PersonCall, installations: AppInstallations, now: Date): Answer {
  const { 'teamsApp@odata.bind': bound } = parseBody(Install, readJson(call.exchange) ?? {});
  const [, id] = /^https?:\/\/[^?#]+\/v1\.0\/appCatalogs\/teamsApps\/([^/?#]+)$/.exec(bound) ?? [];
  if (id === undefined)
    refuse(400, 'BadRequest', 'teamsApp@odata.bind does not name an app of the catalogue.');
  if (id !== teamsApp.catalogId) refuse(404, 'NotFound', 'The app was not found in the catalogue.');
  return installations.install(call.person.id, now)
    ? { status: 201 }
    : refuse(409, 'Conflict', 'The app is already installed for this user.');
}

function listInstalled({ options, person, personPath }: PersonCall, installations: AppInstallations): Answer {
  const expand = options.get('$expand');
  if (expand !== undefined && expand !== 'teamsApp') refuseUnmodelled(`$expand=${expand}`);
  const isWanted = meets(options.get('$filter'), installedCondition);
  const installation = { id: installationId(person.id), ...(expand ? { teamsApp: app } : {}) };
  const value = isWanted && installations.has(person.id) ? [installation] : [];
  return {
    status: 200,
    body: {
      '@odata.context': `${metadata}${personPath}/teamwork/installedApps`,
      '@odata.count': value.length,
      value,
    },
  };
}

/** Teams makes the chat some time after installing; here it is there at once. */
function readChat({ params, person }: PersonCall, installations: AppInstallations): Answer {
  const isInstalled = params.installation === installationId(person.id) && installations.has(person.id);
  if (!isInstalled) refuse(404, 'NotFound', 'The app is not installed for this user.');
  return { status: 200, body: { '@odata.context': `${metadata}chats/$entity`, id: chatIdOf(person.id) } };
}

export function installedAppEndpoints(
  installations: AppInstallations,
  now: () => Date,
): readonly Endpoint<PersonCall>[] {
  const endpoint = (
    method: string,
    below: string,
    handle: (call: PersonCall) => Answer,
    options: readonly string[] = [],
  ): Endpoint<PersonCall> => ({
    method,
    template: `/teamwork/installedApps${below}`,
    permissions: method === 'POST' ? permissions.installApp : permissions.findInstalled,
    options,
    handle: (call) => {
      requireTeams(call);
      return handle(call);
    },
  });
  return [
    endpoint('POST', '', (call) => install(call, installations, now())),
    endpoint('GET', '', (call) => listInstalled(call, installations), ['$expand', '$filter']),
    endpoint('GET', '/:installation/chat', (call) => readChat(call, installations)),
  ];
}
