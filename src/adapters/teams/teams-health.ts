import { type ConversationReference as SdkReference, TeamsInfo } from 'botbuilder';
import { Fault } from '../../ports/faults.ts';
import type { Health } from '../../ports/health.ts';
import type { CallRecord } from '../call-record.ts';
import type { CloudDoor } from './cloud.ts';
import { failureOf } from './connector-error.ts';

interface Dependencies {
  readonly later: CloudDoor['continue'];
  readonly record: CallRecord;
}

/** Asks Teams' connector who the asking person is: it costs little, and nobody sees it. */
export function createTeamsHealth({ later, record }: Dependencies): Health {
  return {
    async probe({ person, reference }) {
      try {
        await later(reference as Partial<SdkReference>, async (context) => {
          await TeamsInfo.getMember(context, person);
        });
      } catch (error) {
        const status = failureOf(error)?.status;
        // Refused for the person is answered all the same; refused for the bot is not.
        if (status === 404) return;
        throw new Fault('teams/unavailable', { cause: error, ...(status === undefined ? {} : { status }) });
      }
    },
    recent: () => ({ ...record.recent(), isHeldBack: false }),
  };
}
