import type { CompleteModel, FormatFile } from '@vitrum/core';
import { calledFunctions, classNames, type Program, programOf, tensorsOf } from '@vitrum/formats/internal';
import { literal } from './activation-expressions.ts';
import { functions } from './functions.ts';
import { classFunction, comment, numbersArray } from './header-parts.ts';
import { headerFile } from './header-file.ts';
import { prepareFunction } from './prepare-function.ts';
import { linesOf } from './step-lines.ts';
import { version } from './version.ts';

/**
 * The header of a model.
 *
 * @throws VITRUM_UNSUPPORTED_MODEL for layers and activations that are not built in
 */
export function writeC(model: CompleteModel): readonly [FormatFile] {
  const program = programOf(model, 'c');
  const tensors = tensorsOf(program.steps);
  const names = new Map(tensors.map((tensor, i) => [tensor, `model_numbers_${i}`]));
  const body = bodyOf(program, names);
  return headerFile([
    opening(model, program),
    ...tensors.map((tensor) => numbersArray('float', names.get(tensor) ?? '', Array.from(tensor, literal))),
    ...calledFunctions(body, functions).map((name) => functions[name]),
    classFunction(classNames(model)),
    prepareFunction(model),
    body,
  ]);
}

function opening({ layers }: CompleteModel, { sizes, output }: Program): string {
  const [{ inputShapes: [inputShape] }] = layers;
  return `/* A neural network, written by vitrum ${version}. In one C file:
     #include "model.h"
     float output[MODEL_OUTPUTS];
     model_predict(input, output);
   The input is one sample of shape [${inputShape.join(', ')}], row by row, channels last, prepared as in training. Link with -lm.
   Values between the layers are static: one prediction at a time. */
#ifndef VITRUM_MODEL_H
#define VITRUM_MODEL_H

#include <math.h>
#include <string.h>

#define MODEL_INPUTS ${sizes[0] ?? 0}
#define MODEL_OUTPUTS ${sizes[output] ?? 0}`;
}

function bodyOf(program: Program, names: ReadonlyMap<Float32Array, string>): string {
  const { sizes, steps, output } = program;
  const valueOf = (index: number): string => (index === 0 ? 'input' : index === output ? 'output' : `v${index}`);
  const memory = sizes.flatMap((size, i) => (i === 0 || i === output ? [] : [`  static float v${i}[${size}];`]));
  const lines = steps.flatMap((step) => [`  /* ${comment(step.layer)} */`, ...linesOf(step, program, { valueOf, tensorOf: (tensor) => names.get(tensor) ?? '' }).map((line) => `  ${line}`)]);
  const copy = output === 0 ? ['  memcpy(output, input, MODEL_INPUTS * sizeof(float));'] : [];
  return ['static inline void model_predict(const float *input, float *output) {', ...memory, ...lines, ...copy, '}'].join('\n');
}
