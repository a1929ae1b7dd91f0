import type { EventName, Telemetry } from '../../src/ports/telemetry.ts';

export interface Recorded {
  readonly name: EventName;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly error?: unknown;
}

/** A telemetry that keeps what it was told. */
export function createRecordingTelemetry(): Telemetry & { readonly recorded: readonly Recorded[] } {
  const recorded: Recorded[] = [];
  return {
    recorded,
    record(name, fields, error) {
      recorded.push({ name, fields: { ...fields }, ...(error === undefined ? {} : { error }) });
    },
  };
}
