import type { TrainingState } from '@vitrum/trainer';
import { parseTrainingState } from '@vitrum/trainer/internal';
import { describe, expect, test } from 'vitest';

const state: TrainingState = {
  ...{ epoch: 1, samples: 20, step: 40, lossSum: 1.5, scoreSums: { accuracy: [12] }, epochSeconds: 0.25, earlierSeconds: 2 },
  random: [1, 2, 3],
  slots: { 'layers.0.weights': { m: Float32Array.of(0.5, -1), v: Float32Array.of(2, Infinity) }, 'layers.0.biases': { m: Float64Array.of(0) } },
  parts: { schedule: { best: 0.5 } },
};

describe('parseTrainingState', () => {
  test.each([
    ['with the memory of an optimizer', state],
    ['of an optimizer without memory', { ...state, slots: { 'layers.0.weights': {} } }],
  ])('takes a state %s', (_what, given) => {
    expect(parseTrainingState(structuredClone(given))).toEqual(given);
  });

  test.each([
    ['nothing', undefined],
    ['a list', []],
    ['a counter that is missing', { ...state, step: undefined }],
    ['a counter that is no number', { ...state, lossSum: 'much' }],
    ['slots that are a list, as before they had names', { ...state, slots: { 'layers.0.weights': [[0.5, -1], [2, 3]] } }],
    ['a slot that is a number', { ...state, slots: { 'layers.0.weights': { m: 0.5 } } }],
    ['a slot that is a list', { ...state, slots: { 'layers.0.weights': { m: [0.5, -1] } } }],
    ['sums that are no lists', { ...state, scoreSums: { accuracy: 12 } }],
    ['no parts', { ...state, parts: undefined }],
    ['parts that are a list', { ...state, parts: [] }],
    ['no generator', { ...state, random: undefined }],
  ])('refuses %s', (_what, given) => {
    expect(() => parseTrainingState(given)).toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_CHECKPOINT' }));
  });

  test('says that a state is of an earlier version', () => {
    const { scoreSums: _, ...others } = state;
    expect(() => parseTrainingState({ ...others, scoreSum: 12 })).toThrow(
      expect.objectContaining({
        code: 'VITRUM_INVALID_CHECKPOINT',
        message: 'The training state is of an earlier version of vitrum: it has one scoreSum, and not the sums of each metric.',
      }),
    );
  });
});
