/** Testing the registered address with an event of its own. */
import { randomUUID } from 'node:crypto';
import { partner } from '../../facts.ts';
import type { Answer } from '../../http-kit.ts';
import { errorAnswer, throttledAnswer } from '../answers.ts';
import type { Endpoint } from '../guard.ts';
import type { Attempt, Delivery, PartnerEvent } from './delivery.ts';
import type { Registration, RegistrationDesk } from './registration.ts';

/** What stands in events and addresses, wherever the imitation is reached. */
export const api = 'https://api.partnercenter.microsoft.com';
export const base = '/webhooks/v1/registration';

export const noRegistration = errorAnswer({
  status: 404,
  code: 1000,
  description: 'No registration was found.',
});

interface Validation {
  readonly callbackUrl: string;
  readonly results: Attempt[];
  isCompleted: boolean;
}

interface ValidationDeps {
  readonly desk: RegistrationDesk;
  readonly delivery: Delivery;
  readonly now: () => Date;
}

const noTestEvent = {
  status: 400,
  code: 800002,
  description: 'The registration does not hold test-created.',
};

/** At most two a minute, in real time. What became of them is kept until the next start. */
export function validationEndpoints({ desk, delivery, now }: ValidationDeps): readonly Endpoint[] {
  const validations = new Map<string, Validation>();
  let startedMs: readonly number[] = [];
  const start = (registration: Registration): Answer => {
    startedMs = startedMs.filter((one) => one > Date.now() - 60_000);
    if (startedMs.length >= 2) return throttledAnswer(60);
    startedMs = [...startedMs, Date.now()];
    const correlationId = randomUUID();
    const validation: Validation = { callbackUrl: registration.webhookUrl, results: [], isCompleted: false };
    validations.set(correlationId, validation);
    const event: PartnerEvent = {
      EventName: 'test-created',
      ResourceUri: `${api}${base}/validationEvents/${correlationId}`,
      ResourceName: 'test',
      AuditUri: null,
      ResourceChangeUtcDate: now().toISOString(),
    };
    void delivery
      .deliver(event, registration, (attempt) => validation.results.push(attempt))
      .then(() => {
        validation.isCompleted = true;
      });
    return { status: 200, body: { correlationId } };
  };
  return [
    {
      method: 'POST',
      template: `${base}/validationEvents`,
      auth: 'app-too',
      handle: () => {
        const registration = desk.read();
        if (!registration) return noRegistration;
        if (!registration.webhookEvents.includes('test-created')) return errorAnswer(noTestEvent);
        return start(registration);
      },
    },
    {
      method: 'GET',
      template: `${base}/validationEvents/:event`,
      auth: 'app-too',
      handle: ({ params }) => {
        const correlationId = params.event ?? '';
        const validation = validations.get(correlationId);
        if (!validation)
          return errorAnswer({ status: 404, code: 1000, description: 'No such validation event.' });
        const { callbackUrl, results, isCompleted } = validation;
        const status = isCompleted ? 'completed' : 'inProgress';
        return {
          status: 200,
          body: { correlationId, partnerId: partner.tenantId, status, callbackUrl, results },
        };
      },
    },
  ];
}
