/** Root hooks of every test: spies are taken back, and a socket to anything but loopback is an error. */
import { Socket } from 'node:net';
import fc from 'fast-check';
import sinon from 'sinon';

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);
const connect = Socket.prototype.connect;

function hostOf(args: unknown[]): string | undefined {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (typeof first === 'object' && first !== null) {
    if ('path' in first && first.path) return undefined;
    return 'host' in first ? String(first.host ?? 'localhost') : 'localhost';
  }
  return typeof args[1] === 'string' ? args[1] : 'localhost';
}

function allowedHosts(): Set<string> {
  const account = process.env.COSMOS_TEST_ENDPOINT;
  return account ? new Set([...loopback, new URL(account).hostname]) : loopback;
}

/** The usual run tries the same cases each time, so that it fails only for what was changed. */
fc.configureGlobal({ seed: Number(process.env.CASES_SEED ?? 1) });

export const mochaHooks = {
  beforeAll() {
    Socket.prototype.connect = function guarded(this: Socket, ...args: unknown[]) {
      const host = hostOf(args);
      if (host !== undefined && !allowedHosts().has(host)) {
        throw new Error(
          `Tests may reach loopback only, and this one reached for ${host}: use a local stand-in.`,
        );
      }
      return Reflect.apply(connect, this, args);
    } as typeof connect;
  },
  afterEach() {
    sinon.restore();
  },
};
