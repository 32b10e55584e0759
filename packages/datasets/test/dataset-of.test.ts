import { byteRows, classTargets, datasetOf, numberRows, rowTargets, type Samples } from '@vitrum/datasets';
import { joinDatasets, selectRows, splitSamples } from '@vitrum/datasets/internal';
import { expect, test } from 'vitest';
import { inputsOf, targetsOf } from './support/rows.ts';
import { thrownBy } from './support/thrown-by.ts';

const letters = { offsets: [1, 0], scales: [2, 10] };
/** Sample i has the inputs i and 10 · i, scaled by hand: (i − 1) / 2 and i. */
const numbers: Samples = {
  name: 'numbers',
  inputs: numberRows(Float64Array.of(0, 0, 1, 10, 2, 20, 3, 30), [2], letters),
  targets: classTargets([0, 1, 1, 0], ['even', 'odd']),
  describe: (index) => `number ${index}`,
};

/** The same samples on a disk, so to speak: what is read comes in blocks. */
function onDisk(closed: string[]): Samples {
  const { inputs } = numbers;
  return { ...numbers, inputs: { ...inputs, load: async (indices) => selectRows(inputs, indices), close: () => void closed.push('file') } };
}

test('a dataset is its rows and targets', () => {
  const dataset = datasetOf(numbers);
  expect(dataset).toMatchObject({ name: 'numbers', size: 4, inputShape: [2], targetSize: 2, task: 'classification', classes: ['even', 'odd'] });
  expect(inputsOf(dataset)).toEqual([[-0.5, 0], [0, 1], [0.5, 2], [1, 3]]);
  expect(targetsOf(dataset)).toEqual([[1, 0], [0, 1], [0, 1], [1, 0]]);
  expect([dataset.label?.(2), dataset.describe?.(2)]).toEqual([1, 'number 2']);
  for (const property of ['readBlock', 'close', 'pixels', 'inputBytes']) expect(dataset).not.toHaveProperty(property);
});

test('targets may be rows, with names and a scaling', () => {
  const targets = rowTargets('regression', numberRows(Float32Array.of(1, 2, 3, 4), [1]), { classes: ['length'], scaling: { offsets: [5], scales: [2] } });
  const dataset = datasetOf({ ...numbers, targets });
  expect(dataset).toMatchObject({ task: 'regression', targetSize: 1, classes: ['length'], targetScaling: { offsets: [5], scales: [2] } });
  expect(targetsOf(dataset)).toEqual([[1], [2], [3], [4]]);
  expect(dataset).not.toHaveProperty('label');
});

test('from a disk it comes in blocks, which say the same of their samples', async () => {
  const closed: string[] = [];
  const dataset = datasetOf(onDisk(closed));
  const block = await dataset.readBlock?.(Uint32Array.of(3, 1));
  expect(block && [inputsOf(block), targetsOf(block)]).toEqual([[[1, 3], [0, 1]], [[1, 0], [0, 1]]]);
  expect([block?.label?.(1), block?.describe?.(0)]).toEqual([1, 'number 3']);
  expect(await thrownBy(() => dataset.readBlock?.(Uint32Array.of(4)))).toMatchObject({ code: 'VITRUM_INDEX_OUT_OF_RANGE' });
  dataset.close?.();
  expect(closed).toEqual(['file']);
});

test('a divided one closes its file once both parts are closed; bytes are copied, and stay bytes', () => {
  const closed: string[] = [];
  const indices = { train: Uint32Array.of(0, 2), test: Uint32Array.of(1, 3) };
  const { train, test: held } = splitSamples(onDisk(closed), indices);
  expect([inputsOf(train), inputsOf(held)]).toEqual([[[-0.5, 0], [0.5, 2]], [[0, 1], [1, 3]]]);
  train.close?.();
  expect(closed).toEqual([]);
  held.close?.();
  expect(closed).toEqual(['file']);
  const bytes = splitSamples({ ...numbers, inputs: byteRows(Uint8Array.of(0, 51, 102, 255), [1]) }, indices);
  expect([inputsOf(bytes.train), [...(bytes.test.inputBytes?.bytes ?? [])]]).toEqual([[[0], [Math.fround(0.4)]], [51, 255]]);
});

test('rows of bytes have pictures where their shape is that of one', () => {
  const pixels = (shape: readonly number[]): Uint8Array | undefined => byteRows(Uint8Array.from({ length: 12 }, (_, i) => i), shape).pixels?.(0);
  expect(pixels([2, 3])).toEqual(Uint8Array.of(0, 1, 2, 3, 4, 5));
  expect(pixels([1, 2, 3])).toEqual(Uint8Array.of(0, 1, 2, 3, 4, 5));
  for (const shape of [[6], [3, 2, 2], [1, 1, 2, 3]]) expect(pixels(shape)).toBeUndefined();
});

test('two are joined by the names of their classes', () => {
  const other = datasetOf({ ...numbers, targets: classTargets([1, 1, 0, 0], ['odd', 'none']) });
  const joined = joinDatasets(datasetOf(numbers), other);
  expect(joined).toMatchObject({ size: 8, classes: ['even', 'odd', 'none'], targetSize: 3 });
  expect(Array.from({ length: 8 }, (_, index) => joined.label?.(index))).toEqual([0, 1, 1, 0, 2, 2, 1, 1]);
  expect(inputsOf(joined).slice(3, 6)).toEqual([[1, 3], [-0.5, 0], [0, 1]]);
  expect(targetsOf(joined)[4]).toEqual([0, 0, 1]);
});

test('what does not fit together is refused, and what does not fit into the array that is given', async () => {
  const short = { ...numbers, targets: classTargets([0], ['even', 'odd']) };
  expect(await thrownBy(() => datasetOf(short))).toMatchObject({ code: 'VITRUM_COUNT_MISMATCH', message: 'The dataset "numbers" has 4 inputs and 1 targets.' });
  const none = { ...numbers, inputs: numberRows(new Float32Array(), [2]) };
  expect(await thrownBy(() => datasetOf(none))).toMatchObject({ code: 'VITRUM_INVALID_DATASET', message: 'The dataset "numbers" has no samples.' });
  const dataset = datasetOf(numbers);
  for (const way of [() => dataset.readInput(0, new Float32Array(2), 1), () => dataset.readTarget(0, new Float32Array(2), -1)]) {
    expect(await thrownBy(way)).toMatchObject({ code: 'VITRUM_INDEX_OUT_OF_RANGE' });
  }
});
