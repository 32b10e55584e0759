import { unitFormOf, type UnitForm } from '@vitrum/network';
import { sizeOf } from '@vitrum/tensor';
import { skipped, outcome, type OldCheck as Check } from '../../old-check.ts';
import { formatCount, formatNumber } from '../../numerics/format-number.ts';
import { sampleRandom } from '../../numerics/sample-points.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew } from '../variant-findings.ts';
import { describeCases, findingsOfCases, layerCases, layerOf, networkOf, noCase, type LayerCase } from './cases.ts';
import { localName, randomTensor } from './passes.ts';

const maxUnits = 20;
const tolerance = 1e-9;

/** Σ inputs·weights + bias, as `incoming` tells, is z: what the page and explainNeuron show is the layer's own arithmetic. */
export const layerIncoming: Check<Subject<'layers'>> = {
  name: 'incoming',
  title: 'the numbers that it tells of in incoming add up to its z',
  run: (subject) => {
    const cases = layerCases(subject);
    if (cases.length === 0) return noCase();
    const telling = cases.filter(({ plan }) => plan.incoming !== undefined);
    if (telling.length === 0) return skipped('its units are no sums over its inputs: it has no incoming');
    let count = 0;
    const failures = findingsOfCases(telling, (each) => {
      const { tried, findings } = sumFaults(subject, each);
      count += tried;
      return findings;
    });
    return outcome(`${formatCount(count, 'unit')} in 64 bits; ${describeCases(telling)}`, firstFew(failures));
  },
};

function sumFaults(subject: Subject<'layers'>, layerCase: LayerCase): { readonly tried: number; readonly findings: readonly Finding[] } {
  const network = networkOf(subject, layerCase, { precision: 'float64' });
  const input = randomTensor([1, ...network.inputShape], 33, 'float64');
  for (const [i, { value }] of network.parameters.entries()) value.data.set(randomTensor(value.shape, 80 + i, 'float64').data);
  const output = network.forward(input);
  const layer = layerOf(network);
  const z = layer.z ?? output;
  const units = someUnits(sizeOf(network.outputShape));
  const findings = units.flatMap((unit): readonly Finding[] => {
    const form = unitFormOf(layer, unit);
    if (form === undefined) return [{ message: `incoming(${unit}) is undefined.`, hint: 'Tell of every unit, or leave incoming out.' }];
    const products = form.inputs.map((place, k) => (input.data[place] ?? NaN) * (form.weights.value.data[form.weightIndices[k] ?? NaN] ?? NaN));
    const bias = form.bias === undefined ? 0 : (form.bias.parameter.value.data[form.bias.index] ?? NaN);
    const sum = products.reduce((total, product) => total + product, bias);
    const expected = z.data[unit] ?? NaN;
    if (Math.abs(sum - expected) <= tolerance * Math.max(1, Math.abs(expected))) return [];
    return [{
      message: `The numbers of incoming(${unit}) add up to ${formatNumber(sum)}, but z is ${formatNumber(expected)}.`,
      hint: hintFor(form),
      where: `unit ${unit}`,
      expected: formatNumber(expected),
      got: formatNumber(sum),
    }];
  });
  return { tried: units.length, findings };
}

function hintFor({ layer, bias }: UnitForm): string {
  const left = bias === undefined ? layer.parameters.find(({ role }) => role === 'bias') : undefined;
  if (left !== undefined) return `It names no bias; the layer has the parameter "${localName(left.name)}".`;
  return 'z must be Σ inputs[k]·weights[k] + bias and nothing else; leave incoming out where it is not.';
}

function someUnits(count: number): readonly number[] {
  if (count <= maxUnits) return Array.from({ length: count }, (_, i) => i);
  const random = sampleRandom(34);
  return Array.from({ length: maxUnits }, () => random.integer(count));
}
