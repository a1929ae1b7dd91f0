import assert from 'node:assert/strict';
import type { Invitation } from '../../../src/domain/invitation.ts';
import type { Register } from '../../../src/ports/register.ts';
import { create, type OpenedRegister } from './register-setup.ts';
import { aDraft, aSending, at, inEveryState, invitationId, personId, tenantId } from './samples.ts';

type Query = Omit<Parameters<Register['invitations']>[0], 'after'>;

async function allPages(register: Register, query: Query): Promise<readonly Invitation[][]> {
  const pages: Invitation[][] = [];
  let after: string | undefined;
  do {
    const page = await register.invitations({ ...query, ...(after === undefined ? {} : { after }) });
    pages.push([...page.invitations]);
    after = page.next;
  } while (after !== undefined && pages.length < 50);
  return pages;
}

const ids = (invitations: readonly Invitation[]) => invitations.map(({ id }) => id);
const numbered = (...numbers: readonly number[]) => numbers.map(invitationId);

/** The lists of a register. */
export function registerListsContract(use: () => OpenedRegister): void {
  it('has no page where there is nothing', async () => {
    assert.deepEqual(await use().register.invitations({ size: 5 }), { invitations: [] });
  });

  it('lists the newest first, page by page, and those of one moment each once', async () => {
    const { register } = use();
    for (const number of [3, 1, 7, 5, 2, 6, 4]) {
      await create(register, aDraft(number, { createdAt: at(number > 5 ? 9 : number < 4 ? 2 : number) }));
    }
    const pages = await allPages(register, { size: 2 });
    assert.deepEqual(pages.map(ids), [numbered(7, 6), numbered(5, 4), numbered(3, 2), numbered(1)]);
    assert.deepEqual((await allPages(register, { size: 7 })).map(ids), [numbered(7, 6, 5, 4, 3, 2, 1)]);
    assert.deepEqual(pages[3], [aDraft(1, { createdAt: at(2) })]);
  });

  it('lists one inviter only, or some states only', async () => {
    const { register } = use();
    const megan = personId(2);
    await create(register, aDraft(1));
    await create(register, aDraft(2, { inviter: megan }));
    await create(register, aSending(3, { inviter: megan }));
    await create(register, aSending(4));
    const list = async (query: Omit<Query, 'size'>) =>
      (await allPages(register, { ...query, size: 1 })).flat();
    assert.deepEqual(ids(await list({ inviter: megan })), numbered(3, 2));
    assert.deepEqual(ids(await list({ states: ['sending', 'sent'] })), numbered(4, 3));
    assert.deepEqual(ids(await list({ inviter: megan, states: ['draft'] })), numbered(2));
    assert.deepEqual(ids(await list({ states: [] })), []);
    assert.deepEqual(ids(await list({ inviter: personId(3) })), []);
  });

  it('tells which invitations were answered since a moment, in whatever state they are now', async () => {
    const { register } = use();
    const [draft, ...others] = inEveryState(1);
    for (const one of [draft, ...others]) if (one) await create(register, one);
    const answered = inEveryState(1).filter((one) => 'noticedAt' in one);
    assert.ok(answered.length >= 2);
    const numbers = (list: readonly Invitation[]) => ids(list).toSorted();
    assert.deepEqual(numbers(await register.answeredSince(at(0))), numbers(answered));
    assert.deepEqual(numbers(await register.answeredSince(at(900))), numbers(answered));
    assert.deepEqual(await register.answeredSince(at(5_000)), []);
  });

  it('finds who invited a customer before, by tenant or by mail domain, newest first', async () => {
    const { register } = use();
    const to = (number: number, tenant: number, domain: string) => {
      const { recipient } = aDraft(number);
      return { recipient: { ...recipient, tenantId: tenantId(tenant), domain } };
    };
    await create(register, aDraft(1, to(1, 5, 'blue-meadow.example')));
    await create(register, aSending(2, to(2, 5, 'meadow.example')));
    await create(register, aDraft(3, to(3, 6, 'blue-meadow.example')));
    await create(register, aDraft(4, to(4, 6, 'other.example')));
    const asked = { tenantId: tenantId(5), domain: 'blue-meadow.example' };
    assert.deepEqual(ids(await register.invitationsTo({ ...asked, size: 5 })), numbered(3, 2, 1));
    assert.deepEqual(ids(await register.invitationsTo({ ...asked, size: 2 })), numbered(3, 2));
    assert.deepEqual(
      await register.invitationsTo({ tenantId: tenantId(9), domain: 'nobody.example', size: 5 }),
      [],
    );
  });

  it('goes on where the last page ended while newer invitations arrive', async () => {
    const { register } = use();
    for (const number of [1, 2, 3]) await create(register, aDraft(number));
    const first = await register.invitations({ size: 2 });
    await create(register, aDraft(4));
    const second = await register.invitations({ size: 2, after: first.next ?? '' });
    assert.deepEqual([ids(first.invitations), ids(second.invitations)], [numbered(3, 2), numbered(1)]);
    assert.equal(second.next, undefined);
  });

  it('goes back page by page the way it came, and is then where it began', async () => {
    const { register } = use();
    for (const number of [1, 2, 3, 4, 5]) await create(register, aDraft(number));
    const forth = await register.invitations({ size: 2 });
    const middle = await register.invitations({ size: 2, after: forth.next ?? '' });
    const last = await register.invitations({ size: 2, after: middle.next ?? '' });
    assert.deepEqual([forth.previous, last.next], [undefined, undefined]);
    assert.deepEqual(ids(last.invitations), numbered(1));
    const back = await register.invitations({ size: 2, before: last.previous ?? '' });
    assert.deepEqual(back, middle);
    assert.deepEqual(await register.invitations({ size: 2, before: back.previous ?? '' }), {
      invitations: forth.invitations,
      next: forth.next,
    });
  });

  it('finds by a part of a name, an address or an inviter, however it is spelled', async () => {
    const { register } = use();
    const { recipient } = aDraft(1);
    const named = (number: number, company: string, email: string) =>
      aDraft(number, { recipient: { ...recipient, company, email, tenantName: company } });
    await create(register, named(1, 'ООО «Сириус»', 'anna@sirius.example'));
    await create(register, named(2, 'Café Zürich', 'boris@cafe-zurich.example'));
    await create(register, { ...named(3, 'Third', 'third@third.example'), inviterName: 'Megan Bowen' });
    await create(register, named(4, 'Contoso Jupiter', 'di@retail.example'));
    const find = async (text: string) => ids((await register.invitations({ text, size: 9 })).invitations);
    assert.deepEqual(await find('sirius'), numbered(1));
    assert.deepEqual(await find('СИРИУС'), numbered(1));
    assert.deepEqual(await find('zurich.ex'), numbered(2));
    assert.deepEqual(await find('cafe ZÜR'), numbered(2));
    assert.deepEqual(await find('Bowen'), numbered(3));
    assert.deepEqual(await find('контосо'), numbered(4), 'as it is heard');
    assert.deepEqual(await find('Контосо Юпитер'), numbered(4));
    assert.deepEqual(await find('Контосо Вега'), []);
    assert.deepEqual(await find('nothing like it'), []);
    assert.deepEqual(await find(' « '), numbered(4, 3, 2, 1), 'signs alone ask for nothing');
  });

  it('counts each state, of all or of one inviter, as far as a text fits', async () => {
    const { register } = use();
    const megan = personId(2);
    await create(register, aDraft(1));
    await create(register, aDraft(2, { inviter: megan, inviterName: 'Megan Bowen' }));
    await create(register, aSending(3));
    const { draft, sending, sent } = await register.countInvitations({});
    assert.deepEqual([draft, sending, sent], [2, 1, 0]);
    assert.equal((await register.countInvitations({ inviter: megan })).draft, 1);
    assert.equal((await register.countInvitations({ text: 'megan' })).sending, 0);
  });

  it('names the mail domains of those in some states, each once', async () => {
    const { register } = use();
    const at = (domain: string) => ({ ...aDraft(1).recipient, domain });
    await create(register, aSending(1, { recipient: at('one.example') }));
    await create(register, aSending(2, { recipient: at('one.example') }));
    await create(register, aSending(3, { recipient: at('two.example') }));
    await create(register, aDraft(4, { recipient: at('three.example') }));
    const found = await register.domainsIn(['sending', 'sent']);
    assert.deepEqual([...found].sort(), ['one.example', 'two.example']);
    assert.deepEqual(await register.domainsIn(['accepted']), []);
  });

  it('finds all in some states, however many, each with its version', async () => {
    const { register } = use();
    const sending = Array.from({ length: 130 }, (_, index) => aSending(index + 1));
    for (let from = 0; from < sending.length; from += 10) {
      await Promise.all(sending.slice(from, from + 10).map((value) => create(register, value)));
    }
    await create(register, aDraft(500));
    const found = await register.allIn(['sending', 'sent']);
    const byId = [...found].sort((a, b) => (a.value.id < b.value.id ? -1 : 1));
    assert.deepEqual(
      byId.map(({ value }) => value),
      sending,
    );
    const [one] = byId;
    assert.deepEqual(await register.invitation(invitationId(1)), one);
  });
}
