import { describe, expect, test } from 'vitest';
import changelog from '../../.changeset/changelog.mjs';
import { findChangesetProblems, findEmptyChangesets } from '../checks/release/find-changeset-problems.ts';
import { firstChangeset, isFirstRelease } from '../release/first-changesets.ts';
import { withRelease } from '../release/root-changelog.ts';

const manifest = { name: '@vitrum/losses', version: '0.0.0' };

describe('a changeset', () => {
  test.each([
    ['about one package', "'@vitrum/losses': minor", 'The loss `hinge`.', []],
    ['about one package that vitrum brings', "'@vitrum/losses': minor\nvitrum: minor", 'The loss `hinge`.', []],
    ['about vitrum', "'vitrum': minor", '`train()` takes rows.', []],
    ['about two', "'@vitrum/losses': minor\n\"@vitrum/cli\": patch", 'Both.', [expect.stringContaining('a.md: names @vitrum/losses, @vitrum/cli; write a file for each')]],
    ['about nothing', "'@vitrum/losses': minor", '', ['a.md: says nothing; its text goes to the changelog']],
  ])('%s', (_, head, body, problems) => {
    expect(findChangesetProblems([{ path: 'a.md', text: `---\n${head}\n---\n\n${body}\n` }])).toEqual(problems);
  });

  test.each([
    ['of no bytes', '', [expect.stringContaining('a.md: names no package')]],
    ['of words alone', 'The loss `hinge`.\n', [expect.stringContaining('a.md: names no package')]],
    ['of no package', '---\n---\n\nThe loss `hinge`.\n', [expect.stringContaining('a.md: names no package')]],
    ['of no words', "---\n'@vitrum/losses': minor\n---\n", ['a.md: says nothing; its text goes to the changelog']],
    ['of two packages', "---\n'@vitrum/losses': minor\n'@vitrum/cli': patch\n---\n\nBoth.\n", []],
  ])('%s can be read by a release, or is refused before the first one too', (_, text, problems) => {
    expect(findEmptyChangesets([{ path: 'a.md', text }])).toEqual(problems);
  });

  test('becomes an item of a list, whose later paragraphs are indented', async () => {
    expect(await changelog.getReleaseLine({ summary: 'One\nline.\n\nAnother.\n' })).toBe('- One\n  line.\n\n  Another.');
  });
});

test('that dependencies have the same version as everything is no news', async () => {
  expect(await changelog.getDependencyReleaseLine()).toBe('');
});

test('the changeset of a first release says what a package is', () => {
  expect(firstChangeset({ folder: 'packages/losses', manifest }, '# @vitrum/losses\n\nCost functions,\none file each.\n\n## Install\n')).toEqual({
    path: '.changeset/first-release-losses.md',
    text: "---\n'@vitrum/losses': minor\n---\n\nFirst release. Cost functions,\none file each.\n",
  });
});

test.each([
  ['0.0.0', true],
  ['0.1.0', false],
])('packages of version %s are before their first release: %s', (version, isFirst) => {
  expect(isFirstRelease([{ folder: 'packages/losses', manifest: { ...manifest, version } }])).toBe(isFirst);
});

describe("the repository's changelog", () => {
  const losses = {
    name: '@vitrum/losses',
    folder: 'packages/losses',
    text: '# @vitrum/losses\n\n## 0.2.0\n\n### Minor Changes\n\n- The loss `hinge`.\n\n### Patch Changes\n\n- Quicker.\n\n## 0.1.0\n\n### Minor Changes\n\n- First release.\n',
  };
  const core = { name: '@vitrum/core', folder: 'packages/core', text: '# @vitrum/core\n\n## 0.2.0\n\nNo changes in this release.\n' };
  const head = '# Changelog\n\nAll packages are released together, with one version. What changed stands here under the name of the package, and in its own changelog.\n';

  test('gains a section with what changed in each package, before the earlier ones', () => {
    const first = withRelease(head, '0.1.0', [losses, core]);
    expect(first).toBe(`${head}\n## 0.1.0\n\n### [@vitrum/losses](packages/losses/CHANGELOG.md)\n\n- First release.\n`);
    expect(withRelease(first, '0.2.0', [losses, core])).toBe(
      `${head}\n## 0.2.0\n\n### [@vitrum/losses](packages/losses/CHANGELOG.md)\n\n- The loss \`hinge\`.\n\n- Quicker.\n\n${first.slice(head.length + 1)}`,
    );
  });
});
