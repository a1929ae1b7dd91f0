import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { createGraphClient } from '../../../src/adapters/graph/graph-client.ts';
import { createGraphMailer } from '../../../src/adapters/graph/graph-mailer.ts';
import { type InvitationId, parseInvitationId } from '../../../src/domain/ids.ts';
import type { Mailbox } from '../../../src/domain/mailbox.ts';
import { type FaultCode, isFault } from '../../../src/ports/faults.ts';
import type { OutgoingMail } from '../../../src/ports/mailer.ts';
import { alex } from '../../fixtures/people.ts';
import { createPlainTokens } from '../plain-tokens.ts';
import { type StandIn, type StandInAnswer, startStandIn } from '../stand-in.ts';

const own: Mailbox = { kind: 'own', person: alex.id };
const shared: Mailbox = { kind: 'shared' };
const quick = { repeats: 2, firstDelayMs: 1, longestWaitMs: 50, halfOpenAfterMs: 60_000, openAfter: 50 };
const error = (code: string) => ({
  error: { code, message: '', innerError: { 'request-id': 'r1', date: '' } },
});

const mail: OutgoingMail = {
  key: 'inv-1.send-2',
  invitationId: parseInvitationId('inv-0123456789abcdef') as InvitationId,
  to: [{ address: 'anna@blue-meadow.example', name: 'Анна' }, { address: 'boris@blue-meadow.example' }],
  cc: [{ address: 'megan@reseller.example' }],
  subject: 'Приглашение',
  html: '<p>x &amp; y</p>',
};

/** As in supplement 2: a draft has a time of sending as well. */
const draft = {
  id: 'AAkALg/MM1+=',
  sentDateTime: '2026-11-20T09:00:00Z',
  internetMessageId: '<m1@namprd13.prod.outlook.com>',
  conversationId: 'AAQkC1=',
  isDraft: true,
};

type PlainAnswer = Exclude<StandInAnswer, (response: ServerResponse) => void>;

