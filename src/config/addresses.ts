/** Where the outside services are: as given, else the real ones, else those of the rehearsal. */
import { isLoopback } from './formats.ts';
import type { Mode } from './issues.ts';
import type { Values } from './read-environment.ts';

export interface Addresses {
  readonly partnerCenter: string;
  readonly graph: string;
  readonly login: string;
  readonly cosmos: string;
  readonly tokenService: string;
}

export interface Resolved {
  readonly addresses: Addresses;
  /** Where a rehearsal is steered; absent from the real thing. */
  readonly controlUrl?: string;
}

/** With `REHEARSAL_PORT=off`, what is not given is where the rest of that rehearsal is. */
export function resolveAddresses(values: Values, mode: Mode): Resolved {
  const given = {
    login: values.LOGIN_URL,
    cosmos: values.COSMOS_ENDPOINT,
    graph: values.GRAPH_URL,
    partnerCenter: values.PARTNER_CENTER_URL,
    tokenService: values.TOKEN_SERVICE_URL,
  };
  const base = mode === 'rehearsal' ? rehearsalBase(values, Object.values(given)) : '';
  return {
    addresses: {
      partnerCenter: given.partnerCenter ?? `${base}/partner-center`,
      graph: given.graph ?? `${base}/graph`,
      login: given.login ?? `${base}/login`,
      cosmos: given.cosmos ?? `${base}/cosmos`,
      tokenService: given.tokenService ?? `${base}/login`,
    },
    ...(mode === 'rehearsal' ? { controlUrl: `${base}/control` } : {}),
  };
}

function rehearsalBase(values: Values, given: readonly (string | undefined)[]): string {
  const { REHEARSAL_PORT: port } = values;
  if (typeof port === 'number') return `http://127.0.0.1:${port}`;
  const elsewhere = given.find((address) => address !== undefined && isLoopback(address));
  return elsewhere === undefined ? '' : new URL(elsewhere).origin;
}
