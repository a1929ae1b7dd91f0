import { dayMs } from '../domain/instants.ts';
import { type Capability, type CapabilityName, capabilityNames } from '../domain/capability.ts';
import type { Capabilities } from '../ports/capabilities.ts';
import type { Clock } from '../ports/clock.ts';
import { type Fault, isFault } from '../ports/faults.ts';

/** What Partner Center gives to our company, kept across restarts and looked at anew once a day. */
export interface KnownCapabilities {
  all(): Promise<readonly Capability[]>;
  /** Refused of late: asking again would only cost. */
  isRefused(name: CapabilityName): Promise<boolean>;
  /** Runs the call and remembers how it ended, where that says something about the company. */
  watched<T>(name: CapabilityName, call: () => Promise<T>): Promise<T>;
  note(name: CapabilityName, refusal: Fault | undefined): Promise<void>;
}

const goodForMs = dayMs;
const attempts = 5;

export function createKnownCapabilities(deps: {
  readonly capabilities: Capabilities;
  readonly clock: Clock;
}): KnownCapabilities {
  const { capabilities, clock } = deps;
  let kept: readonly Capability[] | undefined;

  const all = async () => {
    kept ??= (await capabilities.read())?.value ?? [];
    return kept;
  };
  const isFresh = ({ checkedAt }: Capability) =>
    Math.abs(clock.now().getTime() - Date.parse(checkedAt)) < goodForMs;

  const note = async (name: CapabilityName, refusal: Fault | undefined) => {
    const code = refusal?.details.vendorCode;
    const next: Capability = {
      name,
      state: refusal ? 'refused' : 'given',
      ...(code === undefined ? {} : { code }),
      checkedAt: clock.now().toISOString(),
    };
    const present = (await all()).find((one) => one.name === name);
    if (present && isFresh(present) && present.state === next.state && present.code === next.code) return;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const stored = await capabilities.read();
      const others = (stored?.value ?? []).filter((one) => one.name !== name);
      const list = inOrder([...others, next]);
      if ((await capabilities.put(list, stored)) !== 'written') continue;
      kept = list;
      return;
    }
  };

  return {
    all,
    note,
    async isRefused(name) {
      const known = (await all()).find((one) => one.name === name);
      return known?.state === 'refused' && isFresh(known);
    },
    async watched(name, call) {
      try {
        const answer = await call();
        await note(name, undefined);
        return answer;
      } catch (error) {
        if (isCompanyRefused(error)) await note(name, error);
        throw error;
      }
    },
  };
}

function inOrder(list: readonly Capability[]): readonly Capability[] {
  return capabilityNames.flatMap((name) => list.filter((one) => one.name === name));
}

/** Refusals of one person, or of one customer's delegated rights, say nothing of the company (API reference 3). */
const personal: ReadonlySet<string> = new Set(['900150', '900308', '900309', '20002']);

export function isCompanyRefused(error: unknown): error is Fault {
  return (
    isFault(error) &&
    error.code === 'partner-center/not-allowed' &&
    !personal.has(error.details.vendorCode ?? '')
  );
}
