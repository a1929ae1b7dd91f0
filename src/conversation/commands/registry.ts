import type { CommandName } from '../../names.ts';
import type { Services } from '../services.ts';
import type { Reply, Turn } from '../turn.ts';
import { openCustomer } from './customer.ts';
import { listCustomers } from './customers.ts';
import { showHelp } from './help.ts';
import { listInvitations } from './invitations.ts';
import { openInviteForm } from './invite.ts';
import { listProviders } from './providers.ts';
import { showSettings } from './settings.ts';
import { showSetup } from './setup.ts';
import { showStatus } from './status.ts';

/** A command gets what was typed after its name, as typed. */
export interface Command {
  readonly run: (args: string, turn: Turn, services: Services) => Promise<Reply>;
  /** Shown in the menu of the compose box. */
  readonly menu: boolean;
}

/** Every command; its words stand in `src/i18n` under the same name. Help, menu and README follow this order. */
export const commands = {
  help: { run: showHelp, menu: true },
  customers: { run: listCustomers, menu: true },
  invite: { run: openInviteForm, menu: true },
  invitations: { run: listInvitations, menu: true },
  providers: { run: listProviders, menu: true },
  status: { run: showStatus, menu: true },
  customer: { run: openCustomer, menu: true },
  settings: { run: showSettings, menu: true },
  setup: { run: showSetup, menu: true },
} as const satisfies Record<CommandName, Command>;
