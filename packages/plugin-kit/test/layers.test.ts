import type { LayerPlan, LayerTensors, Shape, Tensor } from '@vitrum/core';
import { add, batchNorm, concat, conv2d, dense, embedding } from '@vitrum/layers';
import { createRandom, createTensor, sizeOf, tensorFrom } from '@vitrum/tensor';
import { describe, expect, test } from 'vitest';
import { altered, changed, dropped, layer, masked, refusal, scaled, sumInto } from './support/layer-parts.ts';
import { builtInSubjects, failuresOf, resultOf, subjectOf, textOf, trainingChecks, type Mutant, type Unknown } from './support/subjects.ts';

/** Takes pictures alone, and makes vectors of them. */
const flattenPictures = layer((shape) => {
  if (shape.length !== 3) throw refusal('pictures, please');
  return { ...masked(shape, () => 1), outputShape: [sizeOf(shape)] };
});

/** A convolution that hides from the backend that its input lies in the backend's memory. */
function hidden(): Unknown {
  return changed(conv2d, (plan) => ({
    ...plan,
    bind: (tensors) => {
      const [{ shape, data }] = tensors.inputs;
      return plan.bind({ ...tensors, inputs: [{ shape, data }] });
    },
  }));
}

const good: readonly (readonly [what: string, contribution: Unknown])[] = [
  ['a scale for every number', layer((shape) => scaled(shape))],
  ['dropout', layer((shape) => dropped(shape))],
  ['a kink', layer((shape) => masked(shape, (x) => Number(x > 0)))],
  ['an operation of the reference alone', hidden()],
];

/** Takes matrices and more alone, so that no dense layer stands around it. */
const noVector = (plan: (shape: Shape) => LayerPlan): Unknown => layer((shape) => {
  if (shape.length === 1) throw refusal('matrices, please');
  return plan(shape);
});
/** State in the place of that which the network keeps. */
const withState = (plan: LayerPlan, state: LayerTensors['state']): LayerPlan => ({ ...plan, bind: (tensors) => plan.bind({ ...tensors, state }) });
const ownState = ({ state = {} }: LayerPlan): LayerTensors['state'] =>
  Object.fromEntries(Object.entries(state).map(([name, { shape, initial }]) => [name, tensorFrom(shape, Float32Array.from({ length: sizeOf(shape) }, () => initial))]));
/** Only the first input gets a gradient; the others get what `write` puts there. */
const firstInputAlone = (plan: LayerPlan): LayerPlan => ({
  ...plan,
  bind: (tensors) => {
    const bound = plan.bind(tensors);
    return { ...bound, bindBackward: (gradients) => bound.bindBackward({ ...gradients, inputs: [gradients.inputs[0], ...gradients.inputs.slice(1).map(() => undefined)] }) };
  },
});
const incoming = (change: (told: Incoming) => Incoming): Unknown => changed(dense, (plan) => ({ ...plan, incoming: (unit) => change(plan.incoming?.(unit) ?? nothing) }));
type Incoming = NonNullable<ReturnType<NonNullable<LayerPlan['incoming']>>>;
const nothing: Incoming = { inputs: [], parameter: '', weights: [] };
const times = ({ data }: Tensor, factor: number): void => data.forEach((x, i) => (data[i] = factor * x));

