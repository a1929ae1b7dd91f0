import assert from 'node:assert/strict';
import { aDesk, anOffice, kept, stored, storedDraft, undone } from '../fixtures/desk.ts';
import { anInvitation, invitationIdOf, link } from '../fixtures/invitations.ts';
import { alex, megan } from '../fixtures/people.ts';

const words = { subject: 'New subject', text: `New words ${link} and more` };
const letter = { subject: 'New subject', before: 'New words ', after: ' and more' };

describe('editing an invitation', () => {
  it('keeps the new letter and one revision more', async () => {
    const office = anOffice();
    const draft = await storedDraft(office);
    const edited = await aDesk(office).edit({ id: draft.id, by: alex.id, revision: 1, ...words });
    const invitation = { ...draft, revision: 2, letter };
    assert.deepEqual(edited, { ok: true, value: { invitation, fate: 'untouched', foreignLinks: [] } });
    assert.deepEqual(await kept(office, draft), invitation);
  });

  it('gives a cut link back and says so', async () => {
    const office = anOffice();
    const draft = await storedDraft(office);
    const asked = { id: draft.id, by: alex.id, revision: 1, subject: 'S', text: 'No link' };
    const edited = await aDesk(office).edit(asked);
    assert.equal(edited.ok && edited.value.fate, 'put-back');
    assert.equal((await kept(office, draft)).link, link);
  });

  it('makes a draft again of a letter that did not go out', async () => {
    const office = anOffice();
    const failed = await stored(office, anInvitation({ state: 'failed' }));
    const edited = await aDesk(office).edit({ id: failed.id, by: alex.id, revision: 1, ...words });
    assert.equal(edited.ok && edited.value.invitation.state, 'draft');
  });

  it('lets the first of two windows win and shows the other what holds now', async () => {
    const office = anOffice();
    const draft = await storedDraft(office);
    const ask = (subject: string) =>
      aDesk(office).edit({ id: draft.id, by: alex.id, revision: 1, ...words, subject });
    const answers = await Promise.all([ask('One'), ask('Two')]);
    assert.deepEqual(answers.map(({ ok }) => ok).sort(), [false, true]);
    const invitation = await kept(office, draft);
    for (const answer of answers) {
      if (!answer.ok) assert.deepEqual(answer.refusal, { kind: 'outdated', invitation });
    }
    assert.deepEqual(await ask('Three'), { ok: false, refusal: { kind: 'outdated', invitation } });
  });

  it('refuses an empty text and keeps the old one', async () => {
    const office = anOffice();
    const draft = await storedDraft(office);
    const edited = await aDesk(office).edit({
      id: draft.id,
      by: alex.id,
      revision: 1,
      subject: 'S',
      text: '',
    });
    assert.deepEqual(edited, {
      ok: false,
      refusal: { kind: 'letter', why: 'empty-text', invitation: draft },
    });
    assert.deepEqual(await kept(office, draft), draft);
  });
});

describe('discarding an invitation', () => {
  it('is final, and the same answer when asked for twice', async () => {
    const office = anOffice();
    const draft = await storedDraft(office);
    const asked = { id: draft.id, by: alex.id, revision: 1 };
    const discarded = await aDesk(office).discard(asked);
    assert.deepEqual(discarded, { ok: true, value: await kept(office, draft) });
    assert.deepEqual(await aDesk(office).discard(asked), discarded);
    const sent = await aDesk(office).send(asked);
    assert.deepEqual(sent, discarded);
    assert.deepEqual(undone(office), []);
  });

  it('loses against a decision to send, at once or before', async () => {
    const office = anOffice();
    const draft = await storedDraft(office);
    const asked = { id: draft.id, by: alex.id, revision: 1 };
    await Promise.all([aDesk(office).send(asked), aDesk(office).discard(asked)]);
    const { state } = await kept(office, draft);
    assert.equal(state === 'sending', undone(office).length === 1);
    assert.ok(state === 'sending' || state === 'discarded');
  });
});

for (const [name, act] of [
  ['editing', (desk: ReturnType<typeof aDesk>, asked: Asked) => desk.edit({ ...asked, ...words })],
  ['discarding', (desk: ReturnType<typeof aDesk>, asked: Asked) => desk.discard(asked)],
] as const) {
  describe(name, () => {
    it('is for the inviter alone, and says whose it is', async () => {
      const office = anOffice();
      const invitation = await storedDraft(office);
      const answer = await act(aDesk(office), { id: invitation.id, by: megan.id, revision: 1 });
      assert.deepEqual(answer, { ok: false, refusal: { kind: 'not-yours', invitation } });
    });

    it('says that it knows no such invitation', async () => {
      const answer = await act(aDesk(anOffice()), { id: invitationIdOf(9), by: alex.id, revision: 1 });
      assert.deepEqual(answer, { ok: false, refusal: { kind: 'unknown' } });
    });

    for (const state of ['sending', 'sent', 'accepted'] as const) {
      it(`changes nothing of an invitation that is ${state}`, async () => {
        const office = anOffice();
        const invitation = await stored(office, anInvitation({ state }));
        const answer = await act(aDesk(office), { id: invitation.id, by: alex.id, revision: 1 });
        assert.deepEqual(answer, { ok: false, refusal: { kind: 'not-now', invitation } });
        assert.deepEqual(await kept(office, invitation), invitation);
      });
    }
  });
}

type Asked = Parameters<ReturnType<typeof aDesk>['discard']>[0];
