import { setTimeout as sleep } from 'node:timers/promises';
import type { Mailbox } from '../../domain/mailbox.ts';
import { Fault } from '../../ports/faults.ts';
import type { Mailer, ServerReport } from '../../ports/mailer.ts';
import { type GraphCall, type GraphClient, parse } from './graph-client.ts';
import { notAMailbox, type Refusal } from './graph-faults.ts';
import {
  fields,
  hasKey,
  isReport,
  MarkedMessage,
  Message,
  Messages,
  quoted,
  type ReportPage,
  Reports,
  ThreadMessages,
  threadFields,
  toMarks,
  toMessage,
  toReadMail,
  toRecipients,
  toRecord,
  toReport,
  toThreadMail,
  WholeMessage,
  withClass,
  withNamedMails,
} from './graph-messages.ts';
import { stepOf } from './pages.ts';

/** A thread of an invitation with more mails in it has been answered long ago. */
const threadSize = 100;

/** 404 also says that the address is no mailbox: that is configuration, not "not yet". */
const isNoMessage = ({ status, vendorCode }: Refusal) =>
  status === 404 && vendorCode !== undefined && !notAMailbox.has(vendorCode);

interface Dependencies {
  readonly graph: GraphClient;
  /** Address or object id of the configured shared mailbox. */
  readonly sharedMailbox: string;
  /** So long after sending the copy may not be there yet; somebody waits at a card meanwhile. */
  readonly lateCopyMs?: number;
}

/**
 * A person's own mailbox is opened with that person's token, the shared one as the application (supplement,
 * "Graph v1.0"). Ids are immutable ones throughout, so that a draft and its copy in Sent Items share one.
 */
export function createGraphMailer(deps: Dependencies): Mailer {
  const { graph, sharedMailbox, lateCopyMs = 800 } = deps;
  type Place = Pick<GraphCall, 'path' | 'as'>;
  const all = (mailbox: Mailbox): Place =>
    mailbox.kind === 'own'
      ? { path: '/me/messages', as: mailbox.person }
      : { path: `/users/${encodeURIComponent(sharedMailbox)}/messages` };
  const one = (mailbox: Mailbox, messageId: string, action = ''): Place => {
    const { path, ...rest } = all(mailbox);
    return { ...rest, path: `${path}/${encodeURIComponent(messageId)}${action}` };
  };
  const call = (wanted: Omit<GraphCall, 'headers'>) =>
    graph.call({ ...wanted, headers: { Prefer: 'IdType="ImmutableId"' } });
  const read = (place: Place, query: Readonly<Record<string, string>>) =>
    call({ method: 'GET', kind: 'reads', ...place, query });
  /** Of one message, which may not be there. */
  const look = (place: Place, query: Readonly<Record<string, string>> = { $select: fields }) =>
    call({ method: 'GET', kind: 'reads', ...place, query, isAbsence: isNoMessage });

  return {
    findByKey: async (mailbox, key) => {
      const answer = await read(all(mailbox), { $filter: hasKey(key), $select: fields });
      const found = parse(Messages, answer).value;
      // What has gone out counts before a draft of the same key.
      const message = found.find(({ isDraft }) => !isDraft) ?? found[0];
      return message && toRecord(message);
    },
    createDraft: async (mailbox, mail) => {
      const answer = await call({ method: 'POST', kind: 'acts', ...all(mailbox), body: toMessage(mail) });
      return toRecord(parse(Message, answer));
    },
    createReply: async (mailbox, to, mail) => {
      const answer = await call({
        method: 'POST',
        kind: 'acts',
        ...one(mailbox, to, '/createReply'),
        body: { message: toMessage(mail) },
        isAbsence: isNoMessage,
      });
      return answer === undefined ? undefined : toRecord(parse(Message, answer));
    },
    address: async (mailbox, messageId, addressees) => {
      // An answer goes to the sender of what it answers, which here is ourselves (supplement 2).
      const body = toRecipients(addressees);
      await call({ method: 'PATCH', kind: 'acts', ...one(mailbox, messageId), body });
    },
    send: async (mailbox, messageId) => {
      const answer = await call({
        method: 'POST',
        kind: 'acts',
        ...one(mailbox, messageId, '/send'),
        whenLost: 'mail/outcome-unknown',
        isAbsence: isNoMessage,
      });
      // No such draft: an earlier call may have sent it, so this too asks for a look.
      if (answer === undefined) throw new Fault('mail/outcome-unknown', { status: 404 });
    },
    look: async (mailbox, messageId) => {
      const answer = await look(one(mailbox, messageId));
      return answer === undefined ? undefined : toRecord(parse(Message, answer));
    },
    read: async (mailbox, messageId) => {
      const answer = await look(one(mailbox, messageId), { $select: `${fields},body` });
      return answer === undefined ? undefined : toReadMail(parse(WholeMessage, answer));
    },
    thread: async (mailbox, conversationId, since) => {
      const answer = await read(all(mailbox), {
        // What is sorted by has to come first in the filter (supplement 3).
        $filter: `receivedDateTime ge ${since} and conversationId eq ${quoted(conversationId)}`,
        $orderby: 'receivedDateTime',
        $select: threadFields,
        $top: String(threadSize),
      });
      return parse(ThreadMessages, answer)
        .value.filter(({ isDraft }) => !isDraft)
        .map(toThreadMail);
    },
    reports: async (mailbox, since) => {
      const found: ServerReport[] = [];
      let step: { readonly path: string; readonly query: Record<string, string> } | undefined = {
        path: all(mailbox).path,
        query: {
          $filter: `receivedDateTime ge ${since} and ${isReport}`,
          $orderby: 'receivedDateTime',
          $select: 'id,receivedDateTime',
          $expand: withNamedMails,
          $top: String(threadSize),
        },
      };
      while (step) {
        const { path, query } = step;
        const page: ReportPage = parse(Reports, await read({ ...all(mailbox), path }, query));
        found.push(...page.value.map(toReport));
        const next = page['@odata.nextLink'];
        step = next ? stepOf(next, graph.baseUrl) : undefined;
      }
      return found;
    },
    marks: async (mailbox, messageId) => {
      const query = { $select: 'id,internetMessageHeaders', $expand: withClass };
      const answer = await look(one(mailbox, messageId), query);
      return answer === undefined ? undefined : toMarks(parse(MarkedMessage, answer));
    },
    source: async (mailbox, messageId) => {
      const answer = await call({
        method: 'GET',
        kind: 'reads',
        ...one(mailbox, messageId, '/$value'),
        isAbsence: isNoMessage,
        isText: true,
      });
      return typeof answer === 'string' ? answer : undefined;
    },
    discardDraft: async (mailbox, messageId) => {
      const place = one(mailbox, messageId);
      for (const waitMs of [0, lateCopyMs]) {
        if (waitMs > 0) await sleep(waitMs);
        const answer = await look(place);
        // A person may have sent it a moment ago: then it is neither a draft nor yet among the sent mails.
        if (answer === undefined) continue;
        if (!parse(Message, answer).isDraft) return 'sent';
        const deleted = await call({ method: 'DELETE', kind: 'acts', ...place, isAbsence: isNoMessage });
        if (deleted !== undefined) return 'gone';
      }
      return 'gone';
    },
  };
}
