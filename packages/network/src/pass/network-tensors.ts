import type { Memory, Precision, Prepare, Shape, Tensor } from '@vitrum/core';
import { within } from '@vitrum/core/internal';
import { createFloatArray, createRandom, sizeOf } from '@vitrum/tensor';
import { randomStreams } from '@vitrum/tensor/internal';
import { drawValues } from './draw-values.ts';
import { NetworkParameter } from './network-parameter.ts';
import type { PlannedLayer } from '../plan/plan-network.ts';

/** The parameters or the state of one layer, by their name in it. */
export type ByName<T> = Readonly<Record<string, T>>;

/** The backend and precision of a network's tensors. */
export interface TensorPlace {
  readonly memory: Memory;
  readonly precision: Precision;
  readonly prepare: Prepare;
}

/** The parameters of every layer with their first values, drawn layer by layer from one stream; zeros without a seed. */
export function createParameters(layers: readonly PlannedLayer[], seed: number | undefined, { memory, precision, prepare }: TensorPlace): readonly ByName<NetworkParameter>[] {
  const random = seed === undefined ? undefined : createRandom(seed, randomStreams.initialization);
  return layers.map(({ index, trainable, plan }) =>
    mapValues(plan.parameters ?? {}, (each, local) => {
      const allocate = (): Tensor => within(`layers[${index}]`, () => memory.allocate(each.shape, precision));
      const value = allocate();
      if (random !== undefined) memory.write(value, drawValues(each, random, precision));
      return new NetworkParameter({ name: `layers.${index}.${local}`, role: each.role, trainable, value, memory, prepare, allocateGradient: allocate });
    }),
  );
}

/** The state of every layer with its initial values. */
export function createState(layers: readonly PlannedLayer[], { memory, precision }: TensorPlace): readonly ByName<Tensor>[] {
  return layers.map(({ index, plan }) =>
    mapValues(plan.state ?? {}, ({ shape, initial }) => {
      const tensor = within(`layers[${index}]`, () => memory.allocate(shape, precision));
      memory.write(tensor, createFloatArray(sizeOf(shape), precision).fill(initial));
      return tensor;
    }),
  );
}

function mapValues<From extends { readonly shape: Shape }, To>(record: ByName<From>, map: (value: From, name: string) => To): ByName<To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value, name)]));
}