let count = 0;
/* eslint-disable no-restricted-properties -- Math.random is the fault */
const mutants: readonly Mutant[] = [
  // What a plan says
  ['an output shape that is too large', 'purity', 'the output is NaN at index 24', layer((shape) => scaled(shape, { plan: { outputShape: shape.map((length) => length + 1) } }))],
  ['an output shape that is none', 'shapes', 'outputShape has the shape [0]', layer((shape) => scaled(shape, { plan: { outputShape: [0] } }))],
  ['half a word', 'shapes', '"indices" is 0.5; it must be a whole number of at least 1', layer((shape) => scaled(shape, { plan: { indices: 0.5 } }))],
  ['words beyond the vocabulary', 'shapes', 'it must be a whole number from 0 to 2', changed(embedding, (plan) => ({ ...plan, indices: 9 }))],
  ['a product of other shapes', 'shapes', 'VitrumError', layer((shape) => scaled(shape, { backward: (gradients, { inputs: [x] }, run) => { run(); gradients.parameters['shift']?.product(x, gradients.output); } }))],
  ['first values from Math.random', 'shapes', 'The parameter "scale" begins with other numbers in a second network with the same seed', layer((shape) => changeScale(scaled(shape), Math.random))],
  ['first values that are no numbers', 'shapes', 'The initializer "other" gives NaN as the first value of a parameter', layer((shape) => changeScale(scaled(shape), () => NaN))],
  ['no input shape at all', 'form', 'It takes none of the input shapes [6], [4, 6]', layer(() => { throw refusal('not mine'); })],
  ['a plan that counts', 'purity', 'plan gives another plan the second time: kept is', layer((shape) => scaled(shape, { plan: { kept: { more: [1 + (++count % 7)] } } }))],
  ['a plan that draws', 'purity', 'plan gives another plan the second time: parameters is', layer((shape) => { const first = Math.random(); return changeScale(scaled(shape), () => first); })],
  ['a plan that writes to a shape', 'purity', 'plan writes to the options or to the shapes', layer((shape) => { (shape as number[])[0] = 6 + (++count % 7); return scaled([...shape]); })],
  ['memory in the plan', 'purity', 'Two networks that are made of one plan disturb each other: the gradient of the input is', layer((shape) => { let mask: Float32Array | Float64Array; return masked(shape, () => 1, { bind: ({ inputs: [{ data: x }], output: { data: a } }) => ({ forward: () => { mask = x.slice(); a.set(x.map((each) => each * each)); }, bindBackward: ({ output: { data: da }, inputs: [dx] }) => () => dx?.data.forEach((_, i) => (dx.data[i] = 2 * (da[i] ?? NaN) * (mask[i] ?? NaN))) }) }); })],
  ['z that is not what the activation gets', 'gradient', 'but "identity" of the z that it keeps is', changed(dense, (plan) => ({ ...plan, bind: (tensors) => { const bound = plan.bind(tensors); return { ...bound, forward: (training) => { bound.forward(training); if (tensors.kept['z']) times(tensors.kept['z'], 2); } }; } }))],

  // What a pass leaves behind
  ['the output of the pass before', 'shapes', 'a new network with the same seed gives another result', layer((shape) => scaled(shape, { forward: late() }))],
  ['a mean over the samples so far', 'shapes', 'a new network with the same seed gives another result', layer((shape) => { let seen = 0; return scaled(shape, { forward: ({ output }, _training, run) => { run(); output.data[0] = (output.data[0] ?? NaN) / ++seen; } }); })],
  ['a buffer that never grows', 'shapes', 'for ordinary random inputs', layer((shape) => { let buffer: Tensor | undefined; return scaled(shape, { forward: ({ inputs: [x], output: { data: a } }) => { buffer ??= createTensor(x.shape); const { data } = buffer; x.data.forEach((each, i) => (a[i] = each + (data[i] ?? NaN))); } }); })],
  ['what another batch has left', 'shapes', 'For a batch of 5 after one of 2 a new network with the same seed gives another result', layer((shape) => { let mask: Tensor | undefined; const plan = masked(shape, (x) => Number(x > 0)); return { ...plan, bind: (tensors) => { mask ??= tensors.kept['mask']; const bound = plan.bind(tensors); const first = plan.bind({ ...tensors, kept: { mask: mask ?? createTensor(shape) } }); return { ...bound, bindBackward: (gradients) => first.bindBackward(gradients) }; } }; })],
  ['a mask that is kept in training alone', 'purity', 'Where memory was full of NaN before the pass: the gradient of the input is NaN at index 0', layer((shape) => { const plan = masked(shape, () => 1); return { ...plan, bind: (tensors) => { const bound = plan.bind(tensors); return { ...bound, forward: (training) => { if (training) bound.forward(true); else tensors.output.data.set(tensors.inputs[0].data); } }; } }; })],
  ['a gradient of the input that is added', 'purity', 'the gradient of the input is NaN', layer((shape) => scaled(shape, { backward: ({ inputs: [dx] }, _tensors, run) => { const before = dx?.data.slice(); run(); dx?.data.forEach((each, i) => (dx.data[i] = each + (before?.[i] ?? 0))); } }))],
  ['gradients that add up', 'purity', 'the gradient of "shift" is NaN', layer((shape) => scaled(shape, { backward: ({ output: { data: da }, parameters }, _tensors, run) => { run(); parameters['shift']?.fill(({ data }) => da.forEach((each, i) => (data[i % data.length] = (data[i % data.length] ?? NaN) + each))); } }))],
  ['an input that is written to', 'purity', 'forward writes to its input', layer((shape) => scaled(shape, { forward: ({ inputs: [x] }, _training, run) => { run(); times(x, 2); } }))],
  ['an output gradient that is written to', 'purity', 'backward writes to the output gradient', layer((shape) => scaled(shape, { backward: ({ output }, _tensors, run) => { run(); output.data.fill(0); } }))],
  ['a parameter that a pass writes to', 'purity', 'forward writes to the parameter "scale"', layer((shape) => scaled(shape, { forward: ({ parameters }, _training, run) => { run(); if (parameters['scale']) times(parameters['scale'], 0.9); } }))],

  // Gradients
  ['half the gradient of a parameter', 'gradient', '∂C/∂θ of "scale" at index', layer((shape) => scaleGradientTimes(0.5, scaled(shape)))],
  ['a gradient that is no number', 'gradient', '∂C/∂θ of "scale" at index 0 is NaN; it must be a finite number', layer((shape) => scaleGradientTimes(NaN, scaled(shape)))],
  ['a gradient that is a little off', 'gradient', '∂C/∂θ of "scale" at index', layer((shape) => scaleGradientTimes(1.0001, scaled(shape)))],
  ['the gradient of the last sample alone', 'gradient', '∂C/∂θ of "shift" at index', layer((shape) => scaled(shape, { backward: ({ output: { data: da }, parameters }, _tensors, run) => { run(); parameters['shift']?.fill(({ data }) => { data.set(da.slice(-data.length)); }); } }))],
  ['no gradient of the input', 'gradient', '∂C/∂x of the input x at index', layer((shape) => scaled(shape, { backward: ({ inputs: [dx] }, _tensors, run) => { run(); dx?.data.fill(0); } }))],
  ['a parameter without a gradient', 'gradient', '∂C/∂θ of "scale" at index', layer((shape) => scaled(shape, { backward: ({ output: { data: da }, inputs: [dx], parameters }, tensors) => { parameters['shift']?.fill((gradient) => sumInto(gradient, da)); dx?.data.forEach((_, i) => (dx.data[i] = (da[i] ?? NaN) * (tensors.parameters['scale']?.data[i % sizeOf(shape)] ?? NaN))); } }))],
  ['32 bits alone', 'gradient', 'Compute in the precision of the tensors', layer((shape) => scaled(shape, { forward: ({ output: { data: a } }, _training, run) => { run(); a.set(Float32Array.from(a)); } }))],
  ['a gradient that is wrong in training', 'gradient', 'In training, ∂C/∂θ of "scale"', layer((shape) => scaled(shape, { forward: ({ output }, training, run) => { run(); if (training) times(output, 3); } }))],
  ['nothing without an input gradient', 'purity', 'Where nobody asks for the gradient of the input, the pass gives something else: the gradient of "scale" is 0', layer((shape) => scaled(shape, { backward: ({ inputs: [dx], parameters }, _tensors, run) => { if (dx !== undefined) run(); else for (const sink of Object.values(parameters)) sink.fill(({ data }) => data.fill(0)); } }))],
  ['logits that are passed over', 'gradient', 'From ∂C/∂z, the backward pass gives something else than from ∂C/∂a', changed(dense, (plan) => ({ ...plan, bind: (tensors) => { const bound = plan.bind(tensors); return { ...bound, bindBackward: (gradients) => { const backward = bound.bindBackward(gradients); return () => backward('output'); } }; } }))],
  ['a sum that gives its first input alone a gradient', 'gradient', '∂C/∂x of its second input, summed over the batch, at index', changed(add, firstInputAlone)],
  ['columns that give their first input alone a gradient', 'gradient', '∂C/∂x of its third input, summed over the batch, at index', changed(concat, firstInputAlone)],

  // Random numbers
  ['dropout from Math.random', 'purity', 'In training, two networks with the same seed give different results', layer((shape) => dropped(shape, Math.random))],
  ['dropout from Math.random', 'round-trip', 'What the layer draws in a step must come from tensors.random', layer((shape) => dropped(shape, Math.random))],
  ['dropout with a generator of its own', 'purity', 'A training that is resumed at step 3 draws something else than one that was not interrupted', layer((shape) => { const own = createRandom(1); return dropped(shape, () => own.uniform()); })],
  ['dropout with a generator of its own', 'round-trip', 'are not the same after an interruption', layer((shape) => { const own = createRandom(1); return dropped(shape, () => own.uniform()); })],
  ['dropout that counts', 'purity', 'A training that is resumed at step 3 draws something else', layer((shape) => { let drawn = 0; return dropped(shape, () => (++drawn * 0.618) % 1); })],
  ['dropout that does not say that it draws', 'purity', 'a plan of a layer that draws says draws: true', layer((shape) => dropped(shape, (random) => random.uniform(), { draws: false }))],
  ['dropout with one mask for all steps', 'purity', 'Its plan says that it draws, but in training every step gives the same', layer((shape) => { let turn = 0; return dropped(shape, () => (++turn % 2)); })],
  ['dropout outside of training', 'purity', 'Without training, the same pass gives another result the second time', layer((shape) => masked(shape, (_x, _training, random) => Number(random.uniform() < 0.5), { draws: true }))],

  // State
  ['batch-norm whose state is in the plan', 'round-trip', 'are not the same after the model was saved and loaded', changed(batchNorm, (plan) => ({ ...withState(plan, ownState(plan)), state: {} }))],
  ['batch-norm that names its state and uses another', 'round-trip', 'What the layer remembers from step to step is lost: name it in "state" of its plan', changed(batchNorm, (plan) => withState(plan, ownState(plan)))],
  ['batch-norm whose state is in bind', 'round-trip', 'are not the same after the model was saved and loaded', changed(batchNorm, (plan) => ({ ...plan, bind: (tensors) => plan.bind({ ...tensors, state: ownState(plan) }) }))],
  ['batch-norm that follows outside of training', 'purity', 'forward writes to the state "mean"', changed(batchNorm, (plan) => ({ ...plan, bind: (tensors) => { const bound = plan.bind(tensors); return { ...bound, forward: (training) => { bound.forward(training); if (!training && tensors.state['mean']) times(tensors.state['mean'], 0.9); if (!training && tensors.state['mean']) tensors.state['mean'].data[0] = (tensors.state['mean'].data[0] ?? NaN) + 1; } }; } }))],
  ['state that is not of the layer', 'round-trip', 'are not the same after the model was saved and loaded', layer((shape) => { const own = ++count; return scaled(shape, { forward: ({ output }, _training, run) => { run(); output.data[0] = own; } }); })],

  // What it tells of itself
  ['incoming without the bias', 'incoming', 'It names no bias; the layer has the parameter "biases"', incoming(({ inputs, parameter, weights }) => ({ inputs, parameter, weights }))],
  ['incoming with other weights', 'incoming', 'The numbers of incoming(0) add up to', incoming((told) => ({ ...told, weights: told.weights.map((_, i) => i) }))],
  ['incoming with other inputs', 'incoming', 'add up to', incoming((told) => ({ ...told, inputs: told.inputs.toReversed() }))],
  ['incoming that is half of z', 'incoming', 'z must be Σ inputs[k]·weights[k] + bias and nothing else', doubled()],
  ['incoming with a parameter that there is not', 'incoming', 'tells of a parameter "weight" in incoming()', incoming((told) => ({ ...told, parameter: 'weight' }))],
  ['incoming of places that there are not', 'incoming', 'add up to NaN', incoming((told) => ({ ...told, inputs: told.inputs.map((place) => place + 1) }))],
  ['fewer multiply-adds than incoming has products', 'incoming', 'multiplyAdds is 1, but the numbers of incoming are', changed(dense, (plan) => ({ ...plan, multiplyAdds: 1 }))],
  ['half a multiply-add', 'shapes', '"multiplyAdds" is 0.5; it must be a whole number of at least 0', layer((shape) => scaled(shape, { plan: { multiplyAdds: 0.5 } }))],

  // Around it
  ['the buffer behind a tensor', 'backends', 'On the backend "wasm": the output is', layer((shape) => scaled(shape, { forward: ({ inputs: [x], output: { data: a } }) => { a.set(new Float32Array(x.data.buffer, 0, a.length)); } }))],
  ['an operation that there is not', 'backends', 'There is no operation "matmul"', layer((shape) => { const plan = scaled(shape); return { ...plan, bind: (tensors) => { tensors.prepare('matmul' as never, { a: tensors.inputs[0], b: tensors.inputs[0], out: tensors.output }); return plan.bind(tensors); } }; })],
  ['an output that never changes', 'learns', 'the same for every input', layer((shape) => masked(shape, () => 0))],
  ['a gradient with the wrong sign', 'learns', 'it must fall below half', noVector((shape) => scaled(shape, { backward: ({ output: { data: da }, parameters }, { inputs: [{ data: x }] }, run) => { run(); parameters['scale']?.fill((gradient) => sumInto(gradient, da.map((each, i) => -each * (x[i] ?? NaN)))); parameters['shift']?.fill((gradient) => sumInto(gradient, da.map((each) => -each))); } }))],
];
/* eslint-enable no-restricted-properties */

