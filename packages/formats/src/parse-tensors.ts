import type { FloatArray, Shape } from '@vitrum/core';
import { describeValue, isListOf, isRecord } from '@vitrum/core/internal';
import { sizeOf } from '@vitrum/tensor';
import { invalidModel } from './check-size.ts';
import type { SavedParameter } from './model-file.ts';

/**
 * The parameters or the state in untrusted JSON.
 *
 * @throws VITRUM_INVALID_MODEL with the name of the first invalid tensor
 */
export function parseTensors(key: TensorsKey, value: unknown): Readonly<Record<string, SavedParameter>> {
  return parseEach(key, value, parseDecimals);
}

/**
 * Likewise, with numbers as bits.
 *
 * @throws VITRUM_INVALID_MODEL with the name of the first invalid tensor
 */
export function parseBinaryTensors(key: TensorsKey, value: unknown): Readonly<Record<string, SavedParameter<FloatArray>>> {
  return parseEach(key, value, parseBits);
}

type TensorsKey = 'parameters' | 'state';
type ParseValues<Values> = (what: string, shape: Shape, values: unknown) => Values;

function parseEach<Values>(key: TensorsKey, value: unknown, parseValues: ParseValues<Values>): Readonly<Record<string, SavedParameter<Values>>> {
  if (!isRecord(value)) throw invalidModel(`"${key}" holds { "shape", "values" } by name, got ${describeValue(value)}.`);
  const what = key === 'parameters' ? 'parameter' : 'state';
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([name, tensor]) => [name, parseTensor(`The ${what} ${describeValue(name)}`, tensor, parseValues)]));
}

function parseTensor<Values>(what: string, value: unknown, parseValues: ParseValues<Values>): SavedParameter<Values> {
  if (!isRecord(value)) throw invalidModel(`${what} is an object of "shape" and "values", got ${describeValue(value)}.`);
  const { shape, values } = value;
  if (!isShape(shape)) throw invalidModel(`${what} has a "shape" of whole numbers, got ${describeValue(shape)}.`);
  return { shape, values: parseValues(what, shape, values) };
}

function parseBits(what: string, shape: Shape, values: unknown): FloatArray {
  if (!(values instanceof Float32Array || values instanceof Float64Array)) throw invalidModel(`${what} has "values" as bits, got ${describeValue(values)}.`);
  const place = values.findIndex((each) => !Number.isFinite(each));
  if (place !== -1) throw invalidModel(`${what} has ${values[place]} in place ${place}, which is not finite.`);
  requireSize(what, shape, values.length);
  return values;
}

function parseDecimals(what: string, shape: Shape, values: unknown): readonly number[] {
  if (!Array.isArray(values)) throw invalidModel(`${what} has a list of "values", got ${describeValue(values)}.`);
  const numbers: readonly unknown[] = values;
  if (!isListOf(numbers, isFloat)) {
    const place = numbers.findIndex((each) => !isFloat(each));
    throw invalidModel(`${what} has ${describeValue(numbers[place])} in place ${place}, which is no 32-bit float.`);
  }
  requireSize(what, shape, numbers.length);
  return numbers;
}

function requireSize(what: string, shape: Shape, length: number): void {
  if (length !== sizeOf(shape)) throw invalidModel(`${what} of shape ${describeValue(shape)} has ${length} numbers.`);
}

function isShape(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((length) => Number.isSafeInteger(length) && length >= 0);
}

/** A number beyond the range of 32-bit floats would become infinite. */
function isFloat(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(Math.fround(value));
}
