import { within } from '../../application/within.ts';
import { setupCard } from '../../cards/setup-card.ts';
import type { Language } from '../../names.ts';
import type { EventRegistration } from '../../ports/partner-center.ts';
import { pasteLinkCard } from '../paste-link-page.ts';
import type { Services } from '../services.ts';
import { type Reply, say, type Turn } from '../turn.ts';

/** How the bot is set up: what it was started with, and what Partner Center says, each part as far as it can be read. */
export async function showSetup(args: string, turn: Turn, services: Services): Promise<Reply> {
  if (args !== '') return say(await pasteLinkCard(args, turn, services));
  const { partnerCenter, setup } = services;
  const letterIn = async (language: Language) =>
    (await services.letters.read({ language, relationship: 'alone' })).template;
  const { person } = turn.caller;
  const [company, providers, events, letters] = await Promise.all([
    ifReadable(partnerCenter.ourselves(person)),
    ifReadable(partnerCenter.providers(person)),
    ifReadable(partnerCenter.eventRegistration().then(holderOf)),
    ifReadable(Promise.all([letterIn('en'), letterIn('ru')]).then(([en, ru]) => ({ en, ru }))),
  ]);
  return say(
    setupCard(
      {
        values: setup,
        ...(company
          ? {
              company: {
                name: company.companyName,
                ...(company.mpnId === undefined ? {} : { mpnId: company.mpnId }),
              },
            }
          : {}),
        ...(providers
          ? { providers: { active: providers.filter(({ active }) => active).length, all: providers.length } }
          : {}),
        ...(events ? { events } : {}),
        ...(letters ? { letters } : {}),
      },
      turn.t,
    ),
  );
}

/** Who gets the events: the host alone, for the rest of such an address may be a secret. */
function holderOf(registration: EventRegistration | undefined) {
  if (!registration) return 'none' as const;
  return { host: URL.parse(registration.url)?.host ?? '?', count: registration.events.length };
}

const waitAtMostMs = 2_000;

/** Nobody waits long for a part, and a part that fails is told as such. */
function ifReadable<T>(work: Promise<T>): Promise<T | undefined> {
  return within(
    waitAtMostMs,
    work.catch(() => undefined),
  );
}
