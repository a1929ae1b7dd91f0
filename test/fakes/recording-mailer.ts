import type { Mailbox } from '../../src/domain/mailbox.ts';
import { Fault } from '../../src/ports/faults.ts';
import type { IncomingMarks } from '../../src/domain/incoming-mail.ts';
import type { Mailer, MailRecord, OutgoingMail, ThreadMail } from '../../src/ports/mailer.ts';
import { createFaultPlan, type FaultPlan } from './fault-plan.ts';

export interface RecordedMail extends OutgoingMail, MailRecord {
  readonly mailbox: Mailbox;
}

export interface RecordingMailer extends Mailer, Pick<FaultPlan<keyof Mailer>, 'fail' | 'count'> {
  drafts(): readonly RecordedMail[];
  sent(): readonly RecordedMail[];
  /** Something comes into the thread of a mail. */
  comesIn(to: string, incoming: Incoming): void;
  /** As a person does who tidies up. */
  discard(messageId: string): void;
  /** As a person does in Outlook, with another text where one is given. */
  sendByHand(messageId: string, html?: string): void;
  /** So many calls do not yet find the mail that was sent. */
  copiesComeLate(looks: number): void;
}

export interface Incoming extends Partial<IncomingMarks> {
  readonly from: string;
  /** It stands in no thread of ours, and names these as the mails it is about. */
  readonly apart?: readonly string[];
  /** What a server's report says. */
  readonly source?: string;
}

const ourAddress = 'alex@reseller.example';
/** As mail servers call it. */
export const internetIdOf = (messageId: string) => `<${messageId}@reseller.example>`;
const isAddress = (text: string) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text);
const nameOf = (mailbox: Mailbox) => (mailbox.kind === 'own' ? mailbox.person : 'shared');