describe('the Graph mailer', () => {
  let standIn: StandIn | undefined;
  afterEach(() => standIn?.close());

  async function against(answering: (index: number) => PlainAnswer, timeoutMs = 5_000) {
    standIn = await startStandIn((_, index) => answering(index));
    const tokens = createPlainTokens();
    const graph = createGraphClient({ baseUrl: `${standIn.url}/graph`, tokens, timeoutMs, guard: quick });
    const sharedMailbox = 'partner-desk@reseller.example';
    const mailer = createGraphMailer({ graph, sharedMailbox, lateCopyMs: 5 });
    return { mailer, tokens, requests: standIn.requests };
  }

  async function faultOf(call: Promise<unknown>) {
    try {
      await call;
    } catch (thrown) {
      assert.ok(isFault(thrown), String(thrown));
      return thrown;
    }
    return assert.fail('no fault was thrown');
  }

  it('makes the draft that the documentation asks for', async () => {
    const { mailer, requests } = await against(() => ({ status: 201, body: draft }));
    assert.deepEqual(await mailer.createDraft(shared, mail), {
      messageId: draft.id,
      isDraft: true,
      conversationId: draft.conversationId,
    });
    const [request] = requests;
    assert.equal(request?.method, 'POST');
    assert.equal(request?.path, '/graph/v1.0/users/partner-desk%40reseller.example/messages');
    assert.equal(request?.headers.authorization, 'Bearer graph/app-1');
    assert.equal(request?.headers['content-type'], 'application/json');
    assert.equal(request?.headers.prefer, 'IdType="ImmutableId"');
    assert.match(String(request?.headers['client-request-id']), /^[0-9a-f-]{36}$/);
    const body = JSON.parse(request?.body ?? '');
    assert.deepEqual(body.toRecipients, [
      { emailAddress: { address: 'anna@blue-meadow.example', name: 'Анна' } },
      { emailAddress: { address: 'boris@blue-meadow.example' } },
    ]);
    assert.deepEqual(body.ccRecipients, [{ emailAddress: { address: 'megan@reseller.example' } }]);
    assert.deepEqual(body.body, { contentType: 'HTML', content: mail.html });
    assert.equal(body.subject, mail.subject);
    assert.equal(body.singleValueExtendedProperties[0].value, mail.key);
    for (const { name } of body.internetMessageHeaders) assert.match(name, /^x-/i);
  });

  it('opens a person’s own mailbox with the person’s own token', async () => {
    const { mailer, requests } = await against(() => ({ status: 201, body: draft }));
    await mailer.createDraft(own, mail);
    assert.equal(requests[0]?.path, '/graph/v1.0/me/messages');
    assert.equal(requests[0]?.headers.authorization, `Bearer graph/${alex.id}-1`);
  });

  it('finds by the property under which it was kept', async () => {
    const { mailer, requests } = await against((index) =>
      index === 0 ? { status: 201, body: draft } : { body: { value: [draft] } },
    );
    await mailer.createDraft(own, mail);
    await mailer.findByKey(own, mail.key);
    const { id } = JSON.parse(requests[0]?.body ?? '').singleValueExtendedProperties[0];
    assert.equal(
      requests[1]?.query.get('$filter'),
      `singleValueExtendedProperties/Any(ep: ep/id eq '${id}' and ep/value eq '${mail.key}')`,
    );
    assert.equal(requests[1]?.headers.prefer, 'IdType="ImmutableId"');
  });

  it('sends by the id, with no body', async () => {
    const { mailer, requests } = await against(() => ({ status: 202 }));
    await mailer.send(own, draft.id);
    assert.equal(requests[0]?.path, '/graph/v1.0/me/messages/AAkALg%2FMM1%2B%3D/send');
    assert.equal(requests[0]?.headers['content-length'], '0');
    assert.equal(requests[0]?.body, '');
  });

  const outcomes: readonly (readonly [what: string, answer: PlainAnswer, code: FaultCode])[] = [
    ['a cut line', 'lost', 'mail/outcome-unknown'],
    ['silence', 'silence', 'mail/outcome-unknown'],
    ['500', { status: 500 }, 'mail/outcome-unknown'],
    ['502 with a proxy’s page', { status: 502, body: '<html>' }, 'mail/outcome-unknown'],
    ['503', { status: 503, headers: { 'retry-after': '1' } }, 'mail/outcome-unknown'],
    ['504', { status: 504, body: error('UnknownError') }, 'mail/outcome-unknown'],
    [
      '404, for it may be sent already',
      { status: 404, body: error('ErrorItemNotFound') },
      'mail/outcome-unknown',
    ],
    ['404 of a mailbox', { status: 404, body: error('MailboxNotEnabledForRESTAPI') }, 'graph/not-allowed'],
    ['429', { status: 429, headers: { 'retry-after': '1' }, body: error('UnknownError') }, 'graph/throttled'],
    ['the sending limit', { status: 403, body: error('ErrorExceededMessageLimit') }, 'graph/throttled'],
    ['400 of recipients', { status: 400, body: error('ErrorInvalidRecipients') }, 'mail/refused'],
    ['400 of another kind', { status: 400, body: error('ErrorInvalidOperation') }, 'graph/bad-response'],
    ['403', { status: 403, body: error('ErrorAccessDenied') }, 'graph/not-allowed'],
    ['403 of the sender', { status: 403, body: error('ErrorSendAsDenied') }, 'graph/not-allowed'],
    ['a redirect', { status: 307, headers: { location: '/graph/v1.0/again' } }, 'mail/outcome-unknown'],
  ];
  for (const [what, answer, code] of outcomes) {
    it(`calls to send once, and tells ${what} as ${code}`, async () => {
      const { mailer, requests } = await against(() => answer, answer === 'silence' ? 20 : 5_000);
      assert.equal((await faultOf(mailer.send(own, draft.id))).code, code);
      assert.equal(requests.length, 1);
    });
  }

  it('makes a draft once when the answer is lost: the caller looks by the key', async () => {
    for (const answer of ['lost', { status: 503 }] as const) {
      const { mailer, requests } = await against(() => answer);
      assert.equal((await faultOf(mailer.createDraft(own, mail))).code, 'graph/unavailable');
      assert.equal(requests.length, 1);
      await standIn?.close();
    }
  });

  it('sends with a new token after 401, for nothing had happened', async () => {
    const { mailer, tokens, requests } = await against((index) => ({ status: index === 0 ? 401 : 202 }));
    await mailer.send(own, draft.id);
    assert.deepEqual(tokens.forgotten, [`graph/${alex.id}`]);
    assert.equal(requests[1]?.headers.authorization, `Bearer graph/${alex.id}-2`);
  });

  it('repeats a look after a lost answer', async () => {
    const sent = { ...draft, isDraft: false };
    const { mailer, requests } = await against((index) => {
      if (index === 0) return 'lost';
      return index === 1 ? { status: 504 } : { body: sent };
    });
    assert.deepEqual(await mailer.look(own, draft.id), {
      messageId: draft.id,
      isDraft: false,
      conversationId: draft.conversationId,
      sentAt: draft.sentDateTime,
    });
    assert.equal(requests.length, 3);
  });

  describe('throwing a draft away', () => {
    const notThere: PlainAnswer = { status: 404, body: error('ErrorItemNotFound') };
    const aDraft: PlainAnswer = { body: draft };
    const sent: PlainAnswer = { body: { ...draft, isDraft: false } };
    const courses: readonly (readonly [string, readonly PlainAnswer[], 'gone' | 'sent'])[] = [
      ['finds that it is not there, twice', [notThere, notThere], 'gone'],
      ['finds it among the sent ones at the second look', [notThere, sent], 'sent'],
      ['finds it sent while it was being thrown away', [aDraft, notThere, sent], 'sent'],
      ['takes it away', [aDraft, { status: 204 }], 'gone'],
    ];
    for (const [what, answers, fate] of courses) {
      it(what, async () => {
        const { mailer, requests } = await against((index) => answers[index] ?? { status: 501 });
        assert.equal(await mailer.discardDraft(own, draft.id), fate);
        assert.equal(requests.length, answers.length);
      });
    }
  });

  it('does not take a missing mailbox for a mail that is not there yet', async () => {
    const { mailer } = await against(() => ({ status: 404, body: error('MailboxNotEnabledForRESTAPI') }));
    assert.equal((await faultOf(mailer.look(shared, draft.id))).code, 'graph/not-allowed');
  });

  it('refuses an answer that is no message', async () => {
    const { mailer } = await against(() => ({ status: 201, body: { id: '' } }));
    assert.equal((await faultOf(mailer.createDraft(own, mail))).code, 'graph/bad-response');
  });

  it('tells the vendor’s own code and id for the log', async () => {
    const answer = { status: 403, headers: { 'request-id': 'r1' }, body: error('ErrorAccessDenied') };
    const { mailer } = await against(() => answer);
    const { details } = await faultOf(mailer.send(shared, draft.id));
    assert.deepEqual({ ...details }, { status: 403, requestId: 'r1', vendorCode: 'ErrorAccessDenied' });
  });
});
