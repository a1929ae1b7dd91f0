import assert from 'node:assert/strict';
import { whenAlone } from '../../src/workers/alone.ts';
import { createMemoryLeases } from '../fakes/memory-leases.ts';

describe('work that one instance does at a time', () => {
  const turnstileOf = () => {
    const clock = { ms: 0 };
    const leases = createMemoryLeases({ now: () => clock.ms });
    return { clock, at: (holder: string) => ({ leases, holder, name: 'work', leaseMs: 1000 }) };
  };

  it('is left to whoever is at it, and free again afterwards, also where it failed', async () => {
    const { at } = turnstileOf();
    const done: string[] = [];
    const { promise: gate, resolve: go } = Promise.withResolvers<void>();
    const first = whenAlone(at('a'), async () => {
      await gate;
      done.push('a');
    });
    await whenAlone(at('b'), async () => void done.push('b'));
    go();
    await first;
    assert.deepEqual(done, ['a']);
    const failing = async () => {
      throw new Error('as asked');
    };
    await assert.rejects(whenAlone(at('b'), failing), /as asked/);
    await whenAlone(at('c'), async () => void done.push('c'));
    assert.deepEqual(done, ['a', 'c']);
  });

  it('is taken over from whoever does not come to an end, and that one takes nothing away when it does', async () => {
    const { at, clock } = turnstileOf();
    const { promise: gate, resolve: go } = Promise.withResolvers<void>();
    const late = whenAlone(at('a'), () => gate);
    await Promise.resolve();
    clock.ms = 1000;
    let wasThere = false;
    await whenAlone(at('b'), async () => {
      go();
      await late;
      await whenAlone(at('c'), async () => {
        wasThere = true;
      });
    });
    assert.equal(wasThere, false);
  });
});
