import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CommandFailed, run } from '../shared/run.ts';
import { repositoryRoot } from '../shared/workspace.ts';

const notebook = join(repositoryRoot, 'examples/notebook');

/** Runs the notebook as `npm run notebook` does. */
function runNotebook(...options: readonly string[]): Promise<string> {
  const tsx = join(repositoryRoot, 'node_modules/tsx/dist/cli.mjs');
  const program = ['--tsconfig', join(repositoryRoot, 'examples/tsconfig.json'), '--conditions=@vitrum/source', join(notebook, 'notebook.ts')];
  return run(process.execPath, [tsx, ...program, ...options], { cwd: repositoryRoot });
}

describe('the notebook', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrum-notebook-'));
  let page = '';

  beforeAll(async () => {
    await runNotebook('--quick', '--drawn', '--page', folder);
    page = readFileSync(join(folder, 'output.md'), 'utf8');
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  /** The number in the line of output that begins with some text. */
  function figure(text: string): number {
    const line = page.split('\n').find((each) => each.startsWith(text));
    if (line === undefined) throw new Error(`no line of the page begins with "${text}"`);
    return Number.parseFloat(line.slice(text.length));
  }

  test('has 784·32 + 32 + 32·16 + 16 + 16·10 + 10 parameters', () => {
    expect(page).toContain('\n25,818 numbers to learn\n');
  });

  test('has the gradients of the definition, and those of vitrum', () => {
    expect(figure('largest difference from the definition  ')).toBeLessThan(1e-6);
    expect(figure('largest difference from vitrum          ')).toBeLessThan(1e-6);
  });

  test('learns, and goes the way of vitrum’s trainer', () => {
    expect(figure('untrained  ')).toBeLessThan(25); // guessing: 10
    expect(figure('epoch 5    ')).toBeGreaterThan(70);
    expect(figure('vitrum     ')).toBeCloseTo(figure('epoch 5    '), 0);
    expect(figure("largest difference between our weights and vitrum's: ")).toBeLessThan(1e-3);
  });

  test('goes down in the valley', () => {
    const [, start = '', end = '', lowest = ''] = /\ncost (\S+) at o, (\S+) at x, (\S+) at the lowest point/.exec(page) ?? [];
    expect(Number(end)).toBeLessThan(Number(start) / 2);
    expect(Number(end)).toBeLessThan(1.05 * Number(lowest));
  });

  test.each(['output.md', 'tanh.svg', 'learning-curve.svg'])('%s is what `npm run notebook:page` writes', (name) => {
    const isCurrent = readFileSync(join(notebook, name), 'utf8') === readFileSync(join(folder, name), 'utf8');
    expect(isCurrent, `examples/notebook/${name} is not what the notebook gives: run \`npm run notebook:page\``).toBe(true);
  });

  test('has no drawing that is no longer made', () => {
    const ofNotebook = readdirSync(notebook).filter((name) => name.endsWith('.svg'));
    expect(ofNotebook).toEqual(readdirSync(folder).filter((name) => name.endsWith('.svg')));
  });

  test('says which options there are, if one is wrong', async () => {
    const failure: unknown = await runNotebook('--quik').catch((error: unknown) => error);
    if (!(failure instanceof CommandFailed)) throw new Error('it did not fail');
    expect(failure.message).toContain("Unknown option '--quik'");
    expect(failure.message).toContain('--quick ');
  });
});
