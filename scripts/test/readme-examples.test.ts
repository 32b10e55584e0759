import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileExamples, pluginIn, runExample } from '../checks/readme-examples/check-examples.ts';
import { findExamples, findUnfencedCode, parseExamples, readDocuments, type Example } from '../checks/readme-examples/find-examples.ts';
import { checkPlugins, runExamples } from '../checks/readme-examples/run-together.ts';
import { repositoryRoot } from '../shared/workspace.ts';

const tsconfig = join(repositoryRoot, 'tsconfig.json');

const folders: string[] = [];

/** A folder inside this package, from which every workspace package can be imported; removed when the tests have ended. */
function exampleFolder(): string {
  const cache = join(repositoryRoot, 'scripts/node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'readme-examples-'));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe('the examples of the documentation', () => {
  const examples = findExamples(repositoryRoot);
  const run = examples.filter(({ runs }) => runs);
  const plugins = examples.filter((example) => pluginIn(example) !== undefined);
  let problems: ReadonlyMap<Example, readonly string[]>;
  let faults: ReadonlyMap<Example, readonly string[]>;

  beforeAll(async () => {
    problems = await runExamples(run, exampleFolder());
    faults = await checkPlugins(plugins, exampleFolder());
  }, 600_000);

  test('exist', () => {
    expect(examples.map(({ document }) => document)).toContain('packages/core/README.md');
  });

  test('compile', async () => {
    expect(await compileExamples(examples, exampleFolder(), tsconfig)).toEqual([]);
  });

  test.each(run)('$document:$line does what it says', (example) => {
    expect(problems.get(example)).toEqual([]);
  });

  test.each(plugins)('$document:$line passes check-plugin', (example) => {
    expect(faults.get(example)).toEqual([]);
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

  describe('in one process', () => {
    const cases: readonly (readonly [string, string, readonly unknown[]])[] = [
      ['a kept promise', 'console.log(1 + 1); // → 2', []],
      ['promises on lines of their own', "console.log('a\\nb');\n// → a\n// → b", []],
      ['an example without promises', "console.log('anything');", []],
      ['a broken promise', 'const x = 1;\nconsole.log(x + x); // → 3', ['docs/page.md:5: expected 3, printed 2']],
      ['a promise without output', '// → 3', ['docs/page.md:4: expected 3, printed nothing']],
      ['output without promise', 'console.log(1); // → 1\nconsole.log(2);', ['docs/page.md:4: printed 2, which no comment expects']],
      ['an error', "throw new Error('broken');", [expect.stringMatching(/^docs\/page\.md:4: the example fails:\n[^]*Error: broken/)]],
      ['an error of a timer', "setTimeout(() => { throw new Error('late'); }, 20);", [expect.stringMatching(/the example fails:\n[^]*Error: late/)]],
      ['a rejection that nobody awaits', "void Promise.reject(new Error('lost'));", [expect.stringMatching(/the example fails:\n[^]*Error: lost/)]],
      ['a promise that never settles', 'await new Promise(() => undefined);', [expect.stringMatching(/the example fails:\n[^]*never settles/)]],
      ['output of a timer', 'setTimeout(() => console.log(1), 20); // → 1', []],
      ['output without a line break', "process.stdout.write('1'); // → 1", []],
      ['a change of a global', 'globalThis.Math.max = () => 7;\nconsole.log(Math.max(1, 2)); // → 7', []],
      ['an example after it', 'console.log(Math.max(1, 2)); // → 2', []],
      ['a file', "import { writeFileSync } from 'node:fs';\nwriteFileSync('made.txt', '');", []],
      ['no file of another', "import { existsSync } from 'node:fs';\nconsole.log(existsSync('made.txt')); // → false", []],
      ['the process of the others', 'const { argv } = (await import(`node:${"proc" + "ess"}`)).default;\nconsole.log(argv.length > 2); // → true', []],
      ['an end of the process', "import { exit } from 'node:process';\nexit(3);", [expect.stringMatching(/the example fails/)]],
      ['an end that it does not see', 'const { exit } = (await import(`node:${"proc" + "ess"}`)).default;\nconsole.log(1); // → 1\nexit(0);', []],
      ['an example after the end', 'console.log(5); // → 5', []],
    ];
    const examples = cases.map(([, code]) => parseOne(fenced(code)));
    let problems: ReadonlyMap<Example, readonly string[]>;

    beforeAll(async () => {
      problems = await runExamples(examples, exampleFolder());
    });

    test.each(cases.map(([name, , expected], index) => ({ name, expected, example: examples[index] })))('$name', ({ expected, example }) => {
      expect(example && problems.get(example)).toEqual(expected);
    });
  });

  test('reports the faults of each plugin', async () => {
    const activation = (derivative: string): Example =>
      parseOne(fenced(`export default { name: 'vitrum-plugin-x', version: '1.0.0', activations: [{ name: 'x', forward: (z) => 2 * z, derivative: () => ${derivative} }] };`));
    const [right, wrong] = [activation('2'), activation('3')];
    const faults = await checkPlugins([wrong, right], exampleFolder());
    expect(faults.get(right)).toEqual([]);
    expect(faults.get(wrong)).toEqual([expect.stringMatching(/^docs\/page\.md:4: check-plugin finds fault with it:[^]*FAILED/)]);
  });

  test('reports a type error at its line in the document', async () => {
    const example = parseOne(fenced('const x = 1;', 'const text: string = x;'));
    expect(await compileExamples([example], exampleFolder(), tsconfig)).toEqual([
      expect.stringMatching(/docs-page\.md-4\.mts\(5,7\): error TS2322/),
    ]);
  });

  test('finds workspace packages from there', async () => {
    const example = parseOne(fenced("import { nearestName } from '@vitrum/core/internal';", "console.log(nearestName('tahn', ['tanh'])); // → tanh"));
    const folder = exampleFolder();
    expect(await runExample(example, folder)).toEqual([]);
    expect(await runExamples([example], folder)).toEqual(new Map([[example, []]]));
  });
});
