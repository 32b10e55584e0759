import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkPluginIn, compileExamples, pluginIn, runExample } from '../checks/readme-examples/check-examples.ts';
import { findExamples, findUnfencedCode, parseExamples, readDocuments, type Example } from '../checks/readme-examples/find-examples.ts';
import { repositoryRoot } from '../shared/workspace.ts';

const tsconfig = join(repositoryRoot, 'tsconfig.json');

/** A folder inside this package, from which every workspace package can be imported; removed when the running test ends. */
function exampleFolder(): string {
  const cache = join(repositoryRoot, 'scripts/node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'readme-examples-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

describe('the examples of the documentation', () => {
  const examples = findExamples(repositoryRoot);

  test('exist', () => {
    expect(examples.map(({ document }) => document)).toContain('packages/core/README.md');
  });

  test('compile', async () => {
    expect(await compileExamples(examples, exampleFolder(), tsconfig)).toEqual([]);
  });

  test.each(examples.filter(({ runs }) => runs))('$document:$line does what it says', async (example) => {
    expect(await runExample(example, exampleFolder())).toEqual([]);
  });

  test.each(examples.filter((example) => pluginIn(example) !== undefined))('$document:$line passes check-plugin', async (example) => {
    expect(await checkPluginIn(example, exampleFolder())).toEqual([]);
  });

  test('are fenced, so that they are run', () => {
    expect(readDocuments(repositoryRoot).flatMap(findUnfencedCode)).toEqual([]);
  });
});

describe('the check of examples', () => {
  const fenced = (...code: readonly string[]): string => ['# Title', '', '```ts', ...code, '```', 'End.'].join('\n');

  function parseOne(markdown: string): Example {
    const [example] = parseExamples('docs/page.md', markdown);
    if (example === undefined) throw new Error('no example found');
    return example;
  }

  test('finds code, lines and promises', () => {
    expect(parseExamples('docs/page.md', fenced('const x = 1;', 'console.log(x); // → 1'))).toEqual([
      {
        document: 'docs/page.md',
        line: 4,
        language: 'ts',
        code: 'const x = 1;\nconsole.log(x); // → 1',
        runs: true,
        expected: [{ text: '1', line: 5 }],
      },
    ]);
  });

  test('takes a block of text below “This prints” for the whole output', () => {
    const example = ['```ts', "console.log('a\\n b');", '```', '', 'This prints', '', '```text', 'a', ' b', '```'];
    const expectedOf = (lines: readonly string[]): Example['expected'] => parseOne(lines.join('\n')).expected;
    expect(expectedOf(example)).toEqual([{ text: 'a', line: 8 }, { text: ' b', line: 9 }]);
    expect(expectedOf(example.with(4, 'It may print'))).toEqual([]);
  });

  test('leaves other languages alone, and does not run what is marked no-run', () => {
    const markdown = '```sh\nnpm test\n```\n\n```ts no-run\nlaunch();\n```\n';
    expect(parseExamples('a.md', markdown).map(({ code, runs }) => ({ code, runs }))).toEqual([{ code: 'launch();', runs: false }]);
  });

  test.each<[string, string, readonly unknown[]]>([
    ['a kept promise', 'console.log(1 + 1); // → 2', []],
    ['promises on lines of their own', "console.log('a\\nb');\n// → a\n// → b", []],
    ['an example without promises', "console.log('anything');", []],
    ['a broken promise', 'const x = 1;\nconsole.log(x + x); // → 3', ['docs/page.md:5: expected 3, printed 2']],
    ['a promise without output', '// → 3', ['docs/page.md:4: expected 3, printed nothing']],
    ['output without promise', 'console.log(1); // → 1\nconsole.log(2);', ['docs/page.md:4: printed 2, which no comment expects']],
    ['an error', "throw new Error('broken');", [expect.stringMatching(/^docs\/page\.md:4: the example fails:\n[^]*Error: broken/)]],
  ])('runs %s', async (_, code, problems) => {
    expect(await runExample(parseOne(fenced(code)), exampleFolder())).toEqual(problems);
  });

  test('reports a type error at its line in the document', async () => {
    const example = parseOne(fenced('const x = 1;', 'const text: string = x;'));
    expect(await compileExamples([example], exampleFolder(), tsconfig)).toEqual([
      expect.stringMatching(/docs-page\.md-4\.mts\(5,7\): error TS2322/),
    ]);
  });

  test('finds workspace packages from there', async () => {
    const example = parseOne(fenced("import { nearestName } from '@vitrum/core/internal';", "console.log(nearestName('tahn', ['tanh'])); // → tanh"));
    expect(await runExample(example, exampleFolder())).toEqual([]);
  });
});
