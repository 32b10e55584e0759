export { calibrate } from './calibrate.ts';
export type { FixedPoint } from './fixed-point.ts';
export { greatestSum } from './greatest-sum.ts';
export { quantizeModel } from './quantize-program.ts';
export type {
  QuantizedAddStep,
  QuantizedConcatStep,
  QuantizedLinearStep,
  QuantizedPoolStep,
  QuantizedProgram,
  QuantizedSoftmaxStep,
  QuantizedStep,
  QuantizedTableStep,
  QuantizedUpsampleStep,
  QuantizedValue,
} from './quantized-program.ts';
export { runQuantized } from './run-quantized.ts';
