import { parseSweep, Schedule, type SettingValues, type Sweep, type TrialRecord, type Work } from '@vitrum/sweeps';
import { describe, expect, test } from 'vitest';
import { promotable } from '../src/halving/promotion.ts';
import { rungsOf } from '../src/halving/rungs.ts';

const space = { 'training.learningRate': { type: 'uniform', minimum: 0, maximum: 1 } };
const nameOf = (index: number): string => index.toString(16).padStart(16, '0');
const valueOf = (values: SettingValues, epochs: number): number => Number(values['training.learningRate']) + epochs / 100;

interface Simulated {
  readonly records: readonly TrialRecord[];
  readonly worked: readonly Work[];
}

/** Runs a sweep on workers that end in the order in which they began; ends after some steps where told to. */
function simulate(sweep: Sweep, { epochs = 9, workers = 1, seeds = [7], earlier = [], steps = Infinity, failing = [] }: Partial<{ epochs: number; workers: number; seeds: readonly number[]; earlier: readonly TrialRecord[]; steps: number; failing: readonly number[] }> = {}): Simulated {
  const schedule = new Schedule(sweep, earlier, { seeds, epochs, direction: 'maximize', elapsed: () => 0 });
  const common = { time: '2026-01-01T00:00:00.000Z', elapsed: 0 };
  const [busy, worked] = [new Array<Work>(), new Array<Work>()];
  for (let step = 0; step < steps; step++) {
    const next = busy.length < workers ? schedule.next() : { type: 'wait' as const };
    if (next.type === 'end') break;
    if (next.type === 'suggest') schedule.add({ event: 'suggested', trial: nameOf(next.index), index: next.index, values: next.values, ...common });
    if (next.type === 'train') busy.push(next.work);
    const work = next.type === 'wait' ? busy.shift() : undefined;
    if (work === undefined) continue;
    worked.push(work);
    const { trial, index, values, seed } = work;
    const curve = Array.from({ length: work.epochs }, (_, i) => valueOf(values, i + 1));
    if (failing.includes(index)) schedule.add({ event: 'failed', trial, index, values, seed, epochs: work.epochs, reason: 'It diverged.', ...common });
    else schedule.add({ event: 'finished', trial, index, values, seed, epochs: work.epochs, value: curve.at(-1) ?? 0, curve, seconds: 1, ...common });
  }
  return { records: schedule.records, worked };
}

describe('Schedule', () => {
  test('trains each trial once with each seed, and ends', () => {
    const { worked } = simulate(parseSweep({ space, budget: { trials: 3 } }), { seeds: [1, 2], workers: 2 });
    expect(worked.map(({ index, seed, epochs }) => `${index} ${seed} ${epochs}`).sort()).toEqual(['0 1 9', '0 2 9', '1 1 9', '1 2 9', '2 1 9', '2 2 9']);
  });

  test.each([1, 3])('goes on from its records as if it had never stopped, with %i workers', (workers) => {
    const sweep = parseSweep({ space, budget: { trials: 12 }, halving: { factor: 3, minEpochs: 1 } });
    const whole = simulate(sweep, { workers });
    for (const steps of [5, 17, 30]) {
      const { records } = simulate(sweep, { workers, steps });
      const resumed = simulate(sweep, { workers, earlier: records });
      expect(new Set(resumed.records.map(({ trial }) => trial))).toEqual(new Set(whole.records.map(({ trial }) => trial)));
      const done = resumed.records.filter(({ event }) => event === 'finished').map((each) => `${each.trial} ${each.event === 'finished' ? each.epochs : 0}`);
      expect(new Set(done).size).toBe(done.length);
    }
  });

  test('ends when the epochs of its budget are used up', () => {
    const { worked } = simulate(parseSweep({ space, budget: { epochs: 27 } }));
    expect(worked).toHaveLength(3);
  });

  test('ends when its time is over', () => {
    const schedule = new Schedule(parseSweep({ space, budget: { time: '10s' } }), [], { seeds: [7], epochs: 9, direction: 'minimize', elapsed: () => 10 });
    expect(schedule.next()).toEqual({ type: 'end', reason: 'time' });
  });

  test('a trial that failed is not trained again, and costs no other', () => {
    const { worked } = simulate(parseSweep({ space, budget: { trials: 3 } }), { failing: [1], seeds: [1, 2] });
    expect(worked.map(({ index }) => index)).toEqual([0, 0, 1, 2, 2]);
  });

  test('the epochs of a trial may be what is tried', () => {
    const { worked } = simulate(parseSweep({ space: { 'training.epochs': [2, 5] }, search: 'grid' }));
    expect(worked.map(({ epochs }) => epochs)).toEqual([2, 5]);
  });
});

describe('successive halving', () => {
  test.each([
    [9, 3, 1, [1, 3, 9]],
    [10, 3, 1, [1, 3, 9, 10]],
    [5, 2, 2, [2, 4, 5]],
    [1, 3, 1, [1]],
  ])('of %i epochs by %i from %i compares after %j', (epochs, factor, minEpochs, rungs) => {
    expect(rungsOf({ factor, minEpochs }, epochs)).toEqual(rungs);
  });

  test('promotes the best third of a rung, of the highest rung first, each once', () => {
    const results = (...costs: readonly number[]) => costs.map((cost) => ({ trial: `t${cost}`, cost }));
    const none = (): boolean => false;
    expect(promotable([results(3, 1), [], []], 3, none)).toBeUndefined();
    expect(promotable([results(3, 1, 2), [], []], 3, none)).toEqual({ trial: 't1', rung: 0 });
    expect(promotable([results(3, 1, 2), [], []], 3, (trial) => trial === 't1')).toBeUndefined();
    expect(promotable([results(4, 5, 6, 1, 2, 3), results(1, 2, 4), []], 3, none)).toEqual({ trial: 't1', rung: 1 });
    expect(promotable([[], [], results(1, 2, 3)], 3, none)).toBeUndefined(); // the last rung leads nowhere
  });

  test('nine trials: nine come to the first rung, three to the second, one to the last', () => {
    const { worked, records } = simulate(parseSweep({ space, budget: { trials: 9 }, halving: true }));
    const at = (epochs: number): number => worked.filter((work) => work.epochs === epochs).length;
    // Asynchronous: one that was promoted early may be overtaken later, so that there may be more.
    expect(at(1)).toBe(9);
    expect(at(3)).toBeGreaterThanOrEqual(3);
    expect(at(9)).toBeGreaterThanOrEqual(1);
    const best = records.filter(({ event }) => event === 'suggested').toSorted((a, b) => valueOf(b.values, 0) - valueOf(a.values, 0))[0];
    expect(worked.some(({ trial, epochs }) => trial === best?.trial && epochs === 9)).toBe(true);
  });
});
