import { defineBackend, VitrumError, type Backend } from '@vitrum/core';
import { createTensor, firstRows } from '../tensor.ts';
import { storeBytes } from './byte-store.ts';

/** Leaves every operation to its own kernel in plain TypeScript, which every other backend is compared with. Runs everywhere, on one thread. */
export const referenceBackend: Backend = {
  name: 'reference',
  threads: 1,
  features: [],
  memory: {
    allocate: createTensor,
    rows: firstRows,
    write: (tensor, values, offset = 0) => tensor.data.set(values, offset),
    read: ({ data }) => data,
    bytes: storeBytes,
    release: () => undefined, // the garbage collector does
  },
  prepare: () => undefined, // the kernels come with the operations
  close: () => undefined,
};

/** The registered form of {@link referenceBackend}. */
export const reference = /* @__PURE__ */ defineBackend({
  name: 'reference',
  description: 'Plain TypeScript on one thread; the same bits in Node and in every browser',
  since: '0.1.0',
  isAvailable: () => true,
  create: ({ threads = 1 }) => {
    if (threads === 1) return referenceBackend;
    throw new VitrumError({
      code: 'VITRUM_INVALID_OPTION',
      message: `The backend "reference" runs on 1 thread, got ${threads} threads.`,
      hint: 'Leave the number of threads out, or choose another backend.',
    });
  },
});
