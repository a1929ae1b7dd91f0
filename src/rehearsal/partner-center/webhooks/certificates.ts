/** The rehearsal's own certificate authority, and the certificate that its events are signed with. */
import { createPrivateKey, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import type { Settings } from '../../world/database.ts';
import { der } from './der.ts';

export interface EventSigner {
  /** Base64 of an RSA signature with SHA-256 over the bytes. */
  sign(body: Buffer): string;
  /** The signing certificate and the root above it, each as DER. */
  readonly certificate: Buffer;
  readonly root: Buffer;
}

const oids = {
  sha256WithRsa: '1.2.840.113549.1.1.11',
  country: '2.5.4.6',
  organisation: '2.5.4.10',
  commonName: '2.5.4.3',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
} as const;

const algorithm = () => der.sequence(der.oid(oids.sha256WithRsa), der.nothing());

function nameOf(commonName: string): Buffer {
  const part = (oid: string, value: string) => der.set(der.sequence(der.oid(oid), der.text(value)));
  return der.sequence(
    part(oids.country, 'US'),
    part(oids.organisation, 'Microsoft Corporation'),
    part(oids.commonName, commonName),
  );
}

interface Subject {
  readonly commonName: string;
  readonly key: KeyObject;
  readonly isAuthority: boolean;
}

function extensions(isAuthority: boolean): Buffer {
  const constraints = isAuthority ? der.sequence(der.truth()) : der.sequence();
  // keyCertSign and cRLSign for the root, digitalSignature for the other.
  const usage = isAuthority ? der.bits(Buffer.from([0x06]), 1) : der.bits(Buffer.from([0x80]), 7);
  const extension = (oid: string, value: Buffer) =>
    der.sequence(der.oid(oid), der.truth(), der.octets(value));
  return der.explicit(
    3,
    der.sequence(extension(oids.basicConstraints, constraints), extension(oids.keyUsage, usage)),
  );
}

function issue(
  subject: Subject,
  issuer: { readonly commonName: string; readonly privateKey: KeyObject },
): Buffer {
  const now = Date.now();
  const dayMs = 86_400_000;
  const serial = randomBytes(12);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const content = der.sequence(
    der.explicit(0, der.integer(Buffer.from([2]))),
    der.integer(serial),
    algorithm(),
    nameOf(issuer.commonName),
    der.sequence(der.time(new Date(now - dayMs)), der.time(new Date(now + 3650 * dayMs))),
    nameOf(subject.commonName),
    subject.key.export({ type: 'spki', format: 'der' }),
    extensions(subject.isAuthority),
  );
  const signature = createSign('sha256').update(content).sign(issuer.privateKey);
  return der.sequence(content, algorithm(), der.bits(signature));
}

interface Kept {
  readonly privateKey: string;
  readonly certificate: string;
  readonly root: string;
}

const rootName = 'Customer Connect Rehearsal Root';
const signerName = 'pcnotifications-dispatch.microsoft.com';

function make(): Kept {
  const authority = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const signer = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const issuer = { commonName: rootName, privateKey: authority.privateKey };
  const root = issue({ commonName: rootName, key: authority.publicKey, isAuthority: true }, issuer);
  const certificate = issue({ commonName: signerName, key: signer.publicKey, isAuthority: false }, issuer);
  return {
    privateKey: signer.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: certificate.toString('base64'),
    root: root.toString('base64'),
  };
}

/** Made when first needed, which takes a moment, and kept with the world. */
export function createEventSigner(settings: Settings): () => EventSigner {
  let signer: EventSigner | undefined;
  return () => {
    if (signer) return signer;
    const text = settings.read('event-signer');
    const kept = text === undefined ? make() : (JSON.parse(text) as Kept);
    if (text === undefined) settings.write('event-signer', JSON.stringify(kept));
    const privateKey = createPrivateKey(kept.privateKey);
    signer = {
      sign: (body) => createSign('sha256').update(body).sign(privateKey).toString('base64'),
      certificate: Buffer.from(kept.certificate, 'base64'),
      root: Buffer.from(kept.root, 'base64'),
    };
    return signer;
  };
}
