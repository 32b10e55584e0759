import { importances, optunaJournal, parseSweep, parseSweepRecord, parseTrialRecords, ranked, sweepRecordText, trialName, trialsIn, type FinishedRecord, type SettingValues, type SweepRecord, type TrialRecord } from '@vitrum/sweeps';
import { describe, expect, test } from 'vitest';

const { space } = parseSweep({
  space: {
    'training.learningRate': { type: 'log-uniform', minimum: 0.001, maximum: 0.1 },
    'training.batchSize': { type: 'integer', minimum: 1, maximum: 64, logarithmic: true },
    'network.hidden': [[8], [16, 8]],
  },
});
const common = { time: '2026-01-01T10:00:00.000Z', elapsed: 1 };
const nameOf = (index: number): string => index.toString(16).padStart(16, 'a');

function finished(index: number, values: SettingValues, seed: number, curve: readonly number[]): FinishedRecord {
  return { event: 'finished', trial: nameOf(index), index, values, seed, epochs: curve.length, value: curve.at(-1) ?? 0, curve, seconds: 2, ...common };
}

const values = { 'training.learningRate': 0.01, 'training.batchSize': 8, 'network.hidden': [16, 8] };
const records: readonly TrialRecord[] = [
  { event: 'suggested', trial: nameOf(0), index: 0, values, ...common },
  finished(0, values, 7, [50, 60]),
  finished(0, values, 8, [54, 70]),
  { event: 'suggested', trial: nameOf(1), index: 1, values: { ...values, 'training.batchSize': 64 }, ...common },
  finished(1, { ...values, 'training.batchSize': 64 }, 7, [80]),
  finished(1, { ...values, 'training.batchSize': 64 }, 8, [84]),
  { event: 'failed', trial: nameOf(2), index: 2, values, seed: 7, epochs: 2, reason: 'It diverged.', ...common },
];

describe('trialsIn', () => {
  test('has the mean over the seeds after each epoch', () => {
    const [first, second, third] = trialsIn(records, 2, 2);
    expect(first).toMatchObject({ index: 0, state: 'done', value: 65, epochs: 2, curve: [52, 65], seconds: 4 });
    expect(second).toMatchObject({ index: 1, state: 'stopped', value: 82, epochs: 1, curve: [82] });
    expect(third).toMatchObject({ index: 2, state: 'failed', reason: 'It diverged.', epochs: 0 });
  });

  test('counts what is recorded twice once, and has no value before every seed has one', () => {
    expect(trialsIn([...records, ...records], 2, 2)).toEqual(trialsIn(records, 2, 2));
    expect(trialsIn(records.slice(0, 2), 2, 2)[0]).toMatchObject({ state: 'stopped', epochs: 0, curve: [] });
  });

  test('ranks by the direction', () => {
    const trials = trialsIn(records, 2, 2);
    expect(ranked(trials, 'maximize').map(({ index }) => index)).toEqual([1, 0]);
    expect(ranked(trials, 'minimize').map(({ index }) => index)).toEqual([0, 1]);
  });
});

test('records come back from their lines; a broken one and foreign ones are left out', () => {
  const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  expect(parseTrialRecords(`${text}{"event":"started"}\n{"event":"finished","tri`)).toEqual(records);
  expect(parseTrialRecords(JSON.stringify({ ...records[0], trial: '../../../etc' }))).toEqual([]);
});

describe('sweep.json', () => {
  const record: SweepRecord = { description: { space: {} }, figure: 'accuracy', direction: 'maximize', isPercent: true, epochs: 3, seeds: [7, 8], computing: { backend: 'reference', deterministic: true } };

  test('comes back from its text', () => {
    expect(parseSweepRecord(sweepRecordText(record))).toEqual(record);
    expect(parseSweepRecord(sweepRecordText({ ...record, computing: {} }))).toEqual({ ...record, computing: {} });
  });

  test.each([
    ['another format', { format: 'vitrum-run' }],
    ['no description', { description: 'all' }],
    ['no figure', { figure: 1 }],
    ['an unknown direction', { direction: 'sideways' }],
    ['endless epochs', { epochs: null }],
    ['seeds that are no numbers', { seeds: ['7'] }],
  ])('of another form is none: %s', (_, wrong) => {
    expect(parseSweepRecord(JSON.stringify({ format: 'vitrum-sweep', ...record, ...wrong }))).toBeUndefined();
  });

  test('of a text that is no JSON is none', () => {
    expect(parseSweepRecord('space:')).toBeUndefined();
  });
});

