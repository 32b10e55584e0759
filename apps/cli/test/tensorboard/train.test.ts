import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PbfReader } from 'pbf';
import { describe, expect, test } from 'vitest';
import { crc32c } from '../../src/tensorboard/crc32c.ts';
import { jsonLines, runVitrum } from '../support/run-vitrum.ts';
import { stripesOptions, writeStripesPlugin } from '../support/stripes-plugin.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cwd = temporaryFolder();
const plugin = writeStripesPlugin(cwd);
const options = [...stripesOptions(plugin), '--batch-size', '30', '--backend', 'reference'];

interface Read {
  step: number;
  version?: string;
  isStart?: boolean;
  readonly values: { tag: string; scalar?: number; hasHistogram?: boolean; hasTensor?: boolean }[];
}

/** The events of a file: another way than the one it was written, by the numbers of the official fields. */
function readEvents(file: string): readonly Read[] {
  const bytes = readFileSync(file);
  const events: Read[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = Number(bytes.readBigUInt64LE(at));
    expect(unmasked(bytes.readUInt32LE(at + 8))).toBe(crc32c(bytes.subarray(at, at + 8)));
    const data = bytes.subarray(at + 12, at + 12 + length);
    expect(unmasked(bytes.readUInt32LE(at + 12 + length))).toBe(crc32c(data));
    events.push(new PbfReader(data).readFields(readEvent, { step: 0, values: [] }));
    at += length + 16;
  }
  return events;
}

/** The checksum of a masked one. */
function unmasked(masked: number): number {
  const turned = (masked - 0xa282ead8) >>> 0;
  return ((turned >>> 17) | (turned << 15)) >>> 0;
}

function readEvent(tag: number, event: Read, pbf: PbfReader): void {
  if (tag === 2) event.step = pbf.readVarint();
  if (tag === 3) event.version = pbf.readString();
  if (tag === 7) event.isStart = true;
  if (tag === 5) pbf.readMessage((field, read) => {
    if (field === 1) read.values.push(pbf.readMessage(readValue, { tag: '' }));
  }, event);
}

function readValue(tag: number, value: Read['values'][number], pbf: PbfReader): void {
  if (tag === 1) value.tag = pbf.readString();
  if (tag === 2) value.scalar = pbf.readFloat();
  if (tag === 5) value.hasHistogram = true;
  if (tag === 8) value.hasTensor = true;
}

const filesOf = (run: string): readonly string[] => readdirSync(join(cwd, 'logs', run)).sort().map((file) => join(cwd, 'logs', run, file));
const scalarsOf = (events: readonly Read[], tag: string) => events.flatMap(({ step, values }) => values.flatMap((value) => (value.tag === tag ? [[step, value.scalar]] : [])));

describe('train --tensorboard', () => {
  test('writes the figures of steps and epochs, histograms and the configuration', async () => {
    const { stdout, exitCode } = await runVitrum(['train', ...options, '--epochs', '3', '--out', 'first', '--tensorboard', 'logs', '--json'], { cwd });
    expect(exitCode).toBe(0);
    const [file = '', ...others] = filesOf('first');
    expect(others).toEqual([]);
    const [head, start, ...events] = readEvents(file);
    expect(head).toEqual({ step: 0, version: 'brain.Event:2', values: [] });
    expect(start).toEqual({ step: 0, isStart: true, values: [] });
    const epochs = jsonLines(stdout).filter(({ event }) => event === 'epoch');
    for (const [tag, name] of [['loss/train', 'loss'], ['loss/test', 'testLoss']] as const) {
      const scalars = scalarsOf(events, tag).slice(tag === 'loss/test' ? 1 : 0, tag === 'loss/test' ? 4 : 3); // the test loss before, and at the end
      expect(scalars.map(([step]) => step)).toEqual([10, 20, 30]);
      for (const [i, [, loss]] of scalars.entries()) expect(loss).toBeCloseTo(Number(epochs[i]?.[name]), 5);
    }
    expect(scalarsOf(events, 'learning-rate').map(([, rate]) => Math.fround(rate ?? NaN))).toContain(Math.fround(0.1));
    expect(scalarsOf(events, 'loss/recent').length).toBe(30);
    const tagged = (has: 'hasHistogram' | 'hasTensor'): readonly string[] => [...new Set(events.flatMap(({ values }) => values.flatMap((value) => (value[has] === true ? [value.tag] : []))))];
    expect(tagged('hasHistogram')).toEqual([0, 1].flatMap((layer) => ['weights', 'biases'].flatMap((name) => [`weights/layers.${layer}.${name}`, `gradients/layers.${layer}.${name}`])));
    expect(tagged('hasTensor')).toEqual(['config', '_hparams_/session_start_info']);
  });

  test('goes on in another file when the run is resumed, from its step on, with the same bits', async () => {
    const train = (...more: readonly string[]) => runVitrum(['train', ...more, '--json'], { cwd });
    await train(...options, '--epochs', '2', '--out', 'stopped', '--tensorboard', 'logs');
    const resumed = await train('--resume', 'stopped', '--plugin', plugin, '--backend', 'reference', '--epochs', '4', '--tensorboard', 'logs');
    const whole = await train(...options, '--epochs', '4', '--out', 'whole');
    const [, file = ''] = filesOf('stopped');
    const [head, start, ...events] = readEvents(file);
    expect([head?.version, start]).toEqual(['brain.Event:2', { step: 21, isStart: true, values: [] }]);
    expect(scalarsOf(events, 'epoch')).toEqual([[30, 3], [40, 4]]);
    expect(jsonLines(resumed.stdout).at(-1)).toMatchObject({ fingerprint: jsonLines(whole.stdout).at(-1)?.['fingerprint'] });
  });

  test('says before the training that a folder cannot be written', async () => {
    writeFileSync(join(cwd, 'taken'), '');
    const { stderr, exitCode } = await runVitrum(['train', ...options, '--out', 'none', '--tensorboard', 'taken/logs'], { cwd });
    expect(exitCode).not.toBe(0);
    expect(stderr).toMatch(/^error: taken\/logs cannot be written: .*\n {2}Name another folder with --tensorboard, or fix this one\.\n/);
    expect(readdirSync(cwd)).not.toContain('none');
  });

  test.skipIf(process.platform !== 'linux')('says so where only the attempt shows it, and does not wait for ever', async () => {
    const { stderr, exitCode } = await runVitrum(['train', ...options, '--out', 'attempted', '--tensorboard', '/proc/nowhere'], { cwd });
    expect(exitCode).not.toBe(0);
    expect(stderr).toMatch(/error: \/proc\/nowhere.* cannot be written: .*\n {2}Name another folder with --tensorboard, or fix this one\.\n/);
  });
});
