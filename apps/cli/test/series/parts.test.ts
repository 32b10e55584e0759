import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { HeardLines } from '../../src/series/heard-lines.ts';
import { lineReader } from '../../src/series/line-reader.ts';
import { runMembers } from '../../src/series/run-members.ts';
import { typedWords } from '../../src/series/typed-words.ts';
import { workForce } from '../../src/series/work-force.ts';
import { repeatableOption } from '../../src/options/shared-options.ts';
import { fakeHost } from '../support/fake-host.ts';

describe('cores', () => {
  test.each([
    [{}, 5, 8, { jobs: 5, threads: 1 }],
    [{}, 3, 8, { jobs: 3, threads: 2 }],
    [{}, 5, 2, { jobs: 2, threads: 1 }],
    [{}, 5, 1, { jobs: 1, threads: 1 }],
    [{ threads: '2' }, 5, 8, { jobs: 4, threads: 2 }],
    [{ threads: '16' }, 5, 8, { jobs: 1, threads: 16 }],
    [{ jobs: '1' }, 5, 8, { jobs: 1, threads: 8 }],
    [{ jobs: '9' }, 5, 8, { jobs: 5, threads: 1 }],
    [{ jobs: '2', threads: '8' }, 5, 8, { jobs: 2, threads: 8 }],
  ])('%j: %i runs on %i cores', (options, runs, cores, expected) => {
    expect(workForce(options, runs, cores)).toEqual(expected);
  });

  test.each(['0', 'all', '1.5'])('are not %s jobs', (jobs) => {
    expect(() => workForce({ jobs }, 5, 8)).toThrow(/^--jobs must be a whole number of at least 1, got /);
  });
});

test('the words of a command are those that were typed', () => {
  const command = new Command().option('--epochs <n>').option('--seed <n>', '', '7').option('--shuffle').option('--no-shuffle').option('--json');
  command.addOption(repeatableOption('--plugin <file>', ''));
  command.parse(['--plugin', 'a.mjs', '--no-shuffle', '--epochs', '2', '--plugin', 'b.mjs', '--json'], { from: 'user' });
  expect(typedWords(command, new Set(['json']))).toEqual(['--epochs', '2', '--no-shuffle', '--plugin', 'a.mjs', '--plugin', 'b.mjs']);
});

test('lines are put together from pieces', () => {
  const lines: string[] = [];
  const reader = lineReader((line) => void lines.push(line));
  for (const piece of ['on', 'e\ntw', 'o\n\nth', 'ree']) reader.push(piece);
  expect(lines).toEqual(['one', 'two', '']);
  reader.end();
  expect(lines).toEqual(['one', 'two', '', 'three']);
});

test('what was printed is not printed again, with the lines that belong to it', () => {
  const heard = new HeardLines();
  const host = fakeHost();
  heard.recording(host).stderr.print('note: known\n  more of it');
  const [first, second] = [heard.filter(), heard.filter()];
  const lines = ['note: known', '  more of it', '\u001B[33mwarning:\u001B[39m new', '  what to do'];
  expect(lines.map(first)).toEqual([false, false, true, true]);
  expect(lines.map(second)).toEqual([false, false, false, false]);
  expect(host.said()).toBe('note: known\n  more of it\n');
});

describe('members', () => {
  const members = [1, 2, 3, 4, 5].map((seed) => ({ name: `seed-${seed}`, seed }));

  test('run some at a time, all of them, whatever becomes of one', async () => {
    const ended = new Map<number, string>();
    let [started, most] = [0, 0];
    const ends = await runMembers({
      members,
      jobs: 2,
      start: ({ seed }) => {
        started++;
        most = Math.max(most, started - ended.size);
        return { end: new Promise((resolve) => setImmediate(() => resolve(seed === 2 ? 'failed' : 'done'))), interrupt: () => undefined };
      },
      onEnd: ({ seed }, end) => void ended.set(seed, end),
      signal: new AbortController().signal,
    });
    expect([...ended]).toEqual([[1, 'done'], [2, 'failed'], [3, 'done'], [4, 'done'], [5, 'done']]);
    expect(ends.size).toBe(5);
    expect(most).toBe(2);
  });

  test('are interrupted together, and no other begins', async () => {
    const controller = new AbortController();
    const interrupted: number[] = [];
    const ends = runMembers({
      members,
      jobs: 2,
      start: ({ seed }) => {
        let interrupt = (): void => undefined;
        const end = new Promise<'interrupted'>((resolve) => {
          interrupt = () => {
            interrupted.push(seed);
            resolve('interrupted');
          };
        });
        return { end, interrupt: () => interrupt() };
      },
      onEnd: () => undefined,
      signal: controller.signal,
    });
    controller.abort();
    expect((await ends).size).toBe(2);
    expect(interrupted).toEqual([1, 2]);
  });
});
