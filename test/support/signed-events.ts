/** Events signed as the rehearsal's Partner Center signs its own: with the certificate that is kept in its world. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createEventSigner } from '../../src/rehearsal/partner-center/webhooks/certificates.ts';
import { createSettings } from '../../src/rehearsal/world/database.ts';

interface Place {
  readonly dataDir: string;
  readonly rehearsalUrl: string;
  readonly botUrl: string;
}

export interface EventFields {
  readonly EventName?: string;
  readonly ResourceUri?: string | null;
  readonly ResourceChangeUtcDate?: string;
  readonly [field: string]: unknown;
}

const usual = {
  EventName: 'reseller-relationship-accepted-by-customer',
  ResourceName: 'Customer',
  AuditUri: null,
};

/** Signs bodies, and posts them at the bot's door. */
export function signedEvents(place: Place) {
  const sign = (body: string) => {
    const database = new DatabaseSync(join(place.dataDir, 'world.sqlite'));
    try {
      return createEventSigner(createSettings(database))().sign(Buffer.from(body));
    } finally {
      database.close();
    }
  };
  const headersOf = (body: string): Record<string, string> => ({
    'content-type': 'application/json; charset=utf-8',
    'x-ms-certificate-url': `${place.rehearsalUrl}/partner-center/certificates/pcnotifications-dispatch.microsoft.com.cer`,
    'x-ms-signature-algorithm': 'rsa-sha256',
    authorization: `Signature ${sign(body)}`,
  });
  const postBody = (body: string, headers: Readonly<Record<string, string>>) =>
    fetch(`${place.botUrl}/api/partner-center/events`, { method: 'POST', headers, body });
  return {
    headersOf,
    postBody,
    /** An acceptance at this moment, unless told otherwise. */
    bodyOf: (fields: EventFields = {}): string =>
      JSON.stringify({
        ...usual,
        ResourceUri: `https://api.partnercenter.microsoft.com/v1/customers/${someTenant(JSON.stringify(fields))}`,
        ResourceChangeUtcDate: new Date().toISOString().replace('Z', '0000+00:00'),
        ...fields,
      }),
    async post(fields: EventFields = {}, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
      const body = this.bodyOf(fields);
      return postBody(body, { ...headersOf(body), ...headers });
    },
  };
}

function someTenant(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
