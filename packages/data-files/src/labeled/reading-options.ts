import { isRecord } from '@vitrum/core';
import { splitOptions } from '@vitrum/datasets';

/** Where data are; another file has its own places. In an NPZ file these are the names of arrays. */
const places: ReadonlySet<string> = new Set(['type', 'file', 'limit', 'labels']);
const placesOfArrays: ReadonlySet<string> = new Set(['inputs', 'targets']);
/** What readers of different kinds call alike. */
const common: ReadonlySet<string> = new Set(['target', 'missing', 'classes', 'labelSeparator']);

/** True for an option that divides samples into parts, or names the files of one: a file that a model is tested with is used whole. */
export function dividesSamples(option: string): boolean {
  return option in splitOptions || /^test[A-Z]/.test(option);
}

/**
 * How a file of the kind `type` is read for a model: as the model's own data were, and as the given options say. Of data of
 * another kind only what all kinds have in common holds.
 *
 * @param recorded - The reference to the model's own data, as the model has it.
 */
export function readingOptions(recorded: unknown, type: string, given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!isRecord(recorded)) return given;
  const isSameKind = recorded['type'] === type;
  const isPlace = (name: string): boolean => places.has(name) || dividesSamples(name) || (type === 'npy' && placesOfArrays.has(name));
  const kept = Object.entries(recorded).filter(([name]) => !isPlace(name) && (isSameKind || common.has(name)));
  return { ...Object.fromEntries(kept), ...given };
}
