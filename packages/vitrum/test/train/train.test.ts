import { describe, expect, test } from 'vitest';
import { createVitrum, loadDataset, train, VitrumError, type EpochEvent, type Registry, type TrainOptions } from 'vitrum';
import { createNetwork, denseNetworkConfig, planTraining, referenceBackend, Trainer } from 'vitrum/parts';
import { arrayDataset, learnScaling } from 'vitrum/data';
import { fingerprint } from 'vitrum/formats';

const registry = createVitrum();
const backend = referenceBackend;
const corners = [[0, 0], [0, 1], [1, 0], [1, 1]];
const differ = ['no', 'yes', 'yes', 'no'];

/** What a call throws, as a VitrumError. */
async function refusal(options: unknown): Promise<VitrumError> {
  // Calls from JavaScript are not checked by the compiler.
  const error: unknown = await train(options as TrainOptions<Registry>).then(() => undefined, (thrown: unknown) => thrown);
  if (error instanceof VitrumError) return error;
  throw new Error(`expected a VitrumError, got ${String(error)}`);
}

describe('train', () => {
  test('gives the bits of the long way', async () => {
    const settings = { loss: 'categorical-cross-entropy', optimizer: 'adam', learningRate: 0.05, epochs: 20, batchSize: 2, seed: 3 } as const;
    const short = await train({ inputs: corners, targets: differ, layers: [8], activation: 'tanh', schedule: 'constant', backend, ...settings });

    const { offsets, scales } = learnScaling(Float64Array.from(corners.flat()), 2, 'standard');
    const inputs = corners.map((row) => row.map((x, i) => (x - (offsets[i] ?? 0)) / (scales[i] ?? 1)));
    const xor = arrayDataset({ name: 'rows', inputs, targets: [[1, 0], [0, 1], [0, 1], [1, 0]], classes: ['no', 'yes'] });
    const config = denseNetworkConfig(registry, {
      architecture: [2, 8, 2], activation: 'tanh', outputActivation: 'softmax', initializer: 'glorot-uniform', biasInitializer: 'zeros',
    });
    const network = createNetwork(registry, config, { seed: 3, backend });
    const epochs: EpochEvent[] = [];
    for await (const event of new Trainer({ network, data: { train: xor, test: xor }, plan: planTraining(registry, settings) }).run()) {
      if (event.type === 'epoch') epochs.push(event);
    }

    expect(await fingerprint(short.network)).toBe(await fingerprint(network));
    expect(short.history.map(({ loss, testLoss }) => [loss, testLoss])).toEqual(epochs.map(({ loss, testLoss }) => [loss, testLoss]));
  });

  test('learns which corners differ, and says so by name', async () => {
    const model = await train({ inputs: corners, targets: differ, layers: [8], epochs: 100, learningRate: 0.05, backend });
    expect(model.predict(corners).map(({ label }) => label)).toEqual(differ);
    expect(model.classes).toEqual(['no', 'yes']);
  });

  test.each<{ what: string; targets: TrainOptions['targets']; classes: readonly string[]; task: string; outputs: number; loss: string }>([
    { what: 'texts', targets: ['b', 'a', 'b', 'a'], classes: ['a', 'b'], task: 'classification', outputs: 2, loss: 'categorical-cross-entropy' },
    { what: 'booleans', targets: [true, false, true, false], classes: ['false', 'true'], task: 'classification', outputs: 2, loss: 'categorical-cross-entropy' },
    { what: '0 and 1', targets: [0, 1, 1, 0], classes: ['0', '1'], task: 'classification', outputs: 2, loss: 'categorical-cross-entropy' },
    { what: 'lists of 0 and 1', targets: [[0], [1], [1], [0]], classes: ['0', '1'], task: 'classification', outputs: 2, loss: 'categorical-cross-entropy' },
    { what: 'one-hot rows', targets: [[0, 1, 0], [1, 0, 0], [0, 0, 1], [0, 1, 0]], classes: ['0', '1', '2'], task: 'classification', outputs: 3, loss: 'categorical-cross-entropy' },
    { what: 'rows of 0 and 1', targets: [[0, 1], [1, 1], [0, 0], [0, 1]], classes: ['0', '1'], task: 'multi-label', outputs: 2, loss: 'binary-cross-entropy' },
    { what: 'fractions', targets: [0.5, 1, 1.5, 2], classes: ['value'], task: 'regression', outputs: 1, loss: 'mean-squared-error' },
    { what: 'typed arrays', targets: [Float32Array.of(1, 2), Float32Array.of(3, 4), Float32Array.of(5, 6), Float32Array.of(7, 8)], classes: ['0', '1'], task: 'regression', outputs: 2, loss: 'mean-squared-error' },
  ])('takes $what for $task', async ({ targets, classes, task, outputs, loss }) => {
    // The table's rows are options of rows in memory.
    const model = await train({ inputs: corners, targets: targets as readonly string[], layers: [2], epochs: 1, backend });
    expect(model.metadata).toMatchObject({ task, training: { loss } });
    expect(model.classes).toEqual(classes);
    expect(model.network.outputShape).toEqual([outputs]);
  });

  test('predicts numbers in their own unit, whatever the scale of inputs and targets', async () => {
    const years = Array.from({ length: 40 }, (_, i) => [1980 + i]);
    const model = await train({ inputs: years, targets: years.map(([year = 0]) => 1000 * (year - 1980) + 0.5), layers: [8], epochs: 200, learningRate: 0.01, backend });
    const [prediction] = model.predict([[2000]]);
    expect(Math.abs((prediction?.values[0] ?? 0) - 20_000.5)).toBeLessThan(1000);
    expect(prediction?.label).toBeUndefined();
  });

  test('tests on rows that are held out, given or drawn', async () => {
    const given = await train({ inputs: corners, targets: differ, test: { inputs: [[0, 1]], targets: ['yes'] }, layers: [2], epochs: 1, backend });
    expect(given.metadata['samples']).toEqual({ train: 4, test: 1 });
    const inputs = Array.from({ length: 20 }, (_, i) => [i]);
    const drawn = await train({ inputs, targets: inputs.map(([i = 0]) => i % 2), testShare: 0.25, layers: [2], epochs: 1, backend });
    expect(drawn.metadata['samples']).toEqual({ train: 15, test: 5 });
  });

  test('builds layers of the catalog between the inputs and the outputs of the data', async () => {
    const dataset = await loadDataset({ type: 'synthetic-digits', train: 40, test: 10 });
    const model = await train({ dataset, layers: [{ type: 'conv2d', filters: 2 }, { type: 'max-pool2d' }, 6], epochs: 1, backend });
    expect(model.network.config.layers.map(({ type, activation }) => [type, activation])).toEqual([
      ['conv2d', 'relu'], ['max-pool2d', undefined], ['flatten', undefined], ['dense', 'relu'], ['dense', 'softmax'],
    ]);
    const named = await train({ dataset, network: { type: 'cnn-small', filters: [2] }, epochs: 1, backend });
    expect(named.network.config.layers[0]).toMatchObject({ type: 'conv2d', filters: 2 });
  });

  test('tells of every epoch, and is ended by a signal', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const reason = new Error('enough');
    const training = train({
      inputs: corners, targets: differ, epochs: 1000, backend, signal: controller.signal,
      onEpoch: ({ epoch }) => {
        seen.push(epoch);
        if (epoch === 3) controller.abort(reason);
      },
    });
    await expect(training).rejects.toBe(reason);
    expect(seen).toEqual([1, 2, 3]);
    await expect(train({ inputs: corners, targets: differ, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  test('computes in plain TypeScript where nothing faster can run', async () => {
    const forbidden = { name: 'forbidden', rank: 99, isAvailable: () => false, create: () => Promise.reject(new Error('never asked')) };
    const withForbidden = createVitrum().with({ name: 'p', version: '1.0.0', backends: [forbidden] });
    const model = await train({ registry: withForbidden, inputs: corners, targets: differ, epochs: 1, threads: 1 });
    expect(model.network.backend.name).not.toBe('forbidden');
  });

  test.each([
    [{ inputs: corners, targets: differ, epoch: 5 }, 'VITRUM_UNKNOWN_OPTION', /Did you mean "epochs"/],
    [{ inputs: corners, targets: ['no'] }, 'VITRUM_COUNT_MISMATCH', /The inputs are 4, the targets 1/],
    [{ inputs: [], targets: [] }, 'VITRUM_INVALID_DATASET', /There are no samples/],
    [{ inputs: [0, 1], targets: [0, 1] }, 'VITRUM_INVALID_DATASET', /inputs of sample 0 are 0 instead of a list/],
    [{ inputs: [[0], [1, 2]], targets: [0, 1] }, 'VITRUM_INVALID_DATASET', /sample 0 are 1 numbers, those of sample 1 2/],
    [{ inputs: [[0], [NaN]], targets: [0, 1] }, 'VITRUM_INVALID_DATASET', /sample 1 hold NaN/],
    [{ targets: [0, 1] }, 'VITRUM_INVALID_DATASET', /The inputs are undefined/],
    [{ inputs: corners, targets: [null, 1, 2, 3] }, 'VITRUM_INVALID_DATASET', /target of sample 0 is null/],
    [{ inputs: corners, targets: differ, classes: ['no', 'maybe'] }, 'VITRUM_INVALID_DATASET', /sample 1 is the class "yes"/],
    [{ inputs: corners, targets: differ, task: 'regression' }, 'VITRUM_INVALID_DATASET', /For regression, targets are numbers/],
    [{ inputs: corners, targets: differ, inputShape: [2, 2] }, 'VITRUM_SHAPE_MISMATCH', /has 4 numbers, and the rows have 2/],
    [{ inputs: corners, targets: differ, layers: 8 }, 'VITRUM_INVALID_CONFIG', /"layers" is a list/],
    [{ inputs: corners, targets: differ, network: 'mlp', layers: [8] }, 'VITRUM_INVALID_CONFIG', /"layers" a part of another one/],
    [{ inputs: corners, targets: differ, activation: 'tahn' }, 'VITRUM_UNKNOWN_NAME', /Did you mean "tanh"/],
    [undefined, 'VITRUM_INVALID_CONFIG', /must be an object/],
  ])('refuses %j', async (options, code, text) => {
    const error = await refusal(options);
    expect(error.code).toBe(code);
    expect(`${error.message} ${error.hint}`).toMatch(text);
  });
});
