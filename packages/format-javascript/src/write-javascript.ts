import type { CompleteModel, FormatFile } from '@vitrum/core';
import { type ActivateStep, argumentsOf, base64Of, calledFunctions, classNames, isPlain, type PlainStep, type Program, preparationOf, programOf, shortestDecimal, type Step, tensorsOf, unknownActivation } from '@vitrum/formats/internal';
import { expressions } from './activation-expressions.ts';
import { functions } from './functions.ts';
import { version } from './version.ts';

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/**
 * The module of a model, and its types.
 *
 * @throws VITRUM_UNSUPPORTED_MODEL for layers and activations that are not built in
 */
export function writeJavascript(model: CompleteModel): readonly [FormatFile, FormatFile] {
  const encoder = new TextEncoder();
  return [{ name: '.js', bytes: encoder.encode(moduleOf(model)) }, { name: '.d.ts', bytes: encoder.encode(preparationOf(model) === undefined ? types : `${types}${prepareType}`) }];
}

function moduleOf(model: CompleteModel): string {
  const program = programOf(model, 'javascript');
  const tensors = tensorsOf(program.steps);
  const names = new Map(tensors.map((tensor, i) => [tensor, `n${i}`]));
  const body = bodyOf(program, names);
  const [{ inputShapes: [inputShape] }] = model.layers;
  return `${[
    `// A neural network, written by vitrum ${version}: import { predict } from './model.js'.
// The input is one sample, row by row, channels last, prepared as in training.
export const inputShape = ${JSON.stringify(inputShape)};
export const classes = ${JSON.stringify(classNames(model))};`,
    numbersOf(tensors),
    ...calledFunctions(body, functions).map((name) => functions[name]),
    prepareFunction(model),
    body,
  ].filter((part) => part !== '').join('\n\n')}\n`;
}

const types = `/** The shape of one sample. */
export declare const inputShape: readonly number[];
/** The names of the outputs; empty if they have none. */
export declare const classes: readonly string[];
/** The outputs for one sample. */
export declare function predict(input: ArrayLike<number>): Float32Array;
`;

const prepareType = `/** The inputs for raw numbers, such as pixels from 0 to 255. */
export declare function prepare(raw: ArrayLike<number>): Float32Array;
`;

/** The function that makes inputs of raw numbers; nothing for a model whose encoding cannot be said. */
function prepareFunction(model: CompleteModel): string {
  const preparation = preparationOf(model);
  if (preparation === undefined) return '';
  const [offsets, scales] = [preparation.offsets, preparation.scales].map((list) => JSON.stringify(Array.from(list, shortestDecimal)));
  const number = preparation.raw === 'bytes' ? `each / ${scales?.slice(1, -1) ?? '1'}` : '(each - offsets[i]) / scales[i]';
  const constants = preparation.raw === 'bytes' ? [] : [`const offsets = ${offsets ?? ''};`, `const scales = ${scales ?? ''};`];
  return [...constants, `export const prepare = (raw) => Float32Array.from(raw, (each${constants.length > 0 ? ', i' : ''}) => ${number});`].join('\n');
}

/** All tensors one after the other, as the base64 of little-endian 32-bit floats. */
function numbersOf(tensors: readonly Float32Array[]): string {
  const count = tensors.reduce((sum, { length }) => sum + length, 0);
  const view = new DataView(new ArrayBuffer(4 * count));
  let at = 0;
  for (const tensor of tensors) for (const value of tensor) view.setFloat32(4 * at++, value, true);
  let start = 0;
  const lines = tensors.map(({ length }, i) => {
    const line = `const n${i} = numbers.subarray(${start}, ${start + length});`;
    start += length;
    return line;
  });
  const decode = `const view = new DataView(Uint8Array.from(atob(\n  '${base64Of(new Uint8Array(view.buffer))}'\n), (each) => each.charCodeAt(0)).buffer);`;
  return [decode, `const numbers = Float32Array.from({ length: ${count} }, (_, i) => view.getFloat32(4 * i, true));`, ...lines].join('\n');
}

function bodyOf({ sizes, steps, output }: Program, names: ReadonlyMap<Float32Array, string>): string {
  const lines = steps.map((step) => `  const v${step.output} = ${expressionOf(step, names)};`);
  return `export function predict(input) {
  if (input.length !== ${sizes[0] ?? 0}) throw new RangeError('${sizes[0] ?? 0} numbers were expected, got ' + input.length);
  const v0 = Float32Array.from(input);
${lines.join('\n')}
  return v${output};
}`;
}

function expressionOf(step: Step, names: ReadonlyMap<Float32Array, string>): string {
  const inputs = step.inputs.map((index) => `v${index}`);
  if (isPlain(step)) return plainCall(step, inputs, names);
  switch (step.op) {
    case 'activate': return activation(step, inputs[0] ?? '');
    case 'add': return `add(${inputs.join(', ')})`;
    case 'concat': return `concat([${inputs.join(', ')}], [${step.widths.join(', ')}], ${step.places})`;
  }
}

function plainCall(step: PlainStep, inputs: readonly string[], names: ReadonlyMap<Float32Array, string>): string {
  const { tensors, numbers } = argumentsOf(step);
  const name = step.op.replace(/-p/, 'P');
  return `${name}(${[...inputs, ...tensors.map((tensor) => names.get(tensor) ?? ''), ...numbers].join(', ')})`;
}

function activation(step: ActivateStep, x: string): string {
  const { type } = step.activation;
  if (type === 'softmax') return `softmax(${x}, ${step.width})`;
  const expression = Object.hasOwn(expressions, type) ? expressions[type] : undefined;
  if (expression === undefined) throw unknownActivation(step, type, 'javascript');
  return `map(${x}, (z) => ${expression(step.activation)})`;
}
