import type { Access } from '../../domain/access.ts';
import type { CommandName } from '../../names.ts';
import type { Services } from '../services.ts';
import type { Reply, Turn } from '../turn.ts';
import { listApprovals } from './approvals.ts';
import { openCustomer } from './customer.ts';
import { listCustomers } from './customers.ts';
import { askToForget } from './forget-me.ts';
import { showHelp } from './help.ts';
import { showHistory } from './history.ts';
import { listInvitations } from './invitations.ts';
import { openInviteForm } from './invite.ts';
import { showNotifications } from './notifications.ts';
import { listProviders } from './providers.ts';
import { openRemovalRoom } from './remove.ts';
import { showSettings } from './settings.ts';
import { showSetup } from './setup.ts';
import { signOut } from './sign-out.ts';
import { showStatus } from './status.ts';
import { explainWhy } from './why.ts';

/** A command gets what was typed after its name, as typed. */
export interface Command {
  readonly run: (args: string, turn: Turn, services: Services) => Promise<Reply>;
  /** What a person must at least be allowed, for the command to be run at all. */
  readonly needs: Access;
  /** Shown in the menu of the compose box. */
  readonly menu: boolean;
}

/** Every command; its words stand in `src/i18n` under the same name. Help, menu and README follow this order. */
export const commands = {
  help: { run: showHelp, needs: 'viewer', menu: true },
  customers: { run: listCustomers, needs: 'viewer', menu: true },
  invite: { run: openInviteForm, needs: 'drafter', menu: true },
  invitations: { run: listInvitations, needs: 'viewer', menu: true },
  approvals: { run: listApprovals, needs: 'viewer', menu: true },
  providers: { run: listProviders, needs: 'viewer', menu: true },
  remove: { run: openRemovalRoom, needs: 'agent', menu: true },
  notifications: { run: showNotifications, needs: 'viewer', menu: true },
  history: { run: showHistory, needs: 'agent', menu: true },
  status: { run: showStatus, needs: 'viewer', menu: true },
  customer: { run: openCustomer, needs: 'viewer', menu: false },
  settings: { run: showSettings, needs: 'viewer', menu: false },
  why: { run: explainWhy, needs: 'viewer', menu: false },
  setup: { run: showSetup, needs: 'viewer', menu: false },
  'sign-out': { run: signOut, needs: 'viewer', menu: false },
  'forget-me': { run: askToForget, needs: 'viewer', menu: false },
} as const satisfies Record<CommandName, Command>;
