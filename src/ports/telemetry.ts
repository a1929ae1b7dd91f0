import type { FaultCode } from './faults.ts';

/** `looks`: a look was asked for. `noted`: nothing to look at. `known`: it came before. `unknown`: no event we know of. */
export type EventOutcome = 'looks' | 'noted' | 'known' | 'old' | 'unknown';

/** All that is ever logged: a closed list, static names, typed fields, nothing that a person wrote or is called. */
export interface Events {
  'service.started': { readonly rehearsal: boolean; readonly port: number };
  'service.stopping': { readonly signal: string };
  'turn.answered': { readonly what: string; readonly person: string; readonly ms: number };
  'turn.failed': { readonly what: string; readonly reference: string; readonly code: FaultCode | 'bug' };
  /** Told to the person; what else is not taken in from there in the next seconds is not written down. */
  'turn.turned-away': { readonly why: string; readonly person: string };
  'door.refused': { readonly status: number; readonly why: string };
  /** `name` is of the documented events, else `unknown`: what came in is nobody's word. */
  'event.received': { readonly name: string; readonly outcome: EventOutcome };
  'audit.unread': { readonly code: FaultCode };
  'directory.compared': { readonly count: number; readonly put: number; readonly gone: number };
  'invitation.moved': { readonly invitation: string; readonly to: string };
  'outbox.delayed': { readonly act: string; readonly attempts: number; readonly code: FaultCode | 'bug' };
  'outbox.waiting': { readonly act: string; readonly person: string; readonly need: string };
  'notice.delivered': { readonly kind: string; readonly repeat: boolean };
  'notice.undelivered': { readonly kind: string; readonly reason: string };
  'worker.failed': { readonly worker: string; readonly code: FaultCode | 'bug' };
}

export type EventName = keyof Events;

export interface Telemetry {
  record<Name extends EventName>(name: Name, fields: Events[Name], error?: unknown): void;
}
