import { defineBackend, VitrumError, type Backend } from '@vitrum/core';
import { createTensor } from '../tensor.ts';
import { activationBackward, activationForward } from './activation.ts';
import { addBias, sumRows } from './bias.ts';
import { matmul } from './matmul.ts';

/** The kernels in plain TypeScript: what every other backend is measured against. Runs everywhere, on one thread. */
export const referenceBackend: Backend = {
  name: 'reference',
  allocate: createTensor,
  matmul,
  addBias,
  sumRows,
  activationForward,
  activationBackward,
};

/** The registered form of {@link referenceBackend}. */
export const reference = defineBackend({
  name: 'reference',
  description: 'Plain TypeScript on one thread; the same bits in Node and in every browser',
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
