export { resampleAffine, resampleMoved } from './resample.ts';
