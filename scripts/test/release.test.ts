import { expect, test } from 'vitest';
import { findObstacles } from '../checks/release/find-obstacles.ts';

const ready = { branch: 'main', changes: '', changesets: [], version: '0.1.0', isTrusted: true };

test.each([
  ['nothing', ready, []],
  ['a detached head, as the workflow checks it out', { ...ready, branch: 'HEAD' }, []],
  ['another branch', { ...ready, branch: 'mine' }, ['The branch is mine: releases are made from main.']],
  ['a changed file', { ...ready, changes: ' M README.md' }, ['The tree is not clean:\n M README.md']],
  ['a changeset', { ...ready, changesets: ['a.md'] }, [expect.stringContaining('1 changesets are waiting')]],
  ['no version', { ...ready, version: '0.0.0' }, [expect.stringContaining('`npm run version-packages`')]],
  ['a machine at home', { ...ready, isTrusted: false }, [expect.stringContaining('RELEASING.md')]],
])('%s speaks against a release', (_, state, obstacles) => {
  expect(findObstacles(state)).toEqual(obstacles);
});
