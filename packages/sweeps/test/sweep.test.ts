import { describe, expect, test } from 'vitest';
import { parseSweep, trialsOf, withValues } from '@vitrum/sweeps';

const rate = { type: 'log-uniform', minimum: 0.001, maximum: 0.1 };
const space = { 'training.learningRate': rate };

describe('parseSweep', () => {
  test('everything but the space has a default', () => {
    const sweep = parseSweep({ space });
    expect(sweep).toMatchObject({ run: {}, seed: 0, seeds: 1, objective: {}, budget: {}, search: { name: 'random' } });
    expect(trialsOf(sweep)).toBe(20);
  });

  test.each([
    ['an unknown key of a sweep', { space, serach: 'random' }, 'has no option "serach"', 'Did you mean "search"?'],
    ['an unknown setting of training', { space: { 'training.learningrat': rate } }, '"training.learningrat" is no setting of a run', 'Did you mean "training.learningRate"?'],
    ['a setting without its part', { space: { batchSize: [1, 2] } }, '"batchSize" is no setting', 'Did you mean "training.batchSize"?'],
    ['an empty space', { space: {} }, 'at least one setting', 'Write space'],
    ['an empty range', { space: { 'training.learningRate': { ...rate, minimum: 1, maximum: 0.1 } } }, 'has an empty range: from 1 to 0.1', 'Give a "minimum" below "maximum"'],
    ['a range of one number', { space: { 'training.l2': { type: 'uniform', minimum: 1, maximum: 1 } } }, 'empty range', 'a single value'],
    ['an empty list of choices', { space: { 'training.batchSize': [] } }, 'got an empty list', 'Write choices'],
    ['a logarithm of 0', { space: { 'training.learningRate': { ...rate, minimum: 0 } } }, 'is logarithmic, and begins at 0', 'above 0'],
    ['an unknown type', { space: { 'training.learningRate': { ...rate, type: 'loguniform' } } }, 'type must say how values are drawn', 'Did you mean "log-uniform"?'],
    ['a bound that is missing', { space: { 'training.l2': { type: 'uniform', minimum: 0 } } }, 'maximum', ''],
    ['a bound that is no whole number', { space: { 'training.batchSize': { type: 'integer', minimum: 1.5, maximum: 3 } } }, 'whole number', ''],
    ['an option of another type', { space: { 'training.l2': { type: 'uniform', minimum: 0, maximum: 1, choices: [1] } } }, 'no option "choices"', ''],
    ['a condition of no setting', { space: { ...space, 'training.l2': { type: 'uniform', minimum: 0, maximum: 1, when: { 'training.optimzer': 'sgd' } } } }, 'is no setting of the space', ''],
    ['a condition that is never met', { space: { 'training.optimizer': ['sgd'], 'training.l2': { type: 'choice', choices: [0, 1], when: { 'training.optimizer': 'adam' } } } }, 'which it never is', 'Give a value'],
    ['conditions in a circle', { space: { 'training.l1': { type: 'choice', choices: [0], when: { 'training.l2': 0 } }, 'training.l2': { type: 'choice', choices: [0], when: { 'training.l1': 0 } } } }, 'lead back to itself', ''],
    ['an unknown search', { space, search: 'sobel' }, 'no search called "sobel"', 'Did you mean "sobol"?'],
    ['a direction', { space, objective: { direction: 'up' } }, 'direction', ''],
    ['a time', { space, budget: { time: '10 parsecs' } }, 'time must be a time', 'Write 90s'],
    ['no trials', { space, budget: { trials: 0 } }, 'trials', ''],
    ['halving and epochs', { space: { 'training.epochs': [1, 2] }, halving: true }, 'decides how many epochs', 'Leave one of them out'],
    ['seeds twice', { space: { 'training.seed': [1, 2] }, seeds: 2 }, '"seeds" trains every trial with 2 seeds', ''],
    ['a setting of the run that is unknown', { space, run: { training: { epoch: 1 } } }, 'has no option "epoch"', 'Did you mean "epochs"?'],
  ])('refuses %s', (_name, value, message, hint) => {
    expect(() => parseSweep(value)).toThrow(expect.objectContaining({ message: expect.stringContaining(message) as unknown, hint: expect.stringContaining(hint) as unknown }));
  });

  test.each([
    ['a grid has as many trials as combinations', { space: { 'training.batchSize': [1, 2, 4], 'training.l2': { type: 'uniform', minimum: 0, maximum: 1 } }, search: 'grid' }, 15],
    ['fewer where the budget says so', { space: { 'training.batchSize': [1, 2, 4] }, search: 'grid', budget: { trials: 2 } }, 2],
    ['a time alone limits no number', { space, budget: { time: '2min' } }, Infinity],
  ])('%s', (_name, value, count) => {
    expect(trialsOf(parseSweep(value))).toBe(count);
  });
});

describe('withValues', () => {
  test('puts values in their places, options of what a setting names included', () => {
    const run = { dataset: { type: 'iris' }, training: { optimizer: 'sgd', epochs: 3 } };
    const values = { 'training.optimizer.momentum': 0.9, 'training.optimizer': 'momentum', 'network.hidden': [8], 'dataset.limit': 50 };
    expect(withValues(run, values)).toEqual({
      dataset: { type: 'iris', limit: 50 },
      network: { hidden: [8] },
      training: { optimizer: { type: 'momentum', momentum: 0.9 }, epochs: 3 },
    });
  });

  test('names what leads nowhere', () => {
    expect(() => withValues({ training: { epochs: 3 } }, { 'training.epochs.more': 1 })).toThrow('training.epochs.more leads into 3, which has no options');
  });
});
