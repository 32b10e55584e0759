import type { FloatArray, Layer } from '@vitrum/core';
import { referenceBackend } from '@vitrum/tensor';
import { outcome, type Check } from '../../check.ts';
import { formatCount, formatNumber } from '../../numerics/format-number.ts';
import { range, sampleRandom } from '../../numerics/sample-points.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew } from '../variant-findings.ts';
import { describeCases, findingsOfCases, layerCases, noCase, type LayerCase } from './cases.ts';
import { differenceOf, gradientsOf, randomBatch, randomTensor, runPass, type Batch } from './pass.ts';

const batchSize = 3;
/** h of the central differences, and a smaller one that must agree: where it does not, there is a kink in between. */
const steps = [1e-5, 1e-6] as const;
const tolerance = 1e-5;
const mostElements = 60;

/** ∂C/∂θ and ∂C/∂input of C = Σ r·a with random r, in 64 bits. */
export const layerGradient: Check<Subject<'layers'>> = {
  name: 'gradient',
  title: 'the gradients of its parameters and of its input agree with central differences',
  run: (subject) => {
    const cases = layerCases(subject, 'float64');
    if (cases.length === 0) return noCase();
    let count = 0;
    const failures = findingsOfCases(cases, (each) => {
      const precision = precisionFaults(each);
      if (precision.length > 0) return precision;
      const modes = isRepeatable(each) ? [false, true] : [false]; // what training draws anew cannot be differentiated
      const compared = modes.map((training) => compare(each, training));
      count += compared.reduce((sum, { tried }) => sum + tried, 0);
      const findings = compared.flatMap((result) => result.findings);
      return findings.length > 0 ? findings : [...withoutInputGradient(each), ...fromLogits(each)];
    });
    return outcome(
      `${formatCount(count, 'number')} in 64 bits, batches of ${batchSize}; ${describeCases(cases)}`,
      firstFew(failures),
    );
  },
};

function precisionFaults({ layer, inputShape, outputShape }: LayerCase): readonly Finding[] {
  const output = layer.forward(randomBatch(inputShape, outputShape, batchSize, 'float64').input, false);
  const values: readonly (readonly [string, FloatArray])[] = [
    ['its output', output.data],
    ...layer.parameters.map(({ name, value }) => [`"${name}"`, value.data] as const),
  ];
  const [wrong] = values.filter(([, data]) => !(data instanceof Float64Array));
  if (wrong === undefined) return [];
  return [
    {
      message: `Asked for the precision float64, ${wrong[0]} is a ${wrong[1].constructor.name}.`,
      hint: 'Allocate with context.backend.allocate(shape, context.precision).',
    },
  ];
}

function isRepeatable({ layer, inputShape, outputShape }: LayerCase): boolean {
  const batch = randomBatch(inputShape, outputShape, batchSize, 'float64');
  return differenceOf(runPass(layer, batch, true), runPass(layer, batch, true)) === undefined;
}

/** Numbers that the cost depends on, with what the layer says is its derivative by each. */
interface Variable {
  readonly name: string;
  readonly data: FloatArray;
  readonly gradient: readonly number[];
}

function compare(
  { layer, inputShape, outputShape }: LayerCase,
  training: boolean,
): { readonly tried: number; readonly findings: readonly Finding[] } {
  const batch = randomBatch(inputShape, outputShape, batchSize, 'float64');
  shakeParameters(layer);
  const { inputGradient, gradients } = runPass(layer, batch, training);
  const variables: readonly Variable[] = [
    ...layer.parameters.map(({ name, value }) => ({
      name: `∂C/∂θ of "${name}"`,
      data: value.data,
      gradient: gradients.get(name) ?? [],
    })),
    { name: '∂C/∂x of the input x', data: batch.input.data, gradient: inputGradient },
  ];
  const costAt = (): number => costOf(layer, batch, training);
  const findings = variables.flatMap((variable) => compareVariable(variable, costAt, training));
  return { tried: variables.reduce((sum, { data }) => sum + Math.min(mostElements, data.length), 0), findings };
}

/** C = Σ r·a, of which ∂C/∂a = r. */
function costOf(layer: Layer, { input, outputGradient }: Batch, training: boolean): number {
  const { data } = layer.forward(input, training);
  let cost = 0;
  for (let i = 0; i < data.length; i++) cost += (data[i] ?? NaN) * (outputGradient.data[i] ?? 0);
  return cost;
}

