import { unknownActivation, type Program, type Step, type ValueIndex } from '@vitrum/formats/internal';
import { VitrumError } from '@vitrum/core';
import { forwardOf } from './activation-functions.ts';
import type { LinearStep } from './run-step.ts';

type ScaleStep = Extract<Step, { readonly op: 'scale' }>;

/**
 * A program as integers compute it: factors and offsets are part of the weights before them, or a convolution of one pixel, channel by
 * channel.
 *
 * @throws VITRUM_UNSUPPORTED_MODEL for steps that integers cannot express
 */
export function foldProgram(program: Program, format: string): Program {
  const steps: Step[] = [];
  for (const step of program.steps) {
    check(step, format);
    const last = steps.findIndex(({ output }) => output === step.inputs[0]);
    const before = steps[last];
    if (step.op !== 'scale') steps.push(step);
    else if (before !== undefined && isLinear(before) && isFoldable(program, before, step)) steps[last] = { ...withFactors(before, step), output: step.output };
    else steps.push(asConvolution(step));
  }
  return { ...program, steps };
}

/** Nobody else may read the sums, and channel c must be unit c, or one of several that share its factor. */
function isFoldable(program: Program, before: LinearStep, { factors }: ScaleStep): boolean {
  return countReaders(program, before.output) === 1 && before.biases.length % factors.length === 0;
}

/** How many steps read a value; the end of the program reads its output. */
export function countReaders({ steps, output }: Program, value: ValueIndex): number {
  return steps.flatMap(({ inputs }) => inputs).filter((each) => each === value).length + (value === output ? 1 : 0);
}

export const isLinear = (step: Step): step is LinearStep => step.op === 'matmul' || step.op === 'convolve' || step.op === 'spread';

/** The unit or filter that a weight belongs to. */
export function unitOf(step: LinearStep, i: number): number {
  if (step.op === 'spread') return Math.floor(i / step.channels) % step.filters;
  return i % (step.op === 'matmul' ? step.units : step.filters);
}

/** γ·(x·W + b) + β. A factor belongs to a channel, and a dense layer's units may be several times as many. */
function withFactors(step: LinearStep, { factors, offsets }: ScaleStep): LinearStep {
  const factorOf = (unit: number): number => factors[unit % factors.length] ?? 1;
  return {
    ...step,
    weights: step.weights.map((weight, i) => weight * factorOf(unitOf(step, i))),
    biases: step.biases.map((bias, unit) => bias * factorOf(unit) + (offsets[unit % offsets.length] ?? 0)),
  };
}

function asConvolution({ places, channels, factors, offsets, ...between }: ScaleStep): LinearStep {
  return {
    ...between, op: 'convolve', height: places, width: 1, channels, windowHeight: 1, windowWidth: 1, strideY: 1, strideX: 1, dilation: 1,
    top: 0, left: 0, rows: places, columns: 1, groups: channels, filters: channels, weights: factors, biases: offsets,
  };
}

function check(step: Step, format: string): void {
  if (step.op === 'activate' && step.activation.type !== 'softmax' && forwardOf(step.activation) === undefined) throw unknownActivation(step, step.activation.type, format);
  if (step.op !== 'normalize' && step.op !== 'embed') return;
  throw new VitrumError({
    code: 'VITRUM_UNSUPPORTED_MODEL',
    message: `${step.layer} cannot be computed in 8-bit integers.`,
    hint: 'Leave out --int8, or replace the layer: batch-norm in place of layer-norm and group-norm.',
  });
}
