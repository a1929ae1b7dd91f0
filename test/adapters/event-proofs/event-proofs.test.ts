import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { createEventProofs } from '../../../src/adapters/event-proofs/event-proofs.ts';
import { builtInRoots } from '../../../src/adapters/event-proofs/trust.ts';
import { issue, type Issued } from './authority.ts';

const subject = 'pcnotifications-dispatch.microsoft.com';
const host = 'certificates.example';
const certificateUrl = `https://${host}/cert/signer.cer`;
const rootUrl = `https://${host}/root.cer`;
const body = Buffer.from('{"EventName":"test-created","ResourceUri":"https://naïve.example"}');

type Served = Uint8Array<ArrayBuffer> | Response | 'hangs';

describe('the signature of an event', () => {
  const root = issue({ commonName: 'A root', isAuthority: true });
  const signer = issue({ commonName: subject }, root);
  const stranger = issue({ commonName: subject }, issue({ commonName: 'A root', isAuthority: true }));

  let asked: string[] = [];
  let served: Map<string, Served>;
  let nowMs = Date.now();
  beforeEach(() => {
    asked = [];
    nowMs = Date.now();
    served = new Map<string, Served>();
    serve(rootUrl, root);
    serve(certificateUrl, signer);
  });

  function serve(url: string, one: Issued | Served): void {
    served.set(url, one !== 'hangs' && 'certificate' in one ? new Uint8Array(one.certificate) : one);
  }

  const fetchServed: typeof fetch = async (input, init) => {
    const url = String(input);
    asked.push(url);
    assert.equal(init?.redirect, 'error');
    const found = served.get(url);
    if (found === 'hangs') {
      return new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new Error('given up')));
      });
    }
    if (found instanceof Response) return found;
    return found ? new Response(found) : new Response(null, { status: 404 });
  };

  const proofs = (timeoutMs = 10_000) =>
    createEventProofs({
      trust: {
        certificateHosts: [host],
        issuerHosts: ['issuers.example'],
        subject,
        scheme: 'https',
        rootUrl,
      },
      fetch: fetchServed,
      timeoutMs,
      now: () => new Date(nowMs),
    });

  const headers = (by: Issued = signer, url = certificateUrl) => ({
    authorization: `Signature ${by.sign(body)}`,
    'x-ms-certificate-url': url,
    'x-ms-signature-algorithm': 'rsa-sha256',
  });
  const check = (sent: Readonly<Record<string, string | undefined>>, bytes: Uint8Array = body) =>
    proofs().check({ headers: sent, body: bytes });
  const refused = (why: string) => ({ kind: 'refused', why });

  it('is good when it is one over these bytes by the certificate that is named', async () => {
    assert.deepEqual(await check(headers()), { kind: 'genuine' });
    const { authorization, ...rest } = headers();
    assert.deepEqual(await check({ ...rest, 'x-ms-signature': authorization }), { kind: 'genuine' });
    assert.deepEqual(
      await check({ ...rest, authorization: 'Bearer of something', 'x-ms-signature': authorization }),
      {
        kind: 'genuine',
      },
    );
  });

  it('is none over other bytes, not even over the same JSON', async () => {
    for (const other of [' ', '\uFEFF']) {
      const bytes = Buffer.concat([Buffer.from(other), body]);
      assert.deepEqual(await check(headers(), bytes), refused('signature'));
    }
    assert.deepEqual(await check(headers(stranger)), refused('signature'));
  });

  it('is missing when one of its headers is, or is none', async () => {
    for (const name of Object.keys(headers())) {
      assert.deepEqual(await check({ ...headers(), [name]: undefined }), refused('unsigned'), name);
    }
    for (const authorization of [
      '',
      'Signature',
      'Signature !',
      'Bearer abc',
      `Signature ${'A'.repeat(9_000)}`,
    ]) {
      assert.deepEqual(await check({ ...headers(), authorization }), refused('unsigned'));
    }
    for (const algorithm of ['none', 'rsa-sha1', 'hmac-sha256', '__proto__', 'toString']) {
      assert.deepEqual(
        await check({ ...headers(), 'x-ms-signature-algorithm': algorithm }),
        refused('algorithm'),
      );
    }
    assert.deepEqual(asked, [], 'nobody was asked for a certificate');
  });

  it('names no other address than those that are allowed: nothing else is ever asked', async () => {
    for (const url of [
      `http://${host}/cert/signer.cer`,
      `https://${host}:8443/cert/signer.cer`,
      `https://me@${host}/cert/signer.cer`,
      `https://${host}/cert/signer.cer?to=http://127.0.0.1/`,
      `https://${host}/cert/signer.cer#x`,
      `https://x.${host}/cert/signer.cer`,
      `https://${host}.attacker.example/cert/signer.cer`,
      `https://attacker.example/${host}/signer.cer`,
      'https://169.254.169.254/metadata',
      'file:///etc/passwd',
      `https://${host}/${'x'.repeat(600)}`,
      'nonsense',
    ]) {
      assert.deepEqual(await check(headers(signer, url)), refused('certificate-address'), url);
    }
    assert.deepEqual(asked, []);
  });

  it('is refused when the certificate is none, is too large, or is not there', async () => {
    for (const answer of [
      new Response(null, { status: 404 }),
      new Response('<html>'),
      new Response(new Uint8Array(17 * 1024)),
    ]) {
      serve(certificateUrl, answer);
      assert.deepEqual(await check(headers()), refused('certificate-missing'));
    }
  });

  it('is refused when what comes with the certificate is more than any certificate is', async () => {
    const text = new X509Certificate(signer.certificate).toString();
    const within = (bytes: number) => new Response(`${'# a remark\n'.repeat(bytes / 11)}${text}`);
    serve(certificateUrl, within(2 * 1024));
    assert.deepEqual(await check(headers()), { kind: 'genuine' });
    serve(certificateUrl, within(17 * 1024));
    assert.deepEqual(await check(headers()), refused('certificate-missing'));
  });

  it('cannot be told while the certificate cannot be had', async () => {
    for (const answer of [new Response(null, { status: 503 }), 'hangs'] as const) {
      serve(certificateUrl, answer);
      assert.deepEqual(await proofs(50).check({ headers: headers(), body }), { kind: 'unknown' });
    }
    serve(certificateUrl, signer);
    serve(rootUrl, new Response(null, { status: 500 }));
    assert.deepEqual(await check(headers()), { kind: 'unknown' });
  });

  it('is refused by a certificate of another name, or one that somebody else gave out', async () => {
    const other = issue({ commonName: 'other.microsoft.com' }, root);
    serve(certificateUrl, other);
    assert.deepEqual(await check(headers(other)), refused('certificate-name'));
    const foreignRoot = issue({ commonName: 'A root', organisation: 'Attackers', isAuthority: true });
    const foreign = issue({ commonName: subject }, foreignRoot);
    serve(certificateUrl, foreign);
    assert.deepEqual(await check(headers(foreign)), refused('certificate-name'));
  });

  it('is refused by a certificate that stands below no root of ours, is out of its time, or is itself an authority', async () => {
    for (const bad of [
      stranger,
      issue({ commonName: subject }),
      issue({ commonName: subject, validTo: -0.5 }, root),
      issue({ commonName: subject, validFrom: 1 }, root),
      issue({ commonName: subject, isAuthority: true }, root),
      issue({ commonName: subject, issuerUrl: 'https://attacker.example/ca.cer' }, stranger),
    ]) {
      serve(certificateUrl, bad);
      assert.deepEqual(await check(headers(bad)), refused('certificate-chain'));
    }
    assert.ok(asked.every((url) => new URL(url).host === host));
  });

  it('is refused when its key is a weak one', async () => {
    for (const [bits, why] of [
      [1024, 'unsigned'],
      [1920, 'signature'],
    ] as const) {
      const weak = issue({ commonName: subject, bits }, root);
      serve(certificateUrl, weak);
      assert.deepEqual(await check({ ...headers(weak) }), refused(why));
    }
  });

  it('may come by an authority in between, which is asked for at its own hosts and by https', async () => {
    const between = issue({ commonName: 'Between', isAuthority: true }, root);
    const leaf = issue({ commonName: subject, issuerUrl: 'http://issuers.example/between.cer' }, between);
    serve('https://issuers.example/between.cer', between);
    serve(certificateUrl, leaf);
    assert.deepEqual(await check(headers(leaf)), { kind: 'genuine' });
    const noAuthority = issue({ commonName: 'Between' }, root);
    const below = issue({ commonName: subject, issuerUrl: 'http://issuers.example/none.cer' }, noAuthority);
    serve('https://issuers.example/none.cer', noAuthority);
    serve(certificateUrl, below);
    assert.deepEqual(await check(headers(below)), refused('certificate-chain'));
  });

  it('asks for a certificate once, however many events come', async () => {
    const one = proofs();
    const all = await Promise.all(Array.from({ length: 50 }, () => one.check({ headers: headers(), body })));
    assert.ok(all.every(({ kind }) => kind === 'genuine'));
    assert.equal(asked.filter((url) => url === certificateUrl).length, 1);
  });

  it('asks strangers’ addresses a dozen times a minute at most, and what is known stays good', async () => {
    const one = proofs();
    assert.deepEqual(await one.check({ headers: headers(), body }), { kind: 'genuine' });
    for (let number = 0; number < 100; number += 1) {
      await one.check({ headers: headers(signer, `https://${host}/${number}.cer`), body });
    }
    assert.ok(asked.length <= 13, `${asked.length} calls`);
    assert.deepEqual(await one.check({ headers: headers(), body }), { kind: 'genuine' });
  });

  it('is checked by the renewed certificate behind the same address', async () => {
    const one = proofs();
    assert.deepEqual(await one.check({ headers: headers(), body }), { kind: 'genuine' });
    const renewed = issue({ commonName: subject }, root);
    serve(certificateUrl, renewed);
    assert.deepEqual(await one.check({ headers: headers(renewed), body }), refused('signature'));
    nowMs += 61_000;
    assert.deepEqual(await one.check({ headers: headers(renewed), body }), { kind: 'genuine' });
    assert.deepEqual(await one.check({ headers: headers(signer), body }), refused('signature'));
  });

  it('is believed below the roots that Microsoft’s certificates have', () => {
    const names = builtInRoots().map(({ subject: name }) => name);
    for (const name of ['Microsoft RSA Root Certificate Authority 2017', 'DigiCert Global Root G2']) {
      assert.ok(
        names.some((one) => one.split('\n').includes(`CN=${name}`)),
        name,
      );
    }
  });
});
