import type { Operation, OperationName } from '@vitrum/core';
import { addScaled, addSigns, clamp, sumOfSquares } from './gradients.ts';
import {
  activate, activateBack, add, averagePool, averagePoolBack, conv2d, conv2dInput, conv2dWeights, dropMask, gemm, logitsLoss, logitsLossBack,
  maxPool, maxPoolActivateBack, maxPoolBack, moments, multiply, normalize, normalizeBack, normalizeSums, sumRows, update,
} from './operations.ts';

/** Every operation, by its name: for whoever asks for all of them. It brings all reference kernels. */
export const operations: { readonly [Name in OperationName]: Operation<Name> } = {
  gemm,
  'sum-rows': sumRows,
  add,
  multiply,
  'drop-mask': dropMask,
  activate,
  'activate-back': activateBack,
  conv2d,
  'conv2d-input': conv2dInput,
  'conv2d-weights': conv2dWeights,
  'max-pool': maxPool,
  'max-pool-back': maxPoolBack,
  'max-pool-activate-back': maxPoolActivateBack,
  'average-pool': averagePool,
  'average-pool-back': averagePoolBack,
  moments,
  normalize,
  'normalize-sums': normalizeSums,
  'normalize-back': normalizeBack,
  'sum-of-squares': sumOfSquares,
  'add-scaled': addScaled,
  'add-signs': addSigns,
  clamp,
  'logits-loss': logitsLoss,
  'logits-loss-back': logitsLossBack,
  update,
};
