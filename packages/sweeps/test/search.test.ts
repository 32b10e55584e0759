import { parseSweep, type ScoredTrial, type SettingValues, type Sweep } from '@vitrum/sweeps';
import { describe, expect, test } from 'vitest';
import { sobolWord } from '../src/search/sobol-search.ts';

const rate = { type: 'log-uniform', minimum: 0.001, maximum: 0.1 };
const space = { 'training.learningRate': rate, 'training.batchSize': { type: 'integer', minimum: 1, maximum: 4 }, 'training.optimizer': ['sgd', 'momentum'], 'training.optimizer.momentum': { type: 'uniform', minimum: 0, maximum: 0.9, when: { 'training.optimizer': 'momentum' } } };

function suggestions(sweep: Sweep, count: number, earlier: readonly ScoredTrial[] = []): readonly SettingValues[] {
  return Array.from({ length: count }, (_, index) => sweep.search.suggest({ space: sweep.space, seed: sweep.seed, index, earlier }) ?? {});
}

describe.each(['random', 'sobol', 'tpe'])('%s', (search) => {
  const sweep = parseSweep({ space, search, seed: 5 });

  test('suggests the same for a seed and a number, whatever was asked before', () => {
    const all = suggestions(sweep, 8);
    expect(sweep.search.suggest({ space: sweep.space, seed: 5, index: 6, earlier: [] })).toEqual(all[6]);
    expect(suggestions(parseSweep({ space, search, seed: 6 }), 8)).not.toEqual(all);
  });

  test('stays within its ranges and meets the conditions', () => {
    for (const values of suggestions(sweep, 64)) {
      const { 'training.learningRate': learningRate, 'training.batchSize': batchSize, 'training.optimizer': optimizer } = values;
      expect(learningRate).toBeGreaterThanOrEqual(0.001);
      expect(learningRate).toBeLessThanOrEqual(0.1);
      expect([1, 2, 3, 4]).toContain(batchSize);
      expect('training.optimizer.momentum' in values).toBe(optimizer === 'momentum');
    }
  });
});

test('values of a logarithmic range are as often in each factor of ten, whole numbers as often each', () => {
  const drawn = suggestions(parseSweep({ space, search: 'random' }), 4000);
  const share = (isMeant: (values: SettingValues) => boolean): number => drawn.filter(isMeant).length / drawn.length;
  // Four standard deviations of a share of 4,000 draws are below 0.032.
  expect(Math.abs(share((values) => Number(values['training.learningRate']) < 0.01) - 0.5)).toBeLessThan(0.032);
  for (const size of [1, 2, 3, 4]) expect(Math.abs(share((values) => values['training.batchSize'] === size) - 0.25)).toBeLessThan(0.032);
});

test('the grid tries each combination once, conditions included, and ends', () => {
  const grid = parseSweep({ search: 'grid', space: { 'training.optimizer': ['sgd', 'momentum'], 'training.optimizer.momentum': { type: 'choice', choices: [0.5, 0.9], when: { 'training.optimizer': 'momentum' } } } });
  expect(suggestions(grid, 4)).toEqual([
    { 'training.optimizer': 'sgd' },
    { 'training.optimizer': 'momentum', 'training.optimizer.momentum': 0.5 },
    { 'training.optimizer': 'momentum', 'training.optimizer.momentum': 0.9 },
    {}, // none
  ]);
});

test('the grid has the ends of a range among its values, and a small range of whole numbers once each', () => {
  const grid = parseSweep({ search: 'grid', space: { 'training.batchSize': { type: 'integer', minimum: 1, maximum: 3 } } });
  expect(suggestions(grid, 4).map((values) => values['training.batchSize'])).toEqual([1, 2, 3, undefined]);
});

describe('the Sobol sequence', () => {
  test.each([
    // The first direction numbers of torch.quasirandom.SobolEngine(21).sobolstate of PyTorch 1.13, of 30 bits.
    [1, [536870912, 805306368, 671088640, 1006632960, 570425344, 855638016, 713031680, 1069547520]],
    [3, [536870912, 805306368, 134217728, 335544320, 1040187392, 486539264, 679477248, 616562688]],
    [5, [536870912, 268435456, 402653184, 201326592, 838860800, 150994944, 360710144, 1052770304]],
    [6, [536870912, 805306368, 671088640, 872415232, 369098752, 620756992, 260046848, 952107008]],
    [9, [536870912, 268435456, 939524096, 738197504, 637534208, 620756992, 578813952, 381681664]],
    [12, [536870912, 805306368, 671088640, 335544320, 1040187392, 587202560, 947912704, 213909504]],
    [13, [536870912, 805306368, 402653184, 603979776, 234881024, 822083584, 276824064, 683671552]],
    [18, [536870912, 268435456, 671088640, 335544320, 637534208, 1023410176, 729808896, 784334848]],
    [20, [536870912, 805306368, 939524096, 872415232, 436207616, 251658240, 578813952, 339738624]],
  ])('has published direction numbers in dimension %i', (dimension, directions) => {
    expect(directions.map((_, bit) => sobolWord(2 ** bit, dimension) >>> 2)).toEqual(directions);
  });

  test.each(Array.from({ length: 21 }, (_, dimension) => [dimension]))('has one of 64 points in each sixty-fourth of dimension %i, shifted or not', (dimension) => {
    const shift = 0xdeadbeef;
    const cells = (mask: number): ReadonlySet<number> => new Set(Array.from({ length: 64 }, (_, index) => ((sobolWord(index, dimension) ^ mask) >>> 0) >>> 26));
    expect(cells(0).size).toBe(64);
    expect(cells(shift).size).toBe(64);
  });

  test('refuses more settings than it has dimensions', () => {
    const many = Object.fromEntries(Array.from({ length: 22 }, (_, i) => [`dataset.option${i}`, [1, 2]]));
    expect(() => suggestions(parseSweep({ space: many, search: 'sobol' }), 1)).toThrow('knows 21 dimensions, and the space has 22 settings');
  });
});

describe('TPE', () => {
  const known = { 'training.l1': { type: 'uniform', minimum: 0, maximum: 1 }, 'training.l2': { type: 'uniform', minimum: 0, maximum: 1 }, 'training.optimizer': ['sgd', 'adam', 'momentum'] };

  /** A bowl with its lowest point, 0, at (0.3, 0.8, adam). */
  const costAt = (values: SettingValues): number => (Number(values['training.l1']) - 0.3) ** 2 + (Number(values['training.l2']) - 0.8) ** 2 + (values['training.optimizer'] === 'adam' ? 0 : 0.2);

  function lowest(search: string, seed: number): number {
    const sweep = parseSweep({ space: known, search, seed });
    const earlier: ScoredTrial[] = [];
    for (let index = 0; index < 60; index++) {
      const values = sweep.search.suggest({ space: sweep.space, seed, index, earlier }) ?? {};
      earlier.push({ values, cost: costAt(values) });
    }
    return Math.min(...earlier.map(({ cost }) => cost));
  }

  const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9];

  test('comes nearer to a known optimum than random search, with most seeds', () => {
    const wins = seeds.filter((seed) => lowest('tpe', seed) < lowest('random', seed));
    expect(wins.length).toBeGreaterThanOrEqual(7);
  });

  test('comes near the known optimum with every seed', () => {
    for (const seed of seeds) expect(lowest('tpe', seed)).toBeLessThan(0.01);
  });
});
