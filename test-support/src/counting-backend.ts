import type { Backend, Tensor } from '@vitrum/core';
import { referenceBackend } from '@vitrum/tensor';

/** The reference backend with a record of its memory. */
export interface CountingBackend extends Backend {
  /** Every allocated tensor, in order. */
  readonly allocated: readonly Tensor[];
  /** Number of views created by `rows`. */
  readonly viewCount: () => number;
  /** The tensors not yet released. */
  readonly held: ReadonlySet<Tensor>;
  /** Number of byte stores not yet released, and of all. */
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
        tensor.data.fill(NaN); // exposes any use after release
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
