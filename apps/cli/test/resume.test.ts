import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { eventProblems } from '@vitrum/test-support/event-problems';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkpointsIn } from './support/checkpoints.ts';
import { jsonLines, runVitrum } from './support/run-vitrum.ts';
import { finish, startVitrum } from './support/spawn-vitrum.ts';
import { stripesOptions, writeStripesPlugin } from './support/stripes-plugin.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const plugin = writeStripesPlugin(cwd);
const options = [...stripesOptions(plugin), '--shuffle', '--batch-size', '7'];

const readText = (...path: readonly string[]): string => readFileSync(join(cwd, ...path), 'utf8');
const parametersOf = (folder: string): unknown => (JSON.parse(readText(folder, 'model.json')) as { parameters: unknown }).parameters;

/** Starts a run on the stripes, and sends a signal once its first epoch is done. */
async function interrupt(folder: string, signal: NodeJS.Signals, ...more: readonly string[]): ReturnType<typeof finish> {
  return interruptRun(signal, [...options, '--epochs', '400', '--out', folder, ...more]);
}

async function interruptRun(signal: NodeJS.Signals, args: readonly string[]): ReturnType<typeof finish> {
  const child = startVitrum(['train', '--json', ...args], { cwd });
  const result = finish(child);
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('"epoch":1,')) break;
  }
  child.kill(signal);
  return result;
}

beforeAll(async () => {
  await runVitrum(['train', ...options, '--epochs', '2', '--out', 'two'], { cwd });
});

describe('resume', () => {
  test('a run that is extended from 2 epochs to 4 has the weights of one that had 4 from the start', async () => {
    await runVitrum(['train', ...options, '--epochs', '4', '--out', 'four'], { cwd });
    cpSync(join(cwd, 'two'), join(cwd, 'extended'), { recursive: true });
    const { stdout, exitCode } = await runVitrum(
      ['train', '--resume', 'extended', '--plugin', plugin, '--epochs', '4', '--json'],
      { cwd },
    );
    expect(exitCode).toBe(0);
    expect(jsonLines(stdout)[0]).toMatchObject({ event: 'start', epochs: 4, epochsDone: 2 });
    expect(jsonLines(stdout).map(({ epoch }) => epoch)).toEqual([undefined, 3, 4, undefined]);
    expect(parametersOf('extended')).toEqual(parametersOf('four'));
    expect(parametersOf('extended')).not.toEqual(parametersOf('two'));
    expect(JSON.parse(readText('extended', 'config.json'))).toEqual(JSON.parse(readText('four', 'config.json')));
  });

  test('a finished run is finished when it is resumed', async () => {
    const before = parametersOf('two');
    const { stdout, exitCode } = await runVitrum(['train', '--resume', 'two', '--plugin', plugin, '--json'], { cwd });
    expect(exitCode).toBe(0);
    expect(jsonLines(stdout).map(({ event }) => event)).toEqual(['start', 'done']);
    expect(parametersOf('two')).toEqual(before);
  });

  const conflicts: readonly (readonly [readonly string[], string])[] = [
    [['--architecture', '16,7,3'], '--architecture contradicts the run that is resumed: only --epochs can be changed.'],
    [['--learning-rate', '0.2'], '--learning-rate contradicts the run that is resumed: only --epochs can be changed.'],
    [['--no-shuffle'], '--no-shuffle contradicts the run that is resumed: only --epochs can be changed.'],
    [['--epochs', '1'], 'The run is in its epoch 2 already, --epochs asks for 1.'],
  ];
  test.each(conflicts)('refuses %j', async (conflict, message) => {
    const result = await runVitrum(['train', '--resume', 'two', '--plugin', plugin, ...conflict], { cwd });
    expect(result.stderr.split('\n')[0]).toBe(`error: ${message}`);
    expect(result.exitCode).toBe(2);
  });

  test('options that repeat what the run was begun with are no conflict', async () => {
    const { exitCode } = await runVitrum(['train', '--resume', 'two', ...options, '--epochs', '2'], { cwd });
    expect(exitCode).toBe(0);
  });

  const damages: readonly (readonly [string, string, (text: string) => string, RegExp])[] = [
    ['cut short', 'ckpt', (text) => text.slice(0, 200), /^error: The checkpoint \S+ cannot be used: its bytes are not those that were written/],
    ['of another kind', 'ckpt', () => '{}', /^error: The checkpoint \S+ cannot be used: it is no checkpoint of this version/],
    ['of the version before', 'ckpt', (text) => text.replace('"formatVersion":2', '"formatVersion":1'), /^error: The checkpoint \S+ cannot be used: it is no checkpoint of this version/],
    ['changed', 'ckpt', (text) => text.replace('"samples":0', '"samples":7'), /^error: The checkpoint \S+ cannot be used: its bytes are not those that were written/],
    ['cut short', 'config.json', (text) => text.slice(0, 50), /^error: The run in damaged cannot be resumed: in config.json, /],
    ['of another network', 'config.json', (text) => text.replace('"units": 6', '"units": 8'), /describe different networks\.$/],
  ];
  test.each(damages)('a run folder with a file that is %s (%s) cannot be resumed', async (_, file, damage, message) => {
    cpSync(join(cwd, 'two'), join(cwd, 'damaged'), { recursive: true });
    const names = file === 'ckpt' ? checkpointsIn(join(cwd, 'two')) : [file];
    for (const name of names) writeFileSync(join(cwd, 'damaged', name), damage(readFileSync(join(cwd, 'two', name), 'latin1')), 'latin1');
    const result = await runVitrum(['train', '--resume', 'damaged', '--plugin', plugin], { cwd });
    expect(result.stderr.split('\n')).toEqual([expect.stringMatching(message), expect.stringMatching(/^ {2}\S/), '']);
    expect(result.exitCode).toBe(1);
  });
});

