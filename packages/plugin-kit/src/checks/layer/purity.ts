import type { Tensor } from '@vitrum/core';
import { createTensor } from '@vitrum/tensor';
import { outcome, type Check } from '../../check.ts';
import { formatExactly } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew } from '../variant-findings.ts';
import { describeCases, findingsOfCases, layerCases, noCase, type LayerCase } from './cases.ts';
import { createLayer } from './fitting.ts';
import { differenceOf, randomBatch, runPass, type Pass } from './pass.ts';

/** The same inputs give the same, and what is not the layer's is left as it was. */
export const layerPurity: Check<Subject<'layers'>> = {
  name: 'purity',
  title: 'the same passes give the same, and nothing that it is given is written to',
  run: (subject) => {
    const cases = layerCases(subject);
    if (cases.length === 0) return noCase();
    const failures = findingsOfCases(cases, (each) => [
      ...writingFaults(each),
      ...repetitionFaults(each),
      ...seedFaults(subject, each),
    ]);
    return outcome(`each pass twice, with training and without; ${describeCases(cases)}`, firstFew(failures));
  },
};

function writingFaults({ layer, inputShape, outputShape }: LayerCase): readonly Finding[] {
  const { input, outputGradient } = randomBatch(inputShape, outputShape, 4);
  const [inputBefore, gradientBefore] = [[...input.data], [...outputGradient.data]];
  const faults: Finding[] = [];
  for (const training of [false, true]) {
    layer.forward(input, training);
    faults.push(...changed('forward writes to its input', input, inputBefore));
    layer.backward(outputGradient, createTensor(input.shape));
    faults.push(...changed('backward writes to the input of the forward pass', input, inputBefore));
    faults.push(...changed('backward writes to the output gradient', outputGradient, gradientBefore));
    if (faults.length > 0) return faults;
  }
  return faults;
}

function changed(what: string, { data }: Tensor, before: readonly number[]): readonly Finding[] {
  const i = before.findIndex((x, index) => !Object.is(x, data[index]));
  if (i === -1) return [];
  const message = `${what}: index ${i} was ${formatExactly(before[i] ?? NaN)} and is ${formatExactly(data[i] ?? NaN)}.`;
  return [{ message, hint: 'It belongs to the layer before or after: write into a tensor of your own.' }];
}

function repetitionFaults({ layer, inputShape, outputShape }: LayerCase): readonly Finding[] {
  const batch = randomBatch(inputShape, outputShape, 4);
  return different(
    'Without training, the same pass gives another result the second time',
    runPass(layer, batch),
    runPass(layer, batch),
  );
}

/** What training draws at random comes from the generator that the layer is given. */
function seedFaults(subject: Subject<'layers'>, { inputShape, outputShape, options }: LayerCase): readonly Finding[] {
  const batch = randomBatch(inputShape, outputShape, 4);
  const [first, second] = [1, 2].map(() => {
    const layer = createLayer(subject, options, inputShape);
    runPass(layer, batch, true);
    return runPass(layer, batch, true);
  });
  if (first === undefined || second === undefined) return [];
  return different('In training, two layers with the same seed give different results', first, second);
}

function different(what: string, first: Pass, second: Pass): readonly Finding[] {
  const difference = differenceOf(first, second);
  if (difference === undefined) return [];
  const [expected, got] = [difference.expected, difference.got].map(formatExactly);
  return [
    {
      message: `${what}: ${difference.what} is ${String(expected)} and then ${String(got)} at index ${difference.index}.`,
      hint: 'Random numbers come from context.random; backward must overwrite gradients, not add to them.',
      expected: String(expected),
      got: String(got),
    },
  ];
}