/** Biases that begin at zero, and the like, are at no place to tell anything. */
function shakeParameters({ parameters }: Layer): void {
  const random = sampleRandom(91);
  for (const { value } of parameters)
    for (let i = 0; i < value.data.length; i++) value.data[i] = (value.data[i] ?? 0) + random.normal(0, 0.3);
}

function compareVariable({ name, data, gradient }: Variable, costAt: () => number, training: boolean): readonly Finding[] {
  const wrong: { readonly i: number; readonly expected: number; readonly got: number }[] = [];
  for (const i of someIndices(data.length)) {
    const [expected, check] = steps.map((h) => centralDifference(data, i, h, costAt));
    const got = gradient[i] ?? NaN;
    if (expected === undefined || check === undefined || !isClose(expected, check, 1e-3)) continue; // a kink in between
    if (!isClose(expected, got, tolerance)) wrong.push({ i, expected, got });
  }
  const [worst] = wrong.toSorted((a, b) => Math.abs(b.expected - b.got) - Math.abs(a.expected - a.got));
  if (worst === undefined) return [];
  const [expected, got] = [worst.expected, worst.got].map(formatNumber);
  return [
    {
      message:
        `${training ? 'In training, ' : ''}${name} at index ${worst.i} is ${String(got)}, ` +
        `central differences give ${String(expected)}; ` +
        `so ${formatCount(wrong.length, 'number')} of ${someIndices(data.length).length}.`,
      where: `${name}, index ${worst.i}`,
      expected: String(expected),
      got: String(got),
    },
  ];
}

function centralDifference(data: FloatArray, i: number, h: number, costAt: () => number): number {
  const original = data[i] ?? 0;
  data[i] = original + h;
  const above = costAt();
  data[i] = original - h;
  const below = costAt();
  data[i] = original;
  return (above - below) / (2 * h);
}

function isClose(expected: number, got: number, relative: number): boolean {
  return Math.abs(expected - got) <= relative * Math.max(1e-3, Math.abs(expected));
}

/** All, or as many, spread evenly. */
function someIndices(length: number): readonly number[] {
  const count = Math.min(length, mostElements);
  return range(0, count - 1, (n) => Math.floor((n * length) / count));
}

/** The first layer of a network is asked for no gradient of its input; its parameters' must be the same. */
function withoutInputGradient({ layer, inputShape, outputShape }: LayerCase): readonly Finding[] {
  const batch = randomBatch(inputShape, outputShape, batchSize, 'float64');
  const expected = runPass(layer, batch);
  layer.forward(batch.input, false);
  layer.backward(batch.outputGradient, undefined);
  const difference = differenceOf(expected, { ...expected, gradients: gradientsOf(layer) });
  if (difference === undefined) return [];
  return [
    {
      message:
        `Without a gradient of the input to fill, ${difference.what} is another: ` +
        `${formatNumber(difference.got)} instead of ${formatNumber(difference.expected)}.`,
    },
  ];
}

/** backward(∂C/∂a) is backwardFromLogits(∂C/∂z). */
function fromLogits({ layer, inputShape, outputShape }: LayerCase): readonly Finding[] {
  const { activation } = layer;
  if (layer.backwardFromLogits === undefined || activation === undefined) return [];
  const batch = randomBatch(inputShape, outputShape, batchSize, 'float64');
  const expected = runPass(layer, batch);
  const a = layer.forward(batch.input, false);
  const dz = randomTensor([batchSize, ...outputShape], 1, 'float64');
  const inputGradient = randomTensor(batch.input.shape, 1, 'float64');
  referenceBackend.activationBackward(activation, layer.z ?? a, a, batch.outputGradient, dz);
  layer.backwardFromLogits(dz, inputGradient);
  const got = { output: expected.output, inputGradient: [...inputGradient.data], gradients: gradientsOf(layer) };
  const difference = differenceOf(expected, got, 1e-9);
  if (difference === undefined) return [];
  return [
    {
      message:
        'backwardFromLogits and backward do not agree: ' +
        `${difference.what} is ${formatNumber(difference.got)} instead of ${formatNumber(difference.expected)}.`,
    },
  ];
}
