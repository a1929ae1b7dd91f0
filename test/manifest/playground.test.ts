import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { partner, people } from '../../src/rehearsal/facts.ts';
import {
  findSpeaker,
  findsRehearsal,
  playgroundArguments,
  playgroundNote,
  playgroundSettings,
} from '../tooling/playground-plan.ts';

const [alex, megan] = [people[0] ?? assert.fail(), people[1] ?? assert.fail()];

describe('the playground', () => {
  it('is fetched in one release, pointed at the bot, and told to send no telemetry', () => {
    assert.equal(
      playgroundArguments('http://127.0.0.1:3978', alex).join(' '),
      'npx --yes @microsoft/m365agentsplayground@0.2.28 start -e http://127.0.0.1:3978/api/messages -c msteams -p 56150 --dt',
    );
  });

  it('is started after its licence was told', () => {
    assert.match(playgroundNote, /evaluate/);
    assert.match(playgroundNote, /--dt/);
  });

  it('is there for each person beside the others, so that a colleague can approve', () => {
    assert.equal(findSpeaker('megan'), megan);
    assert.equal(findSpeaker('nobody'), undefined);
    const placesOf = (speaker: typeof alex) => {
      const settings = JSON.parse(playgroundSettings(speaker)) as Record<
        'personalChat' | 'groupChat',
        unknown
      >;
      const port = playgroundArguments('', speaker).at(-2);
      return [port, JSON.stringify(settings.personalChat), JSON.stringify(settings.groupChat)];
    };
    const places = [alex, megan].flatMap(placesOf);
    assert.equal(new Set(places).size, places.length);
    assert.match(playgroundNote, /npm run playground -- megan/);
  });

  it('knows the people of the rehearsal, five at least beside who speaks, in its tenant', () => {
    for (const speaker of [alex, megan]) knowsEverybody(speaker);
  });

  function knowsEverybody(speaker: typeof alex): void {
    const settings = JSON.parse(playgroundSettings(speaker)) as {
      readonly tenantId: string;
      readonly currentUser: { readonly aadObjectId: string };
      readonly users: readonly { readonly aadObjectId: string; readonly email: string }[];
    };
    assert.equal(settings.tenantId, partner.tenantId);
    assert.equal(settings.currentUser.aadObjectId, speaker.aadObjectId);
    assert.ok(settings.users.length >= 5);
    // Its start fails where two are the same person, the one who speaks among them.
    const all = [settings.currentUser, ...settings.users].map(({ aadObjectId }) => aadObjectId);
    assert.equal(new Set(all).size, all.length);
  }

  it('is not started where no rehearsal answers', async () => {
    const server = createServer((_request, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    assert.equal(await findsRehearsal(url), true);
    await new Promise((resolve) => server.close(resolve));
    assert.equal(await findsRehearsal(url), false);
  });
});
