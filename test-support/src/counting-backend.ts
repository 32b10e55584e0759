import type { Backend, Tensor } from '@vitrum/core';
import { referenceBackend } from '@vitrum/tensor';

/** The reference backend, keeping books of its memory. */
export interface CountingBackend extends Backend {
  /** Every tensor that was allocated, in order. */
  readonly allocated: readonly Tensor[];
  /** How many views were made by `rows`. */
  readonly viewCount: () => number;
  /** The tensors that have not been given back. */
  readonly held: ReadonlySet<Tensor>;
  /** How many byte stores have not been given back, of how many. */
  readonly byteStores: { held: number; made: number };
}

export function createCountingBackend(): CountingBackend {
  const allocated: Tensor[] = [];
  const held = new Set<Tensor>();
  const byteStores = { held: 0, made: 0 };
  let views = 0;
  return {
    ...referenceBackend,
    name: 'counting',
    allocated,
    held,
    byteStores,
    viewCount: () => views,
    memory: {
      ...referenceBackend.memory,
      allocate: (shape, precision) => {
        const tensor = referenceBackend.memory.allocate(shape, precision);
        allocated.push(tensor);
        held.add(tensor);
        return tensor;
      },
      rows: (tensor, count) => {
        views++;
        return referenceBackend.memory.rows(tensor, count);
      },
      release: (tensor) => {
        if (!held.delete(tensor)) throw new Error(`A tensor of shape ${JSON.stringify(tensor.shape)} was given back that was not held.`);
        tensor.data.fill(NaN); // whoever goes on using it is found out
      },
      bytes: (bytes) => {
        const store = referenceBackend.memory.bytes(bytes);
        byteStores.made++;
        byteStores.held++;
        return {
          ...store,
          release: () => {
            byteStores.held--;
          },
        };
      },
    },
  };
}
