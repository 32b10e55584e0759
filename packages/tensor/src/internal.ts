// What vitrum's packages and apps share with each other alone: it may change in any release. What is for users is in index.ts.
export { createBatchTensor, type BatchTensor } from './batch-tensor.ts';
export { integerPower } from './elementary/integer-power.ts';
export { philox4x32, type FourWords, type TwoWords } from './random/philox.ts';
export { randomStreams } from './random/random-generator.ts';
export { dropLimit } from './reference-backend/drop-mask.ts';
export { flattenNested, isNumberList, type FlatNumbers } from './nested-numbers.ts';
export { checkBatchShape, checkSameShape, checkShape, formatAxis } from './shape.ts';
export { sumOfSquares } from './sum-of-squares.ts';
