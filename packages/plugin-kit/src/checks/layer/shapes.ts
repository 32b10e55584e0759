import type { Layer, Parameter, Shape, Tensor } from '@vitrum/core';
import { formatShape, isSameShape, sizeOf } from '@vitrum/tensor';
import { outcome, type Check } from '../../check.ts';
import { formatExactly } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { firstFew } from '../variant-findings.ts';
import { describeCases, findingsOfCases, layerCases, type LayerCase } from './cases.ts';
import { createLayer, fittingOf } from './fitting.ts';
import { differenceOf, randomBatch, runPass } from './pass.ts';

const batchSizes = [2, 5, 1, 5, 2];

/** Everything has the shape that it should have, for every batch size, in any order. */
export const layerShapes: Check<Subject<'layers'>> = {
  name: 'shapes',
  title: 'its shapes are as it says, for every batch size in any order',
  run: (subject) => {
    const fitting = fittingOf(subject);
    if ('failure' in fitting) return outcome('input shapes from [6] to [5, 3, 4, 2]', [fitting.failure]);
    const cases = layerCases(subject);
    const failures = findingsOfCases(cases, (each) => {
      const form = [...shapeFaults('outputShape', each.outputShape), ...parameterFaults(each.layer.parameters)];
      return form.length > 0 ? form : batchFaults(subject, each);
    });
    return outcome(`batches of ${batchSizes.join(', ')}; ${describeCases(cases)}`, firstFew(failures));
  },
};

function shapeFaults(what: string, shape: unknown): readonly Finding[] {
  const isShape = Array.isArray(shape) && shape.every((length) => Number.isSafeInteger(length) && (length as number) >= 1);
  return isShape ? [] : [{ message: `${what} is ${JSON.stringify(shape)}; it must be a list of whole numbers of at least 1.` }];
}

function parameterFaults(parameters: readonly Parameter[]): readonly Finding[] {
  const names = parameters.map(({ name }) => name);
  const findings: Finding[] = [];
  for (const [i, { name, value, gradient }] of parameters.entries()) {
    if (typeof name !== 'string' || name === '')
      findings.push({ message: `Parameter ${i} has no name.`, hint: 'Call it "weights" or "biases".' });
    else if (names.indexOf(name) !== i)
      findings.push({ message: `Two parameters are called "${name}".`, hint: 'A model saves them by name.' });
    findings.push(...tensorFaults(`The value of "${name}"`, value, value.shape));
    findings.push(...tensorFaults(`The gradient of "${name}"`, gradient, value.shape));
    const unusual = value.data.findIndex((x) => !Number.isFinite(x));
    if (unusual !== -1) findings.push({ message: `"${name}" begins with ${String(value.data[unusual])} at index ${unusual}.` });
  }
  return findings;
}

/** A batch of another size must give what a new layer gives that has seen no other. */
function batchFaults(subject: Subject<'layers'>, { layer, options, inputShape, outputShape }: LayerCase): readonly Finding[] {
  for (const [turn, batchSize] of batchSizes.entries()) {
    const batch = randomBatch(inputShape, outputShape, batchSize);
    const where = turn === 0 ? `a batch of ${batchSize}` : `a batch of ${batchSize} after one of ${batchSizes[turn - 1] ?? 0}`;
    const output = layer.forward(batch.input, false);
    const faults = [
      ...tensorFaults(`The output for ${where}`, output, [batchSize, ...outputShape]),
      ...passFaults(layer, output, where),
    ];
    if (faults.length > 0) return faults;
    const pass = runPass(layer, batch);
    const fresh = runPass(createLayer(subject, options, inputShape), batch);
    const difference = differenceOf(fresh, pass);
    if (difference === undefined) continue;
    const [expected, got] = [difference.expected, difference.got].map(formatExactly);
    return [
      {
        message:
          `For ${where}, ${difference.what} is ${String(got)} at index ${difference.index}; ` +
          `a new layer with the same seed gives ${String(expected)}.`,
        hint: 'Random numbers must come from context.random, and nothing may be left over from another batch.',
        expected: String(expected),
        got: String(got),
      },
    ];
  }
  return [];
}

function passFaults(layer: Layer, output: Tensor, where: string): readonly Finding[] {
  const faults: Finding[] = [];
  const { a, z } = layer;
  if (a === undefined)
    faults.push({
      message: `a is undefined after a forward pass with ${where}.`,
      hint: 'Give the output of the last pass: get a() { … }.',
    });
  else if (a.data.some((x, i) => !Object.is(x, output.data[i])))
    faults.push({ message: `a is not the output of ${where}.`, hint: 'a is what the last forward pass gave.' });
  if (z !== undefined) faults.push(...tensorFaults(`z for ${where}`, z, output.shape));
  if (layer.activation !== undefined && z === undefined) {
    faults.push({
      message: `It has an activation, and z is undefined after ${where}.`,
      hint: 'Keep what the activation is given: people look at it.',
    });
  }
  const i = output.data.findIndex((x) => !Number.isFinite(x));
  if (i !== -1)
    faults.push({ message: `The output for ${where} is ${String(output.data[i])} at index ${i}, for ordinary random inputs.` });
  return faults;
}

function tensorFaults(what: string, { shape, data }: Tensor, expected: Shape): readonly Finding[] {
  if (!isSameShape(shape, expected)) {
    return [
      {
        message: `${what} has the shape ${formatShape(shape)}, expected ${formatShape(expected)}.`,
        expected: formatShape(expected),
        got: formatShape(shape),
      },
    ];
  }
  if (data.length === sizeOf(shape)) return [];
  return [{ message: `${what} of shape ${formatShape(shape)} has ${data.length} numbers instead of ${sizeOf(shape)}.` }];
}
