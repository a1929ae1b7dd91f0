import { z } from 'zod';
import { Fault } from '../../ports/faults.ts';

const Claims = z.object({ roles: z.array(z.string()).default([]) });

/** What a token of the application itself lets it do. It is read, and not verified: it came from sign-in itself. */
export function permissionsIn(token: string): readonly string[] {
  try {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    return Claims.parse(JSON.parse(payload)).roles;
  } catch (cause) {
    throw new Fault('sign-in/unavailable', { cause });
  }
}
