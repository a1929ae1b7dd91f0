/** Events: registering for them, testing the address, and what is sent when a customer accepts. */
import { z } from 'zod';
import type { Answer, Exchange, Route } from '../../http-kit.ts';
import type { Audit } from '../../world/audits.ts';
import type { World } from '../../world/world.ts';
import { errorAnswer, errors } from '../answers.ts';
import type { Endpoint } from '../guard.ts';
import { createEventSigner } from './certificates.ts';
import { createDelivery, type PartnerEvent } from './delivery.ts';
import {
  createRegistrationDesk,
  type Registration,
  type RegistrationFacts,
  type RegistrationDesk,
  registrableEvents,
} from './registration.ts';
import { api, base, noRegistration, validationEndpoints } from './validation.ts';

export interface Webhooks {
  readonly endpoints: readonly Endpoint[];
  /** Certificates are public: these need no token. */
  readonly openRoutes: readonly Route[];
  close(): void;
}

export interface WebhookOptions {
  readonly world: World;
  /** Where Partner Center itself is reached, without a slash at the end. */
  readonly publicUrl: () => string;
  /** Before the second attempt of a delivery; doubled for each one after. */
  readonly firstPauseMs?: number;
}

const certificateName = 'pcnotifications-dispatch.microsoft.com.cer';
const rootName = 'rehearsal-root.cer';

/** Which of the two names an accepted invitation has is not documented: who registered for both is sent both. */
const acceptanceEvents = [
  'indirect-reseller-relationship-accepted-by-customer',
  'reseller-relationship-accepted-by-customer',
];

/** No event of the end of a reseller relationship is documented. */
const eventsOf: Readonly<Partial<Record<Audit['operation'], readonly string[]>>> = {
  reseller_relationship_accepted_by_customer: acceptanceEvents,
  dap_admin_relationship_terminated: ['dap-admin-relationship-terminated'],
  granular_admin_relationship_terminated: ['granular-admin-relationship-terminated'],
};

const Body = z.object({
  webhookurl: z.url(),
  webhookevents: z.array(z.enum(registrableEvents)).min(1),
  signaturetokentomssignatureheader: z.boolean().default(false),
});

/** Nothing of a rehearsal leaves the machine, its events neither. */
function isLoopback(address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null &&
    ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname) &&
    /^https?:$/.test(url.protocol)
  );
}

/** Property names count in any case. */
function readFacts({ body }: Exchange): RegistrationFacts | Answer {
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    return errorAnswer(errors.invalidInput('the body is not JSON'));
  }
  const folded = Object.fromEntries(
    Object.entries(value ?? {}).map(([name, one]) => [name.toLowerCase(), one]),
  );
  const parsed = Body.safeParse(folded);
  if (!parsed.success)
    return errorAnswer(errors.invalidProperty(parsed.error.issues[0]?.path.join('/') ?? 'body'));
  const {
    webhookurl: webhookUrl,
    webhookevents: webhookEvents,
    signaturetokentomssignatureheader,
  } = parsed.data;
  if (!isLoopback(webhookUrl))
    return errorAnswer(errors.invalidInput('rehearsal calls addresses of this machine only'));
  return { webhookUrl, webhookEvents, signatureTokenToMsSignatureHeader: signaturetokentomssignatureheader };
}

const registered = ({ subscriberId, webhookUrl, webhookEvents }: Registration): Answer => ({
  status: 200,
  body: { SubscriberId: subscriberId, WebhookUrl: webhookUrl, WebhookEvents: webhookEvents },
});

const oneAlready = errorAnswer({
  status: 409,
  code: 1001,
  description: 'A registration exists already. Update it.',
});

function registrationEndpoints(desk: RegistrationDesk, now: () => Date): readonly Endpoint[] {
  const write = (exchange: Exchange): Answer => {
    const facts = readFacts(exchange);
    return 'status' in facts ? facts : registered(desk.write(facts, now()));
  };
  return [
    {
      method: 'GET',
      template: `${base}/events`,
      auth: 'app-too',
      handle: () => ({ status: 200, body: [...registrableEvents] }),
    },
    {
      method: 'GET',
      template: base,
      auth: 'app-too',
      handle: () => {
        const registration = desk.read();
        return registration ? { status: 200, body: { ...registration, properties: {} } } : noRegistration;
      },
    },
    {
      method: 'POST',
      template: base,
      auth: 'app-too',
      handle: ({ exchange }) => (desk.read() ? oneAlready : write(exchange)),
    },
    {
      method: 'PUT',
      template: base,
      auth: 'app-too',
      handle: ({ exchange }) => (desk.read() ? write(exchange) : noRegistration),
    },
  ];
}

/** What an event is about (API reference 7.1): the customer, its old rights, or one granular relationship. */
function resourceOf({ tenantId, operation }: Audit, { delegations }: World) {
  if (operation === 'dap_admin_relationship_terminated') {
    return { ResourceUri: null, ResourceName: 'PartnerCustomerDap' };
  }
  if (operation === 'granular_admin_relationship_terminated') {
    const id = delegations.ofTenant(tenantId)?.id;
    const ResourceUri = `https://partner.microsoft.com/granularAdminRelationships/${id}`;
    return { ResourceUri, ResourceName: 'GranularAdminRelationship' };
  }
  return { ResourceUri: `${api}/v1/customers/${tenantId}`, ResourceName: 'Customer' };
}

/** The ids stand behind the real host, as in the documented payload, wherever the imitation is reached. */
function eventOf(name: string, audit: Audit, world: World): PartnerEvent {
  const { ResourceUri, ResourceName } = resourceOf(audit, world);
  return {
    EventName: name,
    ResourceUri,
    ResourceName,
    AuditUri: `${api}/auditactivity/v1/auditrecords/${audit.id}`,
    ResourceChangeUtcDate: audit.at.toISOString().replace('Z', '0000+00:00'),
  };
}

export function createWebhooks({ world, publicUrl, firstPauseMs = 500 }: WebhookOptions): Webhooks {
  const { settings, clock, audits } = world;
  const desk = createRegistrationDesk(settings);
  const signer = createEventSigner(settings);
  const certificateUrl = () => `${publicUrl()}/certificates/${certificateName}`;
  const delivery = createDelivery({ signer, certificateUrl, now: clock.now, firstPauseMs });
  const stop = audits.onRecorded((audit) => {
    const registration = desk.read();
    const names = (eventsOf[audit.operation] ?? []).filter((name) =>
      registration?.webhookEvents.includes(name),
    );
    for (const name of names)
      if (registration) void delivery.deliver(eventOf(name, audit, world), registration);
  });
  const certificate = (name: string, read: () => Buffer): Route => ({
    method: 'GET',
    template: `/certificates/${name}`,
    handle: () => ({ status: 200, headers: { 'content-type': 'application/pkix-cert' }, body: read() }),
  });
  return {
    endpoints: [
      ...registrationEndpoints(desk, clock.now),
      ...validationEndpoints({ desk, delivery, settings, now: clock.now }),
    ],
    openRoutes: [
      certificate(certificateName, () => signer().certificate),
      certificate(rootName, () => signer().root),
    ],
    close: () => {
      stop();
      delivery.close();
    },
  };
}
