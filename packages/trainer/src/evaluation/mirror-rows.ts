import { VitrumError, type Shape, type Tensor } from '@vitrum/core';
import { pictureFormOf } from '@vitrum/network/internal';
import type { PictureForm } from '@vitrum/network';
import { createTensor, formatShape, rowsOf } from '@vitrum/tensor';
import { resampleAffine } from '@vitrum/tensor/picture';
import type { Answering } from './evaluator.ts';

/** (−x, y), in pixels from the middle. */
const leftForRight = /* @__PURE__ */ Float64Array.of(-1, 0, 0, 0, 1, 0);

/**
 * Answers with the means of the outputs for samples and for their mirror images, left for right; the cost is the mean of both.
 *
 * @throws VITRUM_SHAPE_MISMATCH for samples that are not pictures
 */
export function answerMirrored(sampleShape: Shape): Answering {
  const picture = pictureFormOf(sampleShape);
  if (picture === undefined) {
    throw new VitrumError({
      code: 'VITRUM_SHAPE_MISMATCH',
      message: `Only pictures, [height, width] or [height, width, channels], have mirror images; these samples have the shape ${formatShape(sampleShape)}.`,
      hint: 'Evaluate without mirror images.',
    });
  }
  return (network, cost, inputs, targets) => {
    const outputs = copyOf(network.forward(inputs));
    const uprightCost = cost.total(targets);
    const { data } = network.forward(mirrored(inputs, picture));
    for (let i = 0; i < data.length; i++) outputs.data[i] = ((outputs.data[i] ?? NaN) + (data[i] ?? NaN)) / 2;
    return { outputs, cost: (uprightCost + cost.total(targets)) / 2 };
  };
}

function mirrored(inputs: Tensor, picture: PictureForm): Tensor {
  const flipped = copyOf(inputs);
  const from = rowsOf(inputs);
  for (const [sample, to] of rowsOf(flipped).entries()) resampleAffine(from[sample] ?? to, to, picture, leftForRight, 'zero');
  return flipped;
}

function copyOf({ shape, data }: Tensor): Tensor {
  const copy = createTensor(shape, data instanceof Float32Array ? 'float32' : 'float64');
  copy.data.set(data);
  return copy;
}
