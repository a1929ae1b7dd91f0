import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Stored } from '../../src/ports/register.ts';
import type { Invitation } from '../../src/domain/invitation.ts';
import { actionsOf } from '../support/cards.ts';
import { plainLink } from '../support/invite.ts';
import { cardIn, type Person } from '../support/person.ts';
import { eventually } from '../support/world.ts';
import { runCases } from './run.ts';
import { openScene, type Scene, type Target } from './scene.ts';
import { fuzz } from './settings.ts';
import { anyText, strangeTexts } from './strange.ts';

const foreign = fc.oneof(fc.constantFrom(...strangeTexts), anyText);
/** Texts in which the link is whole, cut, doubled or somebody else's. */
const letterText = fc
  .array(
    fc.oneof(
      foreign,
      fc.constantFrom(plainLink, plainLink.slice(0, -9), plainLink.replace('4567890', '1111111'), '\n', ' '),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(' '));

const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ verb: fc.constant('save'), subject: foreign, text: letterText }) },
  {
    weight: 4,
    arbitrary: fc.record({
      verb: fc.constantFrom('send', 'send', 'discard', 'hand-over', 'done', 'take-back', 'edit', 'open'),
      way: fc.constant('copy'),
    }),
  },
);

const life = fc.record({
  contactName: foreign,
  company: foreign,
  acts: fc.array(fc.tuple(act, fc.constantFrom('now', 'now', 'now', 'before')), {
    minLength: 1,
    maxLength: 7,
  }),
});

const targetOn = (card: unknown): Target | undefined =>
  actionsOf(card)
    .map(({ data }) => data)
    .find((data): data is typeof data & Target => 'invitationId' in data && 'revision' in data);

describe(`an agent's own draft (seed ${fuzz.seed})`, function () {
  this.timeout(600_000 + fuzz.cases * 20);
  let scene: Scene;
  before(async () => {
    scene = await openScene();
  });
  after(() => scene?.close());

  let nextDomain = 1;

  async function press(person: Person, verb: string, data: object): Promise<unknown> {
    const answer = await person.execute(`invitation.${verb}.v1`, data);
    assert.equal(answer.status, 200, `${verb} ${JSON.stringify(data)}`);
    return cardIn(answer);
  }

  async function live(
    person: Person,
    { contactName, company, acts }: typeof life extends fc.Arbitrary<infer T> ? T : never,
  ) {
    const domain = `own-${nextDomain++}.example`;
    const email = `anna@${domain}`;
    const form = {
      requestId: domain,
      contactName,
      email,
      company: company || 'A company',
      language: 'en',
      meeting: 'own-marketing',
      relationship: 'alone',
    };
    let answered: unknown;
    // An answer that comes too late for Teams cannot be told from others here: it is asked for again.
    await eventually('the form is answered in time', async () => {
      answered = await press(person, 'prepare', form);
      return answered !== undefined;
    });
    const first = targetOn(answered);
    // A form that is refused makes no draft.
    if (!first) return;
    const { invitationId } = first;
    let revision = first.revision;
    for (const [{ verb, ...rest }, when] of acts) {
      const card = await press(person, verb, {
        invitationId,
        revision: when === 'now' ? revision : 1,
        ...rest,
      });
      revision = targetOn(card)?.revision ?? revision;
    }
    const read = async () => {
      const all = await scene.store.register.invitation(invitationId as Invitation['id']);
      return (all as Stored<Invitation>).value;
    };
    await eventually('the mail is out', async () => (await read()).state !== 'sending');
    const invitation = await read();
    assert.equal(invitation.link, plainLink);
    const mails = await scene.system.mailsTo(domain);
    const isSent = invitation.state === 'sent' && invitation.how === 'mailbox';
    assert.equal(mails.length, isSent ? 1 : 0, invitation.state);
    for (const mail of mails) {
      assert.deepEqual(mail.to, [email]);
      assert.doesNotMatch(mail.subject, /\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
      assert.ok(mail.links.includes(plainLink), mail.links.join(' '));
      assert.doesNotMatch(mail.body, /(?![\n\t])\p{Cc}|[\u202a-\u202e]/u);
      assert.doesNotMatch(mail.body, /<(?:script|img|at|b|i)\b|javascript:[^<]*"/i);
    }
  }

  it('keeps its link and goes out at most once, whatever is typed and pressed', async () => {
    const [person, other] = [0, 1].map((which) => scene.people.colleague[which]);
    assert.ok(person && other);
    let turn = 0;
    await runCases({
      cases: Math.ceil(fuzz.cases / 250),
      of: life,
      send: (one) => live(turn++ % 2 === 0 ? person : other, one),
      look: async () => undefined,
    });
    assert.ok((await scene.system.mails()).length > 10, 'hardly any mail went out: the cases reach nothing');
  });
});
