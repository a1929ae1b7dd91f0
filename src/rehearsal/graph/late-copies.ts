/**
 * The copy in Sent Items comes a while after the 202 that accepted the mail: until then the mail is neither the draft that
 * it was nor there (Graph supplement 2).
 */
import type { Mail, MailRoom } from '../world/mail.ts';

/** Real time, as the delay of a real service: a moved clock does not hurry it. */
export function withLateCopies(mail: MailRoom, lateMs: number): MailRoom {
  const isThere = ({ content: { sentRealMs } }: Mail) =>
    sentRealMs === undefined || Date.now() - sentRealMs >= lateMs;
  return {
    ...mail,
    find: (mailbox, id) => {
      const found = mail.find(mailbox, id);
      return found && isThere(found) ? found : undefined;
    },
    query: (query) => mail.query(query).filter(isThere),
  };
}
