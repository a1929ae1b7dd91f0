import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { contract } from './accounts.ts';
import { statusOf } from './outcomes.ts';
import { inPartition, sendRaw } from './raw-request.ts';

const kilobyte = 1024;

contract('Limits of Cosmos', (bench) => {
  const items = () => bench().container.items;
  const sendDocument = (document: object) =>
    sendRaw(bench().account, {
      method: 'POST',
      path: `${bench().container.url}/docs`,
      headers: inPartition('a'),
      body: document,
    });

  it('takes a document of nearly 2 MB and gives it back whole', async () => {
    const id = randomUUID();
    const text = 'я'.repeat(950 * kilobyte);
    await items().create({ id, aggregateId: 'a', text });
    const { resource } = await bench().container.item(id, 'a').read();
    assert.equal(resource?.text.length, text.length);
  });

  it('refuses a document of more than 2 MB with 413', async () => {
    const text = 'я'.repeat(1100 * kilobyte);
    assert.equal(await statusOf(items().create({ id: randomUUID(), aggregateId: 'a', text })), 413);
  });

  it('takes ids of up to 1023 bytes', async () => {
    const id = 'i'.repeat(1023);
    assert.equal(await statusOf(items().create({ id, aggregateId: 'a' })), 201);
    assert.equal((await bench().container.item(id, 'a').read()).resource?.id, id);
  });

  it('takes ids with blanks, signs and letters of any script', async () => {
    for (const id of ['with blank', 'sign:%+&=~@,;!$()*|"<>', 'Сириус 中文 😀', '%2F', '...']) {
      await items().create({ id, aggregateId: 'a' });
      const { resource } = await bench().container.item(id, 'a').read();
      assert.equal(resource?.id, id);
      assert.equal((await bench().container.item(id, 'a').delete()).statusCode, 204);
    }
  });

  const badIds: readonly (readonly [string, unknown])[] = [
    ['no id', undefined],
    ['an empty id', ''],
    ['a number for an id', 7],
    ['an id of 1024 bytes', 'i'.repeat(1024)],
    ['an id with /', 'a/b'],
    ['an id with \\', 'a\\b'],
    ['an id with #', 'a#b'],
    ['an id with ?', 'a?b'],
  ];
  for (const [title, id] of badIds) {
    it(`refuses ${title} with 400`, async () => {
      const { status } = await sendDocument({ id, aggregateId: 'a' });
      assert.equal(status, 400);
    });
  }

  it('refuses a body that is no object with 400', async () => {
    const { status } = await sendDocument(['not an object']);
    assert.equal(status, 400);
  });
});
