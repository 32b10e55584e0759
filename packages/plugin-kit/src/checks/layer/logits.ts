import { createTensor } from '@vitrum/tensor';
import { activate } from '@vitrum/tensor/operations';
import type { Statement } from '../../finding.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { layerOf, networkOf } from './cases.ts';
import type { LayerCase } from './layer-case.ts';
import { comparePasses, differenceOf, gradientsOf, randomBatch, randomTensor, runPass } from './passes.ts';

const tolerance = 1e-9;

/** For a layer with an activation: z is kept, and ∂C/∂z yields the same gradients as ∂C/∂a. */
export function logitsFaults(layerCase: LayerCase): readonly Statement[] {
  const { activation } = layerCase.plan;
  const network = networkOf(layerCase, { precision: 'float64' });
  const batch = randomBatch(network, 3);
  const expected = runPass(network, batch);
  const { z, dz } = layerOf(network);
  if (activation === undefined || z === undefined || dz === undefined) return []; // planNetwork guarantees both for a layer with an activation
  const a = createTensor(z.shape, 'float64');
  activate.reference({ activation, z, a })();
  const wrong = differenceOf(new Map([['the output', [...a.data]]]), expected, tolerance);
  if (wrong !== undefined)
    return [{
      message: `The output is ${formatNumber(wrong.got)} at index ${wrong.index}, but "${activation.name}" of the z that it keeps is ${formatNumber(wrong.expected)}.`,
      hint: 'Keep as "z" what the activation of the plan is applied to: losses and what looks into a layer go by it.',
    }];
  const logitsGradient = { shape: dz.shape, data: dz.data.slice() };
  // another backward pass in between must not matter
  network.backward(randomTensor(batch.outputGradient.shape, 1, 'float64'));
  network.forward(batch.input);
  network.backwardFromLogits(logitsGradient);
  const got = gradientsOf(network);
  return comparePasses({
    says: 'From ∂C/∂z, the backward pass gives something else than from ∂C/∂a',
    hint: 'From "logits", the error dz stands already: leave the activation out, and go on from there.',
    expected: new Map([...expected].filter(([what]) => got.has(what))),
    got,
    tolerance,
  });
}
