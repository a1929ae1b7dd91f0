import assert from 'node:assert/strict';
import { readCustomersQuery } from '../../src/conversation/customers-query.ts';

describe('what is typed behind “customers”', () => {
  const queries: readonly (readonly [string, string, string])[] = [
    ['', '', 'everyone'],
    ['Sirius', 'Sirius', 'everyone'],
    ['joint', '', 'joint'],
    ['joint sirius', 'sirius', 'joint'],
    ['Sirius JOINT', 'Sirius', 'joint'],
    ['joint invitations', '', 'joint'],
    ['invited by me', '', 'invited-by-me'],
    ['mine blue meadow', 'blue meadow', 'invited-by-me'],
    ['no services', '', 'no-services'],
    ['blue, without services', 'blue,', 'no-services'],
    ['совместные', '', 'joint'],
    ['совместные Сириус', 'Сириус', 'joint'],
    ['Приглашённые мной', '', 'invited-by-me'],
    ['мои', '', 'invited-by-me'],
    ['без служб Орион', 'Орион', 'no-services'],
    ['«joint»', 'joint', 'everyone'],
    ['"no services"', 'no services', 'everyone'],
    ['joint "mine"', 'mine', 'joint'],
    ['jointly owned', 'jointly owned', 'everyone'],
    ['services', 'services', 'everyone'],
  ];
  for (const [typed, text, filter] of queries) {
    it(`reads ${JSON.stringify(typed)} as ${filter}, and looks for ${JSON.stringify(text)}`, () => {
      assert.deepEqual(readCustomersQuery(typed), { text, filter });
    });
  }
});
