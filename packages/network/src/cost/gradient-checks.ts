import { VitrumError, type Parameter, type Tensor } from '@vitrum/core';
import type { Cost } from './cost.ts';
import type { Network } from '../network.ts';
import type { GradientCheck, NeuronBackward } from '../explain/neuron-explanation.ts';
import { numericalGradient } from './numerical-gradient.ts';
import type { UnitForm } from '../explain/unit-form.ts';

/** Which of a neuron's gradients are confirmed by central differences, besides the bias. */
export interface GradientCheckSelection {
  /** Number of weights, those with the largest |gradient|; 5 by default. Each takes three forward passes. */
  readonly largest?: number;
  /** Additional weights, by input. */
  readonly weights?: readonly number[];
}

/** The sample, and a network of precision `float64` to take differences with. */
export interface GradientCheckContext {
  readonly network: Network;
  readonly cost: Cost;
  readonly inputs: Tensor;
  readonly targets: Tensor;
}

/**
 * The chosen gradients of one unit and their central differences.
 *
 * @throws VITRUM_INDEX_OUT_OF_RANGE, VITRUM_INVALID_OPTION
 */
export function checkGradients(
  context: GradientCheckContext,
  { weights, weightIndices, bias }: UnitForm,
  gradients: Pick<NeuronBackward, 'biasGradient' | 'weightGradients'>,
  selection: GradientCheckSelection,
): readonly GradientCheck[] {
  const numericalOf = (parameter: Parameter, index: number): number =>
    numericalGradient({ ...context, parameter, index, step: stepFor(parameter.value.data[index] ?? NaN) });
  const ofBias = bias === undefined ? [] : [{
    parameter: 'bias' as const,
    value: bias.parameter.value.data[bias.index] ?? NaN,
    ...compare(gradients.biasGradient, numericalOf(bias.parameter, bias.index)),
  }];
  const chosen = chooseInputs(gradients.weightGradients, selection).map((input): GradientCheck => {
    const index = weightIndices[input] ?? NaN;
    return {
      parameter: 'weight',
      input,
      value: weights.value.data[index] ?? NaN,
      ...compare(gradients.weightGradients[input] ?? NaN, numericalOf(weights, index)),
    };
  });
  return [...ofBias, ...chosen];
}

/** h, proportional to the number that it is added to. */
const stepFor = (value: number): number => 1e-5 * Math.max(1, Math.abs(value));

function compare(
  backpropagation: number,
  numerical: number,
): Pick<GradientCheck, 'backpropagation' | 'numerical' | 'relativeDifference'> {
  const size = Math.max(Math.abs(backpropagation), Math.abs(numerical), 1e-6);
  return { backpropagation, numerical, relativeDifference: Math.abs(backpropagation - numerical) / size };
}

/** The inputs whose weights are checked, by descending |gradient|. */
function chooseInputs(gradients: readonly number[], { largest = 5, weights = [] }: GradientCheckSelection): readonly number[] {
  if (!Number.isSafeInteger(largest) || largest < 0) throw notACount(largest);
  for (const input of weights) checkIndex(input, gradients.length, 'weights');
  const size = (input: number): number => Math.abs(gradients[input] ?? 0);
  const bySize = (first: number, second: number): number => size(second) - size(first);
  const all = Array.from(gradients.keys()).sort(bySize);
  return [...new Set([...all.slice(0, largest), ...weights])].sort(bySize);
}

/** @throws VITRUM_INDEX_OUT_OF_RANGE */
export function checkIndex(index: number, count: number, what: string): void {
  if (Number.isSafeInteger(index) && index >= 0 && index < count) return;
  throw new VitrumError({
    code: 'VITRUM_INDEX_OUT_OF_RANGE',
    message: `There are ${count} ${what}, number ${index} was asked for.`,
    hint: `Ask for a whole number from 0 to ${count - 1}.`,
  });
}

function notACount(largest: number): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `"largest" is a whole number of at least 0, got ${largest}.`,
    hint: 'Give how many weights to confirm by central differences, such as 5.',
  });
}
