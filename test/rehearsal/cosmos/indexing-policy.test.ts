import assert from 'node:assert/strict';
import {
  completePolicy,
  hasCompositeIndex,
  isSortable,
  keepsUndefined,
} from '../../../src/rehearsal/cosmos/indexing-policy.ts';

const by = (path: string, descending = false) => ({ steps: path.split('.'), descending });
const included = (...paths: string[]) => ({ includedPaths: paths.map((path) => ({ path })) });

describe('Indexing policies', () => {
  const standard = { indexingMode: 'consistent', automatic: true } as const;

  it('index everything but the etag when nothing is said', () => {
    const policy = completePolicy(undefined);
    assert.deepEqual(policy.includedPaths, [{ path: '/*' }]);
    assert.deepEqual(policy.excludedPaths, [{ path: '/"_etag"/?' }]);
    assert.ok(isSortable(policy, by('any.depth.at.all')));
    assert.equal(isSortable(policy, by('_etag')), false);
  });

  it('let the closer path decide', () => {
    const policy = completePolicy({
      ...standard,
      ...included('/a/b/*', '/c/?', '/"odd key"/?'),
      excludedPaths: [{ path: '/*' }, { path: '/a/b/secret/*' }],
    });
    const sortable = ['a.b', 'a.b.x', 'c', 'odd key'];
    const not = ['a', 'x', 'c.d', 'a.b.secret', 'a.b.secret.x'];
    assert.deepEqual(
      sortable.filter((path) => isSortable(policy, by(path))),
      sortable,
    );
    assert.deepEqual(
      not.filter((path) => isSortable(policy, by(path))),
      [],
    );
  });

  it('keep documents without the property only where the path is named', () => {
    const policy = completePolicy({ ...standard, ...included('/*', '/dueAt/?') });
    assert.ok(keepsUndefined(policy, by('dueAt')));
    assert.equal(keepsUndefined(policy, by('other')), false);
  });

  it('serve several fields by a composite index of the same directions, or all of them reversed', () => {
    const policy = completePolicy({
      ...standard,
      compositeIndexes: [
        [
          { path: '/a', order: 'ascending' },
          { path: '/b/c', order: 'descending' },
        ],
      ],
    });
    assert.ok(hasCompositeIndex(policy, [by('a'), by('b.c', true)]));
    assert.ok(hasCompositeIndex(policy, [by('a', true), by('b.c')]));
    assert.equal(hasCompositeIndex(policy, [by('a'), by('b.c')]), false);
    assert.equal(hasCompositeIndex(policy, [by('b.c', true), by('a')]), false);
    assert.equal(hasCompositeIndex(policy, [by('a'), by('b.c', true), by('d')]), false);
  });

  it('index nothing in mode none', () => {
    assert.equal(isSortable(completePolicy({ indexingMode: 'none', automatic: false }), by('a')), false);
  });
});
