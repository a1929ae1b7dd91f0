/** The bot's own registration, as an application that may read registrations sees it. */
import type { Registration } from '../world/registration.ts';
import { refuse } from './answers.ts';
import type { Endpoint } from './guard.ts';
import { readSelect } from './odata.ts';
import { permissions } from './permissions.ts';

const properties = ['id', 'appId', 'displayName', 'passwordCredentials', 'keyCredentials'];
const dayMs = 86_400_000;

export function applicationEndpoints(registration: Registration, now: () => Date): readonly Endpoint[] {
  return [
    {
      method: 'GET',
      template: "/applications(appId=':appId')",
      permissions: permissions.ownRegistration,
      options: ['$select'],
      handle: ({ claims, options, params }) => {
        if (params.appId !== claims.appid) {
          refuse(
            404,
            'Request_ResourceNotFound',
            `Resource '${params.appId}' does not exist or one of its queried reference-property objects are not present.`,
          );
        }
        const endDateTime =
          registration.secretEndsAt() ?? new Date(now().getTime() + 300 * dayMs).toISOString();
        const all: Readonly<Record<string, unknown>> = {
          id: 'a7000000-0000-4000-8000-000000000001',
          appId: claims.appid,
          displayName: 'Customer Connect',
          passwordCredentials: [
            {
              customKeyIdentifier: null,
              displayName: 'rehearsal',
              endDateTime,
              hint: 'reh',
              keyId: 'a7000000-0000-4000-8000-000000000002',
              secretText: null,
              startDateTime: '2026-01-01T00:00:00Z',
            },
          ],
          keyCredentials: [],
        };
        const select = readSelect(options.get('$select'), properties) ?? properties;
        return {
          status: 200,
          body: {
            '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#applications/$entity',
            ...Object.fromEntries(select.map((name) => [name, all[name]])),
          },
        };
      },
    },
  ];
}
