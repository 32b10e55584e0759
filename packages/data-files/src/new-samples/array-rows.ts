import { VitrumError } from '@vitrum/core';
import type { ArrayEncoding } from '@vitrum/datasets';
import { formatShape, sizeOf } from '@vitrum/tensor';
import { inputInMemory } from '../arrays/array-input.ts';
import { arrayFormatOf, readArray } from '../files/open-array.ts';
import type { NewSample } from './new-sample.ts';

/**
 * The samples in an NPY or IDX file, as inputs of a model of arrays; an array of the shape of one sample is a single sample.
 *
 * @throws VITRUM_INVALID_ENCODING; the errors of reading arrays
 */
export async function* newArrayRows(path: string, encoding: ArrayEncoding): AsyncGenerator<NewSample> {
  const { shape, offsets = [0], scales = [1] } = encoding;
  const format = await arrayFormatOf(path);
  if (format === undefined) throw unfit(`${path} is no NPY or IDX file.`, shape);
  const content = await readArray(path, format);
  const isOne = formatShape(content.shape) === formatShape(shape);
  const input = inputInMemory(isOne ? { ...content, shape: [1, ...shape] } : content);
  if (formatShape(input.shape) !== formatShape(shape)) {
    throw unfit(`${path} holds samples of shape ${formatShape(input.shape)}, the model takes ${formatShape(shape)}.`, shape);
  }
  const rows = input.open({ offsets, scales });
  for (let index = 0; index < rows.count; index++) {
    const values = new Float32Array(sizeOf(shape));
    rows.read(index, values, 0);
    yield { source: isOne ? path : `${path}, sample ${index}`, input: values };
  }
}

function unfit(message: string, shape: ArrayEncoding['shape']): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_ENCODING',
    message,
    hint: `Give an array of shape [samples, ${shape.join(', ')}], as numpy.save writes it.`,
  });
}