test('the name of a trial depends on its content, not on the order of its keys', async () => {
  const name = await trialName({ a: { b: 1, c: [1, 2] }, d: 'x' });
  // printf '{"a":{"b":1,"c":[1,2]},"d":"x"}' | sha256sum
  expect(name).toBe('bee734b2e2af6539');
  expect(await trialName({ d: 'x', a: { c: [1, 2], b: 1 } })).toBe(name);
  expect(await trialName({ d: 'x', a: { c: [2, 1], b: 1 } })).not.toBe(name);
});

describe('importances', () => {
  const trialsOf = (valueAt: (rate: number, hidden: number) => number) =>
    Array.from({ length: 40 }, (_, index) => {
      const [rate, hidden] = [0.001 * 100 ** ((index * 7 % 40) / 40), index % 2];
      const own = { 'training.learningRate': rate, 'training.batchSize': 1 + ((index * 11) % 64), 'network.hidden': hidden === 0 ? [8] : [16, 8] };
      return finished(index, own, 7, [valueAt(rate, hidden)]);
    });
  const sharesOf = (valueAt: (rate: number, hidden: number) => number): Readonly<Record<string, number>> =>
    Object.fromEntries(importances(space, trialsIn(trialsOf(valueAt), 1, 1)).map(({ key, share }) => [key, share]));

  test('all of the variance goes with the setting that decides alone', () => {
    expect(sharesOf((_, hidden) => hidden)).toMatchObject({ 'network.hidden': 1, 'training.learningRate': 0 });
  });

  test('a dependence that goes up and down again is seen', () => {
    const shares = sharesOf((rate) => -((Math.log10(rate) + 2) ** 2));
    expect(shares['training.learningRate']).toBeGreaterThan(0.7); // a rank correlation is about 0 here
    expect(shares['network.hidden']).toBeLessThan(0.1);
  });

  test('agrees with values worked out by hand', () => {
    // Groups {1, 3} and {5, 7}: S_t = 20, S_w = 4, n − k = 2, so ε² = (16 − 1·2) / 20.
    const four = [1, 3, 5, 7].map((value, index) => finished(index, { 'network.hidden': index < 2 ? [8] : [16, 8] }, 7, [value]));
    expect(importances(space, trialsIn(four, 1, 1))).toEqual([{ key: 'network.hidden', share: expect.closeTo(0.7, 12) as unknown, trials: 4 }]);
  });
});

describe('optunaJournal', () => {
  const lines = optunaJournal({ study: 'digits', direction: 'maximize', space, trials: trialsIn(records, 2, 2), records })
    .trimEnd().split('\n').map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>); // what was just written

  test('creates the study, and then each trial, by their codes', () => {
    expect(lines.map((line) => line['op_code'])).toEqual([0, 4, 4, 4]);
    expect(lines[0]).toEqual({ op_code: 0, worker_id: 'vitrum', study_name: 'digits', directions: [2] });
    expect(lines.map((line) => line['state'])).toEqual([undefined, 1, 2, 3]); // COMPLETE, PRUNED, FAIL
  });

  test('a trial has its values as Optuna keeps them: an index of a choice, and numbers as they are', () => {
    const [, first] = lines;
    expect(first).toMatchObject({ study_id: 0, value: 65, values: null, datetime_start: '2026-01-01T10:00:00.000', intermediate_values: { '1': 52, '2': 65 } });
    expect(first?.['params']).toEqual({ 'training.learningRate': 0.01, 'training.batchSize': 8, 'network.hidden': 1 });
    const distributions = Object.entries(first?.['distributions'] as Readonly<Record<string, string>>).map(([key, text]) => [key, JSON.parse(text) as unknown]); // texts of JSON
    expect(Object.fromEntries(distributions)).toEqual({
      'training.learningRate': { name: 'FloatDistribution', attributes: { step: null, low: 0.001, high: 0.1, log: true } },
      'training.batchSize': { name: 'IntDistribution', attributes: { log: true, step: 1, low: 1, high: 64 } },
      'network.hidden': { name: 'CategoricalDistribution', attributes: { choices: ['[8]', '[16,8]'] } },
    });
  });

  test('a trial that failed has no value', () => {
    expect(lines[3]).toMatchObject({ state: 3, value: null, user_attrs: { reason: 'It diverged.' } });
  });
});
