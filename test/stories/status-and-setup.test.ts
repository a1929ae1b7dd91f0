import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { actionsOf, elementsOf, wordsOf } from '../support/cards.ts';
import { comesTo } from '../support/comes-to.ts';
import type { Shown } from '../support/person.ts';
import { useSystem } from '../support/system.ts';
import { bothLanguages, exactly, type Words } from '../support/words.ts';
import { eventually, type Fault } from '../support/world.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
const commands = {
  en: { status: 'status', setup: 'setup' },
  ru: { status: 'состояние', setup: 'настройка' },
};

/** The state that stands beside each name of the card, in words. */
function statesOf({ card }: Shown): ReadonlyMap<string, string> {
  const rows = [...elementsOf(card)].filter(
    ({ type, columns }) => type === 'ColumnSet' && Array.isArray(columns),
  );
  return new Map(
    rows.map((row) => {
      const [name = '', state = ''] = wordsOf(row).split('\n');
      return [name, state] as const;
    }),
  );
}

const each = (system: Fault['system'], path: string): readonly Fault[] =>
  (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).map((method) => ({
    system,
    method,
    path,
    status: 503,
    times: 100_000,
  }));

describe('status and setup', () => {
  const system = useSystem();
  afterEach(() => system.clearFaults());

  type Name = 'partner-center' | 'graph-directory' | 'graph-mail' | 'sign-in' | 'store';
  /** Asks until the card says this: on a busy machine what is well may be silent for a moment. */
  const comesToSay = async (
    ask: () => Promise<Shown>,
    words: Words,
    expected: Readonly<Partial<Record<Name, 'well' | 'silent' | 'refused'>>>,
  ): Promise<Shown> => {
    let shown: Shown | undefined;
    const look = async () => {
      shown = await ask();
      const states = statesOf(shown);
      return Object.keys(expected).map((name) => states.get(words.said(`status.system.${name as Name}`)));
    };
    await comesTo(
      look,
      Object.values(expected).map((state) => words.said(`status.state.${state}`)),
    );
    return shown ?? assert.fail();
  };

  for (const words of bothLanguages) {
    const command = commands[words.key];

    describe(`in ${words.key}`, () => {
      it('says that everything works, with the version, in words beside the colour', async () => {
        const alex = system.person({ locale: words.locale });
        let shown = await alex.says(command.status);
        // The workers may not have made a good round since the last trouble.
        await eventually('everything is well', async () => {
          shown = await alex.says(command.status);
          return wordsOf(shown.card).includes(words.said('status.lead.well'));
        });
        const text = wordsOf(shown.card);
        assert.match(text, exactly(version));
        assert.match(text, exactly(words.said('status.bot.rehearsal')));
        const systems = [
          'partner-center',
          'graph-directory',
          'graph-mail',
          'sign-in',
          'store',
          'teams',
        ] as const;
        for (const name of systems) {
          const title = words.said(`status.system.${name}`);
          assert.equal(statesOf(shown).get(title), words.said('status.state.well'), title);
        }
        for (const worker of ['watch', 'outbox'] as const) {
          const title = words.said(`status.worker.${worker}`);
          assert.equal(statesOf(shown).get(title), words.said('status.worker.state.well'), title);
        }
      });

      it('takes a test of events that nobody is registered for as no trouble, where only looking is chosen', async () => {
        const alex = system.person({ locale: words.locale });
        await eventually('everything is well, tested', async () => {
          const tested = await alex.presses(await alex.says(command.status), words.said('button.testEvents'));
          const text = wordsOf(tested.card);
          assert.match(text, exactly(words.said('events.test.unregistered')));
          return text.includes(words.said('status.lead.well'));
        });
      });

      it('works when half of the systems are down, says which and what to do, and notices the recovery', async () => {
        const person = await system.colleague({ locale: words.locale });
        await person.says(command.status);
        await system.faults(
          ...each('partner-center', '/'),
          ...each('graph', '/v1.0/me'),
          ...each('login', '/'),
        );
        const shown = await comesToSay(() => person.says(command.status), words, {
          'partner-center': 'silent',
          'graph-mail': 'silent',
          'graph-directory': 'well',
          'sign-in': 'silent',
        });
        assert.match(wordsOf(shown.card), exactly(words.said('status.do.silent')));
        await system.clearFaults();
        const again = () => person.presses(shown, words.said('button.checkAgain'));
        await comesToSay(again, words, { 'graph-mail': 'well', 'sign-in': 'well' });
      });

      it('answers soon when a system says nothing at all, and tells a refusal from silence', async () => {
        const person = await system.colleague({ locale: words.locale });
        await person.says(command.status);
        await system.faults(
          { system: 'partner-center', method: 'GET', path: '/v1/customers', delayMs: 20_000, times: 50 },
          { system: 'graph', method: 'GET', path: '/v1.0/me/mailFolders', status: 403, times: 50 },
        );
        const shown = await comesToSay(() => person.says(command.status), words, {
          'partner-center': 'silent',
          'graph-mail': 'refused',
        });
        assert.match(wordsOf(shown.card), exactly(words.said('status.do.refused.graph-mail')));
      });

      it('works while the store is away, for whoever is known already', async () => {
        const person = await system.colleague({ locale: words.locale });
        await person.says(command.status);
        await system.faults(...each('cosmos', '/'));
        await comesToSay(() => person.says(command.status), words, { store: 'silent', 'graph-mail': 'well' });
      });

      it('shows how the bot is set up, and where an administrator changes it', async () => {
        const alex = system.person({ locale: words.locale });
        const shown = await alex.says(command.setup);
        const text = wordsOf(shown.card);
        for (const fact of ['4567890', 'ADMIN_AGENTS_GROUP_ID', 'DIRECTORY_COMPARE_SECONDS', 'MAIL_FROM']) {
          assert.match(text, exactly(fact));
        }
        assert.match(text, exactly(words.said('setup.mailFrom.own')));
        assert.match(text, exactly(words.said('setup.events.none')));
        assert.match(text, exactly(words.filled('setup.letter.company', {})));
        const toggles = actionsOf(shown.card).filter(({ type }) => type === 'Action.ToggleVisibility');
        assert.deepEqual(
          toggles.map(({ title }) => title),
          [words.said('setup.letter.show.en'), words.said('setup.letter.show.ru')],
        );
      });

      it('shows the setup when Partner Center does not answer: those parts are told as unread', async () => {
        const alex = system.person({ locale: words.locale });
        await system.faults(...each('partner-center', '/'));
        const text = wordsOf((await alex.says(command.setup)).card);
        assert.match(text, exactly('PARTNER_MPN_ID'));
        assert.equal(text.split(words.said('setup.unread')).length - 1, 3);
      });
    });
  }

  describe('when another tool is registered for events', () => {
    it('says who holds the registration for events, and no more of its address than the host', async () => {
      const facts = (await import('../../src/rehearsal/facts.ts')).partner;
      const granted = await fetch(`${system.rehearsalUrl}/login/${facts.tenantId}/oauth2/v2.0/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: 'another-tool',
          client_secret: 'rehearsal',
          scope: 'https://api.partnercenter.microsoft.com/.default',
        }),
      });
      const { access_token: token } = (await granted.json()) as { readonly access_token: string };
      await fetch(`${system.rehearsalUrl}/partner-center/webhooks/v1/registration`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          WebhookUrl: 'http://127.0.0.1:9/hooks/a-secret-path',
          WebhookEvents: ['test-created', 'reseller-relationship-accepted-by-customer'],
        }),
      });
      let text = '';
      // After the faults of before, calls are held back for some seconds.
      await eventually('the registration is read', async () => {
        text = wordsOf((await system.person().says('setup')).card);
        return text.includes('127.0.0.1:9');
      });
      assert.ok(!text.includes('a-secret-path'));
    });
  });
});
