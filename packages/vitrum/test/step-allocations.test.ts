import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createVitrum, layersPlugin, type Dataset, type NetworkConfig, type TrainingConfig } from 'vitrum';
import { createBackend, createNetwork, createRandom, planTraining, sizeOf, Trainer } from 'vitrum/parts';

const registry = createVitrum();

/** Every layer between them. */
const networks: Readonly<Record<string, NetworkConfig>> = {
  pictures: {
    inputShape: [8, 8, 2],
    layers: [
      { type: 'conv2d', filters: 4, padding: 'same', name: 'stem' },
      { type: 'batch-norm' },
      { type: 'activation' },
      { type: 'max-pool2d' },
      { type: 'upsample2d' },
      { type: 'conv2d', filters: 4, padding: 'same', groups: 2, activation: 'gelu', name: 'branch' },
      { type: 'add', inputs: ['branch', 'stem'] },
      { type: 'group-norm', groups: 2, name: 'sum' },
      { type: 'concat', inputs: ['sum', 'stem', 'input'] },
      { type: 'spatial-dropout', rate: 0.2 },
      { type: 'average-pool2d' },
      { type: 'transposed-conv2d', filters: 6, stride: 2 },
      { type: 'global-average-pool' },
      { type: 'reshape', shape: [3, 2] },
      { type: 'conv1d', filters: 4, kernelSize: 2 },
      { type: 'flatten' },
      { type: 'dense', units: 8, activation: 'tanh' },
      { type: 'layer-norm' },
      { type: 'dropout' },
      { type: 'dense', units: 3, activation: 'softmax' },
    ],
  },
  words: {
    inputShape: [5],
    layers: [
      { type: 'embedding', vocabularySize: 9, dimensions: 4 },
      { type: 'flatten' },
      { type: 'dense', units: 3, activation: 'softmax' },
    ],
  },
  'pooled words': {
    inputShape: [5],
    layers: [{ type: 'embedding', vocabularySize: 9, dimensions: 4, pooling: 'mean' }, { type: 'batch-norm' }, { type: 'dense', units: 3, activation: 'softmax' }],
  },
};

const [batchSize, steps] = [4, 4];

const updates: Readonly<Record<string, TrainingConfig>> = {
  adam: { optimizer: 'adam' },
  lamb: { optimizer: 'lamb', l1: 0.01, clipValue: 0.1, averaging: 'ema:decay=0.9' },
  muon: { optimizer: 'muon', l2: 0.01, clipNorm: 0.1 },
};

function noise({ inputShape, layers: [first] }: NetworkConfig): Dataset {
  const random = createRandom(1);
  const draw = (): number => (first?.type === 'embedding' ? random.integer(9) : random.uniform(-1, 1));
  const inputs = Float32Array.from({ length: steps * batchSize * sizeOf(inputShape) }, draw);
  return {
    name: 'noise', size: steps * batchSize, inputShape, targetSize: 3,
    readInput: (index, out, offset) => {
      for (let i = 0; i < sizeOf(inputShape); i++) out[offset + i] = inputs[index * sizeOf(inputShape) + i] ?? NaN;
    },
    readTarget: (index, out, offset) => {
      for (let i = 0; i < 3; i++) out[offset + i] = i === index % 3 ? 1 : 0;
    },
  };
}

/** What was made since the last look: arrays of numbers, views of them, tensors and kernels. */
let made: string[] = [];

const arrays = ['Float32Array', 'Float64Array', 'Int32Array', 'Uint32Array', 'Uint8Array', 'ArrayBuffer'] as const;

beforeEach(() => {
  for (const name of arrays) {
    vi.stubGlobal(name, new Proxy(globalThis[name], {
      construct(target, given: readonly unknown[], newTarget) {
        made.push(`new ${name}`);
        return Reflect.construct(target, given, newTarget) as object; // of a constructor
      },
    }));
  }
  const ofAllArrays: object = Object.getPrototypeOf(Float32Array.prototype) as object; // %TypedArray%.prototype
  noteCalls(ofAllArrays, 'subarray');
  noteCalls(ofAllArrays, 'slice');
});

afterEach(() => {
  vi.unstubAllGlobals();
  for (const restore of restorers.splice(0)) restore();
});

const restorers: (() => void)[] = [];

/** Adds the name of a method to `made` whenever it is called. */
function noteCalls(owner: object, name: string): void {
  const original = Reflect.get(owner, name) as (...given: readonly unknown[]) => unknown; // a method
  const had = Object.hasOwn(owner, name);
  Reflect.set(owner, name, function (this: unknown, ...given: readonly unknown[]): unknown {
    made.push(name);
    return Reflect.apply(original, this, given);
  });
  restorers.push(() => (had ? Reflect.set(owner, name, original) : Reflect.deleteProperty(owner, name)));
}

describe.each(['reference', 'wasm'])('%s', (name) => {
  const rows = Object.entries(networks).flatMap(([network, config]) => Object.entries(updates).map(([update, training]) => ({ network, config, update, training })));

  test.each(rows)('the second step and later ones make no tensor, no view and no kernel: $network, $update', async ({ config, training }) => {
    const backend = await createBackend(registry, { name, threads: 1 });
    const network = createNetwork(registry, config, { backend, seed: 1 });
    const data = noise(config);
    const plan = planTraining(registry, { epochs: 1, batchSize, learningRate: 0.01, loss: 'categorical-cross-entropy', seed: 1, ...training });
    for (const each of ['allocate', 'rows', 'bytes'] as const) noteCalls(backend.memory, each);
    noteCalls(backend, 'prepare');
    const ofSteps: (readonly string[])[] = [];
    const trainer = new Trainer({ network, data: { train: data, test: data }, plan });
    for await (const event of trainer.run(undefined, { samplesPerEvent: () => 1 })) {
      if (event.type === 'progress') ofSteps.push(made);
      made = [];
    }
    expect(ofSteps.length).toBeGreaterThanOrEqual(3);
    expect(ofSteps[0]).toContain('prepare');
    expect(ofSteps.slice(1).flat()).toEqual([]);
    backend.close();
  });
});

test('the networks have every layer', () => {
  const tested = new Set(Object.values(networks).flatMap(({ layers }) => layers.map(({ type }) => type)));
  expect([...tested].sort()).toEqual(layersPlugin.layers.map(({ name }) => name).sort());
});
