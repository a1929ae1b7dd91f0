/** The single registration for events that a tenant may have, and the events that there are. */
import { randomUUID } from 'node:crypto';
import type { Settings } from '../../world/database.ts';

export const registrableEvents = [
  'test-created',
  'subscription-updated',
  'reseller-relationship-accepted-by-customer',
  'indirect-reseller-relationship-accepted-by-customer',
  'dap-admin-relationship-approved',
  'dap-admin-relationship-terminated',
  'dap-admin-relationship-terminated-by-microsoft',
  'granular-admin-relationship-approved',
  'granular-admin-relationship-activated',
  'granular-admin-relationship-terminated',
  'granular-admin-relationship-expired',
] as const;

export interface RegistrationFacts {
  readonly webhookUrl: string;
  readonly webhookEvents: readonly string[];
  /** Puts the signature into `x-ms-signature`, for callers whose proxies eat `Authorization`. */
  readonly signatureTokenToMsSignatureHeader: boolean;
}

export interface Registration extends RegistrationFacts {
  readonly subscriberId: string;
  readonly lastModifiedTimestamp: string;
}

export interface RegistrationDesk {
  read(): Registration | undefined;
  /** Replaces whatever was registered, whoever did it. */
  write(facts: RegistrationFacts, at: Date): Registration;
  /** Nobody is registered any more; no call of Partner Center's does this. */
  clear(): void;
}

export function createRegistrationDesk(settings: Settings): RegistrationDesk {
  const name = 'webhook-registration';
  const read = () => {
    const text = settings.read(name);
    return text ? (JSON.parse(text) as Registration) : undefined;
  };
  return {
    read,
    write: (facts, at) => {
      const subscriberId = read()?.subscriberId ?? randomUUID();
      const registration = { ...facts, subscriberId, lastModifiedTimestamp: at.toISOString() };
      settings.write(name, JSON.stringify(registration));
      return registration;
    },
    clear: () => settings.write(name, ''),
  };
}