/** Other first values of the scale. */
function changeScale(plan: LayerPlan, sample: () => number): LayerPlan {
  const { parameters: { scale, ...others } = {} } = plan;
  return scale === undefined ? plan : { ...plan, parameters: { scale: { ...scale, initializer: { name: 'other', sample } }, ...others } };
}

/** Another gradient of the scale. */
function scaleGradientTimes(factor: number, plan: LayerPlan): LayerPlan {
  return {
    ...plan,
    bind: (tensors) => {
      const bound = plan.bind(tensors);
      return {
        ...bound,
        bindBackward: (gradients) => {
          const { scale, ...others } = gradients.parameters;
          return bound.bindBackward(scale === undefined ? gradients : { ...gradients, parameters: { scale: altered(scale, (gradient) => times(gradient, factor)), ...others } });
        },
      };
    },
  };
}

/** A forward pass that is one pass late. */
function late(): (tensors: LayerTensors, training: boolean, run: () => void) => void {
  let before: Tensor['data'] | undefined;
  return ({ output: { data: a } }, _training, run) => {
    run();
    const now = a.slice();
    a.set(before?.length === a.length ? before : now);
    before = now;
  };
}

/** z is twice the sum that dense tells of. */
function doubled(): Unknown {
  return changed(dense, (plan) => ({
    ...plan,
    bind: (tensors) => {
      const bound = plan.bind(tensors);
      return {
        ...bound,
        forward: (training) => {
          bound.forward(training);
          if (tensors.kept['z']) times(tensors.kept['z'], 2);
        },
      };
    },
  }));
}

