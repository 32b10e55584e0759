import type { Shape } from '@vitrum/core';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew } from '../variant-findings.ts';
import { describeCases, findingsOfCases, firstCase, layerCases, networkOf, type LayerCase } from './cases.ts';
import { localName, randomBatch, runPass, samePass } from './passes.ts';

const batchSizes = [2, 5, 5, 1, 5, 2];

/** Everything has the shape that it should have, for every batch size, in any order. */
export const layerShapes: Check<Subject<'layers'>> = {
  name: 'shapes',
  title: 'its shapes are as it says, for every batch size in any order',
  run: (subject) => {
    const first = firstCase(subject);
    if ('failure' in first) return outcome('input shapes from [6] to [5, 3, 4, 2]', [first.failure]);
    const cases = layerCases(subject);
    const failures = findingsOfCases(cases, (each) => {
      const form = formFaults(each);
      if (form.length > 0) return form;
      const values = valueFaults(subject, each);
      return values.length > 0 ? values : batchFaults(subject, each);
    });
    return outcome(`batches of ${batchSizes.join(', ')}; ${describeCases(cases)}`, firstFew(failures));
  },
};

function formFaults({ plan }: LayerCase): readonly Finding[] {
  const { outputShape, parameters = {}, state = {}, kept = {}, errors = {} } = plan;
  const shapes: readonly (readonly [what: string, shape: Shape])[] = [
    ['outputShape', outputShape],
    ...Object.entries(parameters).map(([name, { shape }]) => [`The parameter "${name}"`, shape] as const),
    ...Object.entries(state).map(([name, { shape }]) => [`The state "${name}"`, shape] as const),
    ...Object.entries({ ...kept, ...errors }).map(([name, shape]) => [`"${name}"`, shape] as const),
  ];
  return shapes.flatMap(([what, shape]) => (isShape(shape) ? [] : [{
    message: `${what} has the shape ${JSON.stringify(shape)}; it must be a list of whole numbers of at least 1.`,
  }]));
}

function isShape(shape: unknown): boolean {
  return Array.isArray(shape) && shape.every((length) => Number.isSafeInteger(length) && (length as number) >= 1);
}

function valueFaults(subject: Subject<'layers'>, layerCase: LayerCase): readonly Finding[] {
  const [network, again] = [networkOf(subject, layerCase), networkOf(subject, layerCase)];
  // Parameters that begin so are refused where they are drawn.
  const infinite = network.state.flatMap(({ name, value }): readonly Finding[] => {
    const i = value.data.findIndex((x) => !Number.isFinite(x));
    return i === -1 ? [] : [{ message: `"${localName(name)}" begins with ${String(value.data[i])} at index ${i}.` }];
  });
  const drawnElsewhere = network.parameters.flatMap(({ name, value }, k): readonly Finding[] => {
    const other = again.parameters[k]?.value.data ?? [];
    if (value.data.every((x, i) => Object.is(x, other[i]))) return [];
    return [{
      message: `The parameter "${localName(name)}" begins with other numbers in a second network with the same seed.`,
      hint: 'An initializer draws from the generator that it is given, and from nothing else.',
    }];
  });
  return [...infinite, ...drawnElsewhere];
}

/** A batch of another size must give what a new network gives that has seen no other. */
function batchFaults(subject: Subject<'layers'>, layerCase: LayerCase): readonly Finding[] {
  const network = networkOf(subject, layerCase);
  for (const [turn, batchSize] of batchSizes.entries()) {
    const batch = randomBatch(network, batchSize, turn);
    const where = turn === 0 ? `a batch of ${batchSize}` : `a batch of ${batchSize} after one of ${batchSizes[turn - 1] ?? 0}`;
    const pass = runPass(network, batch);
    const output = pass.get('the output') ?? [];
    const i = output.findIndex((x) => !Number.isFinite(x));
    if (i !== -1) return [{ message: `The output for ${where} is ${String(output[i])} at index ${i}, for ordinary random inputs.` }];
    const fresh = runPass(networkOf(subject, layerCase), batch);
    const hint = 'What a layer keeps from pass to pass must stand in "kept" or "state" of its plan, and nothing may be left over from another batch.';
    const faults = samePass(`For ${where} a new network with the same seed gives another result`, fresh, pass, hint);
    if (faults.length > 0) return faults;
  }
  return [];
}
