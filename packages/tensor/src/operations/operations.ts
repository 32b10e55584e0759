import type { Operation } from '@vitrum/core';
import { activationBackward, activationForward } from '../reference-backend/activation.ts';
import { addSumRows, sumRows as plainSumRows } from '../reference-backend/bias.ts';
import * as convolutions from '../reference-backend/conv2d.ts';
import { dropMask as plainDropMask } from '../reference-backend/drop-mask.ts';
import * as elements from '../reference-backend/elementwise.ts';
import { gemm as plainGemm } from '../reference-backend/gemm.ts';
import { logitsLoss as plainLogitsLoss, logitsLossBack as plainLogitsLossBack } from '../reference-backend/logits-loss.ts';
import * as normalizations from '../reference-backend/normalize.ts';
import * as pools from '../reference-backend/pool.ts';
import { update as plainUpdate } from '../reference-backend/update.ts';

// Each is what `Operations` of `@vitrum/core` says, with its kernel in plain TypeScript. Whoever imports one gets this one alone.

export const gemm: Operation<'gemm'> = { name: 'gemm', reference: plainGemm };

export const sumRows: Operation<'sum-rows'> = {
  name: 'sum-rows',
  reference: ({ matrix, out, accumulate = false }) => (accumulate ? addSumRows(matrix, out) : plainSumRows(matrix, out)),
};

export const add: Operation<'add'> = { name: 'add', reference: elements.add };
export const multiply: Operation<'multiply'> = { name: 'multiply', reference: elements.multiply };

export const dropMask: Operation<'drop-mask'> = { name: 'drop-mask', reference: plainDropMask };

export const activate: Operation<'activate'> = {
  name: 'activate',
  reference: ({ activation, z, a }) => activationForward(activation, z, a),
};
export const activateBack: Operation<'activate-back'> = {
  name: 'activate-back',
  reference: ({ activation, z, a, da, dz }) => activationBackward(activation, z, a, da, dz),
};

export const conv2d: Operation<'conv2d'> = { name: 'conv2d', reference: convolutions.conv2d };
export const conv2dInput: Operation<'conv2d-input'> = { name: 'conv2d-input', reference: convolutions.conv2dInput };
export const conv2dWeights: Operation<'conv2d-weights'> = { name: 'conv2d-weights', reference: convolutions.conv2dWeights };

export const maxPool: Operation<'max-pool'> = { name: 'max-pool', reference: pools.maxPool };
export const maxPoolBack: Operation<'max-pool-back'> = { name: 'max-pool-back', reference: pools.maxPoolBack };
export const maxPoolActivateBack: Operation<'max-pool-activate-back'> = {
  name: 'max-pool-activate-back', reference: pools.maxPoolActivateBack,
};
export const averagePool: Operation<'average-pool'> = { name: 'average-pool', reference: pools.averagePool };
export const averagePoolBack: Operation<'average-pool-back'> = { name: 'average-pool-back', reference: pools.averagePoolBack };

export const moments: Operation<'moments'> = { name: 'moments', reference: normalizations.moments };
export const normalize: Operation<'normalize'> = { name: 'normalize', reference: normalizations.normalize };
export const normalizeSums: Operation<'normalize-sums'> = { name: 'normalize-sums', reference: normalizations.normalizeSums };
export const normalizeBack: Operation<'normalize-back'> = { name: 'normalize-back', reference: normalizations.normalizeBack };

export const logitsLoss: Operation<'logits-loss'> = { name: 'logits-loss', reference: plainLogitsLoss };
export const logitsLossBack: Operation<'logits-loss-back'> = { name: 'logits-loss-back', reference: plainLogitsLossBack };

export const update: Operation<'update'> = { name: 'update', reference: plainUpdate };
