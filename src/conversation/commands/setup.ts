import { partWithin } from '../../application/within.ts';
import { setupCard } from '../../cards/setup-card.ts';
import type { Language } from '../../names.ts';
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
    services.events.read(),
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
        events,
        ...(letters ? { letters } : {}),
      },
      turn.t,
    ),
  );
}

const waitAtMostMs = 2_000;

/** Nobody waits long for a part, and a part that fails is told as such. */
const ifReadable = <T>(work: Promise<T>) => partWithin(waitAtMostMs, work);
