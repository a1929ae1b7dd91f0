/** Delivers signed events to the registered address: ten attempts with growing pauses, and then no more. */
import { setTimeout as pause } from 'node:timers/promises';
import type { EventSigner } from './certificates.ts';
import type { Registration } from './registration.ts';

export interface PartnerEvent {
  readonly EventName: string;
  readonly ResourceUri: string | null;
  readonly ResourceName: string;
  readonly AuditUri: string | null;
  readonly ResourceChangeUtcDate: string;
}

export interface Attempt {
  readonly responseCode: string | null;
  readonly responseMessage: string;
  readonly systemError: boolean;
  readonly dateTimeUtc: string;
}

export interface Delivery {
  /** Resolves with the last attempt; `onAttempt` hears of each. */
  deliver(
    event: PartnerEvent,
    registration: Registration,
    onAttempt?: (attempt: Attempt) => void,
  ): Promise<void>;
  close(): void;
}

interface Deps {
  readonly signer: () => EventSigner;
  readonly certificateUrl: () => string;
  readonly now: () => Date;
  readonly firstPauseMs: number;
}

const attempts = 10;
const timeoutMs = 10_000;

export function createDelivery({ signer, certificateUrl, now, firstPauseMs }: Deps): Delivery {
  const closing = new AbortController();
  const attempt = async (
    body: Buffer,
    { webhookUrl, signatureTokenToMsSignatureHeader }: Registration,
  ): Promise<Attempt> => {
    const header = signatureTokenToMsSignatureHeader ? 'x-ms-signature' : 'authorization';
    const dateTimeUtc = now().toISOString();
    try {
      const response = await fetch(webhookUrl, {
        method: 'POST',
        redirect: 'error',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'x-ms-certificate-url': certificateUrl(),
          'x-ms-signature-algorithm': 'rsa-sha256',
          [header]: `Signature ${signer().sign(body)}`,
        },
        body: new Uint8Array(body),
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(timeoutMs)]),
      });
      await response.body?.cancel();
      return {
        responseCode: String(response.status),
        responseMessage: response.statusText,
        systemError: false,
        dateTimeUtc,
      };
    } catch (error) {
      const message = error instanceof Error ? error.message : 'failed';
      return { responseCode: null, responseMessage: message, systemError: true, dateTimeUtc };
    }
  };
  return {
    deliver: async (event, registration, onAttempt) => {
      const body = Buffer.from(JSON.stringify(event));
      for (let made = 0; made < attempts && !closing.signal.aborted; made += 1) {
        const done = await attempt(body, registration);
        onAttempt?.(done);
        if (done.responseCode?.startsWith('2')) return;
        await pause(firstPauseMs * 2 ** made, undefined, { signal: closing.signal, ref: false }).catch(
          () => undefined,
        );
      }
    },
    close: () => closing.abort(),
  };
}
