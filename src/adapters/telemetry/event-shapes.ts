/** How each event is logged: its level, and of which kind each of its fields is. What is not named here is dropped. */
import type { EventName, Events } from '../../ports/telemetry.ts';

/** `id`: written under a pseudonym. `word`: a machine's word, never a sentence. */
export type FieldKind = 'id' | 'word' | 'number' | 'flag';
export type Level = 'info' | 'warn' | 'error';

type KindOf<Value> = Value extends number ? 'number' : Value extends boolean ? 'flag' : 'id' | 'word';

type EventShapes = {
  readonly [Name in EventName]: {
    readonly level: Level;
    readonly fields: { readonly [Field in keyof Events[Name]]-?: KindOf<Events[Name][Field]> };
  };
};

export const eventShapes: EventShapes = {
  'service.started': { level: 'info', fields: { rehearsal: 'flag', port: 'number' } },
  'service.stopping': { level: 'info', fields: { signal: 'word' } },
  'turn.answered': { level: 'info', fields: { what: 'word', person: 'id', ms: 'number' } },
  'turn.failed': { level: 'error', fields: { what: 'word', reference: 'word', code: 'word' } },
  'turn.turned-away': { level: 'warn', fields: { why: 'word', person: 'id' } },
  'door.refused': { level: 'warn', fields: { status: 'number', why: 'word' } },
  'event.received': { level: 'info', fields: { name: 'word', outcome: 'word' } },
  'audit.unread': { level: 'warn', fields: { code: 'word' } },
  'directory.compared': { level: 'info', fields: { count: 'number', put: 'number', gone: 'number' } },
  'invitation.moved': { level: 'info', fields: { invitation: 'id', to: 'word' } },
  'outbox.delayed': { level: 'warn', fields: { act: 'word', attempts: 'number', code: 'word' } },
  'outbox.waiting': { level: 'warn', fields: { act: 'word', person: 'id', need: 'word' } },
  'notice.delivered': { level: 'info', fields: { kind: 'word', repeat: 'flag' } },
  'notice.undelivered': { level: 'warn', fields: { kind: 'word', reason: 'word' } },
  'worker.failed': { level: 'error', fields: { worker: 'word', code: 'word' } },
};
