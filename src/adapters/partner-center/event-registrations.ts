import { STATUS_CODES } from 'node:http';
import { isFault } from '../../ports/faults.ts';
import type { EventRegistrations } from '../../ports/partner-center.ts';
import {
  BegunTestAnswer,
  EventNamesAnswer,
  EventTestAnswer,
  parse,
  WrittenRegistrationAnswer,
} from './answers.ts';
import type { Call, PartnerCenterHttp, Refusal } from './partner-center-http.ts';

export const registrationPath = '/webhooks/v1/registration';
const testsPath = `${registrationPath}/validationEvents`;

export const isNotRegistered = ({ status, isReadable }: Refusal) => isReadable && status === 404;
/**
 * In the documented sample an attempt was answered `OK`: the code's name. Whoever reads it wants the number; a name that
 * nobody knows is told as it is.
 */
function httpCode(told: string): string {
  const folded = (name: string) => name.replace(/\W/g, '').toLowerCase();
  const known = Object.entries(STATUS_CODES).find(([, name]) => folded(name ?? '') === folded(told));
  return known?.[0] ?? told;
}

const isRegistered = ({ status, isReadable }: Refusal) => isReadable && status === 409;

/** The registration for events (API reference 7.2). No call that ends it is documented, so there is none here. */
export function createEventRegistrations(
  http: PartnerCenterHttp,
  operation: (path: string, rest?: Omit<Call, 'path' | 'correlationId'>) => Call,
): EventRegistrations {
  return {
    registrable: async () => parse(EventNamesAnswer, await http(operation(`${registrationPath}/events`))),
    async write({ url, events }, how) {
      // In its own header the signature comes through proxies that take `Authorization` away.
      const change = { WebhookUrl: url, WebhookEvents: events, SignatureTokenToMsSignatureHeader: true };
      const isMaking = how === 'make';
      const answer = await http(
        operation(registrationPath, {
          change,
          method: isMaking ? 'POST' : 'PUT',
          isAbsence: isMaking ? isRegistered : isNotRegistered,
        }),
      );
      if (answer === undefined) return isMaking ? 'exists' : 'absent';
      parse(WrittenRegistrationAnswer, answer);
      return 'written';
    },
    async beginTest() {
      try {
        const begun = await http(
          operation(testsPath, { change: {}, method: 'POST', isAbsence: isNotRegistered }),
        );
        if (begun === undefined) return { kind: 'unregistered' };
        return { kind: 'begun', id: parse(BegunTestAnswer, begun).correlationid };
      } catch (error) {
        // The test event has to be among those that are registered.
        if (isFault(error) && error.details.status === 400) return { kind: 'unregistered' };
        throw error;
      }
    },
    async readTest(id) {
      const path = `${testsPath}/${encodeURIComponent(id)}`;
      const answer = await http(operation(path, { isAbsence: isNotRegistered }));
      if (answer === undefined) return undefined;
      const { status, results } = parse(EventTestAnswer, answer);
      return {
        isCompleted: status.toLowerCase() === 'completed',
        attempts: results.map(({ responsecode: code }) => (code ? { code: httpCode(code) } : {})),
      };
    },
  };
}
