import type { Calibration, CompleteModel, FormatFile } from '@vitrum/core';
import { calledFunctions, classNames } from '@vitrum/formats/internal';
import { greatestSum, quantizeModel, type QuantizedProgram } from '@vitrum/quantization';
import { literal } from '../activation-expressions.ts';
import { classFunction, comment, numbersArray } from '../header-parts.ts';
import { headerFile } from '../header-file.ts';
import { prepareFunction } from '../prepare-function.ts';
import { version } from '../version.ts';
import { functions } from './functions.ts';
import { arraysOf, linesOf, type IntegerArray } from './step-lines.ts';

/**
 * The header of a model whose forward pass is of integers alone.
 *
 * @throws VITRUM_UNSUPPORTED_MODEL for layers that integers cannot express
 */
export function writeInt8(model: CompleteModel, calibration: Calibration): readonly [FormatFile] {
  const program = quantizeModel(model, calibration, 'c');
  const arrays = program.steps.flatMap(arraysOf);
  const names = new Map(arrays.map((values, i) => [values, `model_numbers_${i}`]));
  const body = [integerBody(program, names), floatBody].join('\n\n');
  return headerFile([
    opening(model, program),
    ...arrays.map((values) => numbersArray(values instanceof Int8Array ? 'int8_t' : 'int32_t', names.get(values) ?? '', Array.from(values, String))),
    sumType(program),
    ...calledFunctions(body, functions).map((name) => functions[name]),
    classFunction(classNames(model)),
    prepareFunction(model),
    body,
  ]);
}

function opening({ layers }: CompleteModel, { sizes, output, values }: QuantizedProgram): string {
  const [{ inputShapes: [inputShape] }] = layers;
  const define = (name: string, index: number): string => {
    const { scale = 1, zeroPoint = 0 } = values[index] ?? {};
    return `#define MODEL_${name}_SCALE ${literal(scale)}\n#define MODEL_${name}_ZERO (${zeroPoint})`;
  };
  return `/* A neural network in 8-bit integers, written by vitrum ${version}. In one C file:
     #include "model.h"
     float output[MODEL_OUTPUTS];
     model_predict(input, output);
   The input is one sample of shape [${inputShape.join(', ')}], row by row, channels last, prepared as in training. Link with -lm.
   Without floats: model_predict_int8 takes and gives integers, which stand for SCALE * (integer - ZERO).
   Values between the layers are static: one prediction at a time. */
#ifndef VITRUM_MODEL_H
#define VITRUM_MODEL_H

#include <math.h>
#include <stdint.h>
#include <string.h>

#define MODEL_INPUTS ${sizes[0] ?? 0}
#define MODEL_OUTPUTS ${sizes[output] ?? 0}
${define('INPUT', 0)}
${define('OUTPUT', output)}`;
}

/** 64 bits where 32 could overflow; microcontrollers add them in several steps. */
function sumType({ steps, values }: QuantizedProgram): string {
  const sums = steps.flatMap((step) => (step.op === 'linear' ? [greatestSum(step, values[step.inputs[0]] ?? { scale: 1, zeroPoint: 0 })] : []));
  if (sums.length === 0) return '';
  return `typedef ${Math.max(...sums) < 2 ** 31 ? 'int32_t' : 'int64_t'} model_sum;`;
}

function integerBody(program: QuantizedProgram, names: ReadonlyMap<IntegerArray, string>): string {
  const { sizes, steps, output } = program;
  const valueOf = (index: number): string => (index === 0 ? 'input' : index === output ? 'output' : `v${index}`);
  const made = new Set(steps.map((step) => step.output).filter((index) => index !== output));
  const sums = steps.filter(({ op }) => op === 'linear').map((step) => sizes[step.output] ?? 0);
  const memory = [
    ...Array.from(made, (index) => `  static int8_t v${index}[${sizes[index] ?? 0}];`),
    ...(sums.length > 0 ? [`  static model_sum sums[${Math.max(...sums)}];`] : []),
  ];
  const lines = steps.flatMap((step) => [`  /* ${comment(step.layer)} */`, ...linesOf(step, program, { valueOf, arrayOf: (values) => names.get(values) ?? '' }).map((line) => `  ${line}`)]);
  const copy = output === 0 ? ['  memcpy(output, input, MODEL_INPUTS);'] : [];
  return ['static inline void model_predict_int8(const int8_t *input, int8_t *output) {', ...memory, ...lines, ...copy, '}'].join('\n');
}

const floatBody = `static inline void model_predict(const float *input, float *output) {
  static int8_t x[MODEL_INPUTS], z[MODEL_OUTPUTS];
  for (int k = 0; k < MODEL_INPUTS; k++) x[k] = model_quantize(input[k], MODEL_INPUT_SCALE, MODEL_INPUT_ZERO);
  model_predict_int8(x, z);
  for (int k = 0; k < MODEL_OUTPUTS; k++) output[k] = MODEL_OUTPUT_SCALE * (float)(z[k] - MODEL_OUTPUT_ZERO);
}`;