describe('interruption', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends with 130 and a checkpoint that goes on to the bit', async (signal) => {
    const folder = `stopped-${signal}`;
    const { exitCode, stderr, stdout } = await interrupt(folder, signal);
    expect(exitCode).toBe(130);
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(new RegExp(`^Interrupted in epoch \\d+ after \\d+ of 300 samples; everything is saved in ${folder}\\.$`)),
      `  Go on with: vitrum train --resume ${folder} --plugin ${plugin}`,
      '',
    ]);
    const last = jsonLines(stdout).at(-1);
    expect(jsonLines(stdout).flatMap(eventProblems)).toEqual([]);
    expect(last).toMatchObject({ event: 'interrupted', checkpoint: join(folder, String(checkpointsIn(join(cwd, folder))[0])) });
    expect(existsSync(join(cwd, folder, 'model.json'))).toBe(true);
    const stoppedIn = Number(last?.['epoch']);
    expect(stoppedIn).toBeLessThan(400);

    await resumeTo(folder, stoppedIn + 1);
    await runVitrum(['train', ...options, '--epochs', String(stoppedIn + 1), '--out', 'uninterrupted'], { cwd });
    expect(parametersOf(folder)).toEqual(parametersOf('uninterrupted'));
  });

  async function resumeTo(folder: string, epochs: number): Promise<void> {
    const { exitCode } = await runVitrum(['train', '--resume', folder, '--plugin', plugin, '--epochs', String(epochs)], { cwd });
    expect(exitCode).toBe(0);
  }

  test('what says nothing about the run itself is repeated in the command that goes on', async () => {
    const { stderr } = await interrupt('repeated', 'SIGINT', '--deterministic', '--backend', 'reference', '--threads', '1');
    expect(stderr.split('\n')[1]).toBe(
      `  Go on with: vitrum train --resume repeated --plugin ${plugin} --backend reference --threads 1 --deterministic`,
    );
  });

  test('plugins that a configuration named are repeated too, as they are found from here', async () => {
    mkdirSync(join(cwd, 'configs'));
    cpSync(plugin, join(cwd, 'configs', 'stripes.mjs'));
    const config = { plugins: ['./stripes.mjs'], dataset: 'stripes', network: { architecture: [16, 6, 3] }, training: { epochs: 400 } };
    writeFileSync(join(cwd, 'configs', 'run.json'), JSON.stringify(config));
    const { stderr } = await interruptRun('SIGINT', ['--config', 'configs/run.json', '--out', 'configured']);
    expect(stderr.split('\n')[1]).toBe('  Go on with: vitrum train --resume configured --plugin ./configs/stripes.mjs');
    const resumed = ['train', '--resume', 'configured', '--plugin', './configs/stripes.mjs'];
    const child = startVitrum(resumed, { cwd });
    const result = finish(child);
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect((await result).exitCode).toBe(130);
  });

  test('a second signal ends the process at once', async () => {
    const slow = [
      "const load = () => new Promise((resolve) => { console.error('ready'); setTimeout(resolve, 60_000); });",
      "export default { name: 'slow', version: '1.0.0', datasets: [{ name: 'slow', load }] };",
    ];
    writeFileSync(join(cwd, 'slow.mjs'), slow.join('\n'));
    const child = startVitrum(['train', '--plugin', 'slow.mjs', '--dataset', 'slow'], { cwd });
    const closed = once(child, 'close');
    await once(child.stderr, 'data');
    child.kill('SIGINT');
    // Sooner, it would be taken for the first one, passed on once more.
    await new Promise((resolve) => setTimeout(resolve, 700));
    child.kill('SIGINT');
    await closed;
    expect(child.exitCode).toBe(130);
  });
});
