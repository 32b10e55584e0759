import type { Shape } from '@vitrum/core';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Statement } from '../../finding.ts';
import { sameBits } from '../../numerics/difference-between.ts';
import { eachCase, networkOf } from './cases.ts';
import type { LayerCase } from './layer-case.ts';
import { comparePasses, localName, randomBatch, runPass } from './passes.ts';

const batchSizes = [2, 5, 5, 1, 5, 2];

/** All tensors have the declared shapes. */
export const layerShapes = check<CheckContext<'layers'>>('shapes', 'its shapes are as it says, for every batch size in any order', (context) => {
  eachCase(context, `batches of ${batchSizes.join(', ')}`, (each) => {
    const faults = formFaults(each);
    const ofValues = faults.length > 0 ? faults : valueFaults(each);
    return ofValues.length > 0 ? ofValues : batchFaults(each);
  });
});

function formFaults({ plan }: LayerCase): readonly Statement[] {
  const { outputShape, parameters = {}, state = {}, kept = {}, errors = {}, indices = 1, multiplyAdds = 0 } = plan;
  const shapes: readonly (readonly [what: string, shape: Shape])[] = [
    ['outputShape', outputShape],
    ...Object.entries(parameters).map(([name, { shape }]) => [`The parameter "${name}"`, shape] as const),
    ...Object.entries(state).map(([name, { shape }]) => [`The state "${name}"`, shape] as const),
    ...Object.entries({ ...kept, ...errors }).map(([name, shape]) => [`"${name}"`, shape] as const),
  ];
  if (!isShape([indices])) return [{ message: `"indices" is ${String(indices)}; it must be a whole number of at least 1, or be left out.` }];
  if (!Number.isSafeInteger(multiplyAdds) || multiplyAdds < 0) return [{ message: `"multiplyAdds" is ${String(multiplyAdds)}; it must be a whole number of at least 0, or be left out.` }];
  const wrong = shapes.filter(([, shape]) => !isShape(shape));
  return wrong.map(([what, shape]) => ({ message: `${what} has the shape ${JSON.stringify(shape)}; it must be a list of whole numbers of at least 1.` }));
}

function isShape(shape: unknown): boolean {
  return Array.isArray(shape) && shape.every((length) => Number.isSafeInteger(length) && (length as number) >= 1);
}

function valueFaults(layerCase: LayerCase): readonly Statement[] {
  const [network, again] = [networkOf(layerCase), networkOf(layerCase)];
  // Parameters with invalid initial values are rejected when drawn.
  const infinite = network.state.flatMap(({ name, value }): readonly Statement[] => {
    const i = value.data.findIndex((x) => !Number.isFinite(x));
    return i === -1 ? [] : [{ message: `"${localName(name)}" begins with ${String(value.data[i])} at index ${i}.` }];
  });
  const drawnElsewhere = network.parameters.filter(({ value }, k) => !sameBits(value.data, again.parameters[k]?.value.data ?? []));
  return [
    ...infinite,
    ...drawnElsewhere.map(({ name }) => ({
      message: `The parameter "${localName(name)}" begins with other numbers in a second network with the same seed.`,
      hint: 'An initializer draws from the generator that it is given, and from nothing else.',
    })),
  ];
}

/** After a change of batch size the results equal those of a new network. */
function batchFaults(layerCase: LayerCase): readonly Statement[] {
  const network = networkOf(layerCase);
  for (const [turn, batchSize] of batchSizes.entries()) {
    const batch = randomBatch(network, batchSize, turn);
    const where = turn === 0 ? `a batch of ${batchSize}` : `a batch of ${batchSize} after one of ${batchSizes[turn - 1] ?? 0}`;
    const got = runPass(network, batch);
    const output = got.get('the output') ?? [];
    const i = output.findIndex((x) => !Number.isFinite(x));
    if (i !== -1) return [{ message: `The output for ${where} is ${String(output[i])} at index ${i}, for ordinary random inputs.` }];
    const faults = comparePasses({
      says: `For ${where} a new network with the same seed gives another result`,
      hint: 'What a layer keeps from pass to pass must stand in "kept" or "state" of its plan, and nothing may be left over from another batch.',
      expected: runPass(networkOf(layerCase), batch),
      got,
    });
    if (faults.length > 0) return faults;
  }
  return [];
}
