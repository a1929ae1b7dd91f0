import { loadCardTemplates } from '../../../src/adapters/card-files/load-card-templates.ts';
import { allowLoopback } from '../../../src/adapters/http/service-urls.ts';
import { createCloud } from '../../../src/adapters/teams/cloud.ts';
import { createConversations } from '../../../src/adapters/teams/conversations.ts';
import { pause, usualPace } from '../../../src/adapters/teams/pace.ts';
import { createSendLimits } from '../../../src/adapters/teams/send-limits.ts';
import { noticeCard } from '../../../src/cards/notice-card.ts';
import { createCardRenderer } from '../../../src/cards/renderer.ts';
import { type PersonId, parsePersonId } from '../../../src/domain/ids.ts';
import { createTranslator } from '../../../src/i18n/translator.ts';
import { bot, partner } from '../../../src/rehearsal/facts.ts';
import { createTeamsLimits } from '../../../src/rehearsal/chat/limits.ts';
import { startQuietConnector } from '../measure/quiet-connector.ts';
import { measureOutbox } from './fan-out-of-outbox.ts';
import type { Row } from '../row.ts';

const notices = { quick: 60, usual: 2_000, full: 10_000 } as const;
/** Teams' limit for one app in one tenant. */
const perSecond = 50;
/** More than the limit needs. */
const atOnce = 64;

const personOf = (number: number): PersonId => {
  const id = parsePersonId(`b0000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`);
  if (!id) throw new Error('no person');
  return id;
};

const referenceOf = (id: PersonId, serviceUrl: string) => ({
  channelId: 'msteams',
  serviceUrl,
  bot,
  user: { id: `29:${id}` },
  conversation: { id: `a:${id}`, conversationType: 'personal', tenantId: partner.tenantId },
});

function heapNow(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

export const fanOut: Row = {
  title: 'News to many',
  meaning:
    'Notices to many people, first handed to the Teams adapter as fast as it takes them, then left in the store and brought out by the outbox of a whole bot, beside the 50 calls a second that Teams allows an app in a tenant. The connector counts as Teams does, for each conversation and altogether, and refuses with 429 what is beyond. The heap is first that of adapter and connector together, from a quarter of the way to the end, and then the whole bot’s. The limits count what was sent within any one second.',
  async measure(size) {
    const count = notices[size];
    const connector = await startQuietConnector(createTeamsLimits());
    const { render } = createCardRenderer({ templates: await loadCardTemplates(), rehearsal: false });
    const card = noticeCard(
      { tone: 'good', title: 'A customer accepted', text: 'Blue Meadow is your customer now.' },
      createTranslator('en'),
    );
    const cloud = createCloud({
      identity: { kind: 'rehearsal' },
      allowedServiceUrl: allowLoopback,
      sendTimeoutMs: usualPace.sendTimeoutMs,
    });
    const conversations = createConversations({
      people: {
        read: async (id) => ({
          value: {
            id,
            name: 'A colleague',
            reference: referenceOf(id, connector.serviceUrl),
          },
          version: '1',
        }),
      },
      render,
      later: cloud.continue,
      limits: createSendLimits({ now: () => performance.now(), pause }),
      allowedServiceUrl: allowLoopback,
    });
    let next = 0;
    let delivered = 0;
    let early = 0;
    const sender = async () => {
      while (next < count) {
        const number = next;
        next += 1;
        if (number === Math.floor(count / 4)) early = heapNow();
        const { kind } = await conversations.send(personOf(number), card);
        if (kind === 'delivered') delivered += 1;
      }
    };
    const startedAt = performance.now();
    await Promise.all(Array.from({ length: atOnce }, sender));
    const seconds = (performance.now() - startedAt) / 1_000;
    const grown = heapNow() - early;
    connector.close();
    const share = (100 * delivered) / (perSecond * seconds);
    return [
      {
        what: `share of the limit, ${count.toLocaleString('en')} notices`,
        value: share,
        unit: '%',
        ...(size === 'quick' ? {} : { target: { atLeast: 95 } }),
        of: `${delivered} in ${seconds.toFixed(1)} s`,
      },
      { what: 'refused with 429', value: connector.refused(), unit: 'calls', target: { atMost: 0 } },
      {
        what: 'growth of the heap',
        value: grown / 2 ** 20,
        unit: 'MB',
        of: `${Math.round(early / 2 ** 20)} MB after a quarter of them`,
      },
      ...(await measureOutbox({ count, personOf, referenceOf }, perSecond)),
    ];
  },
};