describe('without a fault', () => {
  test.each(builtInSubjects('layers'))('$name', async (subject) => {
    expect(await failuresOf(subject, trainingChecks)).toEqual([]);
  });

  test.each(good)('%s', async (_what, contribution) => {
    expect(await failuresOf(subjectOf('layers', contribution))).toEqual([]);
  });
});

test.each(mutants)('%s is found by %s', async (_fault, check, says, contribution) => {
  expect(textOf(await resultOf(subjectOf('layers', contribution), check))).toContain(says);
});

test('a layer for pictures alone is checked on pictures', async () => {
  const result = await resultOf(subjectOf('layers', flattenPictures), 'shapes');
  expect(textOf(result)).toBe('');
  expect(result.tried).toContain('inputs of shape [6, 4, 1], [6, 8, 3]');
});

test('an operation that the fastest backend does not have is worth a note', async () => {
  const { notes } = await resultOf(subjectOf('layers', hidden()), 'backends');
  expect(notes.map(({ message }) => message)).toContain('The backend "wasm" has no "conv2d" for it: the reference kernel serves there, at its speed.');
});

test('what a layer throws that is no refusal of a shape is a failure', async () => {
  const contribution = layer(() => { throw new TypeError('oops'); });
  expect(textOf(await resultOf(subjectOf('layers', contribution), 'form'))).toContain('TypeError: oops');
});
