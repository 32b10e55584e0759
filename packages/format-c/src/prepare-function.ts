import type { CompleteModel } from '@vitrum/core';
import { preparationOf } from '@vitrum/formats/internal';
import { literal } from './activation-expressions.ts';
import { numbersArray } from './header-parts.ts';

/** The function that makes inputs of raw numbers; nothing for a model whose encoding C cannot say. */
export function prepareFunction(model: CompleteModel): string {
  const preparation = preparationOf(model);
  if (preparation === undefined) return '';
  const { raw, offsets, scales } = preparation;
  if (raw === 'bytes') {
    return `/* The bytes of a picture, from 0 to 255, as inputs */
static inline void model_prepare(const unsigned char *pixels, float *input) {
  for (int k = 0; k < MODEL_INPUTS; k++) input[k] = (float)pixels[k] / ${literal(scales[0] ?? 1)};
}`;
  }
  return [
    numbersArray('float', 'model_offsets', Array.from(offsets, literal)),
    numbersArray('float', 'model_scales', Array.from(scales, literal)),
    `/* Numbers as they were in the data, as inputs */
static inline void model_prepare(const float *raw, float *input) {
  for (int k = 0; k < MODEL_INPUTS; k++) input[k] = (raw[k] - model_offsets[k]) / model_scales[k];
}`,
  ].join('\n\n');
}
