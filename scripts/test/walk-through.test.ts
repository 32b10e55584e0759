import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseSteps, type Step } from '../checks/walk-through/parse-steps.ts';
import { runSteps } from '../checks/walk-through/run-steps.ts';
import { firstPages, readSitePages, withDrawnDigits } from '../checks/walk-through/site-pages.ts';
import { temporaryWorkspace } from './temporary-workspace.ts';

const fenced = (info: string, ...content: readonly string[]): string => [`\`\`\`${info}`, ...content, '```', ''].join('\n');

describe('the steps of a walk-through', () => {
  test('are its fenced blocks, in order', () => {
    const markdown = [
      '# Title',
      fenced('sh no-run', 'git clone somewhere'),
      fenced('sh', 'npm run one', '# → first', '# → second', '', 'npm run two'),
      fenced('ts src/a.ts', 'export const a = 1;'),
      fenced('ts', 'console.log(1);'),
      fenced('yaml title="b.yaml"', 'epochs: 5'),
      fenced('diff', '--- a/b', '+++ b/b'),
      fenced('sh needs-mnist', 'npm run three'),
    ].join('\n');
    expect(parseSteps(markdown)).toEqual([
      { type: 'command', command: 'npm run one', promises: ['first', 'second'], needsMnist: false, line: 7 },
      { type: 'command', command: 'npm run two', promises: [], needsMnist: false, line: 11 },
      { type: 'file', path: 'src/a.ts', content: 'export const a = 1;\n', line: 15 },
      { type: 'file', path: 'b.yaml', content: 'epochs: 5\n', line: 23 },
      { type: 'patch', diff: '--- a/b\n+++ b/b\n', line: 27 },
      { type: 'command', command: 'npm run three', promises: [], needsMnist: true, line: 32 },
    ]);
  });

  test('end with their block', () => {
    expect(() => parseSteps('```sh\nnpm test\n')).toThrow('The block that begins in line 1 has no end.');
  });
});

describe('the how-tos of the site', () => {
  const pages = readSitePages();

  test.each(firstPages)('%s has commands', (name) => {
    expect(pages.find((page) => page.name === name)?.steps.some(({ type }) => type === 'command')).toBe(true);
  });

  test('are followed on drawn digits where MNIST is asked for, without what MNIST alone would print', () => {
    const markdown = [fenced('sh', 'vitrum train --dataset mnist --epochs 2', '# → 95 %'), fenced('yaml title="run.yaml"', 'dataset: { type: mnist }')].join('\n');
    expect(withDrawnDigits(parseSteps(markdown))).toEqual([
      { type: 'command', command: 'vitrum train --dataset synthetic-digits --limit 2000 --epochs 2', promises: [], needsMnist: false, line: 2 },
      { type: 'file', path: 'run.yaml', content: 'dataset: { type: synthetic-digits }\n', line: 7 },
    ]);
  });
});

describe('walking', () => {
  /** Runs the steps in a new folder; `lines` is the report. */
  function walk(steps: readonly Step[], hasMnist = false): { folder: string; lines: string[]; problem: string | undefined } {
    const folder = temporaryWorkspace({ 'numbers.txt': 'one\ntwo\n' });
    const lines: string[] = [];
    const options = { document: 'D.md', folder, environment: process.env, hasMnist, report: (line: string) => void lines.push(line) };
    return { folder, lines, problem: runSteps(steps, options) };
  }
  const command = (text: string, promises: readonly string[] = [], needsMnist = false): Step => ({
    type: 'command', command: text, promises, needsMnist, line: 5,
  });

  test('writes files, applies changes and runs commands', () => {
    const { folder, problem } = walk([
      { type: 'file', path: 'a/b.ts', content: 'b\n', line: 1 },
      { type: 'patch', diff: '--- a/numbers.txt\n+++ b/numbers.txt\n@@ -1,2 +1,2 @@\n one\n-two\n+three\n', line: 2 },
      command('cat a/b.ts numbers.txt', ['b\none\nthree']),
    ]);
    expect(problem).toBeUndefined();
    expect(readFileSync(join(folder, 'numbers.txt'), 'utf8')).toBe('one\nthree\n');
  });

  test.each<[string, Step, RegExp]>([
    ['fails', command('echo oh >&2; exit 3'), /^D\.md:5: "echo oh >&2; exit 3" ends with the exit code 3:\noh\n$/],
    ['does not print what is promised', command('echo yes', ['no']), /^D\.md:5: "echo yes" should print "no", and prints:\nyes\n$/],
    [
      'is a change that does not fit',
      { type: 'patch', diff: '--- a/numbers.txt\n+++ b/numbers.txt\n@@ -1,1 +1,1 @@\n-nine\n+ten\n', line: 7 },
      /^D\.md:7: the change does not apply: /,
    ],
  ])('stops at a step that %s', (_, step, problem) => {
    const walked = walk([step, command('mkdir later')]);
    expect(walked.problem).toMatch(problem);
    expect(existsSync(join(walked.folder, 'later'))).toBe(false);
  });

  test('leaves out what needs MNIST where there is none, and says so', () => {
    const step = command('mkdir trained', [], true);
    const without = walk([step]);
    expect(without.lines).toEqual(['(left out, it needs the files of MNIST) mkdir trained']);
    expect(existsSync(join(without.folder, 'trained'))).toBe(false);
    expect(existsSync(join(walk([step], true).folder, 'trained'))).toBe(true);
    mkdirSync(join(without.folder, 'trained')); // it could have been made
  });
});
