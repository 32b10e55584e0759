import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportsOf, findInternalNames } from '../checks/packages/find-internal-names.ts';
import { repositoryRoot } from '../shared/workspace.ts';

const textOf = (path: string): string => readFileSync(join(repositoryRoot, path), 'utf8');
const namesIn = (pattern: string): readonly string[] => globSync(pattern, { cwd: repositoryRoot }).flatMap((path) => exportsOf(textOf(path)));

const published = new Set(namesIn('packages/*/src/index.ts'));
const internal = new Set(namesIn('packages/*/src/internal.ts').filter((name) => !published.has(name)));

test('the internal entries are found', () => {
  expect(internal).toContain('didYouMean');
  expect(internal).not.toContain('VitrumError');
});

test.each(['README.md', ...globSync('{packages,apps}/*/README.md', { cwd: repositoryRoot })])('%s speaks of names that its readers can import', (page) => {
  expect(findInternalNames(page, textOf(page), internal)).toEqual([]);
});

describe('a name of an internal entry', () => {
  test.each([
    ['alone', 'Call `hidden` first.', ['a.md:1: `hidden` is exported by an internal entry alone']],
    ['in a call', '\n| `hidden(shape)` | what |', ['a.md:2: `hidden` is exported by an internal entry alone']],
    ['among others', '`open`, `hiddenToo`, `hidden`', ['a.md:1: `hidden` is exported by an internal entry alone']],
    ['as a word', 'a hidden layer', []],
  ])('is found %s', (_, text, found) => {
    expect(findInternalNames('a.md', text, new Set(['hidden']))).toEqual(found);
  });

  test('is read from lists of exports', () => {
    expect(exportsOf("export { a, type B } from './a.ts';\nexport type { C } from './c.ts';\nexport {\n  d as e,\n  f,\n} from './d.ts';\nexport const g = 1;\n")).toEqual(['a', 'B', 'C', 'e', 'f']);
  });
});
