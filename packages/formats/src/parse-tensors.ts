import { describeValue, isListOf, isRecord } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { invalidModel } from './check-size.ts';
import type { SavedParameter } from './model-file.ts';

/**
 * The parameters or the state in untrusted JSON.
 *
 * @throws VITRUM_INVALID_MODEL with the name of the first invalid tensor
 */
export function parseTensors(key: 'parameters' | 'state', value: unknown): Readonly<Record<string, SavedParameter>> {
  if (!isRecord(value)) throw invalidModel(`"${key}" holds { "shape", "values" } by name, got ${describeValue(value)}.`);
  const what = key === 'parameters' ? 'parameter' : 'state';
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([name, tensor]) => [name, parseTensor(`The ${what} ${describeValue(name)}`, tensor)]));
}

function parseTensor(what: string, value: unknown): SavedParameter {
  if (!isRecord(value)) throw invalidModel(`${what} is an object of "shape" and "values", got ${describeValue(value)}.`);
  const { shape, values } = value;
  if (!isShape(shape)) throw invalidModel(`${what} has a "shape" of whole numbers, got ${describeValue(shape)}.`);
  if (!Array.isArray(values)) throw invalidModel(`${what} has a list of "values", got ${describeValue(values)}.`);
  const numbers: readonly unknown[] = values;
  if (!isListOf(numbers, isFloat)) {
    const place = numbers.findIndex((each) => !isFloat(each));
    throw invalidModel(`${what} has ${describeValue(numbers[place])} in place ${place}, which is no 32-bit float.`);
  }
  if (numbers.length !== sizeOf(shape)) throw invalidModel(`${what} of shape ${describeValue(shape)} has ${numbers.length} numbers.`);
  return { shape, values: numbers };
}

function isShape(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((length) => Number.isSafeInteger(length) && length >= 0);
}

/** A number beyond the range of 32-bit floats would become infinite. */
function isFloat(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(Math.fround(value));
}
