import assert from 'node:assert/strict';
import { allowHosts, allowLoopback } from '../../../src/adapters/http/service-urls.ts';

describe('the addresses that a message may name', () => {
  it('are those of Teams for a real bot', () => {
    const allowed = allowHosts(['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com']);
    assert.ok(allowed('https://smba.trafficmanager.net/emea/'));
    assert.ok(allowed('https://SMBA.trafficmanager.net/emea/11111111-1111-4111-8111-111111111111/'));
    assert.ok(allowed('https://smba.infra.gcc.teams.microsoft.com/teams'));
    const others = [
      'http://smba.trafficmanager.net/emea/',
      'https://smba.trafficmanager.net:8443/',
      'https://smba.trafficmanager.net.attacker.example/',
      'https://smba.trafficmanager.net@attacker.example/',
      'https://user@smba.trafficmanager.net/',
      'https://attacker.example/smba.trafficmanager.net',
      'http://127.0.0.1:3979/',
      '',
    ];
    for (const address of others) assert.ok(!allowed(address), address);
  });

  it('are those of this machine in a rehearsal', () => {
    for (const address of [
      'http://127.0.0.1:3979/chat',
      'http://localhost:56150/_connector',
      'http://[::1]:1/',
    ]) {
      assert.ok(allowLoopback(address), address);
    }
    const others = [
      'https://smba.trafficmanager.net/',
      'http://127.0.0.1.x.example/',
      'file:///etc/passwd',
      'ftp://127.0.0.1/',
    ];
    for (const address of others) assert.ok(!allowLoopback(address), address);
  });
});
