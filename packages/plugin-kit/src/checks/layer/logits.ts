import type { Activation, Tensor } from '@vitrum/core';
import { createTensor, prepareReference } from '@vitrum/tensor';
import { formatNumber } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { layerOf, networkOf, type LayerCase } from './cases.ts';
import { differenceOf, gradientsOf, randomBatch, randomTensor, runPass } from './passes.ts';

const batchSize = 3;

/** For a layer with an activation: it keeps its z, and from ∂C/∂z come the gradients that come from ∂C/∂a. */
export function logitsFaults(subject: Subject<'layers'>, layerCase: LayerCase): readonly Finding[] {
  const { activation } = layerCase.plan;
  if (activation === undefined) return [];
  const network = networkOf(subject, layerCase, { precision: 'float64' });
  const batch = randomBatch(network, batchSize);
  const expected = runPass(network, batch);
  const { z, dz } = layerOf(network);
  if (z === undefined || dz === undefined) return []; // planNetwork has seen both
  const output = activate(activation, z);
  const wrong = differenceOf(new Map([['the output', [...output.data]]]), expected, 1e-9);
  if (wrong !== undefined) {
    const [got, want] = [formatNumber(wrong.got), formatNumber(wrong.expected)];
    return [{
      message: `The output is ${got} at index ${wrong.index}, but "${activation.name}" of the z that it keeps is ${want}.`,
      hint: 'Keep as "z" what the activation of the plan is applied to: losses and what looks into a layer go by it.',
    }];
  }
  const logitsGradient = { shape: dz.shape, data: dz.data.slice() };
  // Another backward pass in between: what it leaves must not matter.
  network.backward(randomTensor(batch.outputGradient.shape, 1, 'float64'));
  network.forward(batch.input);
  network.backwardFromLogits(logitsGradient);
  const difference = differenceOf(new Map(gradientsOf(network)), expected, 1e-9);
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

function activate(activation: Activation, z: Tensor): Tensor {
  const a = createTensor(z.shape, 'float64');
  prepareReference('activate', { activation, z, a })();
  return a;
}
