// The displacement by pixels has an entry of its own, which the trainer's code for augmentation does not need.
export { resampleAffine } from './resample-affine.ts';
