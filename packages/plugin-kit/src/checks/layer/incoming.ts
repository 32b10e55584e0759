import { countMultiplyAdds, unitFormOf, type UnitForm } from '@vitrum/network/internal';
import { sizeOf } from '@vitrum/tensor';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Statement } from '../../finding.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { sampleRandom } from '../../numerics/sample-points.ts';
import { eachCase, layerOf, networkOf } from './cases.ts';
import type { LayerCase } from './layer-case.ts';
import { localName, randomTensor } from './passes.ts';

const maxUnits = 20;
const tolerance = 1e-9;

/** The terms shown by the page and by explainNeuron add up to the layer's own z. */
export const layerIncoming = check<CheckContext<'layers'>>('incoming', 'the numbers that it tells of in incoming add up to its z', (context) => {
  const isTelling = ({ plan }: LayerCase): boolean => plan.incoming !== undefined;
  if (!context.variants.some(({ made }) => made.some(isTelling))) return context.skip('its units are no sums over its inputs: it has no incoming');
  eachCase(context, `up to ${maxUnits} units in 64 bits`, (each) => (isTelling(each) ? [...sumFaults(each), ...countFaults(each)] : []));
});

/** What a summary prints is at least what the units add up. */
function countFaults({ plan }: LayerCase): readonly Statement[] {
  const { multiplyAdds, ...others } = plan;
  const told = countMultiplyAdds(others);
  if (multiplyAdds === undefined || multiplyAdds >= told) return [];
  return [{
    message: `multiplyAdds is ${multiplyAdds}, but the numbers of incoming are ${told} products.`,
    hint: 'Count one for every product that a forward pass adds up for one sample, or leave multiplyAdds out: incoming says as much.',
  }];
}

function sumFaults(layerCase: LayerCase): readonly Statement[] {
  const network = networkOf(layerCase, { precision: 'float64' });
  const input = randomTensor([1, ...network.inputShape], 33, 'float64');
  for (const [i, { value }] of network.parameters.entries()) value.data.set(randomTensor(value.shape, 80 + i, 'float64').data);
  const output = network.forward(input);
  const layer = layerOf(network);
  const z = layer.z ?? output;
  return someUnits(sizeOf(network.outputShape)).flatMap((unit): readonly Statement[] => {
    const form = unitFormOf(layer, unit);
    if (form === undefined) return [{ message: `incoming(${unit}) is undefined.`, hint: 'Tell of every unit, or leave incoming out.' }];
    const { weights, weightIndices, bias } = form;
    const products = form.inputs.map((place, k) => (input.data[place] ?? NaN) * (weights.value.data[weightIndices[k] ?? NaN] ?? NaN));
    const sum = products.reduce((total, product) => total + product, bias === undefined ? 0 : (bias.parameter.value.data[bias.index] ?? NaN));
    const expected = z.data[unit] ?? NaN;
    if (Math.abs(sum - expected) <= tolerance * Math.max(1, Math.abs(expected))) return [];
    return [{ message: `The numbers of incoming(${unit}) add up to ${formatNumber(sum)}, but z is ${formatNumber(expected)}.`, hint: hintFor(form) }];
  });
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
