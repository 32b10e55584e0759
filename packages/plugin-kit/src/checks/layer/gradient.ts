import type { FloatArray } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { outcome, type Check } from '../../check.ts';
import { formatCount, formatNumber } from '../../numerics/format-number.ts';
import { range, sampleRandom } from '../../numerics/sample-points.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew } from '../variant-findings.ts';
import { describeCases, findingsOfCases, layerCases, networkOf, noCase, type LayerCase } from './cases.ts';
import { differenceOf, drawSeed, localName, randomBatch, randomTensor, runPass, type Batch } from './passes.ts';

const batchSize = 3;
/** h of the central differences, and a smaller one that must agree: where it does not, there is a kink in between. */
const steps = [1e-5, 1e-6] as const;
const tolerance = 1e-5;
const maxElements = 60;

/** ∂C/∂θ and ∂C/∂input of C = Σ r·a with random r, in 64 bits; in training with the same random numbers for every pass. */
export const layerGradient: Check<Subject<'layers'>> = {
  name: 'gradient',
  title: 'the gradients of its parameters and of its input agree with central differences',
  run: (subject) => {
    const cases = layerCases(subject);
    if (cases.length === 0) return noCase();
    let count = 0;
    const failures = findingsOfCases(cases, (each) => {
      const network = networkOf(subject, each, { precision: 'float64' });
      const compared = [false, true].map((training) => compare(network, training));
      count += compared.reduce((sum, { tried }) => sum + tried, 0);
      const findings = compared.flatMap((result) => result.findings);
      return findings.length > 0 ? findings : fromLogits(subject, each);
    });
    return outcome(
      `${formatCount(count, 'number')} in 64 bits, batches of ${batchSize}; ${describeCases(cases)}`,
      firstFew(failures),
    );
  },
};

/** Numbers that the cost depends on, with what the layer says is its derivative by each. */
interface Variable {
  readonly name: string;
  readonly data: FloatArray;
  readonly gradient: readonly number[];
}

function compare(network: Network, training: boolean): { readonly tried: number; readonly findings: readonly Finding[] } {
  const batch = randomBatch(network, batchSize);
  shakeParameters(network);
  const pass = runPass(network, batch, { training });
  const variables: readonly Variable[] = [
    ...network.parameters.map(({ name, value }) => ({
      name: `∂C/∂θ of "${localName(name)}"`,
      data: value.data,
      gradient: pass.get(`the gradient of "${localName(name)}"`) ?? [],
    })),
    { name: '∂C/∂x of the input x', data: batch.input.data, gradient: pass.get('the gradient of the input') ?? [] },
  ];
  const costAt = (): number => costOf(network, batch, training);
  const findings = variables.flatMap((variable) => compareVariable(variable, costAt, training));
  return { tried: variables.reduce((sum, { data }) => sum + Math.min(maxElements, data.length), 0), findings };
}

/** C = Σ r·a, of which ∂C/∂a = r. */
function costOf(network: Network, { input, outputGradient }: Batch, training: boolean): number {
  network.drawAt(drawSeed, 1);
  const { data } = network.forward(input, training);
  let cost = 0;
  for (let i = 0; i < data.length; i++) cost += (data[i] ?? NaN) * (outputGradient.data[i] ?? 0);
  return cost;
}

/** Biases that begin at zero, and the like, are at no place to tell anything. */
function shakeParameters({ parameters }: Network): void {
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

/** All of them where they are few, else some that are spread over all. */
function someIndices(length: number): readonly number[] {
  if (length <= maxElements) return range(0, length - 1, (i) => i);
  return range(0, maxElements - 1, (i) => Math.floor((i * length) / maxElements));
}

/** From ∂C/∂z the parameters and the input get what they get from ∂C/∂a. */
function fromLogits(subject: Subject<'layers'>, layerCase: LayerCase): readonly Finding[] {
  if (layerCase.plan.activation === undefined) return [];
  const network = networkOf(subject, layerCase, { precision: 'float64' });
  const batch = randomBatch(network, batchSize);
  const expected = runPass(network, batch);
  const [layer] = network.layers;
  const dz = { shape: batch.outputGradient.shape, data: Float64Array.from(layer?.dz?.data ?? []) };
  // Another backward pass in between: what it leaves must not matter.
  network.backward(randomTensor(batch.outputGradient.shape, 1, 'float64'));
  network.forward(batch.input);
  network.backwardFromLogits(dz);
  const got = new Map([
    ['the gradient of the input', [...(network.inputGradient?.data ?? [])]],
    ...network.parameters.map(({ name, gradient }) => [`the gradient of "${localName(name)}"`, [...gradient.data]] as const),
  ]);
  const difference = differenceOf(got, expected, 1e-9);
  if (difference === undefined) return [];
  return [
    {
      message:
        'From ∂C/∂z, the backward pass gives something else than from ∂C/∂a: ' +
        `${difference.what} is ${formatNumber(difference.expected)} instead of ${formatNumber(difference.got)}.`,
      hint: 'From "logits", the error dz stands already: leave the activation out, and go on from there.',
    },
  ];
}
