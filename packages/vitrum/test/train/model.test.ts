import { describe, expect, test } from 'vitest';
import { loadDataset, openModel, train, VitrumError } from 'vitrum';
import { referenceBackend as backend } from 'vitrum/parts';
import { fingerprint } from 'vitrum/formats';

const corners = [[0, 0], [0, 1], [1, 0], [1, 1]];

describe('a model', () => {
  test('is the same after it was JSON, to the bit', async () => {
    const model = await train({ inputs: corners, targets: ['no', 'yes', 'yes', 'no'], layers: [4], epochs: 5, backend });
    for (const saved of [JSON.stringify(model), JSON.parse(JSON.stringify(model)) as unknown]) {
      const opened = await openModel(saved, { backend });
      expect(await fingerprint(opened.network)).toBe(await fingerprint(model.network));
      expect(opened.predict(corners)).toEqual(model.predict(corners));
      expect(opened.history).toEqual([]);
    }
  });

  test('records its training, and of its data what a registry can load again', async () => {
    const iris = await train({ dataset: await loadDataset({ type: 'iris', testShare: 0.5 }), epochs: 1, backend });
    expect(iris.metadata).toMatchObject({ dataset: { type: 'iris', testShare: 0.5 }, classes: ['setosa', 'versicolor', 'virginica'], results: { epochs: 1 } });
    const rows = await train({ inputs: corners, targets: [1, 2.5, 3, 4], epochs: 1, backend });
    expect(rows.metadata).not.toHaveProperty('dataset');
  });

  test('has the figures of its final weights on the test part, also after it was JSON', async () => {
    const inputs = Array.from({ length: 50 }, (_, i) => [i / 50]);
    const targets = inputs.map(([x = 0]) => 3 * x + 0.5);
    // With a validation part no epoch is tested: the final figures are those of the event "done" alone.
    const common = { inputs, targets, layers: [4], epochs: 3, testShare: 0.2, backend };
    const model = await train({ ...common, validation: 0.2, keepBest: 'loss' });
    expect(model.history.at(-1)?.testMetrics).toBeUndefined();
    const tested = (await train(common)).history.at(-1)?.testMetrics;
    expect(Object.keys(model.testMetrics)).toEqual(Object.keys(tested ?? {}));
    expect(model.testMetrics).toEqual((await openModel(JSON.stringify(model), { backend })).testMetrics);
  });

  test('has the R² of its predictions, 1 − Σ (t − y)² / Σ (t − mean t)²', async () => {
    const test = { inputs: [[0.15], [0.5], [0.8]], targets: [1, 2.5, 4.25] };
    const model = await train({ inputs: [[0], [0.25], [0.75], [1]], targets: [0.5, 1.25, 3.75, 5], test, layers: [4], epochs: 30, backend });
    const mean = (1 + 2.5 + 4.25) / 3;
    const errors = model.predict(test.inputs).map(({ values: [y = 0] }, i) => ((test.targets[i] ?? 0) - y) ** 2);
    const spread = test.targets.map((t) => (t - mean) ** 2);
    const sum = (terms: readonly number[]): number => terms.reduce((total, term) => total + term, 0);
    expect(model.testMetrics['r-squared']).toBeCloseTo(1 - sum(errors) / sum(spread), 5);
  });

  test.each([[undefined], [5], [{ testMetrics: 3 }], [{ testMetrics: { accuracy: 'high' } }]])('has no figures where its file records %j', async (results) => {
    const file = (await train({ inputs: corners, targets: [0, 1, 1, 0], layers: [2], epochs: 1, backend })).toJSON();
    const opened = await openModel({ ...file, metadata: { ...file.metadata, results } }, { backend });
    expect(opened.testMetrics).toEqual({});
  });

  test('predicts for every sample of a dataset as for its rows', async () => {
    const { train: samples, test: held } = await loadDataset('two-moons');
    const model = await train({ dataset: { train: samples, test: held }, epochs: 1, backend });
    const rows = Array.from({ length: held.size }, (_, index) => {
      const row = new Float32Array(2);
      held.readInput(index, row, 0);
      return row;
    });
    expect(model.predict(held)).toEqual(model.predict(rows));
  });

  test('has probabilities where its outputs are some: of each class, also with one output for two', async () => {
    const iris = await train({ dataset: await loadDataset('iris'), epochs: 2, backend });
    const [flower] = iris.predict([[5.1, 3.5, 1.4, 0.2]]);
    expect(Object.values(flower?.probabilities ?? {}).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
    expect(flower?.probability).toBe(flower?.probabilities?.[flower.label ?? '']);
    const labels = await train({ inputs: corners, targets: [[0, 1], [1, 1], [0, 0], [0, 1]], classes: ['big', 'red'], epochs: 1, backend });
    const [both] = labels.predict(corners);
    expect(both?.labels).toEqual(['big', 'red'].filter((_, i) => (both?.values[i] ?? 0) > 0.5));
    const signed = await train({ inputs: corners, targets: ['a', 'b', 'b', 'a'], outputActivation: 'tanh', loss: 'squared-error', epochs: 1, backend });
    expect(signed.predict(corners)[0]?.probabilities).toBeUndefined();
  });

  test('reads bytes of pictures as the training did', async () => {
    const dataset = await loadDataset({ type: 'synthetic-digits', train: 40, test: 5 });
    const model = await train({ dataset, layers: [4], epochs: 1, backend });
    const bytes = dataset.test.pixels?.(0) ?? new Uint8Array();
    expect(model.predict([bytes])[0]).toEqual(model.predict(dataset.test)[0]);
  });

  test('reads tables by cells and by names, and sentences', async () => {
    const file = (await train({ inputs: [[0, 1, 0], [1, 0, 1]], targets: ['a', 'b'], scaling: 'none', layers: [2], epochs: 1, backend })).toJSON();
    const { metadata } = file;
    const columns = [{ name: 'size', kind: 'number', offset: 1, scale: 2 }, { name: 'color', kind: 'category', values: ['red', 'blue'] }];
    const table = await openModel({ ...file, metadata: { ...metadata, encoding: { type: 'table', columns } } }, { backend });
    expect(table.predict([[3, 'blue']])).toEqual(table.predict([{ color: 'blue', size: 3 }]));
    const plain = await openModel({ ...file, metadata: { ...metadata, encoding: undefined } }, { backend });
    expect(table.predict([['3', 'blue']])).toEqual(plain.predict([[1, 0, 1]]));
    const text = await openModel({ ...file, metadata: { ...metadata, encoding: { type: 'text', form: 'bag', words: ['good', 'bad', 'soup'] } } }, { backend });
    expect(text.predict(['bad bad soup'])).toHaveLength(1);
    expect(() => text.predict([[1, 2, 3]])).toThrow(VitrumError);
  });

  test.each([
    [5, 'VITRUM_INVALID_DATASET', 'predict() takes a list of rows or a dataset, got 5.'],
    [[1, 2], 'VITRUM_INVALID_ENCODING', 'row 0 is 1, and the model reads lists of 2 numbers.'],
    [[[0, 1], [0]], 'VITRUM_SHAPE_MISMATCH', 'row 1 has 1 numbers, and the model reads 2.'],
    [[[0, 'x']], 'VITRUM_INVALID_ENCODING', 'row 0 holds "x" at place 1, which is no finite number.'],
  ])('refuses to predict for %j', async (rows, code, message) => {
    const model = await train({ inputs: corners, targets: [0, 1, 1, 0], epochs: 1, backend });
    // Calls from JavaScript are not checked by the compiler.
    expect(() => model.predict(rows as number[][])).toThrow(expect.objectContaining({ code, message }) as Error);
  });

  test('of text that is none is refused', async () => {
    await expect(openModel('{"format": 1}')).rejects.toMatchObject({ code: 'VITRUM_INVALID_MODEL' });
    await expect(loadDataset('mnist')).rejects.toMatchObject({ code: 'VITRUM_DATASET_NOT_FOUND', hint: expect.stringContaining('vitrum/node') as string });
  });
});
