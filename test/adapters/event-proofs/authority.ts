/** Certificates for tests: authorities that sign others, with what a test wants to be wrong with them. */
import { createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { der } from '../../../src/rehearsal/partner-center/webhooks/der.ts';

const oids = {
  sha256WithRsa: '1.2.840.113549.1.1.11',
  organisation: '2.5.4.10',
  commonName: '2.5.4.3',
  basicConstraints: '2.5.29.19',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  caIssuers: '1.3.6.1.5.5.7.48.2',
} as const;

export interface Wish {
  readonly commonName: string;
  readonly organisation?: string;
  readonly isAuthority?: boolean;
  /** In days from now. */
  readonly validFrom?: number;
  readonly validTo?: number;
  /** Where the certificate of its issuer is. */
  readonly issuerUrl?: string;
  readonly bits?: number;
}

export interface Issued {
  readonly wish: Wish;
  readonly certificate: Buffer;
  readonly privateKey: KeyObject;
  sign(body: Uint8Array): string;
}

const algorithm = () => der.sequence(der.oid(oids.sha256WithRsa), der.nothing());

function nameOf({ commonName, organisation = 'Microsoft Corporation' }: Wish): Buffer {
  const part = (oid: string, value: string) => der.set(der.sequence(der.oid(oid), der.text(value)));
  return der.sequence(part(oids.organisation, organisation), part(oids.commonName, commonName));
}

function extensionsOf({ isAuthority = false, issuerUrl }: Wish): Buffer {
  const extension = (oid: string, isCritical: boolean, value: Buffer) =>
    der.sequence(der.oid(oid), ...(isCritical ? [der.truth()] : []), der.octets(value));
  const constraints = isAuthority ? der.sequence(der.truth()) : der.sequence();
  // Tag 6 of the general names is an address.
  const address = Buffer.from(issuerUrl ?? '');
  const access = der.sequence(
    der.sequence(
      der.oid(oids.caIssuers),
      Buffer.concat([Buffer.from([0x86, 0x81, address.length]), address]),
    ),
  );
  return der.explicit(
    3,
    der.sequence(
      extension(oids.basicConstraints, true, constraints),
      ...(issuerUrl === undefined ? [] : [extension(oids.authorityInfoAccess, false, access)]),
    ),
  );
}

/** By another authority, or by itself. */
export function issue(wish: Wish, by?: Issued): Issued {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: wish.bits ?? 2048 });
  const dayMs = 86_400_000;
  const day = (offset: number) => new Date(Date.now() + offset * dayMs);
  const content = der.sequence(
    der.explicit(0, der.integer(Buffer.from([2]))),
    der.integer(Buffer.concat([Buffer.from([0x41]), randomBytes(11)])),
    algorithm(),
    nameOf(by?.wish ?? wish),
    der.sequence(der.time(day(wish.validFrom ?? -1)), der.time(day(wish.validTo ?? 30))),
    nameOf(wish),
    publicKey.export({ type: 'spki', format: 'der' }),
    extensionsOf(wish),
  );
  const signature = createSign('sha256')
    .update(content)
    .sign(by?.privateKey ?? privateKey);
  return {
    wish,
    privateKey,
    certificate: der.sequence(content, algorithm(), der.bits(signature)),
    sign: (body) => createSign('sha256').update(body).sign(privateKey).toString('base64'),
  };
}
