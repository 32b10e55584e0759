import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveReference, type Dataset } from '@vitrum/core';
import { createVitrum } from 'vitrum';
import { eventProblems } from '@vitrum/test-support/event-problems';
import { beforeAll, describe, expect, test } from 'vitest';
import { Interruption } from '../src/interruption.ts';
import { variantsOf } from '../src/show/variants.ts';
import { beginVitrum, jsonLines, runVitrum } from './support/run-vitrum.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cwd = temporaryFolder();
const data = ['--dataset', 'synthetic-digits:train=200,test=40', '--batch-size', '32', '--shuffle'];
const list = ['--augment', 'rotate:degrees=10', '--augment', 'elastic', '--augment', 'mixup'];
const run = async (...args: readonly string[]): ReturnType<typeof runVitrum> => runVitrum(args, { cwd });
const fingerprintOf = (stdout: string): unknown => jsonLines(stdout).at(-1)?.['fingerprint'];

describe('train --augment', () => {
  let whole: string;

  beforeAll(async () => {
    ({ stdout: whole } = await run('train', ...data, ...list, '--epochs', '2', '--out', 'whole', '--json', '--deterministic', '--threads', '1'));
  });

  test('is told in the first record, and kept in the configuration', () => {
    expect(jsonLines(whole).flatMap(eventProblems)).toEqual([]);
    expect(jsonLines(whole)[0]).toMatchObject({ event: 'start', augmentation: ['rotate', 'elastic', 'mixup'] });
    const config = JSON.parse(readFileSync(join(cwd, 'whole', 'config.json'), 'utf8')) as { readonly training: unknown };
    expect(config.training).toMatchObject({ augmentation: [{ type: 'rotate', degrees: 10 }, 'elastic', 'mixup'] });
  });

  test('gives the same bits on two threads', async () => {
    const { stdout } = await run('train', ...data, ...list, '--epochs', '2', '--out', 'threads', '--json', '--deterministic', '--threads', '2');
    expect(fingerprintOf(stdout)).toBe(fingerprintOf(whole));
  });

  test('gives the same bits in a resumed run', async () => {
    await run('train', ...data, ...list, '--epochs', '1', '--out', 'one', '--deterministic', '--threads', '1');
    cpSync(join(cwd, 'one'), join(cwd, 'resumed'), { recursive: true });
    const { stdout } = await run('train', '--resume', 'resumed', '--epochs', '2', '--json', '--deterministic', '--threads', '1');
    expect(fingerprintOf(stdout)).toBe(fingerprintOf(whole));
  });

  test('gives the same bits on a network of convolutions, interrupted on two threads and resumed on one', async () => {
    const every = createVitrum().augmentations.names.flatMap((name) => ['--augment', name]);
    const training = ['train', ...data, '--network', 'lenet', '--schedule', 'constant', ...every, '--json', '--deterministic'];
    const controller = new AbortController();
    const { result, printed } = beginVitrum([...training, '--epochs', '400', '--out', 'stopped', '--threads', '2'], { cwd }, () => ({ signal: controller.signal, end: () => undefined }));
    await expect.poll(printed, { interval: 5, timeout: 50_000 }).toContain('"epoch":1,');
    controller.abort(new Interruption());
    const { exitCode, stdout } = await result;
    expect(exitCode).toBe(130);
    const stopped = jsonLines(stdout).at(-1);
    expect(stopped).toMatchObject({ event: 'interrupted' });
    const epochs = String(Number(stopped?.['epoch']) + 1);
    const resumed = await run('train', '--resume', 'stopped', '--epochs', epochs, '--json', '--deterministic', '--threads', '1');
    const unbroken = await run(...training, '--epochs', epochs, '--out', 'unbroken', '--threads', '1');
    expect(fingerprintOf(resumed.stdout)).toMatch(/^[0-9a-f]{64}$/);
    expect(fingerprintOf(resumed.stdout)).toBe(fingerprintOf(unbroken.stdout));
  });

  test('can be given in a file as well, which the command line overrides as a whole', async () => {
    const { stdout } = await run('train', '--config', join('whole', 'config.json'), '--augment', 'shift', '--epochs', '1', '--out', 'other', '--json');
    expect(jsonLines(stdout)[0]).toMatchObject({ augmentation: ['shift'] });
  });

  test.each<[readonly string[], string, string]>([
    [['--augment', 'rotat'], 'There is no augmentation called "rotat".', 'Did you mean "rotate"?'],
    [['--augment', 'rotate:degrees=400'], 'augmentation "rotate": degrees must be a number from 0 to 180, got 400.', ''],
    [['--augment', 'rotate:angle=4'], 'augmentation "rotate" has no option "angle".', 'degrees, fill'],
    [['--dataset', 'two-moons', '--augment', 'rotate'], 'The augmentation "rotate" changes pictures,', 'mixup'],
  ])('%j is refused', async (args, message, hint) => {
    const { stderr, exitCode } = await run('train', '--dataset', 'synthetic-digits', '--out', 'none', ...args);
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
  });
});

describe('show --augment', () => {
  test('draws a sample beside nine variants, and writes them', async () => {
    const { stdout, exitCode } = await run('show', '--dataset', 'synthetic-digits', '--index', '3', '--augment', 'rotate', '--png', 'variants.png');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/#3 {2}\d/);
    for (let epoch = 1; epoch <= 9; epoch++) expect(stdout).toContain(`epoch ${epoch}`);
    expect(existsSync(join(cwd, 'variants.png'))).toBe(true);
  });

  test('says what it cannot draw', async () => {
    const { stderr } = await run('show', '--dataset', 'two-moons', '--augment', 'mixup');
    expect(stderr).toContain('--augment draws pictures; samples of the dataset "two-moons" have the shape [2].');
  });

  test('has the channels of color pictures', () => {
    const color: Dataset = {
      name: 'flags', size: 2, inputShape: [1, 2, 3], targetSize: 2, classes: ['a', 'b'],
      readInput: (index, out, offset) => { out.set(index === 0 ? [1, 0, 0, 0, 0, 1] : [0, 1, 0, 0, 1, 0], offset); },
      readTarget: (index, out, offset) => { out.fill(0, offset, offset + 2); out[offset + index] = 1; },
      label: (index) => index,
    };
    const flip = resolveReference(createVitrum(), 'augmentation', { type: 'flip', probability: 1 });
    const [original, variant] = variantsOf(color, [0], [flip]);
    expect(original).toEqual({ label: '#0  a', picture: { height: 1, width: 2, channels: 3, values: [1, 0, 0, 0, 0, 1] } });
    expect(variant).toEqual({ label: 'epoch 1', picture: { height: 1, width: 2, channels: 3, values: [0, 0, 1, 1, 0, 0] } });
  });
});
