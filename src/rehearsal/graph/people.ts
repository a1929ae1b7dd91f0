/** People of the tenant, their groups and their directory roles. */
import { z } from 'zod';
import { directoryRoles, type RoleName } from '../facts.ts';
import type { Directory } from '../world/directory.ts';
import { refuse } from './answers.ts';
import type { Endpoint, PersonCall } from './guard.ts';
import { parseBody, readJson } from './message-body.ts';
import { context } from './messages.ts';
import { readSelect } from './odata.ts';
import { permissions } from './permissions.ts';

const groupOfRole: Readonly<Record<RoleName, string | undefined>> = {
  'admin-agent': directoryRoles.adminAgents,
  'helpdesk-agent': directoryRoles.helpdeskAgents,
  'sales-agent': directoryRoles.salesAgents,
  'global-admin': undefined,
};

const CheckMemberGroups = z.strictObject({ groupIds: z.array(z.string()).min(1) });

/** Only groups that are asked for and hold the person come back; unknown ids are passed over (not documented). */
function checkMemberGroups(directory: Directory): Endpoint<PersonCall> {
  return {
    method: 'POST',
    template: '/checkMemberGroups',
    permissions: permissions.memberships,
    handle: ({ exchange, person }) => {
      const { groupIds } = parseBody(CheckMemberGroups, readJson(exchange) ?? {});
      if (groupIds.length > 20)
        refuse(400, 'Request_BadRequest', 'The number of groupIds must not exceed 20.');
      const groups = directory.rolesOf(person.id).map((role) => groupOfRole[role]);
      const value = groupIds.filter((id) => groups.includes(id.toLowerCase()));
      return {
        status: 200,
        body: {
          '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Collection(Edm.String)',
          value,
        },
      };
    },
  };
}

const roleProperties = ['id', 'deletedDateTime', 'description', 'displayName', 'roleTemplateId'];

/** The cast is an advanced query: it needs the header and `$count=true`. */
function directoryRolesOf(directory: Directory): Endpoint<PersonCall> {
  return {
    method: 'GET',
    template: '/transitiveMemberOf/microsoft.graph.directoryRole',
    permissions: permissions.ownMemberships,
    options: ['$select', '$count'],
    headers: ['consistencylevel'],
    handle: ({ exchange, options, person }) => {
      const isAdvanced = exchange.headers.consistencylevel === 'eventual' && options.get('$count') === 'true';
      if (!isAdvanced) {
        refuse(
          400,
          'Request_UnsupportedQuery',
          'The specified cast requires ConsistencyLevel: eventual and $count=true.',
        );
      }
      const select = readSelect(options.get('$select'), roleProperties);
      const isGlobalAdmin = directory.rolesOf(person.id).includes('global-admin');
      const role: Readonly<Record<string, unknown>> = {
        id: 'a8000000-0000-4000-8000-000000000001',
        deletedDateTime: null,
        description: 'Can manage all aspects of Microsoft Entra ID and Microsoft services.',
        displayName: 'Global Administrator',
        roleTemplateId: directoryRoles.globalAdministratorTemplate,
      };
      const chosen = Object.fromEntries(
        Object.entries(role).filter(([name]) => select?.includes(name) ?? true),
      );
      const value = isGlobalAdmin ? [chosen] : [];
      return {
        status: 200,
        body: {
          '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#directoryRoles',
          '@odata.count': value.length,
          value,
        },
      };
    },
  };
}

const usualProperties = ['id', 'displayName', 'mail', 'userPrincipalName'];
/** Given only where they are asked for. */
const userProperties = [...usualProperties, 'accountEnabled', 'userType'];

const readPerson = (directory: Directory): Endpoint<PersonCall> => ({
  method: 'GET',
  template: '',
  permissions: permissions.person,
  options: ['$select'],
  handle: ({ options, person, personPath }) => {
    const select = readSelect(options.get('$select'), userProperties) ?? usualProperties;
    const standing = directory.standingOf(person.id);
    const all: Readonly<Record<string, string | boolean>> = {
      id: person.id,
      displayName: person.name,
      mail: person.mail,
      userPrincipalName: person.mail,
      accountEnabled: standing !== 'disabled',
      userType: standing === 'guest' ? 'Guest' : 'Member',
    };
    const chosen = Object.fromEntries(select.map((name) => [name, all[name]]));
    return {
      status: 200,
      body: { '@odata.context': context(personPath, '$entity').replace(/#.*$/, '#users/$entity'), ...chosen },
    };
  },
});

export function peopleEndpoints(directory: Directory): readonly Endpoint<PersonCall>[] {
  return [checkMemberGroups(directory), directoryRolesOf(directory), readPerson(directory)];
}
