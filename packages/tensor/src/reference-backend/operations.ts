import { VitrumError, type FloatArray, type KernelOf, type OperandsOf, type OperationName, type ParameterUpdate } from '@vitrum/core';
import { checkSameShape } from '../shape.ts';
import { activationBackward, activationForward } from './activation.ts';
import { addBias, addSumRows, sumRows } from './bias.ts';
import { conv2d, conv2dInput, conv2dWeights } from './conv2d.ts';
import { addMatmul, matmul } from './matmul.ts';

type Makers = { readonly [Name in OperationName]: (operands: OperandsOf<Name>) => KernelOf<Name> };

/** Every operation in plain TypeScript. */
const makers: Makers = {
  gemm: ({ a, b, out, transposeA = false, transposeB = false, accumulate = false, bias, then }) => {
    if (accumulate) {
      const run = addMatmul(a, b, out, transposeA, transposeB);
      return (scale = 1) => run(scale);
    }
    const multiply = matmul(a, b, out, transposeA, transposeB);
    const add = bias && addBias(out, bias);
    const activate = then && activationForward(then.activation, out, then.out);
    return (scale = 1) => {
      multiply(scale);
      add?.();
      activate?.();
    };
  },
  'sum-rows': ({ matrix, out, accumulate = false }) => (accumulate ? addSumRows(matrix, out) : sumRows(matrix, out)),
  add: ({ x, out }) => {
    checkSameShape(x, out.shape, 'add');
    const [from, to] = [x.data, out.data];
    return () => {
      for (let i = 0; i < to.length; i++) to[i] = (to[i] ?? 0) + (from[i] ?? 0);
    };
  },
  activate: ({ activation, z, a }) => activationForward(activation, z, a),
  'activate-back': ({ activation, z, a, da, dz }) => activationBackward(activation, z, a, da, dz),
  conv2d,
  'conv2d-input': conv2dInput,
  'conv2d-weights': conv2dWeights,
  update: ({ optimizer, value, gradient, slots }) => {
    const arrays = Object.fromEntries(Object.entries(slots).map(([name, { data }]): [string, FloatArray] => [name, data]));
    const update: { -readonly [Key in keyof ParameterUpdate]: ParameterUpdate[Key] } = {
      value: value.data, gradient: gradient.data, slots: arrays, learningRate: 0, step: 0,
    };
    return (learningRate, step) => {
      update.learningRate = learningRate;
      update.step = step;
      optimizer.update(update);
    };
  },
};

/**
 * The reference kernel of an operation, bound to its operands.
 *
 * @throws VITRUM_SHAPE_MISMATCH; VITRUM_UNKNOWN_NAME for an unknown operation
 */
export function prepareReference<Name extends OperationName>(operation: Name, operands: OperandsOf<Name>): KernelOf<Name> {
  if (Object.hasOwn(makers, operation)) return makers[operation](operands);
  throw new VitrumError({
    code: 'VITRUM_UNKNOWN_NAME',
    message: `There is no operation "${operation}".`,
    hint: `Operations: ${Object.keys(makers).join(', ')}.`,
  });
}
