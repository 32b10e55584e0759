import { definePlugin } from '@vitrum/core';
import { reference } from './reference-backend/reference-backend.ts';
import { version } from './version.ts';

export { createBatchTensor, type BatchTensor } from './batch-tensor.ts';
export { centralDifference } from './central-difference.ts';
export * from './elementary/index.ts';
export { integerPower } from './elementary/integer-power.ts';
export { prepareOn } from './prepare-on.ts';
export { philox4x32, type FourWords, type TwoWords } from './random/philox.ts';
export { createDraws, createRandom, randomStreams, type Draws } from './random/random-generator.ts';
export { shuffle } from './random/shuffle.ts';
export { dropLimit } from './reference-backend/drop-mask.ts';
export { reference, referenceBackend } from './reference-backend/reference-backend.ts';
export { checkBatchShape, checkSameShape, checkShape, formatAxis, formatShape, isSameShape, sizeOf } from './shape.ts';
export { sumOfSquares } from './sum-of-squares.ts';
export { createFloatArray, createTensor, firstRows, reshaped, rowsOf, tensorFrom, transpose } from './tensor.ts';

/** The reference backend as a plugin. */
export const tensorPlugin = /* @__PURE__ */ definePlugin({ name: '@vitrum/tensor', version, backends: [reference] });
export default tensorPlugin;
