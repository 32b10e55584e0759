import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseSuites } from '../src/choose-suites.ts';
import { oneEpochOf, wholeEpochs } from '../src/engines/effort.ts';
import { vitrumEngines } from '../src/engines/vitrum-engines.ts';
import { readResult, writeResult, type Result } from '../src/results.ts';
import { suites } from '../src/suites.ts';

const names = (chosen: readonly { readonly name: string }[]): readonly string[] => chosen.map(({ name }) => name);

test('the names of the suites differ', () => expect(new Set(names(suites)).size).toBe(suites.length));

test('the long form has every suite, the short form leaves some out', () => {
  expect(names(chooseSuites(suites, { isQuick: false }))).toEqual(names(suites));
  expect(names(chooseSuites(suites, { isQuick: true }))).not.toContain('cnn-batch-128');
});

test('what is named is chosen, in the order of the report', () => {
  const [first, second] = names(suites);
  expect(names(chooseSuites(suites, { only: [second ?? '', first ?? ''], isQuick: true }))).toEqual([first, second]);
  expect(names(chooseSuites(suites, { only: ['cnn-batch-128'], isQuick: true }))).toEqual(['cnn-batch-128']);
});

test('an unknown name is refused, with the names that there are', () => {
  expect(() => chooseSuites(suites, { only: ['speed'], isQuick: false })).toThrow(/no suite speed.*seed-batch-1/);
});

test('vitrum trains whole epochs from a cold start, on every workload', () => {
  for (const { efforts } of vitrumEngines.filter(({ name }) => name.includes('wasm'))) {
    for (const { full } of Object.values(efforts)) {
      expect(full).toMatchObject({ samples: 60_000 });
      expect(full.warmUpSamples).toBeUndefined();
    }
  }
  expect(wholeEpochs(2).warmUpSamples).toBeUndefined();
});

test('a part of an epoch is warmed up for, and never with more than the part', () => {
  for (const samples of [1, 600, 60_000]) {
    const { warmUpSamples = 0 } = oneEpochOf(samples);
    expect(warmUpSamples).toBeGreaterThan(0);
    expect(warmUpSamples).toBeLessThanOrEqual(samples);
  }
});

test('a result is read again for the same build alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vitrum-bench-test-'));
  const result: Result = {
    suite: 'start-up',
    isQuick: false,
    isMnist: true,
    measuredAt: '2026-11-23T12:00:00.000Z',
    fingerprint: 'this build',
    machine: { processor: 'p', cores: 2, memory: '8 GB', system: 's', node: 'n' },
    section: { title: 't', text: '', tables: [] },
  };
  try {
    expect(readResult(folder, 'start-up', 'this build')).toBeUndefined();
    await writeResult(folder, result);
    await writeResult(folder, { ...result, isQuick: true, section: { title: 'quick', text: '', tables: [] } });
    expect(readResult(folder, 'start-up', 'this build')).toEqual(result);
    expect(readResult(folder, 'start-up', 'another build')).toBeUndefined();
  } finally {
    await rm(folder, { recursive: true });
  }
});
