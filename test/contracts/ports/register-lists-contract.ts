import assert from 'node:assert/strict';
import type { Invitation } from '../../../src/domain/invitation.ts';
import type { Register } from '../../../src/ports/register.ts';
import { create, type OpenedRegister } from './register-setup.ts';
import { aDraft, aSending, at, invitationId, personId } from './samples.ts';

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

  it('goes on where the last page ended while newer invitations arrive', async () => {
    const { register } = use();
    for (const number of [1, 2, 3]) await create(register, aDraft(number));
    const first = await register.invitations({ size: 2 });
    await create(register, aDraft(4));
    const second = await register.invitations({ size: 2, after: first.next ?? '' });
    assert.deepEqual([ids(first.invitations), ids(second.invitations)], [numbered(3, 2), numbered(1)]);
    assert.equal(second.next, undefined);
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
