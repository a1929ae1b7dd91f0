/** What `status` tells of the bot's own permissions, and of the end of its secret. */
import assert from 'node:assert/strict';
import { graphPermissions } from '../../src/domain/permissions.ts';
import { wordsOf } from '../support/cards.ts';
import type { Person } from '../support/person.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly } from '../support/words.ts';
import { eventually } from '../support/world.ts';

const dayMs = 86_400_000;
const all = Object.keys(graphPermissions);

describe('the bot’s own registration', () => {
  const system = useSystem();
  const registered = (body: object) => system.control('POST', '/registration', body);
  const inDays = (days: number) => new Date(Date.now() + days * dayMs + dayMs / 2).toISOString();

  for (const words of bothLanguages) {
    /** What it says once it says this: on a busy machine an answer may come too late for a first card. */
    const status = async (sentence: string, person: Person = system.person({ locale: words.locale })) => {
      let text = '';
      await eventually(`status says "${sentence}"`, async () => {
        text = wordsOf((await person.says(words.key === 'en' ? 'status' : 'состояние')).card);
        return text.includes(sentence);
      });
      return text;
    };

    describe(`in ${words.key}`, () => {
      it('is as needed: neither missing nor excessive, and the secret counts for long', async () => {
        await registered({ granted: all, secretEndsAt: null });
        const text = await status(words.said('status.permissions.well'));
        assert.match(text, words.key === 'en' ? /\d{3} days left/ : /Осталось \d{3} (день|дня|дней)/);
      });

      it('is told by name where something is missing, and where there is too much', async () => {
        const granted = [...all.filter((name) => name !== 'User.Read.All'), 'Mail.Send', 'Sites.Read.All'];
        await registered({ granted });
        const text = await status(words.said('status.permissions.missing'));
        assert.match(text, exactly(words.filled('status.permissions.add', { names: 'User.Read.All' })));
        const names = 'Mail.Send, Sites.Read.All';
        assert.match(text, exactly(words.filled('status.permissions.remove', { names })));
        assert.doesNotMatch(text, exactly(words.said('status.lead.well')));
        await registered({ granted: [...all, 'Mail.Send'] });
        await status(words.said('status.permissions.excessive'));
        await registered({ granted: all });
      });

      it('is told by name too for what people granted of their own', async () => {
        await registered({ scopes: ['Mail.ReadWrite', 'Files.Read', 'openid'] });
        // What is kept of a person's token is forgotten with the roles.
        const person = await system.colleague({ locale: words.locale });
        const where = words.said('fault.graph');
        const text = await status(words.filled('scopes.missing', { where, names: 'Mail.Send' }), person);
        assert.match(text, exactly(words.filled('scopes.excessive', { where, names: 'Files.Read' })));
        await registered({ scopes: ['Mail.ReadWrite', 'Mail.Send', 'User.Read'] });
      });

      it('is warned of before its secret ends, and told when it has', async () => {
        const left = {
          en: { 30: '30 days left', 7: '7 days left', 1: '1 day left' },
          ru: { 30: 'Осталось 30 дней', 7: 'Осталось 7 дней', 1: 'Остался 1 день' },
        }[words.key];
        await registered({ secretEndsAt: inDays(31) });
        const early = await status(words.said('status.permissions.well'));
        assert.doesNotMatch(early, exactly(words.said('status.credential.do')));
        for (const days of [30, 7, 1] as const) {
          await registered({ secretEndsAt: inDays(days) });
          const text = await status(left[days]);
          assert.match(text, exactly(words.said('status.credential.do')));
        }
        await registered({ secretEndsAt: inDays(-2) });
        await status(words.said('status.credential.over'));
        await registered({ secretEndsAt: null });
      });

      it('says what to do where the end of the secret may not be read', async () => {
        await registered({ granted: all.filter((name) => name !== 'Application.Read.All') });
        const text = await status(words.said('status.credential.unknown'));
        assert.match(text, exactly(words.said('status.credential.tell')));
        await registered({ granted: all });
      });
    });
  }
});
