import assert from 'node:assert/strict';
import { failedDelivery, kindOfIncoming, type IncomingMarks } from '../../src/domain/incoming-mail.ts';

const marks = (given: Partial<IncomingMarks>): IncomingMarks => ({
  messageClass: 'IPM.Note',
  headers: [],
  ...given,
});
const header = (name: string, value: string) => marks({ headers: [{ name, value }] });

const report = (...recipients: readonly (readonly string[])[]) =>
  [
    'From: postmaster@customer.example',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Final answer: Action: failed',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns;mx.customer.example',
    '',
    ...recipients.flatMap((lines) => [...lines, '']),
    '--b--',
  ].join('\r\n');

describe('a mail that comes into the thread of an invitation', () => {
  it('is an answer unless a machine marked it as its own', () => {
    const kinds = [
      [marks({}), 'answer'],
      [header('Auto-Submitted', 'no'), 'answer'],
      [header('X-Auto-Response-Suppress', 'All'), 'answer'],
      [header('auto-submitted', 'Auto-Replied'), 'automatic'],
      [header('Auto-Submitted', 'auto-generated; owner-email="a"'), 'automatic'],
      [header('Precedence', 'bulk'), 'automatic'],
      [header('X-Autoreply', 'yes'), 'automatic'],
      [marks({ messageClass: 'IPM.Note.Rules.OofTemplate.Microsoft' }), 'automatic'],
      [marks({ messageClass: 'ipm.note.rules.replytemplate.x' }), 'automatic'],
      [marks({ messageClass: 'REPORT.IPM.Note.NDR' }), 'report'],
      [marks({ messageClass: 'report.ipm.note.ipnrn' }), 'report'],
      [header('Content-Type', 'multipart/report; report-type=delivery-status'), 'report'],
    ] as const;
    for (const [given, kind] of kinds) assert.equal(kindOfIncoming(given), kind, JSON.stringify(given));
  });

  it('names whose delivery failed for good, by whatever address it knows them', () => {
    const failed = report(
      [
        'Original-Recipient: rfc822;Anna@Blue-Meadow.example',
        'Final-Recipient: rfc822; <a.bergmann@blue-meadow.example>',
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp;550 5.1.1',
        '  no such user',
      ],
      ['Final-Recipient: rfc822;boris@blue-meadow.example', 'Action: delivered', 'Status: 2.0.0'],
    );
    assert.deepEqual(failedDelivery(failed), {
      addresses: ['anna@blue-meadow.example', 'a.bergmann@blue-meadow.example'],
      why: 'unknown-address',
    });
  });

  it('says why, as far as it tells what to do', () => {
    const reasons = [
      ['5.1.10', 'unknown-address'],
      ['5.4.4', 'unknown-address'],
      ['5.2.2', 'mailbox-full'],
      ['5.7.1', 'refused'],
      ['5.0.0', 'other'],
    ] as const;
    for (const [status, why] of reasons) {
      const text = report(['Final-Recipient: rfc822;a@b.example', 'Action: failed', `Status: ${status}`]);
      assert.equal(failedDelivery(text)?.why, why, status);
    }
  });

  it('is no failure where the mail is late or has arrived', () => {
    const rows = [
      ['delayed', '4.4.7'],
      ['failed', '4.4.7'],
      ['delivered', '2.0.0'],
      ['relayed', '2.0.0'],
    ] as const;
    for (const [action, status] of rows) {
      const text = report(['Final-Recipient: rfc822;a@b.example', `Action: ${action}`, `Status: ${status}`]);
      assert.equal(failedDelivery(text), undefined, action);
    }
  });

  it('leaves open whose delivery failed where the report does not say it', () => {
    assert.deepEqual(failedDelivery('Undeliverable, sorry'), { addresses: [], why: 'other' });
    assert.deepEqual(failedDelivery(''), { addresses: [], why: 'other' });
  });

  it('takes no time over a report that is made to be slow', () => {
    const hostile = `Final-Recipient: rfc822;${'a'.repeat(500_000)}\n${'Action: \n '.repeat(50_000)}`;
    assert.ok(JSON.stringify(failedDelivery(hostile) ?? {}).length < 1_000);
  });
});
