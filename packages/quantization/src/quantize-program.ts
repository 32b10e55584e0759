import type { Calibration, CompleteModel } from '@vitrum/core';
import { programOf, type ActivateStep, type Program, type Step, type ValueIndex } from '@vitrum/formats/internal';
import { exp } from '@vitrum/tensor';
import { forwardOf } from './activation-functions.ts';
import { clamp, fixedPointOf } from './fixed-point.ts';
import { countReaders, foldProgram, isLinear, unitOf } from './fold-program.ts';
import type { QuantizedProgram, QuantizedStep, QuantizedValue } from './quantized-program.ts';
import type { LinearStep } from './run-step.ts';

/** Activations that end the range of numbers, as 8 bits do by themselves. */
const ends: readonly string[] = ['relu', 'relu6', 'hard-tanh'];

/** What TensorFlow Lite demands of some results, whose range is known. */
const fixedValues: Readonly<Record<string, QuantizedValue>> = {
  softmax: { scale: 1 / 256, zeroPoint: -128 },
  sigmoid: { scale: 1 / 256, zeroPoint: -128 },
  tanh: { scale: 1 / 128, zeroPoint: 0 },
};

/** 2²⁰: the unit of the factors of sums. */
export const sumUnit = 0x100000;

/** 2²³: the unit of the exponentials of softmax. */
const exponentialUnit = 0x800000;

/**
 * A model in 8-bit integers: symmetric weights with a scale for each unit, asymmetric values between layers, biases of 32 bits.
 *
 * Source: the quantization specification of TensorFlow Lite; Jacob et al. 2018, arXiv:1712.05877.
 *
 * @param calibration - From `calibrate`, for the same model.
 * @param format - The format that asks, for messages.
 * @throws VITRUM_UNSUPPORTED_MODEL for layers that integers cannot express
 */
export function quantizeModel(model: CompleteModel, calibration: Calibration, format = 'int8'): QuantizedProgram {
  const program = fuse(foldProgram(programOf(model, format), format));
  const values = program.sizes.map((_, i) => valueOf(calibration.ranges[i] ?? [0, 0]));
  const steps = program.steps.map((step) => {
    values[step.output] = valueAfter(step, values);
    return quantize(step, values);
  });
  return { sizes: program.sizes, values, steps, output: program.output };
}

/** A step whose result may be cut by an activation that follows it. */
type Fused = Step & { readonly ending?: string };

/** A sum that only an activation reads which ends the range needs no 8 bits of its own. */
function fuse(program: Program): Omit<Program, 'steps'> & { readonly steps: readonly Fused[] } {
  const steps: Fused[] = [];
  for (const step of program.steps) {
    const before = steps.findIndex(({ output }) => output === step.inputs[0]);
    const sum = steps[before];
    const isEnd = step.op === 'activate' && ends.includes(step.activation.type);
    if (isEnd && sum !== undefined && (isLinear(sum) || sum.op === 'add') && sum.ending === undefined && countReaders(program, sum.output) === 1) {
      steps[before] = { ...sum, output: step.output, ending: step.activation.type };
    } else steps.push(step);
  }
  return { ...program, steps };
}

/** 256 integers over a range that holds 0. */
function valueOf([least, greatest]: readonly [number, number]): QuantizedValue {
  const scale = Math.fround((Math.max(greatest, 0) - Math.min(least, 0)) / 255);
  if (!(scale > 0) || !Number.isFinite(scale)) return { scale: 1, zeroPoint: 0 };
  return { scale, zeroPoint: clamp(Math.round(-128 - Math.min(least, 0) / scale), -128, 127) };
}

/** What only moves integers keeps their meaning. */
function valueAfter(step: Fused, values: readonly QuantizedValue[]): QuantizedValue {
  const own = values[step.output] ?? valueOf([0, 0]);
  if (step.op === 'activate') return fixedValues[step.activation.type] ?? own;
  return step.op === 'max-pool' || step.op === 'average-pool' || step.op === 'upsample' ? values[step.inputs[0]] ?? own : own;
}

function quantize(step: Fused, values: readonly QuantizedValue[]): QuantizedStep {
  const at = (index: ValueIndex): QuantizedValue => values[index] ?? valueOf([0, 0]);
  const { inputs, output, layer, ending } = step;
  const between = { inputs, output, layer, ...(ending !== undefined && { activation: ending }) };
  if (isLinear(step)) return { ...between, op: 'linear', step, ...quantizeWeights(step, at(inputs[0]).scale, at(output).scale) };
  const factors = inputs.map((input) => Math.round((sumUnit * at(input).scale) / at(output).scale));
  switch (step.op) {
    case 'max-pool':
    case 'average-pool': return { ...between, op: 'pool', step };
    case 'add': return { ...between, op: 'add', factors };
    case 'concat': return { ...between, op: 'concat', step, factors };
    case 'upsample': return { ...between, op: 'upsample', step };
    case 'activate': return step.activation.type === 'softmax'
      ? { ...between, op: 'softmax', step, exponentials: Int32Array.from({ length: 256 }, (_, d) => Math.round(exponentialUnit * exp(-d * at(inputs[0]).scale))) }
      : { ...between, op: 'table', step, table: tableOf(step, at(inputs[0]), at(output)) };
    default: throw new Error(`${step.op} was folded`); // foldProgram leaves no others
  }
}

function tableOf({ activation }: ActivateStep, from: QuantizedValue, to: QuantizedValue): Int8Array {
  const phi = forwardOf(activation) ?? ((z: number): number => z);
  return Int8Array.from({ length: 256 }, (_, i) => quantizeNumber(phi(from.scale * (i - 128 - from.zeroPoint)), to));
}

/** The integer that stands for a number: rounded, halves away from zero, within 8 bits. */
export function quantizeNumber(value: number, { scale, zeroPoint }: QuantizedValue): number {
  const steps = value / scale;
  return clamp(Math.sign(steps) * Math.floor(Math.abs(steps) + 0.5) + zeroPoint, -128, 127);
}

/** A bias may have this size in the unit of the sums, so that 32 bits hold the whole sum. */
const maxBias = 0x20000000;

function quantizeWeights(step: LinearStep, inputScale: number, outputScale: number) {
  const { weights, biases } = step;
  const weightScales = Float32Array.from(biases, (bias) => Math.abs(bias) / (inputScale * maxBias));
  weights.forEach((weight, i) => {
    const unit = unitOf(step, i);
    weightScales[unit] = Math.max(weightScales[unit] ?? 0, Math.abs(weight) / 127);
  });
  weightScales.forEach((scale, unit) => { if (scale === 0) weightScales[unit] = 1; });
  const scaleOf = (unit: number): number => weightScales[unit] ?? 1;
  return {
    weights: Int8Array.from(weights, (weight, i) => clamp(Math.round(weight / scaleOf(unitOf(step, i))), -127, 127)),
    biases: Int32Array.from(biases, (bias, unit) => Math.round(bias / (inputScale * scaleOf(unit)))),
    factors: Array.from(weightScales, (scale) => fixedPointOf((inputScale * scale) / outputScale)),
    weightScales,
  };
}
