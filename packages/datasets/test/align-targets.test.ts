import type { Dataset, Task } from '@vitrum/core';
import { arrayDataset } from '@vitrum/datasets';
import { absentClasses, alignTargets, type TargetForm } from '@vitrum/datasets/internal';
import { describe, expect, test } from 'vitest';
import { thrownBy } from './support/thrown-by.ts';

function data(targets: readonly (readonly number[])[], classes: readonly string[] | undefined, task: Task = 'classification'): Dataset {
  return arrayDataset({ name: 'new', inputs: targets.map((_, i) => [i]), targets, task, ...(classes && { classes }) });
}

const form = (classes: readonly string[] | undefined, more: Partial<TargetForm> = {}): TargetForm => ({
  task: 'classification',
  classes,
  size: classes?.length ?? 2,
  ...more,
});

function targetsOf(dataset: Dataset): readonly (readonly number[])[] {
  const row = new Float64Array(dataset.targetSize);
  return Array.from({ length: dataset.size }, (_, index) => {
    dataset.readTarget(index, row, 0);
    return [...row];
  });
}

describe('classes', () => {
  test('of the same names in the same order stay as they are', () => {
    const same = data([[1, 0], [0, 1]], ['cat', 'dog']);
    expect(alignTargets(same, form(['cat', 'dog']))).toBe(same);
  });

  test.each([
    ['another order', ['dog', 'cat'], ['cat', 'dog'], [[0, 1], [1, 0]], [1, 0]],
    ['some of the model’s', ['dog', 'cow'], ['cat', 'cow', 'dog'], [[0, 0, 1], [0, 1, 0]], [2, 1]],
    ['numbers in another spelling', ['1.0', '0.0'], ['0', '1'], [[0, 1], [1, 0]], [1, 0]],
  ])('F006: are matched by their names: %s', (_, names, known, expected, labels) => {
    const aligned = alignTargets(data([[1, 0], [0, 1]], names), form(known));
    expect(aligned.classes).toEqual(known);
    expect(targetsOf(aligned)).toEqual(expected);
    expect([0, 1].map((index) => aligned.label?.(index))).toEqual(labels);
  });

  test('of a model with one output become 0 and 1', () => {
    const aligned = alignTargets(data([[1, 0], [0, 1]], ['yes', 'no']), form(['no', 'yes'], { size: 1 }));
    expect(targetsOf(aligned)).toEqual([[1], [0]]);
  });

  test('in one target that a model has the other way round', () => {
    expect(targetsOf(alignTargets(data([[1], [0]], ['no', 'yes']), form(['yes', 'no'], { size: 1 })))).toEqual([[0], [1]]);
  });

  test('that the model does not know are an error with both lists', async () => {
    expect(await thrownBy(() => alignTargets(data([[1, 0], [0, 1]], ['cat', 'cow']), form(['cat', 'dog']), 'new.csv'))).toMatchObject({
      code: 'VITRUM_CLASS_MISMATCH',
      message: 'The classes differ: new.csv has cat, cow; the model knows cat, dog.',
    });
  });

  test('without names go by their number', async () => {
    const nameless = data([[1, 0], [0, 1]], undefined);
    expect(alignTargets(nameless, form(['cat', 'dog']))).toBe(nameless);
    expect(await thrownBy(() => alignTargets(nameless, form(['a', 'b', 'c'])))).toMatchObject({ code: 'VITRUM_SHAPE_MISMATCH' });
  });

  test('that the data lack are told', () => {
    expect(absentClasses(data([[1, 0]], ['dog', '1.0']), ['cat', '1', 'dog'])).toEqual(['cat']);
  });
});

test('another task is an error', async () => {
  expect(await thrownBy(() => alignTargets(data([[1]], undefined, 'regression'), form(['a', 'b'])))).toMatchObject({
    code: 'VITRUM_CLASS_MISMATCH',
    message: 'The model is for classification, and "new" has targets for regression.',
  });
});

test('labels are matched by their names; those that the data lack apply to nothing', () => {
  const labels = data([[1, 0], [1, 1]], ['round', 'red'], 'multi-label');
  const aligned = alignTargets(labels, form(['blue', 'red', 'round'], { task: 'multi-label' }));
  expect(targetsOf(aligned)).toEqual([[0, 0, 1], [0, 1, 1]]);
});

describe('numbers', () => {
  test('are scaled as the model’s are, whatever scaled them before', () => {
    const scaled: Dataset = { ...data([[0.5], [2]], ['price'], 'regression'), targetScaling: { offsets: [100], scales: [10] } };
    const aligned = alignTargets(scaled, form(['price'], { task: 'regression', scaling: { offsets: [50], scales: [5] } }));
    expect(targetsOf(aligned)).toEqual([[11], [14]]); // 105 and 120
    expect(aligned.targetScaling).toEqual({ offsets: [50], scales: [5] });
  });

  test('are matched by their names', () => {
    const aligned = alignTargets(data([[1, 2]], ['x', 'y'], 'regression'), form(['y', 'x'], { task: 'regression' }));
    expect(targetsOf(aligned)).toEqual([[2, 1]]);
  });

  test('may not be fewer than the model’s', async () => {
    expect(await thrownBy(() => alignTargets(data([[1]], ['x'], 'regression'), form(['y', 'x'], { task: 'regression' })))).toMatchObject({
      message: 'The targets differ: "new" has x; the model knows y, x.',
    });
  });
});

test('samples on a disk keep their blocks, with the same targets', async () => {
  const whole = data([[1, 0], [0, 1], [1, 0]], ['dog', 'cat']);
  const onDisk: Dataset = { ...whole, readBlock: async (indices) => data(Array.from(indices, (index) => targetsOf(whole)[index] ?? []), ['dog', 'cat']) };
  const block = await alignTargets(onDisk, form(['cat', 'dog'])).readBlock?.(Uint32Array.of(1, 2));
  expect(block && targetsOf(block)).toEqual([[1, 0], [0, 1]]);
});
