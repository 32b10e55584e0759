import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, type Dataset } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin } from '@vitrum/losses';
import { createNetwork, denseNetworkConfig, type Network, type NetworkConfig } from '@vitrum/network';
import { optimizersPlugin } from '@vitrum/optimizers';
import { evaluate, planTraining, Trainer, type TrainingConfig } from '@vitrum/trainer';
import { describe, expect, test } from 'vitest';
import { BatchStream } from '../../src/batches/batch-stream.ts';
import { AveragedWeights } from '../../src/updates/averaged-weights.ts';
import { parseAveraging } from '../../src/updates/averaging.ts';
import { refreshStatistics } from '../../src/updates/refresh-statistics.ts';
import { createBlobs } from '../blobs.ts';
import reference from './pytorch-averages.json' with { type: 'json' };

const registry = createRegistry([activationsPlugin, layersPlugin, lossesPlugin, optimizersPlugin]);
const data = { train: createBlobs(30, 1), test: createBlobs(9, 2) };
const dense = denseNetworkConfig(registry, { architecture: [2, 5, 3] });
const normalized: NetworkConfig = {
  inputShape: [2],
  layers: [{ type: 'dense', units: 6, activation: 'tanh' }, { type: 'batch-norm' }, { type: 'dropout' }, { type: 'dense', units: 3, activation: 'tanh' }],
};
const create = (config: NetworkConfig, precision: 'float32' | 'float64' = 'float32'): Network => createNetwork(registry, config, { seed: 3, precision });
const numbersOf = ({ parameters, state }: Network): readonly number[] => [...parameters, ...state].flatMap(({ value }) => [...value.data]);
const plan = (config: TrainingConfig) => planTraining(registry, { epochs: 4, batchSize: 4, learningRate: 0.05, optimizer: 'adam', ...config });

test.each(['ema', 'swa'] as const)('averages are those of PyTorch: %s', (name) => {
  const network = create({ inputShape: [2], layers: [{ type: 'dense', units: 1 }] }, 'float64');
  const averaged = new AveragedWeights({ name, value: name === 'ema' ? 0.75 : 0 }, network, reference.weights.length);
  const [weights] = network.parameters;
  reference.weights.forEach((numbers, index) => {
    weights?.value.data.set(numbers);
    averaged.follow(index + 1, index + 1);
    averaged.swap();
    [...(weights?.value.data ?? [])].forEach((x, i) => {
      expect(Math.abs(x - (reference[name][index]?.[i] ?? NaN))).toBeLessThan(1e-14);
    });
    averaged.swap();
    expect([...(weights?.value.data ?? [])]).toEqual(numbers);
  });
  averaged.release();
});

test('statistics taken anew are those of update_bn', async () => {
  const network = create({ inputShape: [2], layers: [{ type: 'batch-norm' }, { type: 'dense', units: 1 }] }, 'float64');
  const rows = reference.statistics.batches.flat();
  const dataset: Dataset = {
    name: 'rows', size: rows.length, inputShape: [2], targetSize: 1,
    readInput: (index, out, offset) => out.set(rows[index] ?? [], offset),
    readTarget: (_index, out, offset) => out.fill(0, offset, offset + 1),
  };
  await refreshStatistics(network, { samples: new BatchStream(dataset, network, { batchSize: 3 }), size: rows.length, batchSize: 3, seed: 1 });
  const expected = [...reference.statistics.mean, ...reference.statistics.variance];
  network.state.flatMap(({ value }) => [...value.data]).forEach((x, i) => {
    expect(Math.abs(x - (expected[i] ?? NaN))).toBeLessThan(1e-6); // samples are read in 32 bits
  });
});

describe.each(['ema:decay=0.9', 'swa:from=0.5'] as const)('%s', (averaging) => {
  test.each([['dense', dense], ['normalized', normalized]])('training goes on with the weights that it would have without: %s', async (_name, config) => {
    const [plain, averaged] = [create(config), create(config)];
    const steps = new Map<Network, (readonly number[])[]>([[plain, []], [averaged, []]]);
    for (const [network, training] of [[plain, {}], [averaged, { averaging }]] as const) {
      const trainer = new Trainer({ network, data, plan: plan(training) });
      for await (const event of trainer.run(undefined, { samplesPerEvent: () => 1 })) {
        if (event.type === 'progress') steps.get(network)?.push(network.parameters.flatMap(({ value }) => [...value.data]));
      }
    }
    expect(steps.get(averaged)).toEqual(steps.get(plain));
    expect(numbersOf(averaged)).not.toEqual(numbersOf(plain));
  });

  test.each([['dense', dense], ['normalized', normalized]])('the figures at the end are those of the final network: %s', async (_name, config) => {
    const network = create(config);
    const trainer = new Trainer({ network, data, plan: plan({ averaging }) });
    for await (const event of trainer.run()) {
      if (event.type !== 'done') continue;
      const { loss } = await evaluate({ network, dataset: data.test, loss: plan({}).loss });
      expect(event.testLoss).toBe(loss);
    }
  });

  test.each([3, 9, 20, 27])('a training that stops after %d batches goes on to the same bits', async (stopAfter) => {
    const whole = create(normalized);
    for await (const _ of new Trainer({ network: whole, data, plan: plan({ averaging, accumulate: 2 }) }).run());
    const first = create(normalized);
    const trainer = new Trainer({ network: first, data, plan: plan({ averaging, accumulate: 2 }) });
    const stop = new AbortController();
    let batches = 0;
    for await (const event of trainer.run(stop.signal, { samplesPerEvent: () => 1 })) if (event.type === 'progress' && ++batches === stopAfter) stop.abort();
    const second = create(normalized);
    second.copyFrom(first);
    const resumed = new Trainer({ network: second, data, plan: plan({ averaging, accumulate: 2 }), state: trainer.saveState() });
    for await (const _ of resumed.run());
    expect(numbersOf(second)).toEqual(numbersOf(whole));
  });
});

test.each<[text: string, averaging: unknown]>([
  ['none', undefined],
  ['ema', { name: 'ema', value: 0.999 }],
  ['ema:decay=0.5', { name: 'ema', value: 0.5 }],
  ['swa', { name: 'swa', value: 0.75 }],
  ['swa:from=0', { name: 'swa', value: 0 }],
])('%s is read', (text, averaging) => {
  expect(parseAveraging(text, '--averaging')).toEqual(averaging);
});

test.each<[text: string, message: string]>([
  ['ema:decay=1', '--averaging "ema": decay must be a number of at least 0 and less than 1, got 1.'],
  ['swa:from=1', '--averaging "swa": from must be a number of at least 0 and less than 1, got 1.'],
  ['ema:decay=high', '--averaging "ema": decay must be a number of at least 0 and less than 1, got "high".'],
  ['ema:from=0.5', '--averaging "ema" takes the option decay=<number>, got "from=0.5".'],
  ['swa:', '--averaging "swa" takes the option from=<number>, got "".'],
  ['mean', '--averaging must be none, ema or swa, got "mean".'],
])('%s is refused', (text, message) => {
  expect(() => parseAveraging(text, '--averaging')).toThrow(expect.objectContaining({ message }));
});
