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

/** out = a·b, or with a transposed factor, added to what is there on request. */
export const gemm: Operation<'gemm'> = { name: 'gemm', reference: plainGemm };

/** out = Σ rows of a matrix. */
export const sumRows: Operation<'sum-rows'> = {
  name: 'sum-rows',
  reference: ({ matrix, out, accumulate = false }) => (accumulate ? addSumRows(matrix, out) : plainSumRows(matrix, out)),
};

/** out = a + b, element by element. */
export const add: Operation<'add'> = { name: 'add', reference: elements.add };
/** out = a ⊙ b, element by element. */
export const multiply: Operation<'multiply'> = { name: 'multiply', reference: elements.multiply };

/** Draws which numbers are kept, and by what they are scaled. */
export const dropMask: Operation<'drop-mask'> = { name: 'drop-mask', reference: plainDropMask };

/** a = φ(z). */
export const activate: Operation<'activate'> = {
  name: 'activate',
  reference: ({ activation, z, a }) => activationForward(activation, z, a),
};
/** ∂C/∂z from ∂C/∂a, with z and a of the same step. */
export const activateBack: Operation<'activate-back'> = {
  name: 'activate-back',
  reference: ({ activation, z, a, da, dz }) => activationBackward(activation, z, a, da, dz),
};

/** Windows of pictures times weights: the output of a convolution. */
export const conv2d: Operation<'conv2d'> = { name: 'conv2d', reference: convolutions.conv2d };
/** ∂C/∂input of a convolution. */
export const conv2dInput: Operation<'conv2d-input'> = { name: 'conv2d-input', reference: convolutions.conv2dInput };
/** ∂C/∂weights of a convolution. */
export const conv2dWeights: Operation<'conv2d-weights'> = { name: 'conv2d-weights', reference: convolutions.conv2dWeights };

/** The largest number of each window, and where it stands. */
export const maxPool: Operation<'max-pool'> = { name: 'max-pool', reference: pools.maxPool };
/** ∂C/∂input of a max-pooling: each number goes to the largest of its window. */
export const maxPoolBack: Operation<'max-pool-back'> = { name: 'max-pool-back', reference: pools.maxPoolBack };
/** ∂C/∂z of a layer whose outputs are max-pooled, in one pass. */
export const maxPoolActivateBack: Operation<'max-pool-activate-back'> = {
  name: 'max-pool-activate-back', reference: pools.maxPoolActivateBack,
};
/** The mean of each window. */
export const averagePool: Operation<'average-pool'> = { name: 'average-pool', reference: pools.averagePool };
/** ∂C/∂input of an average-pooling. */
export const averagePoolBack: Operation<'average-pool-back'> = { name: 'average-pool-back', reference: pools.averagePoolBack };

/** Means and variances of the groups of a tensor. */
export const moments: Operation<'moments'> = { name: 'moments', reference: normalizations.moments };
/** (x − μ)/√(σ² + ε), scaled and shifted. */
export const normalize: Operation<'normalize'> = { name: 'normalize', reference: normalizations.normalize };
/** The sums that ∂C/∂input of a normalization needs; they are its gradients, too. */
export const normalizeSums: Operation<'normalize-sums'> = { name: 'normalize-sums', reference: normalizations.normalizeSums };
/** ∂C/∂input of a normalization. */
export const normalizeBack: Operation<'normalize-back'> = { name: 'normalize-back', reference: normalizations.normalizeBack };

/** Σ of a loss over all rows, from what goes into the softmax or the sigmoid. */
export const logitsLoss: Operation<'logits-loss'> = { name: 'logits-loss', reference: plainLogitsLoss };
/** Its gradient by what goes into the softmax or the sigmoid. */
export const logitsLossBack: Operation<'logits-loss-back'> = { name: 'logits-loss-back', reference: plainLogitsLossBack };

/** A step of an optimizer on one parameter. */
export const update: Operation<'update'> = { name: 'update', reference: plainUpdate };
