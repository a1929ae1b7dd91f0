/** Delivers signed events to the registered address: ten attempts with growing pauses, and then no more. */
import { STATUS_CODES } from 'node:http';
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

/** The documented sample names the code (`OK`) and gives a time with seven digits of a second and without a zone. */
const codeName = (status: number) => (STATUS_CODES[status] ?? String(status)).replace(/\W/g, '');
const dateTimeUtc = (at: Date) => at.toISOString().replace('Z', '0000');

export interface Delivery {
  /** `onAttempt` hears of each attempt. Cut is what was under way when the rehearsal ended: nothing is told of it. */
  deliver(
    event: PartnerEvent,
    registration: Registration,
    onAttempt?: (attempt: Attempt) => void,
  ): Promise<'over' | 'cut'>;
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
  ): Promise<{ readonly made: Attempt; readonly isTaken: boolean }> => {
    const header = signatureTokenToMsSignatureHeader ? 'x-ms-signature' : 'authorization';
    const time = { dateTimeUtc: dateTimeUtc(now()) };
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
      const answered = { responseCode: codeName(response.status), responseMessage: '', systemError: false };
      return { made: { ...answered, ...time }, isTaken: response.ok };
    } catch (error) {
      const responseMessage = error instanceof Error ? error.message : 'failed';
      return {
        made: { responseCode: null, responseMessage, systemError: true, ...time },
        isTaken: false,
      };
    }
  };
  return {
    deliver: async (event, registration, onAttempt) => {
      const body = Buffer.from(JSON.stringify(event));
      for (let made = 0; made < attempts; made += 1) {
        const done = await attempt(body, registration);
        if (closing.signal.aborted) return 'cut';
        onAttempt?.(done.made);
        if (done.isTaken) return 'over';
        await pause(firstPauseMs * 2 ** made, undefined, { signal: closing.signal, ref: false }).catch(
          () => undefined,
        );
        if (closing.signal.aborted) return 'cut';
      }
      return 'over';
    },
    close: () => closing.abort(),
  };
}
