/** Who is in the groups that partners have. */
import { directoryRoles, type RoleName } from '../facts.ts';
import type { Directory } from '../world/directory.ts';
import { refuse } from './answers.ts';
import type { Endpoint } from './guard.ts';
import { readSelect } from './odata.ts';
import { requireRole } from './rights.ts';
import { nextPage, pageOptions, readPage } from './tenant-pages.ts';
import { permissions } from './permissions.ts';

const roleOfGroup: Readonly<Record<string, RoleName>> = {
  [directoryRoles.adminAgents]: 'admin-agent',
  [directoryRoles.helpdeskAgents]: 'helpdesk-agent',
  [directoryRoles.salesAgents]: 'sales-agent',
};

const properties = ['id', 'displayName', 'mail', 'userPrincipalName'];

/** The cast is an advanced query: it needs the header and `$count=true`. */
export function groupEndpoints(directory: Directory): readonly Endpoint[] {
  return [
    {
      method: 'GET',
      template: '/groups/:group/transitiveMembers/microsoft.graph.user',
      permissions: permissions.groupMembers,
      options: [...pageOptions, '$select', '$count'],
      headers: ['consistencylevel'],
      handle: (call) => {
        const { exchange, options, params } = call;
        requireRole(call, directory, ['global-admin', 'admin-agent', 'sales-agent', 'helpdesk-agent']);
        if (exchange.headers.consistencylevel !== 'eventual' || options.get('$count') !== 'true') {
          refuse(
            400,
            'Request_UnsupportedQuery',
            'The specified cast requires ConsistencyLevel: eventual and $count=true.',
          );
        }
        const role = roleOfGroup[params.group?.toLowerCase() ?? ''];
        if (!role)
          return refuse(404, 'Request_ResourceNotFound', `Resource '${params.group}' does not exist.`);
        const select = readSelect(options.get('$select'), properties) ?? properties;
        const { top, afterSeq } = readPage(call, { max: 999, usual: 100 });
        const all = directory.holdersOf(role);
        const page = all.slice(afterSeq, afterSeq + top);
        const end = afterSeq + page.length;
        return {
          status: 200,
          body: {
            '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users',
            '@odata.count': all.length,
            ...nextPage(call, end < all.length ? end : undefined),
            value: page.map(({ id, name, mail }) => {
              const whole: Readonly<Record<string, string>> = {
                id,
                displayName: name,
                mail,
                userPrincipalName: mail,
              };
              return Object.fromEntries(select.map((property) => [property, whole[property]]));
            }),
          },
        };
      },
    },
  ];
}
