import type { CardButton } from '../cards/buttons.ts';
import type { CardModel } from '../cards/card-model.ts';
import { noticeCard } from '../cards/notice-card.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { localeOf } from './acquaintance.ts';
import { explain, handlingOf } from './handling.ts';
import type { SpeakTo } from './reader.ts';
import type { Router } from './router.ts';
import type { Services } from './services.ts';
import { type Caller, failureReference, type Incoming, typedIn } from './turn.ts';

export interface FailedTurnDependencies {
  readonly services: Pick<Services, 'people'>;
  readonly router: Router;
  readonly telemetry: Telemetry;
  readonly speakTo: SpeakTo;
}

interface FailedTurn {
  readonly caller: Caller | undefined;
  readonly asked: Incoming | undefined;
}

/** Tells the log of it as well. What a button does stays at its button, where it can be pressed again. */
export async function failedTurn(
  { services, router, telemetry, speakTo }: FailedTurnDependencies,
  error: unknown,
  { caller, asked }: FailedTurn,
): Promise<CardModel> {
  const person = caller && (await services.people.find(caller.person).catch(() => undefined));
  const t = speakTo(person ?? localeOf(caller));
  const { code } = handlingOf(error);
  const reference = failureReference(caller);
  telemetry.record('turn.failed', { what: caller?.conversation ?? 'unknown', reference, code }, error);
  const text = caller?.conversation === 'personal' && asked ? typedIn(asked) : undefined;
  const isCommand = text !== undefined && router.route(text).kind === 'command';
  const actions: readonly CardButton[] = isCommand
    ? [{ title: t.say('button.tryAgain'), verb: 'command.run.v1', data: { text } }]
    : [];
  return noticeCard(
    { tone: 'problem', title: t.say('fault.title'), text: explain(error, t), reference, actions },
    t,
  );
}
