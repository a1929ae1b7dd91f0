import { z } from 'zod';
import { Fault } from '../../ports/faults.ts';

const Claims = z.object({ roles: z.array(z.string()).default([]) });
const PersonClaims = z.object({ scp: z.string() });
const HolderClaims = z.object({ oid: z.string() });

const payloadOf = (token: string): unknown =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));

/** What a person's token lets the bot do in the person's name; absent for one that nobody but its addressee can read. */
export function scopesIn(token: string): readonly string[] | undefined {
  try {
    return PersonClaims.parse(payloadOf(token))
      .scp.split(' ')
      .filter((scope) => scope !== '');
  } catch {
    return undefined;
  }
}

/** Of whom a token is; absent for one that nobody but its addressee can read. */
export function holderOf(token: string): string | undefined {
  try {
    return HolderClaims.parse(payloadOf(token)).oid.toLowerCase();
  } catch {
    return undefined;
  }
}

/** What a token of the application itself lets it do. It is read, and not verified: it came from sign-in itself. */
export function permissionsIn(token: string): readonly string[] {
  try {
    return Claims.parse(payloadOf(token)).roles;
  } catch (cause) {
    throw new Fault('sign-in/unavailable', { cause });
  }
}
