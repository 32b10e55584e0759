import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, type Dataset, type Shape } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { lossesPlugin } from '@vitrum/losses';
import { createNetwork, type LayerConfig } from '@vitrum/network';
import { optimizersPlugin } from '@vitrum/optimizers';
import { createRandom, sizeOf } from '@vitrum/tensor';
import { planTraining, Trainer, trainerPlugin, type HeldOutFigures } from '@vitrum/trainer';
import { expect, test } from 'vitest';

const registry = createRegistry([activationsPlugin, layersPlugin, lossesPlugin, optimizersPlugin, trainerPlugin]);

interface Case {
  readonly name: string;
  readonly inputShape: Shape;
  /** All but the last, a dense layer with softmax. */
  readonly layers: readonly LayerConfig[];
  /** How many words there are, where samples are lists of indices. */
  readonly words?: number;
}

const picture = [6, 6, 2];
const onPictures = (name: string, ...layers: readonly LayerConfig[]): Case => ({ name, inputShape: picture, layers: [...layers, { type: 'flatten' }] });
const convolution = (options: Readonly<Record<string, unknown>>): LayerConfig => ({ type: 'conv2d', filters: 4, activation: 'relu', ...options });
const onVectors = (name: string, ...layers: readonly LayerConfig[]): Case => ({ name, inputShape: [8], layers: [{ type: 'dense', units: 12, activation: 'tanh' }, ...layers] });
const pooled = (type: string, options: Readonly<Record<string, unknown>> = {}): Case => onPictures(`${type} ${JSON.stringify(options)}`, convolution({ padding: 'same', filters: 8 }), { type, ...options });

const cases: readonly Case[] = [
  onVectors('dense'),
  onPictures('conv2d', convolution({})),
  onPictures('conv2d, stride 2, same', convolution({ stride: 2, padding: 'same' })),
  onPictures('conv2d, dilation 2', convolution({ dilation: 2, filters: 8 })),
  onPictures('conv2d, 2 groups', convolution({ groups: 2 })),
  onPictures('conv2d, depthwise, then of single places', convolution({ groups: 2, padding: 'same' }), convolution({ kernelSize: 1, filters: 8 })),
  { name: 'conv1d', inputShape: [10, 2], layers: [{ type: 'conv1d', filters: 6, stride: 2, padding: 'same', activation: 'relu' }, { type: 'flatten' }] },
  { name: 'conv1d, dilation 2, groups 2', inputShape: [10, 2], layers: [{ type: 'conv1d', filters: 6, dilation: 2, groups: 2, activation: 'relu' }, { type: 'flatten' }] },
  onPictures('transposed-conv2d', convolution({ stride: 2 }), { type: 'transposed-conv2d', filters: 3, stride: 2, activation: 'relu' }),
  pooled('max-pool2d'),
  pooled('max-pool2d', { poolSize: 3, stride: 2, padding: 'same' }),
  pooled('average-pool2d'),
  pooled('average-pool2d', { poolSize: 3, stride: 1 }),
  { name: 'global-average-pool', inputShape: picture, layers: [convolution({ filters: 16 }), { type: 'global-average-pool' }, { type: 'dense', units: 16, activation: 'relu' }] },
  onPictures('upsample2d', convolution({ stride: 2 }), { type: 'upsample2d' }, convolution({ filters: 4 })),
  onVectors('batch-norm of vectors', { type: 'batch-norm' }),
  onPictures('batch-norm of pictures', convolution({ activation: 'identity' }), { type: 'batch-norm' }, { type: 'activation', activation: 'relu' }),
  onVectors('layer-norm', { type: 'layer-norm' }),
  onPictures('group-norm', convolution({ activation: 'identity' }), { type: 'group-norm', groups: 2 }, { type: 'activation', activation: 'relu' }),
  onVectors('dropout', { type: 'dense', units: 32, activation: 'relu' }, { type: 'dropout', rate: 0.3 }),
  onPictures('spatial-dropout', convolution({ filters: 16 }), { type: 'spatial-dropout', rate: 0.2 }),
  onVectors('activation', { type: 'activation', activation: 'gelu' }),
  { name: 'embedding, mean', inputShape: [5], words: 12, layers: [{ type: 'embedding', vocabularySize: 12, dimensions: 8, pooling: 'mean' }, { type: 'dense', units: 32, activation: 'relu' }] },
  { name: 'embedding, every word', inputShape: [5], words: 12, layers: [{ type: 'embedding', vocabularySize: 12, dimensions: 4 }, { type: 'flatten' }] },
  onVectors('reshape', { type: 'reshape', shape: [2, -1, 3] }, convolution({ kernelSize: 2, filters: 8 }), { type: 'flatten' }),
  onVectors('add', { type: 'dense', units: 12, activation: 'tanh', name: 'branch' }, { type: 'add', inputs: ['branch', 'first'] }),
  onVectors('concat', { type: 'dense', units: 3, activation: 'tanh', name: 'branch' }, { type: 'concat', inputs: ['branch', 'first', 'input'] }),
];

const [samples, classes] = [20, 3];

/** Noise with classes drawn at random: there is nothing to learn but the samples themselves. */
function noise({ inputShape, words }: Case): Dataset {
  const random = createRandom(11);
  const length = sizeOf(inputShape);
  const numbers = Float32Array.from({ length: samples * length }, () => (words === undefined ? random.uniform(-1, 1) : random.integer(words)));
  const labels = Array.from({ length: samples }, () => random.integer(classes));
  const label = (index: number): number => labels[index] ?? NaN;
  return {
    name: 'noise', size: samples, inputShape, targetSize: classes, label,
    readInput: (index, out, offset) => { out.set(numbers.subarray(index * length, (index + 1) * length), offset); },
    readTarget: (index, out, offset) => { out.fill(0, offset, offset + classes); out[offset + label(index)] = 1; },
  };
}

test.each(cases)('a network overfits 20 samples: $name', async (each) => {
  const [first, ...rest] = each.layers;
  const layers = [{ name: 'first', type: '', ...first }, ...rest, { type: 'dense', units: classes, activation: 'softmax' }];
  const network = createNetwork(registry, { inputShape: each.inputShape, layers }, { seed: 1 });
  const data = noise(each);
  const plan = planTraining(registry, { epochs: 200, batchSize: samples, learningRate: 0.02, optimizer: 'adam', loss: 'categorical-cross-entropy', seed: 1 });
  let last: HeldOutFigures | undefined;
  for await (const event of new Trainer({ network, data: { train: data, test: data }, plan }).run()) if (event.type === 'epoch') last = event;
  expect(last?.testAccuracy).toBe(100);
  expect(last?.testLoss).toBeLessThan(0.05); // e^−0.05: the right class gets 95 % on geometric average, 33 % before
});

test('the table has every layer', () => {
  const tested = new Set(['dense', ...cases.flatMap(({ layers }) => layers.map(({ type }) => type))]);
  expect([...tested].sort(), 'packages/trainer/test/overfit.test.ts: add a case that has the layer').toEqual(layersPlugin.layers.map(({ name }) => name).sort());
});
