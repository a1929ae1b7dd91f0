import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { partner, people } from '../../src/rehearsal/facts.ts';
import {
  findsRehearsal,
  playgroundArguments,
  playgroundNote,
  playgroundSettings,
} from '../tooling/playground-plan.ts';

describe('the playground', () => {
  it('is fetched in one release, pointed at the bot, and told to send no telemetry', () => {
    assert.equal(
      playgroundArguments('http://127.0.0.1:3978').join(' '),
      'npx --yes @microsoft/m365agentsplayground@0.2.28 start -e http://127.0.0.1:3978/api/messages -c msteams -p 56150 --dt',
    );
  });

  it('is started after its licence was told', () => {
    assert.match(playgroundNote, /evaluate/);
    assert.match(playgroundNote, /--dt/);
  });

  it('knows the people of the rehearsal, five at least beside who speaks, in its tenant', () => {
    const settings = JSON.parse(playgroundSettings()) as {
      readonly tenantId: string;
      readonly currentUser: { readonly aadObjectId: string };
      readonly users: readonly { readonly aadObjectId: string; readonly email: string }[];
    };
    assert.equal(settings.tenantId, partner.tenantId);
    assert.equal(settings.currentUser.aadObjectId, people[0]?.aadObjectId);
    assert.ok(settings.users.length >= 5);
    // Its start fails where two are the same person, the one who speaks among them.
    const all = [settings.currentUser, ...settings.users].map(({ aadObjectId }) => aadObjectId);
    assert.equal(new Set(all).size, all.length);
  });

  it('is not started where no rehearsal answers', async () => {
    const server = createServer((_request, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    assert.equal(await findsRehearsal(url), true);
    await new Promise((resolve) => server.close(resolve));
    assert.equal(await findsRehearsal(url), false);
  });
});
