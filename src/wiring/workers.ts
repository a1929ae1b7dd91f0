import { randomUUID } from 'node:crypto';
import { createFollowedSince } from '../application/followed-since.ts';
import { createCompareDirectory, createRefreshIndex } from '../application/compare-directory.ts';
import { createDropOldHistory } from '../application/drop-old-history.ts';
import { inTurn } from '../application/in-turn.ts';
import { createLookAtHandOvers } from '../application/look-at-hand-overs.ts';
import { createMatchNewcomers } from '../application/match-newcomers.ts';
import { createNoticeAcceptances } from '../application/notice-acceptances.ts';
import { createNoticeDepartures } from '../application/notice-departures.ts';
import { createPerformAct } from '../application/perform-acts.ts';
import type { Teller } from '../application/teller.ts';
import { createTellDigests } from '../application/tell-digests.ts';
import type { Config } from '../config/config.ts';
import { letterHtml, plainHtml } from '../i18n/letter-html.ts';
import { composeReminder } from '../i18n/letters-in-thread.ts';
import { startByHand } from '../workers/by-hand.ts';
import { digestsLeaseMs, startDigests } from '../workers/digests.ts';
import { startHistory } from '../workers/history.ts';
import type { Worker } from '../workers/loop.ts';
import { startOutbox } from '../workers/outbox.ts';
import { startWatch } from '../workers/watch.ts';
import type { Inside } from './inside.ts';
import { startUpkeepOf } from './upkeep.ts';
import { createRecordsWatch } from './records-watch.ts';
import type { Outside } from './outside.ts';

export interface Workers {
  readonly all: readonly Worker[];
  readonly watch: Worker;
}

/** The background loops, each started here and stopped by whoever closes the house. */
export function startWorkers(config: Config, { outside, inside, teller, times, eventsUrl }: Parts): Workers {
  const { store, seals, partnerCenter, mailer, mailboxOf, rights, clock } = outside;
  const { register, history, directory, leases, channels, digests } = store;
  const { delegations, colleagues } = outside;
  const { index, bell, looks, proveSent, settle, acceptances, faultPoints, telemetry, machineNow } = inside;
  const { removalParts } = inside;
  const { settleMs, leaseMs } = times;
  const perform = createPerformAct({
    register,
    history,
    seals,
    mailer,
    clock,
    bell,
    telemetry,
    faultPoints,
    letterHtml,
    plainHtml,
    mailboxOfPerson: mailboxOf,
    mailboxOf: ({ inviter }) => mailboxOf(inviter),
    machineNow,
    settleMs,
    leaseMs,
    teller,
    people: inside.people,
    turnedCards: inside.turnedCards,
    followers: store.people,
    channels,
    digests,
    rights,
    defaultTimeZone: config.defaultTimeZone,
    partnerCenter,
    eventRegistrations: outside.eventRegistrations,
    delegations,
    colleagues,
    conclude: removalParts.conclude,
    lookSoon: looks.ring,
    newId: randomUUID,
    plan: inside.plan,
    answers: inside.answers,
    index,
    composeReminder,
  });
  const followedSince = createFollowedSince({ followers: store.people, channels });
  const records = createRecordsWatch(config, { outside, inside });
  const watch = startWatch({
    directory,
    leases,
    clock,
    telemetry,
    refreshIndex: createRefreshIndex({ directory, index }),
    compareDirectory: createCompareDirectory({ partnerCenter, directory, index, clock, telemetry }),
    noticeAcceptances: inTurn(
      createNoticeAcceptances({ ...acceptances, index }),
      createMatchNewcomers({
        ...acceptances,
        index,
        settle,
        followedSince,
        colleagues,
        people: inside.people,
        rights,
      }),
      createNoticeDepartures({ ...acceptances, index, followedSince }),
    ),
    readRecords: records.read,
    comparisonGoodForMs: records.comparisonGoodForMs,
    recordsEveryMs: records.everyMs,
    compareEveryMs: config.directoryCompareMs,
    looks,
    holder: randomUUID(),
  });
  const all = [
    startOutbox({ register, perform, bell, clock, telemetry, leaseMs }),
    watch,
    startDigests({
      leases,
      clock,
      telemetry,
      bell: inside.digestBell,
      tellDigests: createTellDigests({
        digests,
        register,
        rights,
        teller,
        clock,
        telemetry,
        faultPoints,
        machineNow,
        leaseMs: digestsLeaseMs,
      }),
      holder: randomUUID(),
    }),
    startByHand({
      leases,
      clock,
      telemetry,
      looks: [createLookAtHandOvers({ register, proveSent, bell, clock, telemetry }), inside.answers.due],
      everyMs: config.directoryCompareMs,
      bell: inside.mailLooks,
      holder: randomUUID(),
    }),
    startHistory({
      leases,
      clock,
      telemetry,
      dropOldHistory: createDropOldHistory({
        history,
        seals,
        clock,
        keepYears: config.historyKeepYears,
      }),
      holder: randomUUID(),
    }),
    startUpkeepOf(config, { outside, inside, eventsUrl }),
  ];
  return { all, watch };
}

interface Parts {
  readonly outside: Outside;
  readonly inside: Inside;
  readonly teller: Teller;
  readonly eventsUrl: string | undefined;
  /** A lease outlives every call made under it, and a mail is settled when its call surely is. */
  readonly times: { readonly settleMs: number; readonly leaseMs: number };
}
