import type { NetworkEnds } from '@vitrum/core';
import { describe, expect, test } from 'vitest';
import { builtInSubjects, failuresOf, resultOf, subjectOf, textOf, type Mutant, type Unknown } from './support/subjects.ts';

type Layer = Readonly<Record<string, unknown>>;

/** Flattened samples and one dense layer, with changes. */
const linear = (end: Layer = {}, before: readonly Layer[] = []): Unknown => ({
  options: {},
  build: (_options: unknown, { inputShape, outputs, outputActivation }: NetworkEnds) => ({
    inputShape, layers: [...before, { type: 'flatten' }, { type: 'dense', units: outputs, activation: outputActivation, ...end }],
  }),
});
const building = (build: (ends: NetworkEnds) => unknown): Unknown => ({ options: {}, build: (_options: unknown, ends: NetworkEnds) => build(ends) });
const end = ({ outputs, outputActivation }: NetworkEnds): Layer => ({ type: 'dense', units: outputs, activation: outputActivation });
let count = 0;

describe('the built-in networks', () => {
  test.each(builtInSubjects('networks'))('$name', async (subject) => {
    expect(await failuresOf(subject)).toEqual([]);
  });
});

test.each<[what: string, network: Unknown]>([
  ['one layer', linear()],
  ['one for pictures alone', linear({}, [{ type: 'conv2d' }])],
  ['one with a block', linear({}, [{ type: 'flatten' }, { type: 'residual', layers: [{ type: 'layer-norm' }] }])],
])('%s has no fault', async (_what, network) => {
  expect(await failuresOf(subjectOf('networks', network))).toEqual([]);
});

test.each<Mutant>([
  ['outputs of its own', 'ends', 'For [6] and 3 outputs it gives outputs of shape [10].', linear({ units: 10 })],
  ['an activation of its own', 'ends', 'it ends with the activation "tanh", and was asked for "softmax"', linear({ activation: 'tanh' })],
  ['no activation at the end', 'ends', 'it ends with no activation', building((ends) => ({ inputShape: ends.inputShape, layers: [{ type: 'flatten' }, end(ends), { type: 'layer-norm' }] }))],
  ['an input of its own', 'ends', 'its inputShape is [4], which has 4 numbers and not 6', building((ends) => ({ inputShape: [4], layers: [end(ends)] }))],
  ['a layer that there is not', 'form', 'There is no layer called "dnese"', linear({}, [{ type: 'dnese' }])],
  ['an option that there is not', 'form', 'no option "unit"', linear({}, [{ type: 'flatten' }, { type: 'dense', unit: 3 }])],
  ['no layers', 'form', 'must be built to an object with "inputShape" and a list of "layers"', building(() => ({ inputShape: [6] }))],
  ['no samples', 'form', 'It takes no samples of shape [6], [12, 14]', linear({}, [{ type: 'conv2d', kernelSize: 99 }])],
  ['an exception', 'form', 'It cannot be made: TypeError', building(() => (undefined as never as { readonly x: number }).x)],
  ['a counter', 'purity', 'gives other layers the second time', building((ends) => ({ inputShape: ends.inputShape, layers: [{ type: 'flatten' }, { type: 'dense', units: ++count }, end(ends)] }))],
  ['ends that are written to', 'purity', 'writes to the ends that it is given', building((ends) => { (ends.inputShape as number[]).push(1); return { inputShape: ends.inputShape.slice(0, -1), layers: [{ type: 'flatten' }, end(ends)] }; })],
  ['a layer with a date', 'purity', 'its layers are not plain JSON', building((ends) => ({ inputShape: ends.inputShape, layers: [{ type: 'flatten' }, { ...end(ends), weightInitializer: new Zeros() }] }))],
  ['weights that overflow', 'passes', 'its outputs are not finite', linear({}, [{ type: 'flatten' }, { type: 'dense', units: 2, weightInitializer: { type: 'constant', value: 1e38 } }, { type: 'dense', units: 2, weightInitializer: { type: 'constant', value: 1e38 } }])],
])('%s is found by %s', async (_fault, check, says, network) => {
  expect(textOf(await resultOf(subjectOf('networks', network), check))).toContain(says);
});

/** A reference that JSON makes another thing of. */
class Zeros {
  readonly type = 'zeros';
}
