/** Testing the registered address with an event of its own. */
import { randomUUID } from 'node:crypto';
import { partner } from '../../facts.ts';
import type { Answer } from '../../http-kit.ts';
import type { Settings } from '../../world/database.ts';
import { errorAnswer } from '../answers.ts';
import type { Endpoint } from '../guard.ts';
import { createRateLimit } from '../rate-limits.ts';
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
  readonly correlationId: string;
  readonly startedRealMs: number;
  readonly callbackUrl: string;
  readonly results: readonly Attempt[];
  readonly isCompleted: boolean;
}

interface ValidationDeps {
  readonly desk: RegistrationDesk;
  readonly delivery: Delivery;
  readonly settings: Settings;
  readonly now: () => Date;
}

const keptMs = 7 * 86_400_000;

/** What became of the tests of the last seven days, in real time. */
function createValidations(settings: Settings) {
  const name = 'validation-events';
  const all = () => {
    const since = Date.now() - keptMs;
    return (JSON.parse(settings.read(name) ?? '[]') as Validation[]).filter(
      (one) => one.startedRealMs > since,
    );
  };
  return {
    find: (correlationId: string) => all().find((one) => one.correlationId === correlationId),
    put: (validation: Validation) => {
      const others = all().filter((one) => one.correlationId !== validation.correlationId);
      settings.write(name, JSON.stringify([...others, validation]));
    },
  };
}

const noTestEvent = {
  status: 400,
  code: 800002,
  description: 'The registration does not hold test-created.',
};

/** At most two a minute. */
export function validationEndpoints(deps: ValidationDeps): readonly Endpoint[] {
  const { desk, delivery, settings, now } = deps;
  const validations = createValidations(settings);
  const limit = createRateLimit(2, now);
  const start = (registration: Registration): Answer => {
    const throttled = limit.refusal();
    if (throttled) return throttled;
    const correlationId = randomUUID();
    let validation: Validation = {
      correlationId,
      startedRealMs: Date.now(),
      callbackUrl: registration.webhookUrl,
      results: [],
      isCompleted: false,
    };
    const change = (to: Partial<Validation>) => {
      validation = { ...validation, ...to };
      validations.put(validation);
    };
    change({});
    const event: PartnerEvent = {
      EventName: 'test-created',
      ResourceUri: `${api}${base}/validationEvents/${correlationId}`,
      ResourceName: 'test',
      AuditUri: null,
      ResourceChangeUtcDate: now().toISOString(),
    };
    void delivery
      .deliver(event, registration, (attempt) => change({ results: [...validation.results, attempt] }))
      .then((end) => {
        if (end === 'over') change({ isCompleted: true });
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
        const validation = validations.find(correlationId);
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
