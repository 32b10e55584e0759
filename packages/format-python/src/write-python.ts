import type { CompleteModel, FormatFile } from '@vitrum/core';
import { type ActivateStep, argumentsOf, base64Of, calledFunctions, classNames, isPlain, type PlainStep, type Program, preparationOf, programOf, shortestDecimal, type Step, tensorsOf, unknownActivation } from '@vitrum/formats/internal';
import { expressions } from './activation-expressions.ts';
import { functions } from './functions.ts';
import { version } from './version.ts';

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

type TensorNames = ReadonlyMap<Float32Array, string>;

/**
 * The file of a model.
 *
 * @throws VITRUM_UNSUPPORTED_MODEL for layers and activations that are not built in
 */
export function writePython(model: CompleteModel): readonly [FormatFile] {
  const program = programOf(model, 'python');
  const tensors = tensorsOf(program.steps);
  const names = new Map(tensors.map((tensor, i) => [tensor, `_n${i}`]));
  const body = bodyOf(program, names);
  const [{ inputShapes: [inputShape] }] = model.layers;
  const text = [
    opening(body),
    `input_shape = [${inputShape.join(', ')}]\nclasses = [${classNames(model).map(pythonText).join(', ')}]`,
    ...calledFunctions(body, functions).map((name) => `\n${functions[name]}`),
    ...prepareFunction(model),
    `\n${body}`,
    `\n${numbersOf(tensors, names)}`,
  ].join('\n\n');
  return [{ name: '.py', bytes: new TextEncoder().encode(`${text}\n`) }];
}

/** The function that makes inputs of raw numbers; nothing for a model whose encoding cannot be said. */
function prepareFunction(model: CompleteModel): readonly string[] {
  const preparation = preparationOf(model);
  if (preparation === undefined) return [];
  const [offsets = '', scales = ''] = [preparation.offsets, preparation.scales].map((list) => `np.float32([${Array.from(list, shortestDecimal).join(', ')}])`);
  return [`
def prepare(raw):
    """The inputs for raw numbers, such as pixels from 0 to 255: many samples, one in each row."""
    raw = np.asarray(raw, np.float32)
    return (raw.reshape(len(raw), -1) - ${offsets}) / ${scales}`];
}

const opening = (body: string): string => `"""A neural network, written by vitrum ${version}: from model import predict

The input is a list of samples, each row by row, channels last, prepared as in training.
"""
import base64
${calledFunctions(body, functions).includes('_normal') ? 'import math\n' : ''}
import numpy as np`;

/** Text as a literal, whose escapes are those of JSON as long as it is ASCII. */
const pythonText = (text: string): string => JSON.stringify(text).replaceAll(/[^ -~]/gu, (each) => `\\U${(each.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`);

/** All tensors one after the other, as the base64 of little-endian 32-bit floats. */
function numbersOf(tensors: readonly Float32Array[], names: TensorNames): string {
  const view = new DataView(new ArrayBuffer(4 * tensors.reduce((sum, { length }) => sum + length, 0)));
  let at = 0;
  for (const tensor of tensors) for (const value of tensor) view.setFloat32(4 * at++, value, true);
  let start = 0;
  const lines = tensors.map((tensor) => {
    const line = `${names.get(tensor) ?? ''} = _numbers[${start}:${start + tensor.length}]`;
    start += tensor.length;
    return line;
  });
  return [`_numbers = np.frombuffer(base64.b64decode("""\n${base64Of(new Uint8Array(view.buffer)).replaceAll(/.{100}/g, '$&\n')}\n"""), "<f4")`, ...lines].join('\n');
}

function bodyOf({ sizes, steps, output }: Program, names: TensorNames): string {
  const lines = steps.map((step) => `    v${step.output} = np.float32(${expressionOf(step, names)})`);
  return [
    'def predict(inputs):',
    '    """The outputs for many samples, one in each row."""',
    '    v0 = np.asarray(inputs, np.float32)',
    `    v0 = v0.reshape(len(v0), ${sizes[0] ?? 0})`,
    ...lines,
    `    return v${output}`,
  ].join('\n');
}

function expressionOf(step: Step, names: TensorNames): string {
  const inputs = step.inputs.map((index) => `v${index}`);
  if (isPlain(step)) return plainCall(step, inputs, names);
  switch (step.op) {
    case 'activate': return activation(step, inputs[0] ?? '');
    case 'add': return inputs.join(' + ');
    case 'concat': return `_concat([${inputs.join(', ')}], [${step.widths.join(', ')}], ${step.places})`;
  }
}

function plainCall(step: PlainStep, inputs: readonly string[], names: TensorNames): string {
  const { tensors, numbers } = argumentsOf(step);
  return `_${step.op.replaceAll('-', '_')}(${[...inputs, ...tensors.map((tensor) => names.get(tensor) ?? ''), ...numbers].join(', ')})`;
}

function activation(step: ActivateStep, x: string): string {
  const { type } = step.activation;
  if (type === 'softmax') return `_softmax(${x}, ${step.width})`;
  const expression = Object.hasOwn(expressions, type) ? expressions[type] : undefined;
  if (expression === undefined) throw unknownActivation(step, type, 'python');
  return expression(step.activation).replaceAll(/\bz\b/g, x);
}
