import { definePlugin } from '@vitrum/core';
import { reference } from './reference-backend/reference-backend.ts';
import { version } from './version.ts';

export { centralDifference } from './central-difference.ts';
export * from './elementary/index.ts';
export { prepareOn } from './prepare-on.ts';
export { createDraws, createRandom, type Draws } from './random/random-generator.ts';
export { shuffle } from './random/shuffle.ts';
export { reference, referenceBackend } from './reference-backend/reference-backend.ts';
export type { NestedNumbers } from './nested-numbers.ts';
export { formatShape, isSameShape, sizeOf } from './shape.ts';
export { createFloatArray, createTensor, firstRows, reshaped, rowsOf, tensorFrom, transpose } from './tensor.ts';

/** The reference backend as a plugin. */
export const tensorPlugin = /* @__PURE__ */ definePlugin({ name: '@vitrum/tensor', version, backends: [reference] });
export default tensorPlugin;