/** A mailbox in memory that remembers what went out, and fails when it is told to. */
export function createRecordingMailer({ now = () => new Date() } = {}): RecordingMailer {
  const mails = new Map<string, RecordedMail>();
  const received: (ThreadMail &
    Incoming & { readonly thread: string | undefined; readonly box: string | undefined })[] = [];
  const plan = createFaultPlan<keyof Mailer>();
  let made = 0;
  let lateLooks = 0;
  const all = () => [...mails.values()];
  const within = (mailbox: Mailbox, messageId: string) => {
    const mail = mails.get(messageId);
    return mail && nameOf(mail.mailbox) === nameOf(mailbox) ? mail : undefined;
  };
  const isLate = ({ isDraft }: RecordedMail) => {
    if (isDraft || lateLooks === 0) return false;
    lateLooks -= 1;
    return true;
  };
  const recordOf = ({ messageId, isDraft, conversationId, sentAt, webLink }: RecordedMail): MailRecord => ({
    messageId,
    isDraft,
    ...(conversationId ? { conversationId } : {}),
    ...(sentAt ? { sentAt } : {}),
    ...(webLink ? { webLink } : {}),
  });
  const send = (mailbox: Mailbox, messageId: string) => {
    const mail = within(mailbox, messageId);
    if (!mail) throw new Fault('mail/outcome-unknown', { status: 404 });
    if (!mail.isDraft) throw new Fault('graph/bad-response', { status: 400 });
    if (![...mail.to, ...mail.cc].every(({ address }) => isAddress(address)))
      throw new Fault('mail/refused', { status: 400 });
    mails.set(messageId, { ...mail, isDraft: false, sentAt: now().toISOString() });
  };
  return {
    fail: plan.fail,
    count: plan.count,
    findByKey: (mailbox, key) =>
      plan.around('findByKey', () => {
        const found = all().filter((mail) => mail.key === key && nameOf(mail.mailbox) === nameOf(mailbox));
        const mail = found.find(({ isDraft }) => !isDraft) ?? found[0];
        return mail && recordOf(mail);
      }),
    createDraft: (mailbox, outgoing) =>
      plan.around('createDraft', () => {
        made += 1;
        const messageId = `AAkALg-${made}`;
        const mail = {
          ...outgoing,
          mailbox,
          messageId,
          isDraft: true,
          conversationId: `AAQk-${made}`,
          webLink: `https://outlook.office365.com/owa/?ItemID=${messageId}`,
        };
        mails.set(messageId, mail);
        return recordOf(mail);
      }),
    createReply: (mailbox, to, outgoing) =>
      plan.around('createReply', () => {
        const original = within(mailbox, to);
        if (!original || isLate(original)) return undefined;
        if (original.isDraft) throw new Fault('graph/bad-response', { status: 400 });
        made += 1;
        const messageId = `AAkALg-${made}`;
        // As the real one does, until it is told otherwise: it answers the sender.
        const mail = {
          ...outgoing,
          to: [{ address: 'sender@reseller.example' }],
          mailbox,
          messageId,
          isDraft: true,
          ...(original.conversationId ? { conversationId: original.conversationId } : {}),
        };
        mails.set(messageId, mail);
        return recordOf(mail);
      }),
    address: (mailbox, messageId, { to, cc }) =>
      plan.around('address', () => {
        const mail = within(mailbox, messageId);
        if (!mail?.isDraft) throw new Fault('graph/bad-response', { status: 400 });
        mails.set(messageId, { ...mail, to, cc });
      }),
    send: (mailbox, messageId) => plan.around('send', () => send(mailbox, messageId)),
    look: (mailbox, messageId) =>
      plan.around('look', () => {
        const mail = within(mailbox, messageId);
        return mail && !isLate(mail) ? recordOf(mail) : undefined;
      }),
    copiesComeLate: (looks) => {
      lateLooks = looks;
    },
    read: (mailbox, messageId) =>
      plan.around('read', () => {
        const mail = within(mailbox, messageId);
        return mail && { ...recordOf(mail), body: { contentType: 'html', content: mail.html } };
      }),
    thread: (mailbox, conversationId, since) =>
      plan.around('thread', () => {
        const ours = all()
          .filter((mail) => nameOf(mail.mailbox) === nameOf(mailbox))
          .filter((mail) => mail.conversationId === conversationId && !mail.isDraft)
          .map(({ messageId, sentAt = '' }) => ({
            messageId,
            receivedAt: sentAt,
            from: ourAddress,
            internetMessageId: internetIdOf(messageId),
          }));
        const theirs = received.filter(({ thread }) => thread === conversationId);
        return [...ours, ...theirs]
          .filter(({ receivedAt }) => receivedAt >= since)
          .sort((one, other) => (one.receivedAt < other.receivedAt ? -1 : 1));
      }),
    reports: (mailbox, since) =>
      plan.around('reports', () =>
        received
          .filter(
            ({ box, messageClass = '', receivedAt }) =>
              box === nameOf(mailbox) && messageClass.startsWith('REPORT.') && receivedAt >= since,
          )
          .map(({ messageId, receivedAt, apart = [] }) => ({ messageId, receivedAt, about: apart })),
      ),
    marks: (_mailbox, id) =>
      plan.around('marks', () => {
        const found = received.find(({ messageId }) => messageId === id);
        return found && { messageClass: found.messageClass ?? 'IPM.Note', headers: found.headers ?? [] };
      }),
    source: (_mailbox, id) =>
      plan.around('source', () => received.find(({ messageId }) => messageId === id)?.source),
    comesIn: (to, incoming) => {
      const thread = incoming.apart ? undefined : mails.get(to)?.conversationId;
      const messageId = `AAkALg-in-${received.length + 1}`;
      const box = nameOf(mails.get(to)?.mailbox ?? { kind: 'shared' });
      received.push({ ...incoming, thread, box, messageId, receivedAt: now().toISOString() });
    },
    discardDraft: (mailbox, messageId) =>
      plan.around('discardDraft', () => {
        const mail = within(mailbox, messageId);
        if (mail && !mail.isDraft) return 'sent';
        mails.delete(messageId);
        return 'gone';
      }),
    sendByHand: (messageId, html) => {
      const mail = mails.get(messageId);
      if (!mail) throw new Error('there is no such draft');
      mails.set(messageId, { ...mail, html: html ?? mail.html, isDraft: false, sentAt: now().toISOString() });
    },
    drafts: () => all().filter(({ isDraft }) => isDraft),
    sent: () => all().filter(({ isDraft }) => !isDraft),
    discard: (messageId) => {
      mails.delete(messageId);
    },
  };
}
