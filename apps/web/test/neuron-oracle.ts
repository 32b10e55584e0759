import { completeRun, openRun, resolveDataset } from '@vitrum/runs';
import { createVitrum, type Dataset } from 'vitrum';
import { createBackend } from 'vitrum/parts';

/** A dense layer in plain numbers: weights[i][j] goes from input i to unit j. */
export interface PlainLayer {
  readonly weights: number[][];
  readonly biases: number[];
}

/** A tanh network and its data, for arithmetic by plain loops. */
export interface PlainNetwork {
  readonly layers: readonly PlainLayer[];
  readonly train: Dataset;
}

/** The untrained network that the page makes of a dataset and a seed. */
export async function plainNetwork(reference: { readonly type: string }, seed: number): Promise<PlainNetwork> {
  const registry = createVitrum();
  const data = await resolveDataset(registry, reference).load({ read: () => Promise.reject(new Error('They are computed.')) });
  const loaded = { dataset: reference, data };
  const run = completeRun(registry, { training: { seed } }, loaded);
  const { network } = openRun(registry, run, loaded, await createBackend(registry, { name: 'reference' }));
  const layers = network.layers.map((_, index) => {
    const { shape: [inputs = 0, units = 0], data: weights } = network.parameter(`layers.${index}.weights`).value;
    return {
      weights: Array.from({ length: inputs }, (__, i) => Array.from(weights.slice(i * units, (i + 1) * units))),
      biases: Array.from(network.parameter(`layers.${index}.biases`).value.data),
    };
  });
  return { layers, train: data.train };
}

export interface PlainSample {
  readonly input: readonly number[];
  readonly target: readonly number[];
}

export function plainSample({ train }: PlainNetwork, index: number): PlainSample {
  const input = new Float32Array(784);
  const target = new Float32Array(10);
  train.readInput(index, input, 0);
  train.readTarget(index, target, 0);
  return { input: [...input], target: [...target] };
}

/** z and a of every layer. */
export function plainForward(layers: readonly PlainLayer[], input: readonly number[]): { readonly z: readonly number[]; readonly a: readonly number[] }[] {
  let below = input;
  return layers.map(({ weights, biases }) => {
    const z = biases.map((bias, j) => below.reduce((sum, x, i) => sum + x * (weights[i]?.[j] ?? NaN), bias));
    const a = z.map(Math.tanh);
    below = a;
    return { z, a };
  });
}

/** Σ (y − t)² */
export function plainCost(layers: readonly PlainLayer[], { input, target }: PlainSample): number {
  const outputs = plainForward(layers, input).at(-1)?.a ?? [];
  return outputs.reduce((sum, y, k) => sum + (y - (target[k] ?? NaN)) * (y - (target[k] ?? NaN)), 0);
}

/** The mean of the cost's central difference over samples, by one weight. */
export function plainGradient(layers: readonly PlainLayer[], samples: readonly PlainSample[], [layer, input, unit]: readonly [number, number, number]): number {
  const row = layers[layer]?.weights[input] ?? [];
  const [kept, h] = [row[unit] ?? NaN, 1e-5];
  const at = (value: number): number => {
    row[unit] = value;
    return samples.reduce((sum, sample) => sum + plainCost(layers, sample), 0) / samples.length;
  };
  const gradient = (at(kept + h) - at(kept - h)) / (2 * h);
  row[unit] = kept;
  return gradient;
}

/** A number as the page prints it. */
export const readNumber = (text: string): number => Number(text.replaceAll('−', '-').replaceAll(',', '').replace('×', '').trim());
