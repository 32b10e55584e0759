import type { FloatArray } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault, Statement } from '../../finding.ts';
import { compareGradient } from '../../numerics/compare-gradient.ts';
import { describeMismatches } from '../../numerics/describe-mismatches.ts';
import { measureRounding } from '../../numerics/measure-rounding.ts';
import { sampleRandom } from '../../numerics/sample-points.ts';
import { eachCase, networkOf } from './cases.ts';
import type { LayerCase } from './layer-case.ts';
import { logitsFaults } from './logits.ts';
import { differenceOf, drawSeed, keepState, namedParameters, randomBatch, runPass, type Batch, type Pass } from './passes.ts';

const batchSize = 3;
const maxElements = 60;
/** The cost is exact in 64 bits, so its derivatives must be too. */
const tolerance = 1e-5;
/** Far above the error in 64 bits, and far below that in 32 bits. */
const maxRounding = 1e-11;

/** ∂C/∂θ and ∂C/∂input of C = Σ r·a with random r, in 64 bits; in training mode every pass draws the same random numbers. */
export const layerGradient = check<CheckContext<'layers'>>('gradient', 'the gradients of its parameters and of its inputs agree with central differences', (context) => {
  eachCase(context, `up to ${maxElements} numbers of each in 64 bits, batches of ${batchSize}`, (each) => {
    const faults = gradientFaults(each);
    return faults.length > 0 ? faults : logitsFaults(each);
  });
});

function gradientFaults(layerCase: LayerCase): readonly Fault[] {
  const network = networkOf(layerCase, { precision: 'float64' });
  shakeParameters(network);
  const batch = randomBatch(network, batchSize);
  const restoreState = keepState(network);
  const pass = runPass(network, batch);
  const compare = (each: Pass, training: boolean): readonly Fault[] => {
    const costAt = (): number => {
      restoreState();
      return costOf(network, batch, training);
    };
    const variables = variablesOf(network, batch, each);
    const when = training ? 'In training, ' : '';
    const faults = variables.flatMap((variable) => variableFaults(variable, costAt, when));
    const rounded = faults.length > 0 ? [] : variables.slice(-1).filter((input) => roundingAt(input, costAt) > maxRounding);
    return [...faults, ...rounded.map(({ name }) => incomparable(when + name))];
  };
  const inUse = compare(pass, false);
  const passInTraining = runPass(network, batch, { training: true });
  // Where training mode computes the same, the gradients have already been compared.
  return differenceOf(pass, passInTraining) === undefined ? inUse : [...inUse, ...compare(passInTraining, true)];
}

/** Values that the cost depends on, with the layer's derivative for each. */
interface Variable {
  /** `∂C/∂θ of "weights"` */
  readonly name: string;
  readonly data: FloatArray;
  readonly gradient: readonly number[];
}

function variablesOf(network: Network, { input }: Batch, pass: Pass): readonly Variable[] {
  const gradientOf = (what: string): readonly number[] => pass.get(`the gradient of ${what}`) ?? [];
  return [
    ...namedParameters(network).map(({ what, parameter }) => ({
      name: what.startsWith('"') ? `∂C/∂θ of ${what}` : `∂C/∂x of ${what}, summed over the batch,`,
      data: parameter.value.data,
      gradient: gradientOf(what),
    })),
    // Between indices there is nothing.
    ...(network.indices === undefined ? [{ name: '∂C/∂x of the input x', data: input.data, gradient: gradientOf('the input') }] : []),
  ];
}

function variableFaults({ name, data, gradient }: Variable, costAt: () => number, when: string): readonly Fault[] {
  const infinite = gradient.findIndex((x) => !Number.isFinite(x));
  if (infinite !== -1) return [{ message: `${when}${name} at index ${infinite} is ${String(gradient[infinite])}; it must be a finite number.` }];
  const count = Math.min(maxElements, data.length);
  const elements = Array.from({ length: count }, (_, i) => Math.floor((i * data.length) / count)); // evenly spread
  const comparison = compareGradient(costAt, gradient, data, elements, tolerance);
  const faults = describeMismatches(comparison, { term: ({ index = NaN }) => `${when}${name} at index ${index}`, unit: 'number' });
  return faults.length > 0 || comparison.unsettled * 2 <= count ? faults : [incomparable(`${when}${name}`)];
}

const incomparable = (name: string): Statement => ({
  message: `${name} cannot be compared: between points close together the output jumps.`,
  hint: 'Compute in the precision of the tensors that you are given, and draw random numbers from tensors.random alone.',
});

/** The rounding error of the cost as the first value varies. */
function roundingAt({ data }: Variable, costAt: () => number): number {
  const original = data[0] ?? 0;
  const rounding = measureRounding((x) => {
    data[0] = x;
    return costAt();
  }, 24);
  data[0] = original;
  return rounding;
}

/** C = Σ r·a, of which ∂C/∂a = r. */
function costOf(network: Network, { input, outputGradient }: Batch, training: boolean): number {
  network.drawAt(drawSeed, 1);
  const { data } = network.forward(input, training);
  let cost = 0;
  for (let i = 0; i < data.length; i++) cost += (data[i] ?? NaN) * (outputGradient.data[i] ?? 0);
  return cost;
}

/** Adds noise to all parameters: special values, such as zero biases, could mask errors. */
function shakeParameters({ parameters }: Network): void {
  const random = sampleRandom(91);
  for (const { value } of parameters) for (let i = 0; i < value.data.length; i++) value.data[i] = (value.data[i] ?? 0) + random.normal(0, 0.3);
}
