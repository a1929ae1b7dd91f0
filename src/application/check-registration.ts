import type { Instant } from '../domain/ids.ts';
import { checkPermissions, daysUntil, type PermissionCheck } from '../domain/permissions.ts';
import type { AppCredential, AppRegistration } from '../ports/app-registration.ts';
import type { Clock } from '../ports/clock.ts';

export interface CredentialStatus {
  readonly kind: AppCredential['kind'];
  readonly endsAt: Instant;
  readonly daysLeft: number;
}

/** How the bot's own registration is; what could not be read is absent. */
export interface RegistrationStatus {
  readonly permissions?: PermissionCheck;
  /** The first to end of each kind; empty where the bot needs none of its own. */
  readonly credentials?: readonly CredentialStatus[];
}

interface Dependencies {
  readonly registration: AppRegistration;
  readonly clock: Clock;
  /** When the secret ends, as whoever set it wrote down; that counts before what the directory tells. */
  readonly secretEndsAt?: Instant;
  /** When the certificate in use ends, as its file says; that counts before what the directory tells. */
  readonly certificateEndsAt?: () => Promise<Instant | undefined>;
  /** Whether our customers have to be read from the directory instead. */
  readonly isListRefused?: () => Promise<boolean>;
  /** False for a managed identity, which has no secret that could end. */
  readonly hasSecret: boolean;
}

export type CheckRegistration = () => Promise<RegistrationStatus>;

export function createCheckRegistration(deps: Dependencies): CheckRegistration {
  const { registration, clock, secretEndsAt, hasSecret } = deps;

  const credentials = async (): Promise<readonly CredentialStatus[] | undefined> => {
    const read = (await registration.credentials().catch(() => undefined)) ?? undefined;
    const certificateEnd = await deps.certificateEndsAt?.();
    const told: readonly AppCredential[] = [
      ...(secretEndsAt === undefined ? [] : [{ kind: 'secret', endsAt: secretEndsAt } as const]),
      ...(certificateEnd === undefined ? [] : [{ kind: 'certificate', endsAt: certificateEnd } as const]),
    ];
    const found = [...told, ...(read ?? []).filter(({ kind }) => told.every((one) => one.kind !== kind))];
    if (read === undefined && told.length === 0) return hasSecret ? undefined : [];
    return (['secret', 'certificate'] as const).flatMap((kind) => {
      const [first] = found.filter((one) => one.kind === kind).toSorted(byEnd);
      return first ? [{ ...first, daysLeft: daysUntil(first.endsAt, clock.now()) }] : [];
    });
  };

  return async () => {
    // One after the other: what was granted a moment ago counts from here on.
    const granted = await registration.permissions().catch(() => undefined);
    const ends = await credentials();
    const isListRefused = (await deps.isListRefused?.().catch(() => false)) ?? false;
    return {
      ...(granted === undefined ? {} : { permissions: checkPermissions(granted, { isListRefused }) }),
      ...(ends === undefined ? {} : { credentials: ends }),
    };
  };
}

const byEnd = (one: AppCredential, other: AppCredential) => Date.parse(one.endsAt) - Date.parse(other.endsAt);
